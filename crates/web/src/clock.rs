//! The clock as a value, so that rules and tests decide what "now" is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time in Unix milliseconds UTC. Clones share one fixed time.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `ms` (Unix milliseconds UTC) until somebody moves it. For tests and replays.
    pub fn fixed(ms: i64) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(ms))))
    }

    /// Sets a fixed clock, for all its clones. The system clock ignores it.
    pub fn set(&self, ms: i64) {
        if let Source::Fixed(now) = &self.0 {
            now.store(ms, Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock by `ms`, which may be negative. The system clock ignores it.
    pub fn advance(&self, ms: i64) {
        if let Source::Fixed(now) = &self.0 {
            now.fetch_add(ms, Ordering::SeqCst);
        }
    }

    /// Unix milliseconds UTC. A system clock before 1970 reads as 0.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> i64 {
        match &self.0 {
            Source::Fixed(now) => now.load(Ordering::SeqCst),
            Source::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn clones_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(1_000);
        let other = clock.clone();
        other.advance(500);
        assert_eq!(clock.now(), 1_500);
        clock.set(7);
        assert_eq!(other.now(), 7);
    }

    #[test]
    fn the_system_clock_cannot_be_moved() {
        let clock = Clock::system();
        clock.set(0);
        assert!(clock.now() > 1_700_000_000_000);
    }
}
