//! The way of an incident: found, told, cleaned, verified; or a false alarm, which is a decision with a reason.

use crate::code::coded;

/// Time in which a site is to be clean again, from the moment the signs were found: 48 hours.
pub const DUE_MS: i64 = 48 * 60 * 60 * 1000;

coded! {
    /// Where an incident stands.
    pub enum IncidentState {
        /// Signs were found; nobody has been told.
        Found = "found",
        /// The unit and the officers of the city know.
        Told = "told",
        /// The unit says it is clean.
        Cleaned = "cleaned",
        /// Somebody looked again: it is clean.
        Verified = "verified",
        /// There was nothing planted.
        FalseAlarm = "false_alarm",
    }
}

impl IncidentState {
    /// Whether nothing is left to do.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Verified | Self::FalseAlarm)
    }
}

coded! {
    /// What is done about an incident.
    pub enum Step {
        /// The unit was told.
        Tell = "tell",
        /// The unit says it has cleaned the site.
        Clean = "clean",
        /// A look found the site clean.
        Verify = "verify",
        /// A look found it dirty still.
        Reopen = "reopen",
        /// Somebody decides that nothing was planted.
        Dismiss = "dismiss",
    }
}

/// The state after a step. `None` when the step makes no sense there.
pub fn after(state: IncidentState, step: Step) -> Option<IncidentState> {
    use IncidentState::{Cleaned, FalseAlarm, Found, Told, Verified};
    match (state, step) {
        (Found, Step::Tell) => Some(Told),
        (Found | Told, Step::Clean) => Some(Cleaned),
        // Whoever looks may find it clean though nobody said so.
        (Found | Told | Cleaned, Step::Verify) => Some(Verified),
        (Cleaned, Step::Reopen) => Some(Told),
        (Found | Told | Cleaned, Step::Dismiss) => Some(FalseAlarm),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code as _;

    #[test]
    fn an_incident_goes_from_found_to_verified() {
        let mut state = IncidentState::Found;
        for (step, next) in [
            (Step::Tell, IncidentState::Told),
            (Step::Clean, IncidentState::Cleaned),
            (Step::Reopen, IncidentState::Told),
            (Step::Clean, IncidentState::Cleaned),
            (Step::Verify, IncidentState::Verified),
        ] {
            state = after(state, step).unwrap();
            assert_eq!(state, next);
        }
    }

    #[test]
    fn a_closed_incident_stays_closed() {
        for state in [IncidentState::Verified, IncidentState::FalseAlarm] {
            assert!(state.is_closed());
            assert!(Step::ALL.iter().all(|step| after(state, *step).is_none()));
        }
    }

    #[test]
    fn an_alarm_can_be_dismissed_until_it_is_closed() {
        for state in [IncidentState::Found, IncidentState::Told, IncidentState::Cleaned] {
            assert_eq!(after(state, Step::Dismiss), Some(IncidentState::FalseAlarm));
        }
    }
}
