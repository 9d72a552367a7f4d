//! The columns of the logs, in the order of the forms in use (Perki 1/2021). Requests: number, day, who asks, what
//! for, whether it is held, decision, days of notice and of delivery, cost. Objections: number, day, request, grounds,
//! answer of the superior, and what the requester did then.

use rules::case::CaseKind;
use rules::role::{Grant, Role};
use rules::visibility::{self, LogPart, Viewer, Visibility};

use super::file::Log;
use crate::Ctx;
use crate::ctx::Actor;

/// A column of the form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Names the value and, as `report-column-<key>`, the heading.
    pub(super) key: &'static str,
    /// Width in a spreadsheet, in characters, and its share of a page.
    pub(super) width: u16,
    /// What it tells; [`visibility::log`] says who may read that.
    part: LogPart,
}

const fn of(key: &'static str, width: u16, part: LogPart) -> Column {
    Column { key, width, part }
}

/// All of them. What requesters wrote may name people, so it is for officers; occupation is not asked of
/// anybody, its column stays empty.
const REQUESTS: [Column; 24] = [
    of("row", 5, LogPart::Facts),
    of("number", 26, LogPart::Facts),
    of("received", 12, LogPart::Facts),
    of("unit", 24, LogPart::Facts),
    of("name", 24, LogPart::Person),
    of("address", 28, LogPart::Person),
    of("contact", 24, LogPart::Person),
    of("occupation", 12, LogPart::Person),
    of("kind", 14, LogPart::Words),
    of("channel", 14, LogPart::Words),
    of("subject", 40, LogPart::Words),
    of("purpose", 28, LogPart::Words),
    of("held", 12, LogPart::Facts),
    of("format", 14, LogPart::Facts),
    of("access", 12, LogPart::Facts),
    of("decision", 18, LogPart::Facts),
    of("ground", 28, LogPart::Facts),
    of("due", 12, LogPart::Facts),
    of("extended", 12, LogPart::Facts),
    of("notice", 12, LogPart::Facts),
    of("delivered", 12, LogPart::Facts),
    of("cost", 12, LogPart::Facts),
    of("payment", 16, LogPart::Words),
    of("state", 18, LogPart::Facts),
];

/// Nobody's name: the request behind it leads to the person for those who may know.
const OBJECTIONS: [Column; 15] = [
    of("row", 5, LogPart::Facts),
    of("number", 26, LogPart::Facts),
    of("received", 12, LogPart::Facts),
    of("request", 26, LogPart::Facts),
    of("unit", 24, LogPart::Facts),
    of("subject", 40, LogPart::Words),
    of("purpose", 28, LogPart::Words),
    of("grounds", 12, LogPart::Facts),
    of("timing", 18, LogPart::Facts),
    of("due", 12, LogPart::Facts),
    of("decision", 22, LogPart::Facts),
    of("answered", 12, LogPart::Facts),
    of("superior", 24, LogPart::Facts),
    of("position", 24, LogPart::Facts),
    of("state", 22, LogPart::Facts),
];

const DISPUTES: [Column; 13] = [
    of("row", 5, LogPart::Facts),
    of("number", 26, LogPart::Facts),
    of("opened", 12, LogPart::Facts),
    of("request", 26, LogPart::Facts),
    of("objection", 26, LogPart::Facts),
    of("unit", 24, LogPart::Facts),
    of("commission", 26, LogPart::Facts),
    of("registration", 22, LogPart::Facts),
    of("state", 22, LogPart::Facts),
    of("next", 12, LogPart::Facts),
    of("ruling", 24, LogPart::Facts),
    of("ruled", 12, LogPart::Facts),
    of("ruled-outcome", 22, LogPart::Facts),
];

/// The columns of a log the actor may see.
pub(super) fn columns(ctx: &Ctx, log: Log) -> impl Iterator<Item = Column> {
    let all: &'static [Column] = match log.cases {
        CaseKind::Request => &REQUESTS,
        CaseKind::Objection => &OBJECTIONS,
        CaseKind::Dispute => &DISPUTES,
    };
    all.iter().copied().filter(move |column| column.part <= log.most && may_see(ctx, log, column.part))
}

/// Whether the actor may see a part of a log. The command line and the program act for the main PPID.
fn may_see(ctx: &Ctx, log: Log, part: LogPart) -> bool {
    let program = [Grant { role: Role::MainPpid, unit: 0 }];
    let viewer = match &ctx.actor {
        Actor::Visitor | Actor::Officer(_) => ctx.viewer(),
        _ => Viewer::Officer(&program),
    };
    visibility::log(log.cases, part, log.unit.map(|unit| unit.0), viewer) == Visibility::Full
}
