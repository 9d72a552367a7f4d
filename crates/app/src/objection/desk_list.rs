//! Objections in the workroom: what waits for the supervising officer, what was decided, the most urgent first
//! or the newest.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::case::objection::{State, Timing};
use rules::permission::{Act, Denied};

use super::model::hyphens;
use super::store::{self, Listed, Wanted};
use crate::ctx::SignedIn;
use crate::deadline::recount::stored_day;
use crate::ids::UnitId;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// Rows of one page.
const PAGE_ROWS: usize = 50;
/// Stands for "no date" where rows are ordered.
const NO_DAY: &str = "9999-12-31";

/// One row ready to be printed.
struct Row {
    path: String,
    number: String,
    about: String,
    subject: String,
    state: String,
    unit: String,
    due: String,
    /// Days until the safe date in words, and how urgent it is; empty when nothing is due.
    left: String,
    urgency: &'static str,
    mark: String,
    is_sample: bool,
}

#[derive(Template)]
#[template(path = "objection/pages/desk_list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    tab: &'static str,
    sort: &'static str,
    units: Vec<(String, String, bool)>,
    unit: String,
    next: String,
    may_write_down: bool,
}

impl ListPage {
    /// Address of this list in another tab or order; the unit stays.
    fn link(&self, tab: &str, sort: &str) -> String {
        let path = format!("/kerja/keberatan?tab={tab}&urut={sort}&unit={}", self.unit);
        self.p.to(&path)
    }
}

/// `GET /kerja/keberatan?tab=&unit=&urut=&sesudah=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let may_see = ctx.units_for(Act::ReadRequests);
    if may_see.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let asked = ctx.directory.by_code(query.text("unit"));
    let tab = one_of(query.text("tab"), ["terbuka", "diputus", "semua"]);
    let sort = one_of(query.text("urut"), ["mendesak", "terbaru"]);
    let wanted = Wanted {
        unit: asked.map(|unit| unit.id).or_else(|| only_unit(&ctx, &may_see)),
        state: (tab == "diputus").then(|| State::Decided.code()),
        is_open: tab == "terbuka",
        limit: i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX),
    };
    let place = web::cursor::decode(query.text("sesudah")).unwrap_or_default();
    let mut found = match (sort, place.as_slice()) {
        ("terbaru", place) => {
            store::list_newest(ctx.db(), ctx.body(), wanted, place.first().copied()).await?
        }
        (_, [day, id]) => {
            let day = iso(*day);
            store::list_by_due(ctx.db(), ctx.body(), wanted, Some((&day, *id))).await?
        }
        _ => store::list_by_due(ctx.db(), ctx.body(), wanted, None).await?,
    };
    let has_more = found.len() > PAGE_ROWS;
    found.truncate(PAGE_ROWS);
    let next = found.last().filter(|_| has_more).map(|last| cursor(last, sort)).unwrap_or_default();
    found.retain(|one| ctx.may(Act::ReadRequests, Some(one.unit_id)));
    let p = Page::new(&ctx, ctx.locale.t("objection-desk-title")).section("objections");
    html(&ListPage {
        rows: found.iter().map(|one| row(&ctx, &p, one)).collect::<Result<_>>()?,
        tab,
        sort,
        units: may_see
            .iter()
            .map(|unit| (unit.code.clone(), unit.name.clone(), Some(unit.id) == asked.map(|asked| asked.id)))
            .collect(),
        unit: asked.map(|unit| unit.code.clone()).unwrap_or_default(),
        next,
        may_write_down: !ctx.units_for(Act::ReceiveRequests).is_empty(),
        p,
    })
}

/// A choice of the address; the first one when it is none of them.
fn one_of<const N: usize>(typed: &str, known: [&'static str; N]) -> &'static str {
    let [first, ..] = known.as_slice() else { return "" };
    known.iter().find(|one| **one == typed).unwrap_or(first)
}

/// Officers of one unit ask for that unit, so that a page is never empty because of others' cases.
fn only_unit(ctx: &Ctx, units: &[&crate::org::Unit]) -> Option<UnitId> {
    let [only] = units else { return None };
    (!ctx.may(Act::ReadRequests, None)).then_some(only.id)
}

/// Errors: `Internal` for a stored day that cannot be read: taken for none, nobody would be warned.
fn row(ctx: &Ctx, p: &Page, one: &Listed) -> Result<Row> {
    let waits =
        matches!(one.state.0, State::Filed | State::Registered | State::UnderReview | State::NoResponse);
    let due = one.due_safe.as_deref().filter(|_| waits).map(stored_day).transpose()?;
    let days = due.and_then(|due| ctx.today().until(due).ok()).map(|span| i64::from(span.get_days()));
    let (left, urgency) = match days {
        None => (String::new(), ""),
        Some(0) => (p.t("request-days-today"), "warn"),
        Some(days) if days < 0 => (p.n("request-days-over", -days), "bad"),
        Some(days) => (p.n("request-days-left", days), if days < 6 { "warn" } else { "" }),
    };
    let is_marked = one.timing.0 != Timing::InTime;
    Ok(Row {
        path: format!("/kerja/keberatan/{}", one.id),
        number: one.number.clone(),
        about: p.w("objection-list-about", &one.request_number),
        subject: one.subject.clone(),
        state: p.t(&format!("objection-state-{}", hyphens(one.state.0.code()))),
        unit: ctx.directory.name(one.unit_id).to_owned(),
        due: due.map(|day| crate::locale::day_in_words(p.locale, day)).unwrap_or_default(),
        left,
        urgency,
        mark: if is_marked {
            p.t(&format!("objection-mark-{}", hyphens(one.timing.0.code())))
        } else {
            String::new()
        },
        is_sample: one.is_sample,
    })
}

/// The place behind a row, in the order of the list.
fn cursor(last: &Listed, sort: &str) -> String {
    if sort == "terbaru" {
        return web::cursor::encode(&[last.id.0]);
    }
    let digits = last.due_safe.as_deref().unwrap_or(NO_DAY).replace('-', "");
    web::cursor::encode(&[digits.parse().unwrap_or_default(), last.id.0])
}

/// The day of a cursor.
fn iso(digits: i64) -> String {
    format!("{:04}-{:02}-{:02}", digits / 10_000, digits / 100 % 100, digits % 100)
}
