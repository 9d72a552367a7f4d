//! One number over website and networks.
//!
//! Published rule: the sum of all posts on the networks that count. A network counts in a league's month when the
//! number of at least one of its units is known there; where nobody could count, it is left out for everybody. A
//! unit whose number is unknown on a network that counts has no overall number, only what was seen at least: an
//! unknown number is not zero. A network on which a unit has no account adds nothing.

use std::collections::BTreeSet;

use crate::activity::{Network, Reading};

/// The overall number of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overall {
    /// What is ranked.
    pub reading: Reading,
    /// Posts seen at least, unknown networks included.
    pub at_least: u32,
}

/// The networks that count, of all readings of a league.
pub fn counted_networks(readings: impl IntoIterator<Item = (Network, Reading)>) -> BTreeSet<Network> {
    let known = readings.into_iter().filter(|(_, reading)| reading.posts().is_some());
    known.map(|(network, _)| network).collect()
}

/// The overall number of one unit: its readings, with what was seen at least, on the networks that count.
pub fn overall(
    counts: &BTreeSet<Network>,
    readings: impl IntoIterator<Item = (Network, Reading, u32)>,
) -> Overall {
    let mut all = Overall { reading: Reading::None, at_least: 0 };
    for (network, reading, at_least) in readings {
        if !counts.contains(&network) {
            continue;
        }
        all.at_least = all.at_least.saturating_add(reading.posts().unwrap_or(at_least));
        all.reading = match (all.reading, reading) {
            (Reading::Unknown, _) | (_, Reading::Unknown) => Reading::Unknown,
            (before, Reading::None) => before,
            (before, Reading::Posts(posts)) => {
                Reading::Posts(before.posts().unwrap_or(0).saturating_add(posts))
            }
        };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use Network::{Facebook, Instagram, Website};

    #[test]
    fn the_overall_number_is_the_sum_and_a_gap_is_never_zero() {
        let counts = BTreeSet::from([Website, Instagram]);
        for (name, readings, expected, at_least) in [
            (
                "sum",
                vec![(Website, Reading::Posts(3), 3), (Instagram, Reading::Posts(4), 4)],
                Reading::Posts(7),
                7,
            ),
            (
                "no account adds nothing",
                vec![(Website, Reading::Posts(3), 3), (Instagram, Reading::None, 0)],
                Reading::Posts(3),
                3,
            ),
            (
                "gap",
                vec![(Website, Reading::Posts(3), 3), (Instagram, Reading::Unknown, 2)],
                Reading::Unknown,
                5,
            ),
            (
                "not counted",
                vec![(Website, Reading::Posts(3), 3), (Facebook, Reading::Unknown, 2)],
                Reading::Posts(3),
                3,
            ),
            ("nothing anywhere", vec![(Website, Reading::None, 0)], Reading::None, 0),
        ] {
            assert_eq!(overall(&counts, readings), Overall { reading: expected, at_least }, "{name}");
        }
    }

    #[test]
    fn a_network_nobody_could_count_is_left_out_for_everybody() {
        let readings =
            [(Website, Reading::Unknown), (Instagram, Reading::Posts(0)), (Facebook, Reading::None)];
        assert_eq!(counted_networks(readings), BTreeSet::from([Instagram]));
    }
}
