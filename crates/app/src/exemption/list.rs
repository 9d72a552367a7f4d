//! Exemptions in the workroom: what is being tested, in force, ending soon.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::exemption::State;
use rules::permission::Act;

use super::model::Exemption;
use super::store;
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// One row ready to be printed.
struct Row {
    exemption: Exemption,
    state: &'static str,
    unit: String,
    /// Its last day in words; empty without one.
    until: String,
    /// Days until the end; none without one.
    days_left: Option<i64>,
}

#[derive(Template)]
#[template(path = "exemption/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    may_create: bool,
}

impl ListPage {
    fn state_text(&self, state: &str) -> String {
        self.p.t(&format!("exemption-state-{}", state.replace('_', "-")))
    }
}

/// `GET /kerja/dikecualikan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let may_create = !ctx.units_for(Act::WriteExemption).is_empty();
    let units = ctx.units_for(Act::ReadExemptions);
    if units.is_empty() {
        return Err(Error::Forbidden(rules::permission::Denied::NoRole));
    }
    let today = ctx.today();
    let rows = store::list(ctx.db(), ctx.body(), None)
        .await?
        .into_iter()
        .filter(|exemption| ctx.may(Act::ReadExemptions, Some(exemption.unit_id)))
        .map(|exemption| {
            let state = exemption.state_on(today);
            let is_closed = matches!(state, State::InForce | State::OpeningDecided);
            let until = exemption.until().filter(|_| is_closed);
            let last = exemption.until().map(|day| crate::locale::day_in_words(ctx.locale, day));
            Row {
                until: last.unwrap_or_default(),
                state: rules::Code::code(state),
                unit: ctx.directory.name(exemption.unit_id).to_owned(),
                days_left: until
                    .and_then(|until| today.until(until).ok())
                    .map(|span| i64::from(span.get_days())),
                exemption,
            }
        })
        .collect();
    let p = Page::new(&ctx, ctx.locale.t("exemption-list-title"))
        .section("exemptions")
        .flash(Some(query.text("ok")));
    html(&ListPage { p, rows, may_create })
}
