//! A door that lets so many through at once, keeps some more waiting, and sends the rest away at once, so
//! that a rush costs patience and not memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The door. Clones are the same door.
#[derive(Clone, Debug)]
pub struct Gate {
    slots: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    most_waiting: usize,
    patience: Duration,
}

/// Too many wait already, or the wait was too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

/// A place inside; free again when dropped.
#[derive(Debug)]
pub struct Slot(#[expect(dead_code, reason = "held, never looked at")] OwnedSemaphorePermit);

/// Counts one that waits, however it ends.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Gate {
    /// Lets `slots` in at once; `most_waiting` more may wait, each for `patience`.
    pub fn new(slots: usize, most_waiting: usize, patience: Duration) -> Self {
        let slots = Arc::new(Semaphore::new(slots.max(1)));
        Self { slots, waiting: Arc::default(), most_waiting, patience }
    }

    /// How many wait now.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Acquire)
    }

    /// Goes in, after waiting when it is full.
    /// Errors: [`Busy`].
    pub async fn enter(&self) -> Result<Slot, Busy> {
        if let Ok(slot) = Arc::clone(&self.slots).try_acquire_owned() {
            return Ok(Slot(slot));
        }
        let before = self.waiting.fetch_add(1, Ordering::AcqRel);
        let _waiting = Waiting(Arc::clone(&self.waiting));
        if before >= self.most_waiting {
            return Err(Busy);
        }
        match tokio::time::timeout(self.patience, Arc::clone(&self.slots).acquire_owned()).await {
            Ok(Ok(slot)) => Ok(Slot(slot)),
            _ => Err(Busy),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn so_many_go_in_some_wait_and_the_rest_is_sent_away() {
        let gate = Gate::new(2, 1, Duration::from_mins(1));
        let first = gate.enter().await.unwrap();
        let _second = gate.enter().await.unwrap();
        let waits = tokio::spawn({
            let gate = gate.clone();
            async move { gate.enter().await.is_ok() }
        });
        while gate.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(gate.enter().await.unwrap_err(), Busy);
        drop(first);
        assert!(waits.await.unwrap());
        assert_eq!(gate.waiting(), 0);
    }

    #[tokio::test]
    async fn who_waits_too_long_is_sent_away() {
        let gate = Gate::new(1, 5, Duration::from_millis(1));
        let _inside = gate.enter().await.unwrap();
        assert_eq!(gate.enter().await.unwrap_err(), Busy);
    }
}
