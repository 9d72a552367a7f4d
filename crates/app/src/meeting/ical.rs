//! Meetings for calendar programs (RFC 5545).

use jiff::tz::TimeZone;
use rules::meeting::MeetingState;

use super::model::Meeting;
use crate::Ctx;
use crate::deadline::ical::{escaped, line};

/// A file with these meetings: day, place and subject, nothing else. `address` is where a reader finds more.
/// RFC 5546 §3.2.1: published, so nobody is asked for an answer by mail.
pub(super) fn file(ctx: &Ctx, meetings: &[Meeting], address: impl Fn(&Meeting) -> String) -> String {
    let mut file = String::new();
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terbuka//Rapat//ID", "CALSCALE:GREGORIAN"];
    for text in head {
        line(&mut file, text);
    }
    line(&mut file, "METHOD:PUBLISH");
    let name =
        ctx.locale.with("meeting-calendar-name", &[("x", ctx.directory.body.short_name.clone().into())]);
    line(&mut file, &format!("X-WR-CALNAME:{}", escaped(&name)));
    for meeting in meetings {
        event(ctx, &mut file, meeting, &address(meeting));
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(ctx: &Ctx, file: &mut String, meeting: &Meeting, address: &str) {
    let utc = |ms: i64| rules::zone::local(ms, &TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let host = ctx.origin.split("//").last().unwrap_or_default();
    let is_off = meeting.state.0 == MeetingState::Cancelled;
    let office = ctx.directory.body.ppid_unit_id.and_then(|unit| ctx.directory.unit(unit));
    let mail = office.map(|unit| unit.email.as_str()).filter(|mail| !mail.is_empty());
    let organizer = mail.map_or_else(|| ctx.origin.clone(), |mail| format!("mailto:{mail}"));
    for text in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:rapat-{}-{}@{host}", ctx.directory.body.code, meeting.id),
        // When the entry was last true: a program that has it already takes the newer one.
        format!("DTSTAMP:{}", utc(meeting.held_at.or(meeting.called_at).unwrap_or(meeting.starts_at))),
        format!("SEQUENCE:{}", meeting.revision),
        format!("DTSTART:{}", utc(meeting.starts_at)),
        format!("DTEND:{}", utc(meeting.ends_at)),
        format!("SUMMARY:{}", escaped(&meeting.title)),
        format!("LOCATION:{}", escaped(&meeting.place)),
        format!("ORGANIZER:{organizer}"),
        format!("STATUS:{}", if is_off { "CANCELLED" } else { "CONFIRMED" }),
        format!("URL:{address}"),
        "END:VEVENT".to_owned(),
    ] {
        line(file, &text);
    }
}
