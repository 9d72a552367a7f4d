//! One site of the light watch: when it is asked next, how it stands, what was not written yet.

use web::outgoing::Line;

use super::super::model::{Day, Health};
use super::super::store_watch::Watched;
use crate::ids::{BodyId, WebsiteId};

/// Checks in a row that must fail before a site is called down: one may be bad luck.
const FAILURES: u32 = 2;
/// A site that is down is asked at least so often, in ms.
const LONGEST_PAUSE_MS: i64 = 30 * 60 * 1000;

/// A site and what its last checks said.
#[derive(Debug)]
pub(super) struct Beat {
    pub(super) body: BodyId,
    pub(super) id: WebsiteId,
    pub(super) url: String,
    /// None when the address makes no sense; then it is never asked.
    pub(super) line: Option<Line>,
    /// Milliseconds between two checks.
    pub(super) pace_ms: i64,
    /// The sum of the day so far, as far as it is not written.
    pub(super) day: Day,
    is_up: bool,
    down_since: Option<i64>,
    failures: u32,
    checks: u32,
    checked_at: i64,
    ms: Option<i64>,
    reason: String,
    /// Whether something changed that readers should see now.
    pub(super) has_changed: bool,
}

impl Beat {
    pub(super) fn new(site: Watched, pace_ms: i64) -> Self {
        Self {
            body: site.body_id,
            id: site.id,
            line: Line::new(&site.url).ok(),
            url: site.url,
            pace_ms,
            day: Day { day: String::new(), checks: 0, failures: 0, ms_sum: 0, ms_most: 0 },
            is_up: site.is_up,
            down_since: site.down_since,
            failures: if site.is_up { 0 } else { FAILURES },
            checks: 0,
            checked_at: 0,
            ms: None,
            reason: String::new(),
            has_changed: false,
        }
    }

    /// Notes an answer after so many milliseconds, or why there was none.
    pub(super) fn note(&mut self, now_ms: i64, answer: Result<i64, String>) {
        self.checks = self.checks.wrapping_add(1);
        self.checked_at = now_ms;
        self.day.checks += 1;
        match answer {
            Ok(ms) => {
                self.ms = Some(ms);
                self.day.ms_sum += ms;
                self.day.ms_most = self.day.ms_most.max(ms);
                self.has_changed |= !self.is_up;
                (self.is_up, self.down_since, self.failures) = (true, None, 0);
                self.reason.clear();
            }
            Err(why) => {
                self.ms = None;
                self.day.failures += 1;
                self.failures = self.failures.saturating_add(1);
                self.reason = why.chars().take(200).collect();
                if self.is_up && self.failures >= FAILURES {
                    (self.is_up, self.down_since, self.has_changed) = (false, Some(now_ms), true);
                }
            }
        }
    }

    /// When it is asked next: by its pace with some play, so that not all are asked in the same second; a site that
    /// is down more and more seldom; one that failed for the first time soon again.
    pub(super) fn next_at(&self, now_ms: i64) -> i64 {
        let pause = match self.failures {
            0 => self.pace_ms,
            1 => self.pace_ms / 3,
            more => {
                let doubled = self.pace_ms.saturating_mul(1 << (more - 1).min(10));
                doubled.min(LONGEST_PAUSE_MS.max(self.pace_ms))
            }
        };
        now_ms + pause - pause / 20 + play(self.id, self.checks, pause / 10)
    }

    /// How the site stands, for the database.
    pub(super) fn health(&self) -> Health {
        Health {
            website_id: self.id,
            checked_at: Some(self.checked_at),
            is_up: self.is_up,
            reason: if self.is_up { String::new() } else { self.reason.clone() },
            ms: self.ms,
            tls_until: None,
            down_since: self.down_since,
            looked_at: None,
            newest_at: None,
            newest_title: String::new(),
            newest_url: String::new(),
            road: String::new(),
            confidence: None,
            problems: String::new(),
        }
    }

    /// Takes out what was not written yet; the next sum begins at nought.
    pub(super) fn take_day(&mut self) -> Day {
        std::mem::replace(
            &mut self.day,
            Day { day: String::new(), checks: 0, failures: 0, ms_sum: 0, ms_most: 0 },
        )
    }
}

/// A number below `most` that differs by site and check, the same at every run.
pub(super) fn play(site: WebsiteId, check: u32, most: i64) -> i64 {
    let mixed = site.0.wrapping_mul(0x9E37_79B9).wrapping_add(i64::from(check).wrapping_mul(0x85EB_CA6B));
    (mixed >> 7).rem_euclid(most.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn beat() -> Beat {
        let site = Watched {
            body_id: BodyId(1),
            id: WebsiteId(7),
            url: "http://a.test/".into(),
            is_up: true,
            down_since: None,
        };
        Beat::new(site, MINUTE)
    }

    #[test]
    fn one_failure_is_bad_luck_and_two_are_down() {
        let mut beat = beat();
        beat.note(0, Err("too slow".into()));
        assert!(beat.health().is_up && !beat.has_changed);
        assert!(beat.next_at(0) < MINUTE / 2, "asked again soon");
        beat.note(20_000, Err("too slow".into()));
        assert!(!beat.health().is_up && beat.has_changed);
        assert_eq!(beat.health().down_since, Some(20_000));
        beat.note(80_000, Ok(12));
        assert!(beat.health().is_up && beat.health().down_since.is_none());
        assert_eq!((beat.day.checks, beat.day.failures, beat.day.ms_sum), (3, 2, 12));
    }

    #[test]
    fn a_site_that_is_down_is_asked_more_and_more_seldom_but_never_forgotten() {
        let mut beat = beat();
        let mut pauses = Vec::new();
        for _ in 0..12 {
            beat.note(0, Err(String::new()));
            pauses.push(beat.next_at(0));
        }
        assert!(
            pauses[3] > pauses[1] && pauses[11] <= LONGEST_PAUSE_MS + LONGEST_PAUSE_MS / 10,
            "{pauses:?}"
        );
    }

    #[test]
    fn the_pace_has_play_and_keeps_its_mean() {
        let mut beat = beat();
        let next: Vec<i64> = (0..200)
            .map(|_| {
                beat.note(0, Ok(1));
                beat.next_at(0)
            })
            .collect();
        assert!(next.iter().all(|at| (57_000..=63_000).contains(at)));
        assert!(next.iter().max() > next.iter().min());
    }
}
