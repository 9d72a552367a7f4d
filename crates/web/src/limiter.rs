//! Rate limits in memory: a token bucket per key, bounded in size.
//!
//! A bucket is one number, the time at which it would be full again. Two generations of a map bound the
//! memory: when the young one is full it becomes the old one and the old one is forgotten, so that keys in
//! use survive and idle ones (which are full buckets by then) go.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Allows `burst` acts at once and then one per `every_ms`, for each key.
#[derive(Debug)]
pub struct Limiter {
    every_ms: i64,
    burst: i64,
    most_keys: usize,
    buckets: Mutex<Generations>,
}

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<String, i64>,
    old: HashMap<String, i64>,
}

/// The key has used up its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// Milliseconds until the next act is allowed.
    pub retry_after_ms: i64,
}

impl Limiter {
    /// A limiter that remembers at most about `most_keys` keys.
    pub fn new(burst: u32, every_ms: u32, most_keys: usize) -> Self {
        Self {
            every_ms: i64::from(every_ms.max(1)),
            burst: i64::from(burst.max(1)),
            most_keys: most_keys.max(2),
            buckets: Mutex::default(),
        }
    }

    /// Takes one token of `key` at `now_ms` (Unix milliseconds UTC). A refused act takes nothing.
    pub fn take(&self, key: &str, now_ms: i64) -> Result<(), TooMany> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let room = self.every_ms.saturating_mul(self.burst);
        let stored = buckets.young.get(key).or_else(|| buckets.old.get(key)).copied();
        // A clock set back must not lock anybody out for longer than an empty bucket would.
        let full_at = stored.unwrap_or(now_ms).clamp(now_ms, now_ms.saturating_add(room));
        let next = full_at.saturating_add(self.every_ms);
        let over = next.saturating_sub(now_ms).saturating_sub(room);
        if over > 0 {
            return Err(TooMany { retry_after_ms: over });
        }
        if let Some(known) = buckets.young.get_mut(key) {
            *known = next;
            return Ok(());
        }
        if buckets.young.len() >= self.most_keys / 2 {
            buckets.old = std::mem::take(&mut buckets.young);
        }
        buckets.young.insert(key.to_owned(), next);
        Ok(())
    }

    /// Forgets the key, for example after a correct password.
    pub fn forget(&self, key: &str) {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.young.remove(key);
        buckets.old.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::{Limiter, TooMany};

    #[test]
    fn a_burst_then_one_per_interval() {
        let limiter = Limiter::new(3, 1_000, 100);
        for _ in 0..3 {
            assert_eq!(limiter.take("a", 10_000), Ok(()));
        }
        assert_eq!(limiter.take("a", 10_000), Err(TooMany { retry_after_ms: 1_000 }));
        assert_eq!(limiter.take("b", 10_000), Ok(()));
        assert_eq!(limiter.take("a", 11_000), Ok(()));
        assert_eq!(limiter.take("a", 11_400), Err(TooMany { retry_after_ms: 600 }));
        limiter.forget("a");
        assert_eq!(limiter.take("a", 11_400), Ok(()));
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let limiter = Limiter::new(1, 1_000, 100);
        assert!(limiter.take("a", 1_000_000).is_ok());
        assert_eq!(limiter.take("a", 0), Err(TooMany { retry_after_ms: 1_000 }));
        assert!(limiter.take("a", 1_001_000).is_ok());
    }

    #[test]
    fn memory_is_bounded_and_busy_keys_stay() {
        let limiter = Limiter::new(1, 1_000_000, 100);
        assert!(limiter.take("busy", 0).is_ok());
        for n in 0..45 {
            assert!(limiter.take(&format!("k{n}"), 0).is_ok());
        }
        assert!(limiter.take("busy", 0).is_err());
        for n in 0..10_000 {
            assert!(limiter.take(&format!("x{n}"), 0).is_ok());
        }
        let buckets = limiter.buckets.lock().unwrap();
        assert!(buckets.young.len() + buckets.old.len() <= 100);
    }
}
