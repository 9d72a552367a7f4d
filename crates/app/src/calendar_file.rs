//! Files for calendar programs (RFC 5545) with things people go to: published, so nobody is asked for an answer by mail
//! (RFC 5546 §3.2.1).

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::Ctx;
use crate::deadline::ical::{escaped, line};
use crate::page::public_today;

/// When something happens.
pub(crate) enum Span {
    /// From an instant to an instant, Unix ms.
    Hours(i64, i64),
    /// From a day to the day after the last one.
    Days(Date, Date),
}

/// One thing in a calendar.
pub(crate) struct Entry {
    /// What it is called by programs, the same in every file of this site; without the host.
    pub(crate) uid: String,
    /// When the entry was last true, Unix ms: a program that has it already takes the newer one.
    pub(crate) changed_at: i64,
    /// Raised by every change.
    pub(crate) sequence: i64,
    /// When.
    pub(crate) span: Span,
    /// Title.
    pub(crate) title: String,
    /// Where.
    pub(crate) place: String,
    /// What else there is to say; may be empty.
    pub(crate) about: String,
    /// Who calls: an address; empty = the site.
    pub(crate) organizer: String,
    /// Whether it was called off.
    pub(crate) is_off: bool,
    /// Where a reader finds more.
    pub(crate) address: String,
}

/// A file with these entries. `product` names the part of the program, `name` is what calendar programs show.
pub(crate) fn file(ctx: &Ctx, product: &str, name: &str, entries: impl IntoIterator<Item = Entry>) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, &format!("PRODID:-//Terbuka//{product}//ID"));
    line(&mut file, "CALSCALE:GREGORIAN");
    line(&mut file, "METHOD:PUBLISH");
    line(&mut file, &format!("X-WR-CALNAME:{}", escaped(name)));
    for entry in entries {
        event(ctx, &mut file, &entry);
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(ctx: &Ctx, file: &mut String, entry: &Entry) {
    let utc = |ms: i64| rules::zone::local(ms, &TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let host = ctx.origin.split("//").last().unwrap_or_default();
    let organizer = if entry.organizer.is_empty() { &ctx.origin } else { &entry.organizer };
    let (from, to) = match entry.span {
        Span::Hours(from, to) => (format!(":{}", utc(from)), format!(":{}", utc(to))),
        Span::Days(from, to) => {
            let day = |day: Date| format!(";VALUE=DATE:{}", day.strftime("%Y%m%d"));
            (day(from), day(to))
        }
    };
    let mut texts = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{host}", entry.uid),
        format!("DTSTAMP:{}", utc(entry.changed_at)),
        format!("SEQUENCE:{}", entry.sequence),
        format!("DTSTART{from}"),
        format!("DTEND{to}"),
        format!("SUMMARY:{}", escaped(&entry.title)),
        format!("LOCATION:{}", escaped(&entry.place)),
    ];
    texts.extend((!entry.about.is_empty()).then(|| format!("DESCRIPTION:{}", escaped(&entry.about))));
    texts.extend([
        format!("ORGANIZER:{organizer}"),
        format!("STATUS:{}", if entry.is_off { "CANCELLED" } else { "CONFIRMED" }),
        format!("URL:{}", entry.address),
        "END:VEVENT".to_owned(),
    ]);
    for text in texts {
        line(file, &text);
    }
}

/// Answers with such a file under a name.
pub(crate) fn answer(ctx: &Ctx, file: String, name: &str) -> Response<Body> {
    let mut response = public_today(ctx, "text/calendar; charset=utf-8", file);
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}.ics\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
