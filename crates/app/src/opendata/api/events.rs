//! `/api/v1/events`: the public diary of the city, as it is now.

use rules::Code as _;
use rules::activity::Month;
use serde::Serialize;

use super::params::{AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::ctx::{Ctx, Visit};
use crate::event::{Event, Wanted, list_public};
use crate::page::Query;

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/events",
    id: "listEvents",
    summary: "The public diary, the first to begin first: what is not over yet, or what is in a month. Moved and cancelled events stay in it.",
    key: None,
    query: &[
        LIMIT,
        AFTER,
        Param::new("unit", Kind::Code, "Only of the unit with this code.", ""),
        Param::new(
            "district",
            Kind::Code,
            "Only in the kecamatan with this code: held there, or by it or one of its kelurahan.",
            "",
        ),
        Param::new("month", Kind::Month, "Only in this month.", "2026-11"),
    ],
    answer: "EventList",
    others: &[],
};

/// An event as the API gives it.
#[derive(Serialize)]
struct Facts {
    id: i64,
    url: String,
    title: String,
    about: Option<String>,
    state: &'static str,
    starts_at: String,
    ends_at: String,
    is_all_day: bool,
    moved_from: Option<String>,
    reason: Option<String>,
    place: String,
    district: Option<String>,
    contact: Option<String>,
    link: Option<String>,
    unit: String,
    unit_name: String,
    updated_at: String,
    is_sample: bool,
}

fn facts(ctx: &Ctx, event: &Event) -> Option<Facts> {
    let Event { head, said } = event;
    let unit = ctx.directory.unit(head.unit_id)?;
    let moment = |ms: i64| rules::zone::rfc3339(ms, &ctx.directory.zone);
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let district = said.district_id.and_then(|id| ctx.directory.unit(id));
    Some(Facts {
        id: head.id.0,
        url: format!("{}{}", ctx.origin, event.path()),
        title: said.title.clone(),
        about: some(&said.about),
        state: head.state.0.code(),
        starts_at: moment(said.starts_at),
        ends_at: moment(said.ends_at),
        is_all_day: said.is_all_day,
        moved_from: head.moved_from.map(moment),
        reason: some(&head.reason),
        place: said.place.clone(),
        district: district.map(|unit| unit.code.clone()),
        contact: some(&said.contact),
        link: some(&said.link),
        unit: unit.code.clone(),
        unit_name: unit.name.clone(),
        updated_at: moment(head.changed_at),
        is_sample: head.is_sample,
    })
}

/// `GET /api/v1/events`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let limit = values.number("limit", LIMIT_DEFAULT);
    let district = match values.text("district") {
        Some(code) => Some(unit_parameter(&ctx, "district", code)?.id),
        None => None,
    };
    let mut wanted = Wanted { from: ctx.now(), unit, district, limit: limit + 1, ..Wanted::default() };
    if let Some(month) = values.text("month").and_then(Month::parse) {
        (wanted.from, wanted.to) = month.range(&ctx.directory.zone);
    }
    if let Some([at, id]) = values.cursor::<2>()? {
        wanted.after = (at, id);
    }
    let mut events = list_public(&ctx, &wanted).await?;
    let most = usize::try_from(limit).unwrap_or(1);
    let has_more = events.len() > most;
    events.truncate(most);
    let last = events.last().filter(|_| has_more);
    let next = last.map(|last| web::cursor::encode(&[last.said.starts_at, last.head.id.0]));
    let items: Vec<Facts> = events.iter().filter_map(|event| facts(&ctx, event)).collect();
    let mut answer = super::list(&ctx, &LIST, &values, &List { items, next, total: None })?;
    // What is over goes without a change that would drop a kept answer.
    answer.extensions_mut().remove::<web::Cacheable>();
    Ok(answer)
}
