//! The course of a meeting.

use crate::code::coded;

coded! {
    /// Where a meeting stands.
    pub enum MeetingState {
        /// Proposed; nobody was invited.
        Planned = "planned",
        /// Invited, with a number.
        Called = "called",
        /// Held: who was absent stands on the record.
        Held = "held",
        /// Called off, with a reason.
        Cancelled = "cancelled",
    }
}

coded! {
    /// Whether an invited unit came.
    pub enum Presence {
        /// Not known yet.
        Expected = "expected",
        /// Somebody of the unit checked in or was put on the list.
        Present = "present",
        /// Nobody came.
        Absent = "absent",
    }
}

/// What is done with a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Invite the units.
    Call,
    /// End it; who did not come is absent.
    Close,
    /// Call it off.
    Cancel,
}

/// The state after a step. `None` when the step is not open: a meeting is closed only after it began and after it
/// was called, and what was held or called off stays so.
pub fn step(state: MeetingState, step: Step, has_begun: bool) -> Option<MeetingState> {
    match (state, step) {
        (MeetingState::Planned, Step::Call) if !has_begun => Some(MeetingState::Called),
        (MeetingState::Called, Step::Close) if has_begun => Some(MeetingState::Held),
        (MeetingState::Planned | MeetingState::Called, Step::Cancel) => Some(MeetingState::Cancelled),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_called_then_held_and_stays_so() {
        use MeetingState::{Called, Cancelled, Held, Planned};
        assert_eq!(step(Planned, Step::Call, false), Some(Called));
        assert_eq!(step(Planned, Step::Call, true), None, "nobody is invited to what has begun");
        assert_eq!(step(Called, Step::Close, false), None, "nobody is absent before it begins");
        assert_eq!(step(Called, Step::Close, true), Some(Held));
        assert_eq!(step(Called, Step::Cancel, false), Some(Cancelled));
        for end in [Held, Cancelled] {
            for one in [Step::Call, Step::Close, Step::Cancel] {
                assert_eq!(step(end, one, true), None);
            }
        }
    }
}
