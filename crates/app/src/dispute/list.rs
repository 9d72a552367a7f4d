//! Disputes in the workroom, the next date first: stage, unit, what to do and by when.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::case::dispute::State;
use rules::permission::{Act, Denied};

use super::form::text_key;
use super::model::Dispute;
use super::store::{self, Wanted};
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Rows of one page.
const PAGE_ROWS: usize = 50;

/// What was asked for: unit and stage by their codes, closed files too.
struct Asked {
    unit: String,
    stage: String,
    is_all: bool,
}

#[derive(Template)]
#[template(path = "dispute/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Dispute>,
    asked: Asked,
    /// Code, name, whether it is chosen.
    units: Vec<(String, String, bool)>,
    stages: Vec<(&'static str, String, bool)>,
    next: Option<String>,
    may_open: bool,
    today: Date,
}

impl ListPage {
    fn stage(&self, dispute: &Dispute) -> String {
        self.p.t(&text_key("stage", dispute.state.0))
    }

    fn action(&self, dispute: &Dispute) -> String {
        self.p.t(&format!("dispute-next-{}", dispute.next_action.replace('_', "-")))
    }

    fn left(&self, dispute: &Dispute) -> Left {
        Left::of(&self.p, self.today, &dispute.next_on)
    }
}

/// How far a day is, in words, and how much it presses.
pub(super) struct Left {
    /// `3 hari lagi`.
    pub(super) words: String,
    /// Class of the badge: ` bad`, ` warn` or nothing.
    pub(super) class: &'static str,
}

impl Left {
    /// The distance from today to an ISO day; no words for what is no day.
    pub(super) fn of(p: &Page, today: Date, on: &str) -> Self {
        let days = on.parse::<Date>().ok().and_then(|on| today.until(on).ok());
        let Some(days) = days.map(|span| i64::from(span.get_days())) else {
            return Self { words: String::new(), class: "" };
        };
        if days == 0 {
            return Self { words: p.t("dispute-days-today"), class: " warn" };
        }
        if days < 0 {
            return Self { words: p.n("dispute-days-over", -days), class: " bad" };
        }
        Self { words: p.n("dispute-days-left", days), class: if days < 4 { " warn" } else { "" } }
    }
}

/// `GET /kerja/sengketa`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let may_see = ctx.units_for(Act::ReadDisputes);
    if may_see.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let sees_all = ctx.may(Act::ReadDisputes, None);
    let asked_unit = may_see.iter().find(|unit| unit.code == query.text("unit")).map(|unit| unit.id);
    // Officers of a unit see the files their unit shares, one unit at a time.
    let unit = asked_unit.or_else(|| may_see.first().filter(|_| !sees_all).map(|unit| unit.id));
    let stage = State::from_code(query.text("tahap"));
    let is_all = query.text("tab") == "semua";
    let after = query.parse::<String>("sesudah").as_deref().and_then(web::cursor::decode);
    let after = after.and_then(|values| place(&values));
    let wanted = Wanted {
        unit,
        state: stage.map(State::code),
        is_open: !is_all,
        after: after.as_ref().map(|(day, id)| (day.as_str(), *id)),
        limit: i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX),
    };
    let mut rows = store::list(ctx.db(), ctx.body(), wanted).await?;
    let has_more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let next = rows.last().filter(|_| has_more).and_then(cursor);
    let p = Page::new(&ctx, ctx.locale.t("dispute-list-title")).section("disputes");
    let stages = State::ALL
        .iter()
        .map(|state| (state.code(), p.t(&text_key("stage", *state)), Some(*state) == stage))
        .collect();
    let units = may_see.iter().map(|one| (one.code.clone(), one.name.clone(), Some(one.id) == unit));
    let code = unit.and_then(|id| ctx.directory.unit(id)).map(|unit| unit.code.clone()).unwrap_or_default();
    html(&ListPage {
        rows,
        units: if sees_all || may_see.len() > 1 { units.collect() } else { Vec::new() },
        asked: Asked { unit: code, stage: stage.map_or("", State::code).to_owned(), is_all },
        stages,
        next,
        may_open: ctx.may(Act::ManageDisputes, None),
        today: ctx.today(),
        p,
    })
}

fn cursor(dispute: &Dispute) -> Option<String> {
    let day: Date = dispute.next_on.parse().ok()?;
    let numbers = [i64::from(day.year()), i64::from(day.month()), i64::from(day.day()), dispute.id.0];
    Some(web::cursor::encode(&numbers))
}

fn place(values: &[i64]) -> Option<(String, i64)> {
    let [year, month, day, id] = values else { return None };
    let day = Date::new(i16::try_from(*year).ok()?, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?);
    Some((day.ok()?.to_string(), *id))
}
