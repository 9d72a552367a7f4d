//! Requests in the workroom, the most urgent first: what is open, with whom, due when.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code;
use rules::case::request::State;
use rules::permission::{Act, Denied};
use rules::request::Next;

use super::calendar::Clock;
use super::model::InformationRequest;
use super::part::Part;
use super::part_store;
use super::store::{self, Wanted};
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
    request: InformationRequest,
    unit: String,
    /// What has to happen next, in words.
    next: String,
    /// Days until the safe date of the answer; negative when it is over.
    days_left: Option<i64>,
}

#[derive(Template)]
#[template(path = "request/pages/desk_list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    tab: &'static str,
    units: Vec<(String, String, bool)>,
    unit: String,
    next: Option<String>,
    may_write_down: bool,
    may_number: bool,
    /// Parts of other units' cases that wait for the actor's units.
    parts: Vec<Part>,
}

impl ListPage {
    fn state_text(&self, row: &Row) -> String {
        self.p.t(&format!("request-state-{}", row.request.state.0.code().replace('_', "-")))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn left(&self, days: &i64) -> String {
        left(&self.p, *days)
    }
}

/// Days until the safe date, in words.
pub(super) fn left(p: &Page, days: i64) -> String {
    match days {
        0 => p.t("request-days-today"),
        days if days < 0 => p.n("request-days-over", -days),
        days => p.n("request-days-left", days),
    }
}

/// Days until the safe date of the answer; negative when it is over; none when nobody waits for one. Errors: `Internal` for a stored day that cannot be read.
pub(super) fn days_left(request: &InformationRequest, today: Date) -> Result<Option<i64>> {
    let waits = request.answered_on.is_none() && request.closed_on.is_none();
    let due = request.due_safe.as_deref().filter(|_| waits).map(stored_day).transpose()?;
    Ok(due.and_then(|due| today.until(due).ok()).map(|span| i64::from(span.get_days())))
}

/// The next act in words, with its day; empty when nothing is to be done.
pub(super) fn next_words(p: &Page, next: Option<Next>) -> String {
    let Some(next) = next else { return String::new() };
    let act = next.act.code().replace('_', "-");
    match next.on {
        Some(day) => p.w(&format!("request-next-{act}"), &crate::locale::day_in_words(p.locale, day)),
        None => p.t(&format!("request-next-{act}-undated")),
    }
}

/// `GET /kerja/permohonan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let may_see = ctx.units_for(Act::ReadRequests);
    if may_see.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let asked = ctx.directory.by_code(query.text("unit")).map(|unit| unit.id);
    let sees_all = ctx.may(Act::ReadRequests, None);
    let tab = match query.text("tab") {
        "semua" => "semua",
        "dijawab" => "dijawab",
        _ => "terbuka",
    };
    let after = query
        .parse::<String>("sesudah")
        .as_deref()
        .and_then(web::cursor::decode)
        .and_then(|values| place(&values));
    let wanted = Wanted {
        unit: asked.or_else(|| only_unit(&may_see, sees_all)),
        state: (tab == "dijawab").then(|| State::Answered.code()),
        is_open: tab == "terbuka",
        due_by: None,
        after: after.as_ref().map(|(day, id)| (day.as_str(), *id)),
        limit: i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX),
    };
    let mut found = store::list(ctx.db(), ctx.body(), wanted).await?;
    let has_more = found.len() > PAGE_ROWS;
    found.truncate(PAGE_ROWS);
    let next = found.last().filter(|_| has_more).map(cursor);
    found.retain(|request| ctx.may(Act::ReadRequests, Some(request.unit_id)));
    let mut parts = part_store::list_open(ctx.db(), ctx.body(), wanted.unit).await?;
    parts.retain(|part| ctx.may(Act::AnswerRequests, Some(part.unit_id)));
    let clock = Clock::of(&ctx).await?;
    let p =
        Page::new(&ctx, ctx.locale.t("request-desk-title")).section("requests").flash(Some(query.text("ok")));
    let page = ListPage {
        rows: found.into_iter().map(|request| row(&ctx, &p, &clock, request)).collect::<Result<_>>()?,
        tab,
        units: may_see
            .iter()
            .map(|unit| (unit.code.clone(), unit.name.clone(), Some(unit.id) == asked))
            .collect(),
        unit: query.text("unit").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect(),
        next,
        may_write_down: !ctx.units_for(Act::ReceiveRequests).is_empty(),
        may_number: ctx.may(Act::ManageBody, None),
        parts,
        p,
    };
    html(&page)
}

/// Officers of one unit ask for that unit, so that a page is never empty because of others' cases.
fn only_unit(units: &[&crate::org::Unit], sees_all: bool) -> Option<UnitId> {
    match units {
        [only] if !sees_all => Some(only.id),
        _ => None,
    }
}

fn row(ctx: &Ctx, p: &Page, clock: &Clock, request: InformationRequest) -> Result<Row> {
    Ok(Row {
        unit: ctx.directory.name(request.unit_id).to_owned(),
        next: next_words(p, clock.next(ctx, &request)?),
        days_left: days_left(&request, ctx.today())?,
        request,
    })
}

fn cursor(request: &InformationRequest) -> String {
    let day: String =
        request.due_safe.as_deref().unwrap_or(NO_DAY).chars().filter(char::is_ascii_digit).collect();
    web::cursor::encode(&[day.parse().unwrap_or_default(), request.id.0])
}

fn place(values: &[i64]) -> Option<(String, i64)> {
    let [day, id] = values else { return None };
    let (year, month, day) = (day / 10_000, day / 100 % 100, day % 100);
    Some((format!("{year:04}-{month:02}-{day:02}"), *id))
}
