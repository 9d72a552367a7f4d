//! Meetings for calendar programs (RFC 5545).

use rules::meeting::MeetingState;

use super::model::Meeting;
use crate::Ctx;
use crate::calendar_file::{self, Entry, Span};

/// A file with these meetings: day, place and subject, nothing else. `address` is where a reader finds more.
pub(super) fn file(ctx: &Ctx, meetings: &[Meeting], address: impl Fn(&Meeting) -> String) -> String {
    let name =
        ctx.locale.with("meeting-calendar-name", &[("x", ctx.directory.body.short_name.clone().into())]);
    let office = ctx.directory.body.ppid_unit_id.and_then(|unit| ctx.directory.unit(unit));
    let mail = office.map(|unit| unit.email.as_str()).filter(|mail| !mail.is_empty());
    let organizer = mail.map(|mail| format!("mailto:{mail}")).unwrap_or_default();
    let entry = |meeting: &Meeting| Entry {
        uid: format!("rapat-{}-{}", ctx.directory.body.code, meeting.id),
        changed_at: meeting.held_at.or(meeting.called_at).unwrap_or(meeting.starts_at),
        sequence: meeting.revision,
        span: Span::Hours(meeting.starts_at, meeting.ends_at),
        title: meeting.title.clone(),
        place: meeting.place.clone(),
        about: String::new(),
        organizer: organizer.clone(),
        is_off: meeting.state.0 == MeetingState::Cancelled,
        address: address(meeting),
    };
    calendar_file::file(ctx, "Rapat", &name, meetings.iter().map(entry))
}
