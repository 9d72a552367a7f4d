//! What counts as a post of a unit on a social network, and when a month was seen whole.
//!
//! Source: domain.md §11, the ranking of January 2023 as Kota Cilegon told it to the press. The rules in words:
//! - a month is a calendar month in the city's zone, and a post counts by the instant it was first published;
//! - only original posts count: a carousel is one; reposts, replies, stories, live sessions and adverts do not;
//! - a post seen in two counts stays counted when it is deleted later; one seen once does not;
//! - a month of which some part was never looked at is unknown, not zero.

use jiff::tz::TimeZone;

use crate::activity::Month;
use crate::code::coded;

coded! {
    /// What a post is.
    pub enum Kind {
        /// Written by the unit, in its feed. A carousel is one.
        Original = "original",
        /// Somebody's post passed on.
        Repost = "repost",
        /// An answer to a post.
        Reply = "reply",
        /// Gone after a day.
        Story = "story",
        /// A live session.
        Live = "live",
        /// Paid for.
        Advert = "advert",
    }
}

/// What is remembered of one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What it is.
    pub kind: Kind,
    /// When it was first published, Unix ms.
    pub published: i64,
    /// In how many counts it was found.
    pub times: u32,
    /// Whether a later count that should have found it did not.
    pub is_deleted: bool,
}

impl Seen {
    /// Whether it counts for a month.
    pub fn counts(&self, month: Month, zone: &TimeZone) -> bool {
        let stays = !self.is_deleted || self.times >= 2;
        self.kind == Kind::Original && stays && month.contains(self.published, zone)
    }
}

/// Whether half-open ranges of instants that were looked at leave no gap in `from..to`.
pub fn covers(ranges: &[(i64, i64)], from: i64, to: i64) -> bool {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable();
    let mut reached = from;
    for (begin, end) in ranges {
        if begin > reached {
            break;
        }
        reached = reached.max(end);
    }
    reached >= to
}

/// Fewest and most rows of a draw.
const LEAST_DRAWN: usize = 3;
const MOST_DRAWN: usize = 30;

/// Draws a tenth of the rows, three at least, thirty at most, for a second person to check. The same seed and rows give
/// the same draw, on any machine: rows are ordered by the digest of the seed with their id.
pub fn draw(seed: &str, ids: &[i64]) -> Vec<i64> {
    let digest = |id: &i64| (crate::chain::digest(&[seed.as_bytes(), id.to_string().as_bytes()]), *id);
    let mut by_digest: Vec<_> = ids.iter().map(digest).collect();
    by_digest.sort_unstable();
    let count = ids.len().div_ceil(10).clamp(LEAST_DRAWN, MOST_DRAWN);
    by_digest.into_iter().take(count).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(kind: Kind, times: u32, is_deleted: bool) -> Seen {
        Seen { kind, published: 1_673_000_000_000, times, is_deleted }
    }

    #[test]
    fn only_original_posts_of_the_month_count() {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        let january = Month::parse("2023-01").unwrap();
        assert!(seen(Kind::Original, 1, false).counts(january, &zone));
        assert!(!seen(Kind::Original, 1, false).counts(january.next(), &zone));
        for kind in [Kind::Repost, Kind::Reply, Kind::Story, Kind::Live, Kind::Advert] {
            assert!(!seen(kind, 3, false).counts(january, &zone), "{kind}");
        }
    }

    #[test]
    fn a_post_deleted_between_two_counts_stays_counted_when_it_was_seen_twice() {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        let january = Month::parse("2023-01").unwrap();
        assert!(seen(Kind::Original, 2, true).counts(january, &zone));
        assert!(!seen(Kind::Original, 1, true).counts(january, &zone));
    }

    #[test]
    fn a_month_is_whole_when_the_readings_leave_no_gap() {
        assert!(covers(&[(5, 12), (0, 6)], 0, 10));
        assert!(!covers(&[(0, 4), (5, 12)], 0, 10));
        assert!(!covers(&[(1, 12)], 0, 10));
        assert!(!covers(&[], 0, 10));
    }

    #[test]
    fn a_draw_is_made_again_by_its_seed_and_takes_a_tenth() {
        let ids: Vec<i64> = (1..=100).collect();
        let drawn = draw("benih", &ids);
        assert_eq!((drawn.len(), &drawn), (10, &draw("benih", &ids)));
        assert_ne!(drawn, draw("lain", &ids));
        assert_eq!(draw("benih", &[7]), [7]);
        assert_eq!(draw("benih", &[1, 2, 3, 4]).len(), 3);
    }
}
