//! Adopted registers for the public: the list of decisions, and each register as it was adopted.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;

use super::store::{self, Decision, FrozenRow};
use crate::ctx::Visit;
use crate::ids::{DecisionId, UnitId};
use crate::page::{Page, Query, public_html};
use crate::{Error, Result};

/// Rows on a page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "register/decision/pages/list.html")]
struct ListPage {
    p: Page,
    decisions: Vec<Decision>,
}

#[derive(Template)]
#[template(path = "register/decision/pages/show.html")]
struct ShowPage {
    p: Page,
    decision: Decision,
    /// Rows by unit, in the order of the decision.
    groups: Vec<(UnitId, Vec<FrozenRow>)>,
    next: Option<i64>,
}

impl Decision {
    /// Whose register it adopts, in words.
    pub(super) fn of(&self, p: &Page) -> String {
        let name = p.unit_name(self.unit_id);
        if self.with_below { p.w("desk-decisions-with-below", name) } else { name.to_owned() }
    }

    pub(super) fn path(&self) -> String {
        format!("/informasi/keputusan/{}", self.id)
    }

    /// Its day in words.
    pub(super) fn day(&self, p: &Page) -> String {
        match self.decided_on.parse() {
            Ok(day) => crate::locale::day_in_words(p.locale, day),
            Err(_) => self.decided_on.clone(),
        }
    }
}

impl FrozenRow {
    fn class_key(&self) -> String {
        format!("desk-class-{}", self.class.0.code().replace('_', "-"))
    }
}

/// `GET /informasi/keputusan`
pub(super) async fn list(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = Page::new(&ctx, ctx.locale.t("desk-decisions-public-title")).section("register");
    let decisions = store::list(ctx.db(), ctx.body()).await?;
    public_html(&ctx, &ListPage { p, decisions })
}

/// `GET /informasi/keputusan/{decision}`, `?after=` the position of the last row of the page before.
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(id): Path<DecisionId>,
    query: Query,
) -> Result<Response<Body>> {
    let decision = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let after = query.parse("after").unwrap_or(0);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::rows(ctx.db(), ctx.body(), id, after, limit).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| has_more).map(|row| row.position);
    let p = Page::new(&ctx, decision.title.clone()).section("register");
    public_html(&ctx, &ShowPage { p, decision, groups: by_unit(rows), next })
}

/// Rows that follow each other in one unit, together.
fn by_unit(rows: Vec<FrozenRow>) -> Vec<(UnitId, Vec<FrozenRow>)> {
    let mut groups: Vec<(UnitId, Vec<FrozenRow>)> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some((unit, own)) if *unit == row.unit_id => own.push(row),
            _ => groups.push((row.unit_id, vec![row])),
        }
    }
    groups
}
