//! Remembers that the object store is away, so that the next people need not wait for it too.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Failures in a row after which we stop asking.
const PATIENCE: u32 = 2;

/// While it is away one request in this time asks again; the others are told at once.
const PAUSE: Duration = Duration::from_secs(2);

/// Counts failures in a row.
#[derive(Debug, Default)]
pub(crate) struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    asked_at: Option<Instant>,
}

impl Breaker {
    /// Whether to ask the store now.
    pub(crate) fn lets_through(&self, now: Instant) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.failures < PATIENCE {
            return true;
        }
        let is_time = state.asked_at.is_none_or(|at| now.saturating_duration_since(at) >= PAUSE);
        if is_time {
            state.asked_at = Some(now);
        }
        is_time
    }

    /// Notes how a request ended.
    pub(crate) fn note(&self, has_answered: bool, now: Instant) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if has_answered {
            *state = State::default();
        } else {
            state.failures = state.failures.saturating_add(1);
            state.asked_at = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_two_failures_one_request_in_two_seconds_asks_again() {
        let breaker = Breaker::default();
        let start = Instant::now();
        breaker.note(false, start);
        assert!(breaker.lets_through(start));
        breaker.note(false, start);
        assert!(!breaker.lets_through(start));
        assert!(breaker.lets_through(start + PAUSE));
        assert!(!breaker.lets_through(start + PAUSE), "only one of many asks");
        breaker.note(true, start + PAUSE);
        assert!(breaker.lets_through(start + PAUSE));
    }
}
