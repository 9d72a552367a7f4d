//! The hearings of a file for a calendar program (RFC 5545), with a reminder a day before. It names no person.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use jiff::tz::TimeZone;

use super::case::Case;
use super::model::Hearing;
use crate::ctx::SignedIn;
use crate::deadline::ical::{escaped, line};
use crate::ids::DisputeId;
use crate::page::Page;
use crate::{Ctx, Result};

/// `GET /kerja/sengketa/{id}/sidang.ics`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let mut response = Response::new(Body::from(calendar(&ctx, &case)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = HeaderValue::from_static("attachment; filename=\"sidang.ics\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn calendar(ctx: &Ctx, case: &Case) -> String {
    let p = Page::new(ctx, "");
    let mut file = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terbuka//Sengketa//ID", "CALSCALE:GREGORIAN"] {
        line(&mut file, text);
    }
    for hearing in &case.hearings {
        event(&mut file, ctx, &p, case, hearing);
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, ctx: &Ctx, p: &Page, case: &Case, hearing: &Hearing) {
    let utc = |ms| rules::zone::local(ms, &TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let address = format!("{}{}", ctx.origin, p.to(&case.dispute.desk()));
    let host = ctx.origin.split("//").last().unwrap_or_default();
    let summary = p.w("dispute-file-summary", &case.dispute.number);
    let about = format!("{}\n{}\n{address}", hearing.agenda, hearing.attendees);
    for text in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:sidang-{}@{host}", hearing.id),
        format!("DTSTAMP:{}", utc(ctx.now())),
        format!("DTSTART:{}", utc(hearing.starts_at)),
        format!("SUMMARY:{}", escaped(&summary)),
        format!("LOCATION:{}", escaped(&hearing.place)),
        format!("DESCRIPTION:{}", escaped(&about)),
        format!("URL:{address}"),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:-P1D".to_owned(),
        format!("DESCRIPTION:{}", escaped(&summary)),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ] {
        line(file, &text);
    }
}
