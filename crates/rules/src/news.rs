//! The way of a news item (*berita*), as a table of states and acts.
//!
//! draft → submitted → returned | scheduled → published → withdrawn.
//! News is never public information in the sense of UU 14/2008 and is counted apart.
//! Two-person rule: who wrote the last words does not approve them alone. Where one person is all a
//! unit has, that person may override with a reason; another one signs off later.

use crate::code::coded;

coded! {
    /// Where a news item stands.
    pub enum State {
        /// Being written.
        Draft = "draft",
        /// Waiting for review.
        Submitted = "submitted",
        /// Sent back with a remark.
        Returned = "returned",
        /// Approved, waiting for its time.
        Scheduled = "scheduled",
        /// Public.
        Published = "published",
        /// Taken off with a reason; the address says so (HTTP 410).
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What can be done with a news item.
    pub enum Step {
        /// Write or change words and photos.
        Edit = "edit",
        /// Hand it in for review.
        Submit = "submit",
        /// Take a submitted item back to write on.
        Recall = "recall",
        /// Send it back with a remark.
        Return = "return",
        /// Approve for a later time.
        Schedule = "schedule",
        /// Take it off the schedule.
        Unschedule = "unschedule",
        /// Approve and publish now.
        Publish = "publish",
        /// Change a published item, with a public note when the meaning changes.
        Correct = "correct",
        /// Take it off with a reason.
        Withdraw = "withdraw",
        /// Put a withdrawn item back to draft.
        Reopen = "reopen",
        /// Throw away a draft that was never public.
        Discard = "discard",
    }
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Anyone who may write in the unit.
    Writer,
    /// Anyone who may review in the unit.
    Reviewer,
}

/// One row of the table: from, step, who, to (`None` = gone).
type Transition = (State, Step, By, Option<State>);

/// The whole table. A pair that is not here is refused.
pub const TRANSITIONS: &[Transition] = &[
    (State::Draft, Step::Edit, By::Writer, Some(State::Draft)),
    (State::Draft, Step::Submit, By::Writer, Some(State::Submitted)),
    (State::Draft, Step::Publish, By::Reviewer, Some(State::Published)),
    (State::Draft, Step::Schedule, By::Reviewer, Some(State::Scheduled)),
    (State::Draft, Step::Discard, By::Writer, None),
    (State::Submitted, Step::Edit, By::Reviewer, Some(State::Submitted)),
    (State::Submitted, Step::Recall, By::Writer, Some(State::Draft)),
    (State::Submitted, Step::Return, By::Reviewer, Some(State::Returned)),
    (State::Submitted, Step::Schedule, By::Reviewer, Some(State::Scheduled)),
    (State::Submitted, Step::Publish, By::Reviewer, Some(State::Published)),
    (State::Returned, Step::Edit, By::Writer, Some(State::Returned)),
    (State::Returned, Step::Submit, By::Writer, Some(State::Submitted)),
    (State::Returned, Step::Discard, By::Writer, None),
    (State::Scheduled, Step::Unschedule, By::Reviewer, Some(State::Submitted)),
    (State::Scheduled, Step::Schedule, By::Reviewer, Some(State::Scheduled)),
    (State::Scheduled, Step::Publish, By::Reviewer, Some(State::Published)),
    (State::Published, Step::Correct, By::Reviewer, Some(State::Published)),
    (State::Published, Step::Withdraw, By::Reviewer, Some(State::Withdrawn)),
    (State::Withdrawn, Step::Reopen, By::Reviewer, Some(State::Draft)),
];

/// Why a step is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepRefused {
    /// The table has no such row: the page was old, or the item moved on meanwhile.
    NotFromHere {
        /// Where the item stands.
        state: State,
        /// What was asked.
        step: Step,
    },
    /// The item's own writer asked to approve it without giving a reason for the override.
    TwoPersons,
    /// The time of publication is not in the future.
    TimePassed,
}

/// Looks the step up. Returns who may do it and where it leads.
pub fn transition(state: State, step: Step) -> Result<(By, Option<State>), StepRefused> {
    TRANSITIONS
        .iter()
        .find(|(from, by_step, ..)| *from == state && *by_step == step)
        .map(|(_, _, by, to)| (*by, *to))
        .ok_or(StepRefused::NotFromHere { state, step })
}

/// Outcome of the two-person rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// Another person wrote it: an ordinary approval.
    ByAnother,
    /// The writer approved it, with a reason. Another reviewer must sign off later.
    Override,
}

/// The two-person rule: `last_writer` is the account that saved the words to be approved.
/// A reason makes the override possible and is recorded; blanks are no reason.
pub fn approve(
    last_writer: i64,
    approver: i64,
    override_reason: Option<&str>,
) -> Result<Approval, StepRefused> {
    if last_writer != approver {
        return Ok(Approval::ByAnother);
    }
    match override_reason.map(str::trim) {
        Some(reason) if !reason.is_empty() => Ok(Approval::Override),
        _ => Err(StepRefused::TwoPersons),
    }
}

/// Checks a time of publication (both Unix ms). A minute of grace lets a slow form through:
/// such an item is published at once.
pub fn check_schedule(now_ms: i64, publish_at_ms: i64) -> Result<(), StepRefused> {
    if publish_at_ms < now_ms.saturating_sub(60_000) { Err(StepRefused::TimePassed) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn every_pair_of_the_table_leads_where_it_says_and_every_other_pair_is_refused() {
        for state in State::ALL {
            for step in Step::ALL {
                let rows: Vec<_> = TRANSITIONS.iter().filter(|(s, p, ..)| s == state && p == step).collect();
                match rows.as_slice() {
                    [] => assert_eq!(
                        transition(*state, *step),
                        Err(StepRefused::NotFromHere { state: *state, step: *step })
                    ),
                    [(_, _, by, to)] => assert_eq!(transition(*state, *step), Ok((*by, *to))),
                    _ => panic!("{state} {step} stands twice"),
                }
            }
        }
    }

    #[test]
    fn only_a_reviewer_makes_anything_public() {
        for (from, step, by, to) in TRANSITIONS {
            let becomes_public = *to == Some(State::Published) || *to == Some(State::Scheduled);
            if becomes_public {
                assert_eq!(*by, By::Reviewer, "{from} {step}");
            }
        }
    }

    #[test]
    fn what_was_public_is_never_thrown_away() {
        for (from, step, ..) in TRANSITIONS {
            if *step == Step::Discard {
                assert!(matches!(from, State::Draft | State::Returned));
            }
        }
    }

    #[test]
    fn two_persons_or_a_recorded_reason() {
        assert_eq!(approve(1, 2, None), Ok(Approval::ByAnother));
        assert_eq!(approve(1, 1, None), Err(StepRefused::TwoPersons));
        assert_eq!(approve(1, 1, Some("  ")), Err(StepRefused::TwoPersons));
        assert_eq!(approve(1, 1, Some("PPID cuti, tidak ada pejabat lain")), Ok(Approval::Override));
    }

    #[test]
    fn a_schedule_lies_ahead() {
        assert_eq!(check_schedule(1_000_000, 900_000), Err(StepRefused::TimePassed));
        assert_eq!(check_schedule(1_000_000, 950_000), Ok(()));
        assert_eq!(check_schedule(1_000_000, 2_000_000), Ok(()));
    }
}
