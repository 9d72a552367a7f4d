//! How often a network is asked again: tries while it answers with faults, waits when it sends us away. Both are bounded.

/// Tries of one request while the network answers with faults.
const MOST_TRIES: u32 = 4;
/// Times a network may send us away in one go.
const MOST_WAITS: u32 = 3;
/// First pause after a fault, doubled at each further one.
const FIRST_PAUSE_MS: i64 = 2_000;
/// Pause when a network sends us away and does not say for how long.
const A_MINUTE_MS: i64 = 60_000;
/// Pauses are at least this and at most a day, whatever a network's clock says.
const LEAST_WAIT_MS: i64 = 1_000;
const MOST_WAIT_MS: i64 = 24 * 3_600_000;

/// What is left of the patience with one network.
#[derive(Debug, Default)]
pub(crate) struct Patience {
    wait: Option<i64>,
    tries: u32,
    waits: u32,
}

impl Patience {
    /// The instant nothing is asked before, if it is still to come.
    pub(crate) fn pause(&mut self, now: i64) -> Option<i64> {
        self.wait = self.wait.filter(|until| *until > now);
        self.wait
    }

    /// An answer came that was no fault.
    pub(crate) fn recover(&mut self) {
        self.tries = 0;
    }

    /// Hears of a fault. False when it was one too many.
    pub(crate) fn fault(&mut self, now: i64) -> bool {
        self.tries = self.tries.saturating_add(1);
        self.wait = Some(now.saturating_add(FIRST_PAUSE_MS.saturating_mul(1_i64 << self.tries.min(10))));
        self.tries < MOST_TRIES
    }

    /// Hears that we are to come back at `until`. False when that was once too often.
    pub(crate) fn sent_away(&mut self, until: Option<i64>, now: i64) -> bool {
        self.waits = self.waits.saturating_add(1);
        let pause = until.map_or(A_MINUTE_MS, |until| until.saturating_sub(now));
        self.wait = Some(now.saturating_add(pause.clamp(LEAST_WAIT_MS, MOST_WAIT_MS)));
        self.waits <= MOST_WAITS
    }
}
