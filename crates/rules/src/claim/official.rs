//! What is officially known of one body, year by year.

use std::collections::BTreeMap;

use super::{Checked, Status};
use crate::assessment::Qualification;

/// One year of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearScore {
    /// The year.
    pub year: i32,
    /// The score in hundredths of a point; `None` in a year that is disputed or tells none: a gap in every chart.
    pub score: Option<i64>,
    /// The score as it was written.
    pub raw: String,
    /// The qualification that was told.
    pub qualification: Option<Qualification>,
    /// The rank.
    pub rank: Option<u32>,
    /// Among how many.
    pub bodies: Option<u32>,
    /// Whether the best claim of the year is disputed.
    pub is_disputed: bool,
    /// Where the claim stands in the list that was checked.
    pub place: usize,
}

/// The years of a body, oldest first. Of several claims about a year the one with most behind it speaks: settled by a
/// document, with a decree, told, disputed. A disputed one gives no score.
pub fn official(all: &[Checked], body_key: &str) -> Vec<YearScore> {
    let mut best: BTreeMap<i32, (u8, usize)> = BTreeMap::new();
    for (place, one) in all.iter().enumerate().filter(|(_, one)| one.body_key == body_key) {
        let Some(year) = one.year else { continue };
        let weight = match one.status {
            Status::Resolved => 0,
            Status::Documented => 1,
            Status::Claimed => 2,
            Status::Disputed => 3,
            Status::SetAside => continue,
        };
        let entry = best.entry(year).or_insert((weight, place));
        if weight < entry.0 {
            *entry = (weight, place);
        }
    }
    let of = |(year, (_, place)): (i32, (u8, usize))| {
        let one = all.get(place)?;
        Some(YearScore {
            year,
            score: one.score.filter(|_| !one.is_disputed()),
            raw: one.said.score.clone(),
            qualification: one.qualification,
            rank: one.rank,
            bodies: one.bodies,
            is_disputed: one.is_disputed(),
            place,
        })
    };
    best.into_iter().filter_map(of).collect()
}
