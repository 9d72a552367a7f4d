//! The diary for calendar programs (RFC 5545): of the city, of a kecamatan and of a unit.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::ToSpan as _;

use super::model::Event;
use super::{Wanted, district, list_public, when};
use crate::calendar_file::{self, Entry, Span};
use crate::ctx::Visit;
use crate::page::Query;
use crate::{Ctx, Error, Result};

/// Months that stay in the calendar.
const BACK_MONTHS: i32 = 12;

/// Events of one file at most.
const MOST: i64 = 2_000;

/// `GET /agenda.ics?kecamatan=`
pub(super) async fn city(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let chosen = district(&ctx, query.text("kecamatan"))?.and_then(|id| ctx.directory.unit(id));
    let Some(chosen) = chosen else {
        let name = ctx.directory.body.short_name.clone();
        return calendar(&ctx, Wanted::default(), name, "agenda").await;
    };
    let wanted = Wanted { district: Some(chosen.id), ..Wanted::default() };
    calendar(&ctx, wanted, chosen.name.clone(), &format!("agenda-{}", chosen.code)).await
}

/// `GET /unit/{code}/agenda.ics`
pub(super) async fn unit(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    // A calendar program that knows the former code goes on.
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    let wanted = Wanted { unit: Some(unit.id), ..Wanted::default() };
    calendar(&ctx, wanted, unit.name.clone(), &format!("agenda-{}", unit.code)).await
}

async fn calendar(ctx: &Ctx, wanted: Wanted, of: String, file: &str) -> Result<Response<Body>> {
    let from = ctx.today().saturating_sub(BACK_MONTHS.months());
    let from = rules::zone::instant(from.at(0, 0, 0, 0), &ctx.directory.zone).unwrap_or_default();
    let events = list_public(ctx, &Wanted { from, limit: MOST, ..wanted }).await?;
    let name = ctx.locale.with("event-calendar-name", &[("x", of.into())]);
    let text = calendar_file::file(ctx, "Agenda", &name, events.iter().map(|event| entry(ctx, event)));
    Ok(calendar_file::answer(ctx, text, file))
}

fn entry(ctx: &Ctx, event: &Event) -> Entry {
    let span = if event.said.is_all_day {
        let (first, last) = when::days(ctx, event);
        Span::Days(first, last.tomorrow().unwrap_or(last))
    } else {
        Span::Hours(event.said.starts_at, event.said.ends_at)
    };
    let unit = ctx.directory.unit(event.head.unit_id);
    let mail = unit.map(|unit| unit.email.as_str()).filter(|mail| !mail.is_empty());
    Entry {
        uid: format!("agenda-{}-{}", ctx.directory.body.code, event.head.id),
        changed_at: event.head.changed_at,
        sequence: event.head.version,
        span,
        title: event.said.title.clone(),
        place: event.said.place.clone(),
        about: event.said.about.clone(),
        organizer: mail.map(|mail| format!("mailto:{mail}")).unwrap_or_default(),
        is_off: event.is_off(),
        address: format!("{}{}", ctx.origin, event.path()),
    }
}
