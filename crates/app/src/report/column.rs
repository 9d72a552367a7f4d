//! The columns of the logs, in the order of the forms in use (Perki 1/2021). Requests: number, day, who asks, what
//! for, whether it is held, decision, days of notice and of delivery, cost. Objections: number, day, request, grounds,
//! answer of the superior, and what the requester did then.

use rules::case::CaseKind;

use super::file::View;

/// A column of the form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Names the value and, as `report-column-<key>`, the heading.
    pub(super) key: &'static str,
    /// Width in a spreadsheet, in characters, and its share of a page.
    pub(super) width: u16,
    /// The narrowest circle that may read it.
    least: View,
}

const fn of(key: &'static str, width: u16, least: View) -> Column {
    Column { key, width, least }
}

/// All of them. What requesters wrote may name people, so it is for officers; occupation is not asked of
/// anybody, its column stays empty.
const REQUESTS: [Column; 24] = [
    of("row", 5, View::Public),
    of("number", 26, View::Public),
    of("received", 12, View::Public),
    of("unit", 24, View::Public),
    of("name", 24, View::Names),
    of("address", 28, View::Names),
    of("contact", 24, View::Names),
    of("occupation", 12, View::Names),
    of("kind", 14, View::Desk),
    of("channel", 14, View::Desk),
    of("subject", 40, View::Desk),
    of("purpose", 28, View::Desk),
    of("held", 12, View::Public),
    of("format", 14, View::Public),
    of("access", 12, View::Public),
    of("decision", 18, View::Public),
    of("ground", 28, View::Public),
    of("due", 12, View::Public),
    of("extended", 12, View::Public),
    of("notice", 12, View::Public),
    of("delivered", 12, View::Public),
    of("cost", 12, View::Public),
    of("payment", 16, View::Desk),
    of("state", 18, View::Public),
];

/// Nobody's name: the request behind it leads to the person for those who may know.
const OBJECTIONS: [Column; 15] = [
    of("row", 5, View::Public),
    of("number", 26, View::Public),
    of("received", 12, View::Public),
    of("request", 26, View::Public),
    of("unit", 24, View::Public),
    of("subject", 40, View::Desk),
    of("purpose", 28, View::Desk),
    of("grounds", 12, View::Public),
    of("timing", 18, View::Public),
    of("due", 12, View::Public),
    of("decision", 22, View::Public),
    of("answered", 12, View::Public),
    of("superior", 24, View::Public),
    of("position", 24, View::Public),
    of("state", 22, View::Public),
];

const DISPUTES: [Column; 13] = [
    of("row", 5, View::Desk),
    of("number", 26, View::Desk),
    of("opened", 12, View::Desk),
    of("request", 26, View::Desk),
    of("objection", 26, View::Desk),
    of("unit", 24, View::Desk),
    of("commission", 26, View::Desk),
    of("registration", 22, View::Desk),
    of("state", 22, View::Desk),
    of("next", 12, View::Desk),
    of("ruling", 24, View::Desk),
    of("ruled", 12, View::Desk),
    of("ruled-outcome", 22, View::Desk),
];

/// The columns a circle of readers may see.
pub(super) fn columns(cases: CaseKind, view: View) -> impl Iterator<Item = Column> + Clone {
    let all: &'static [Column] = match cases {
        CaseKind::Request => &REQUESTS,
        CaseKind::Objection => &OBJECTIONS,
        CaseKind::Dispute => &DISPUTES,
    };
    all.iter().copied().filter(move |column| column.least <= view)
}
