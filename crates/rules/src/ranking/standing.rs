//! Ranks. Ties share one: 1, 2, 3, 3, 3, 3, 7 (`domain.md` §11).

use crate::activity::Reading;

/// One unit in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<U> {
    /// The unit.
    pub unit: U,
    /// What is known of it.
    pub reading: Reading,
    /// Its rank; none without a known number. Zero is a number and is ranked.
    pub rank: Option<u32>,
}

/// Puts units in order: most posts first, those with the same number in the order they came in, then units whose
/// number is not known, then units without an account. A unit's rank is one more than the units with more posts.
pub fn rank<U>(units: impl IntoIterator<Item = (U, Reading)>) -> Vec<Standing<U>> {
    let mut table: Vec<Standing<U>> =
        units.into_iter().map(|(unit, reading)| Standing { unit, reading, rank: None }).collect();
    table.sort_by_key(|standing| match standing.reading {
        Reading::Posts(posts) => (0, u32::MAX - posts),
        Reading::Unknown => (1, 0),
        Reading::None => (2, 0),
    });
    let mut above: Option<(u32, u32)> = None;
    for (place, standing) in (1..).zip(&mut table) {
        let Some(posts) = standing.reading.posts() else { break };
        let rank = match above {
            Some((same, rank)) if same == posts => rank,
            _ => place,
        };
        above = Some((posts, rank));
        standing.rank = Some(rank);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::super::{Book, League};
    use super::*;
    use crate::unit::UnitType;

    /// January 2023 on Instagram, Kota Cilegon, as told to the press on 15 February 2023: unit, type, posts.
    /// Units without a number had no account.
    const JANUARY_2023: &[(&str, UnitType, Option<u32>)] = &[
        ("Kelurahan Kotasari", UnitType::Kelurahan, Some(31)),
        ("Kelurahan Deringo", UnitType::Kelurahan, None),
        ("Dinas Pendidikan", UnitType::Dinas, Some(13)),
        ("Kelurahan Gerem", UnitType::Kelurahan, Some(39)),
        ("RSUD Cilegon", UnitType::Rsud, Some(13)),
        ("Kecamatan Grogol", UnitType::Kecamatan, Some(13)),
        ("Dinas Kesehatan", UnitType::Dinas, Some(27)),
        ("Kecamatan Cibeber", UnitType::Kecamatan, Some(13)),
        ("Kelurahan Pabean", UnitType::Kelurahan, Some(47)),
        ("Badan Penanggulangan Bencana Daerah", UnitType::Badan, Some(20)),
        ("Kelurahan Warnasari", UnitType::Kelurahan, None),
    ];

    fn table(league: League) -> Vec<(Option<u32>, &'static str, Option<u32>)> {
        let book = Book::default();
        let members = JANUARY_2023.iter().filter(|(_, kind, _)| book.has(league, *kind));
        let readings = members.map(|(unit, _, posts)| (*unit, posts.map_or(Reading::None, Reading::Posts)));
        rank(readings).into_iter().map(|row| (row.rank, row.unit, row.reading.posts())).collect()
    }

    #[test]
    fn kota_cilegon_january_2023_offices_share_the_third_place() {
        assert_eq!(
            table(League::Opd),
            [
                (Some(1), "Dinas Kesehatan", Some(27)),
                (Some(2), "Badan Penanggulangan Bencana Daerah", Some(20)),
                (Some(3), "Dinas Pendidikan", Some(13)),
                (Some(3), "RSUD Cilegon", Some(13)),
                (Some(3), "Kecamatan Grogol", Some(13)),
                (Some(3), "Kecamatan Cibeber", Some(13)),
            ]
        );
        assert_eq!(table(League::Kecamatan).iter().map(|row| row.0).collect::<Vec<_>>(), [Some(1), Some(1)]);
    }

    #[test]
    fn kota_cilegon_january_2023_kelurahan_without_an_account_have_no_rank_and_no_zero() {
        assert_eq!(
            table(League::Kelurahan),
            [
                (Some(1), "Kelurahan Pabean", Some(47)),
                (Some(2), "Kelurahan Gerem", Some(39)),
                (Some(3), "Kelurahan Kotasari", Some(31)),
                (None, "Kelurahan Deringo", None),
                (None, "Kelurahan Warnasari", None),
            ]
        );
    }

    #[test]
    fn four_on_the_third_place_are_followed_by_the_seventh() {
        let posts = [27, 20, 13, 13, 13, 13, 9, 0, 0];
        let table = rank(posts.into_iter().enumerate().map(|(unit, posts)| (unit, Reading::Posts(posts))));
        let ranks: Vec<u32> = table.iter().filter_map(|row| row.rank).collect();
        assert_eq!(ranks, [1, 2, 3, 3, 3, 3, 7, 8, 8]);
    }

    #[test]
    fn zero_is_ranked_and_a_gap_is_not() {
        let table = rank([("none", Reading::None), ("gap", Reading::Unknown), ("zero", Reading::Posts(0))]);
        let rows: Vec<_> = table.iter().map(|row| (row.unit, row.rank)).collect();
        assert_eq!(rows, [("zero", Some(1)), ("gap", None), ("none", None)]);
        assert!(rank(Vec::<(u8, Reading)>::new()).is_empty());
    }
}
