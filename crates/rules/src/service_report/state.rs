//! The way of a half-yearly report from the unit to the main PPID (`domain.md` §9): one table, asked by every act.

use crate::code::coded;

coded! {
    /// Where a report stands.
    pub enum ReportState {
        /// Written by the program; the unit corrects the words. Figures still follow the data.
        Draft = "draft",
        /// Signed; figures stand still.
        Submitted = "submitted",
        /// Sent back with a reason; the unit corrects and signs again.
        Returned = "returned",
        /// Accepted by the main PPID.
        Accepted = "accepted",
        /// Part of the city's report.
        Consolidated = "consolidated",
    }
}

coded! {
    /// What happens to a report.
    pub enum Event {
        /// The unit's PPID signs it.
        Submit = "submit",
        /// The main PPID sends it back.
        Return = "return",
        /// The main PPID accepts it.
        Accept = "accept",
        /// The main PPID opens an accepted one again; that it was accepted stays on the record.
        Reopen = "reopen",
        /// It goes into the city's report.
        Consolidate = "consolidate",
    }
}

coded! {
    /// A condition of a step.
    pub enum Guard {
        /// The half-year, or the unit's part of it, is over.
        PeriodOver = "period_over",
        /// Name and office of who signs.
        Signed = "signed",
        /// A reason the unit can read.
        Reason = "reason",
    }
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The PPID of the unit.
    Unit,
    /// The main PPID.
    Main,
}

/// A step of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Where it begins.
    pub from: ReportState,
    /// What happens.
    pub event: Event,
    /// Who does it.
    pub by: By,
    /// What has to hold.
    pub guards: &'static [Guard],
    /// Where it leads.
    pub to: ReportState,
}

const fn row(from: ReportState, event: Event, by: By, guards: &'static [Guard], to: ReportState) -> Row {
    Row { from, event, by, guards, to }
}

/// Every lawful step; everything else is refused.
pub const TABLE: &[Row] = {
    use {By as B, Event as E, Guard as G, ReportState as S};
    &[
        row(S::Draft, E::Submit, B::Unit, &[G::PeriodOver, G::Signed], S::Submitted),
        row(S::Returned, E::Submit, B::Unit, &[G::PeriodOver, G::Signed], S::Submitted),
        row(S::Submitted, E::Return, B::Main, &[G::Reason], S::Returned),
        row(S::Submitted, E::Accept, B::Main, &[], S::Accepted),
        row(S::Accepted, E::Reopen, B::Main, &[G::Reason], S::Returned),
        row(S::Accepted, E::Consolidate, B::Main, &[G::PeriodOver], S::Consolidated),
        row(S::Consolidated, E::Reopen, B::Main, &[G::Reason], S::Returned),
    ]
};

/// What the guards look at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// Whether the days reported about are over.
    pub is_over: bool,
    /// Whether name and office of the signer are there.
    pub is_signed: bool,
    /// Whether a reason is there.
    pub has_reason: bool,
}

/// Why a step is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The report does not stand where the step begins.
    NotFromHere,
    /// A condition does not hold.
    Guard(Guard),
}

/// The row of a step. Errors: see [`Refused`]; the caller asks for the permission of [`Row::by`].
pub fn step(from: ReportState, event: Event, facts: Facts) -> Result<&'static Row, Refused> {
    let row = TABLE.iter().find(|row| row.from == from && row.event == event).ok_or(Refused::NotFromHere)?;
    let holds = |guard: &Guard| match guard {
        Guard::PeriodOver => facts.is_over,
        Guard::Signed => facts.is_signed,
        Guard::Reason => facts.has_reason,
    };
    match row.guards.iter().find(|guard| !holds(guard)) {
        Some(guard) => Err(Refused::Guard(*guard)),
        None => Ok(row),
    }
}

/// Whether the words may be changed; afterwards everything stands still.
pub fn may_write(state: ReportState) -> bool {
    matches!(state, ReportState::Draft | ReportState::Returned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    const FINE: Facts = Facts { is_over: true, is_signed: true, has_reason: true };

    #[test]
    fn every_step_of_the_table_leads_where_it_says_and_no_other_step_exists() {
        for from in ReportState::ALL {
            for event in Event::ALL {
                let row = TABLE.iter().find(|row| row.from == *from && row.event == *event);
                match row {
                    Some(row) => assert_eq!(step(*from, *event, FINE), Ok(row)),
                    None => assert_eq!(step(*from, *event, FINE), Err(Refused::NotFromHere)),
                }
            }
        }
        assert_eq!(TABLE.len(), 7, "one row a step");
    }

    #[test]
    fn every_guard_of_every_step_is_asked() {
        for row in TABLE {
            for guard in row.guards {
                let mut facts = FINE;
                match guard {
                    Guard::PeriodOver => facts.is_over = false,
                    Guard::Signed => facts.is_signed = false,
                    Guard::Reason => facts.has_reason = false,
                }
                assert_eq!(step(row.from, row.event, facts), Err(Refused::Guard(*guard)), "{row:?}");
            }
        }
    }

    #[test]
    fn only_the_unit_signs_and_only_the_main_ppid_decides() {
        for row in TABLE {
            assert_eq!(row.by == By::Unit, row.event == Event::Submit, "{row:?}");
        }
    }

    #[test]
    fn words_change_before_the_signature_and_after_a_return_only() {
        let open: Vec<_> = ReportState::ALL.iter().filter(|state| may_write(**state)).collect();
        assert_eq!(open, [&ReportState::Draft, &ReportState::Returned]);
    }
}
