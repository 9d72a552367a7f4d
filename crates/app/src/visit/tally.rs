//! What is counted in memory until it is written: reads and questions by the hour.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, header};

use crate::ids::BodyId;

/// One hour in milliseconds. Zones of Indonesia are whole hours from UTC, so an hour is in one day.
const HOUR_MS: i64 = 3_600_000;

/// Different questions of one day that one node takes; a flood of nonsense ends here.
const MOST_QUESTIONS: usize = 5_000;

/// Reads by thing and hour (hours since 1970). In order, so that two nodes never wait for each other's rows.
pub(super) type ReadCounts = BTreeMap<(web::Read, i64), i64>;
/// Questions by body, words and hour.
pub(super) type QuestionCounts = BTreeMap<(BodyId, String, i64), i64>;

/// What was counted and not written yet.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) reads: ReadCounts,
    pub(super) questions: QuestionCounts,
}

/// The counters of one node.
#[derive(Debug)]
pub struct Tally {
    clock: web::Clock,
    counts: Mutex<Counts>,
    /// The day (since 1970, UTC) and how many different questions were taken in it.
    taken: Mutex<(i64, usize)>,
}

impl Tally {
    /// Empty counters.
    pub fn new(clock: web::Clock) -> Self {
        Self { clock, counts: Mutex::default(), taken: Mutex::default() }
    }

    /// A panic elsewhere leaves the counters whole enough.
    fn held(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hour(&self) -> i64 {
        self.clock.now().div_euclid(HOUR_MS)
    }

    /// Notes a question.
    pub(super) fn ask(&self, body: BodyId, words: String) {
        let hour = self.hour();
        let key = (body, words, hour);
        let mut counts = self.held();
        if let Some(count) = counts.questions.get_mut(&key) {
            *count += 1;
            return;
        }
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let day = hour.div_euclid(24);
        if taken.0 != day {
            *taken = (day, 0);
        }
        if taken.1 < MOST_QUESTIONS {
            taken.1 += 1;
            counts.questions.insert(key, 1);
        }
    }

    /// Takes everything out.
    pub(super) fn take(&self) -> Counts {
        std::mem::take(&mut *self.held())
    }

    /// Puts back what could not be written.
    pub(super) fn give_back(&self, counts: Counts) {
        let mut held = self.held();
        for (key, count) in counts.reads {
            *held.reads.entry(key).or_default() += count;
        }
        for (key, count) in counts.questions {
            *held.questions.entry(key).or_default() += count;
        }
    }
}

/// The first instant of an hour, Unix ms.
pub(super) fn at(hour: i64) -> i64 {
    hour.saturating_mul(HOUR_MS)
}

impl web::Reads for Tally {
    fn is_reader(&self, request: &HeaderMap) -> bool {
        let text = |name| request.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        // Older browsers say `Purpose`.
        let purpose = match text("sec-purpose") {
            "" => text("purpose"),
            purpose => purpose,
        };
        rules::visit::is_person(text(header::USER_AGENT.as_str()), purpose)
    }

    fn count(&self, read: web::Read) {
        let hour = self.hour();
        *self.held().reads.entry((read, hour)).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use web::Reads as _;

    use super::*;

    #[test]
    fn what_could_not_be_written_is_not_lost() {
        let tally = Tally::new(web::Clock::fixed(2 * HOUR_MS + 1));
        let read = web::Read { body_id: 1, kind: "news", item_id: 7, unit_id: 3 };
        tally.count(read);
        tally.ask(BodyId(1), "jadwal vaksin".to_owned());
        let counts = tally.take();
        assert!(tally.take().reads.is_empty());
        tally.count(read);
        tally.ask(BodyId(1), "jadwal vaksin".to_owned());
        tally.give_back(counts);
        let counts = tally.take();
        assert_eq!(counts.reads.into_iter().collect::<Vec<_>>(), [((read, 2), 2)]);
        assert_eq!(counts.questions.into_values().collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_flood_of_questions_ends_at_a_bound() {
        let tally = Tally::new(web::Clock::fixed(0));
        for n in 0..MOST_QUESTIONS + 100 {
            tally.ask(BodyId(1), format!("tanya {n}"));
        }
        assert_eq!(tally.take().questions.len(), MOST_QUESTIONS);
    }
}
