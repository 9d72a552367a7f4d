//! Things in the diary of the city: a unit writes one down, publishes it, calls it off or takes it back.
//!
//! Source: Perki 1/2021 Ps.14 (agenda of programmes and activities is announced), UU 14/2008 Ps.9(2)b.

use crate::code::coded;

coded! {
    /// Where something in the diary stands.
    pub enum State {
        /// Being written.
        Draft = "draft",
        /// Everybody may see it.
        Published = "published",
        /// Called off; everybody sees that it is.
        Cancelled = "cancelled",
    }
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Make it public, or say that it happens after all.
    Publish,
    /// Say in public that it does not happen.
    Cancel,
    /// Take it out of the public diary, because it should never have stood there.
    Withdraw,
}

/// Where a step leads. `None` when there is no such step: what nobody has seen is not called off.
pub fn step(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Draft | State::Cancelled, Step::Publish) => Some(State::Published),
        (State::Published, Step::Cancel) => Some(State::Cancelled),
        (State::Published | State::Cancelled, Step::Withdraw) => Some(State::Draft),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_public_is_called_off_in_public() {
        assert_eq!(step(State::Draft, Step::Cancel), None);
        assert_eq!(step(State::Published, Step::Cancel), Some(State::Cancelled));
        assert_eq!(step(State::Cancelled, Step::Publish), Some(State::Published), "it happens after all");
        assert_eq!(step(State::Published, Step::Publish), None);
        assert_eq!(step(State::Cancelled, Step::Withdraw), Some(State::Draft));
    }
}
