//! How a unit stands to an obligation: computed from facts, never typed.
//!
//! Fresh = the last verified publication is not older than the refresh period. Periods are months of the
//! calendar of the body's zone. A publication that is fresh beats every paper; a signed paper beats a stale
//! or missing publication.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use super::catalogue::{Obligation, ObligationClass};
use super::refresh::Refresh;
use crate::code::coded;
use crate::zone::day;

/// UU 14/2008 Ps.9(3): periodic information is announced at least every six months. Used for periodic
/// obligations whose row has no period of its own (`ON_CHANGE`, `PER_EVENT`).
pub const SIX_MONTHS: i32 = 6;

coded! {
    /// How a unit stands to an obligation (`domain.md` §3).
    pub enum ObligationStatus {
        /// A verified publication is fresh.
        Published = "published",
        /// The last verified publication is older than the period.
        Stale = "stale",
        /// Nothing was ever published, and nothing was signed.
        Missing = "missing",
        /// The unit's PPID signed that it does not concern the unit, with a reason.
        NotApplicable = "not_applicable",
        /// The unit's PPID signed for this year that there is nothing (*surat pernyataan nihil*).
        NothingToReport = "nothing_to_report",
        /// Exempt by decision (UU 14/2008 Ps.17).
        Exempt = "exempt",
    }
}

impl ObligationStatus {
    /// Whether the unit has to do something.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Stale | Self::Missing)
    }
}

coded! {
    /// What a unit's PPID can sign instead of publishing.
    pub enum StatementKind {
        /// It does not concern this unit; holds until it is taken back.
        NotApplicable = "not_applicable",
        /// It concerns the unit, but in this year there is nothing; holds to the end of the year.
        NothingToReport = "nothing_to_report",
    }
}

/// A signed statement that was not taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// What was signed.
    pub kind: StatementKind,
    /// The year it speaks about; always there for [`StatementKind::NothingToReport`].
    pub year: Option<i16>,
}

impl Statement {
    /// Whether it speaks about a day.
    pub fn holds(self, today: Date) -> bool {
        match self.kind {
            StatementKind::NotApplicable => self.year.is_none_or(|year| year == today.year()),
            StatementKind::NothingToReport => self.year == Some(today.year()),
        }
    }
}

/// What is known about one unit and one obligation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// When a public entry with this code was last verified or confirmed, Unix ms.
    pub verified_at: Option<i64>,
    /// The statement that was signed last.
    pub statement: Option<Statement>,
    /// Whether an exemption in force covers it (UU 14/2008 Ps.17).
    pub is_exempt: bool,
}

/// Where a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: ObligationStatus,
    /// The last day on which what there is still counts, or by which something is due; a day in the past
    /// when it is late. `None` when there is no clock: it is due now (missing) or with the next event.
    pub due_on: Option<Date>,
}

/// The period of a row in months: the shortest of its periods, six for periodic information without one
/// (UU 14/2008 Ps.9(3)). `None` = no clock but change or event.
pub fn clock_months(row: &Obligation) -> Option<i32> {
    let months = row.refresh.iter().filter_map(|refresh| match refresh {
        Refresh::Months(months) => Some(*months),
        _ => None,
    });
    months.min().or((row.class == ObligationClass::Periodic).then_some(SIX_MONTHS))
}

/// Until when a publication verified on a day counts. A fixed day of the year rules where there is one:
/// what was published in one year counts until that day of the next.
fn counts_until(row: &Obligation, verified_on: Date) -> Option<Date> {
    if let Some(due) = row.due {
        return due.in_year(verified_on.year().checked_add(1)?);
    }
    let period: Span = clock_months(row)?.months();
    verified_on.checked_add(period).ok()
}

/// How a unit stands to an obligation at `now_ms`, by the calendar of `zone`. Whether the obligation
/// concerns the unit at all is [`Obligation::applies`].
pub fn status(row: &Obligation, facts: &Facts, now_ms: i64, zone: &TimeZone) -> Standing {
    let today = day(now_ms, zone);
    let until = facts.verified_at.map(|at| counts_until(row, day(at, zone)));
    let standing = |status, due_on| Standing { status, due_on };
    if let Some(until) = until.filter(|until| until.is_none_or(|until| today <= until)) {
        return standing(ObligationStatus::Published, until);
    }
    if facts.is_exempt {
        return standing(ObligationStatus::Exempt, None);
    }
    match facts.statement.filter(|statement| statement.holds(today)).map(|statement| statement.kind) {
        Some(StatementKind::NotApplicable) => return standing(ObligationStatus::NotApplicable, None),
        Some(StatementKind::NothingToReport) => {
            let last_day = today.last_of_year();
            return standing(ObligationStatus::NothingToReport, Some(last_day));
        }
        None => {}
    }
    if let Some(until) = until {
        return standing(ObligationStatus::Stale, until);
    }
    let due = row.due.and_then(|due| due.in_year(today.year()));
    standing(ObligationStatus::Missing, due)
}

/// How a unit stands to a heading: the worst of its items. `None` without items.
pub fn roll_up(items: impl Iterator<Item = ObligationStatus>) -> Option<ObligationStatus> {
    let weight = |status: &ObligationStatus| match status {
        ObligationStatus::Missing => 5,
        ObligationStatus::Stale => 4,
        ObligationStatus::Published => 3,
        ObligationStatus::NothingToReport => 2,
        ObligationStatus::Exempt => 1,
        ObligationStatus::NotApplicable => 0,
    };
    items.max_by_key(weight)
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;
