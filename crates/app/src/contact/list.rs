//! Contacts in the workroom: those that are open, or all; a unit's officers see their own.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::{Act, Denied};

use super::item::state_words;
use super::model::Contact;
use super::store;
use crate::ctx::SignedIn;
use crate::ids::{ContactId, UnitId};
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Rows of one page.
const PAGE_ROWS: usize = 50;

#[derive(Template)]
#[template(path = "contact/pages/list.html")]
struct ListPage {
    p: Page,
    /// Contacts, and why the unit is spoken to.
    rows: Vec<(Contact, String)>,
    is_all: bool,
    may_manage: bool,
    /// Units to choose from; empty when there is but one.
    units: Vec<(String, String, bool)>,
    unit: String,
    next: Option<ContactId>,
}

impl ListPage {
    fn state(&self, row: &Contact) -> String {
        state_words(&self.p, row)
    }

    fn rung(&self, row: &Contact) -> String {
        let key = |rung: rules::contact::Rung| format!("contact-rung-{}", rung.to_string().replace('_', "-"));
        row.rung.map(|rung| self.p.t(&key(rung.0))).unwrap_or_default()
    }
}

/// `GET /kerja/kontak-unit?tab=semua&unit=kode&sebelum=12`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let sees_all = ctx.may(Act::ManageContact, None);
    let own: Vec<_> =
        if sees_all { ctx.directory.active().collect() } else { ctx.units_for(Act::AnswerContact) };
    if own.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let asked = own.iter().find(|unit| unit.code == query.text("unit")).map(|unit| unit.id);
    let unit: Option<UnitId> = asked.or_else(|| own.first().filter(|_| !sees_all).map(|unit| unit.id));
    let is_all = query.text("tab") == "semua";
    let before = query.parse("sebelum").unwrap_or(ContactId(i64::MAX));
    let limit = i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(ctx.db(), ctx.body(), unit, is_all, before, limit).await?;
    let has_more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let chosen = unit.and_then(|id| ctx.directory.unit(id)).map(|unit| unit.code.clone()).unwrap_or_default();
    let units = own.iter().map(|one| (one.code.clone(), one.name.clone(), Some(one.id) == unit)).collect();
    let p = Page::new(&ctx, ctx.locale.t("contact-list-title"));
    let next = rows.last().filter(|_| has_more).map(|row| row.id);
    let with_cause = |row: Contact| {
        let cause = p.w(&row.key("since"), &row.about_in_words(ctx.locale)?);
        Ok((row, cause))
    };
    html(&ListPage {
        next,
        rows: rows.into_iter().map(with_cause).collect::<Result<_>>()?,
        is_all,
        may_manage: sees_all,
        units: if own.len() > 1 { units } else { Vec::new() },
        unit: chosen,
        p: p.section("contact").flash(Some(query.text("ok"))),
    })
}
