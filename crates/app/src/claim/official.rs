//! What other slices ask: the official scores of the own body by year, and how the neighbours stood.

use rules::assessment::Qualification;
use rules::claim::{official as years, score_words};

use super::book;
use crate::{Ctx, Result};

/// One year of the own body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialYear {
    /// The year.
    pub year: i32,
    /// The score in hundredths of a point; `None` in a year that is disputed or tells none.
    pub score_hundredths: Option<i64>,
    /// The score as it was written; with two decimals when a document settled it.
    pub raw: String,
    /// The qualification that was told.
    pub qualification: Option<Qualification>,
    /// The rank.
    pub rank: Option<u32>,
    /// Among how many.
    pub bodies: Option<u32>,
    /// Whether it is disputed.
    pub is_disputed: bool,
    /// Where its claim is looked at.
    pub path: String,
}

/// A body in the list of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its name as written.
    pub name: String,
    /// Score in hundredths of a point; `None` when disputed or untold.
    pub score_hundredths: Option<i64>,
    /// Rank as told.
    pub rank: Option<u32>,
    /// Qualification as told.
    pub qualification: Option<Qualification>,
    /// Whether it is the own body.
    pub is_own: bool,
}

/// Official scores of the own body, oldest year first. Errors: the database does not answer.
pub async fn official(ctx: &Ctx) -> Result<Vec<OfficialYear>> {
    let book = book::read(ctx).await?;
    let own = years(&book.checked, &book::own_key(ctx)).into_iter().map(|one| {
        let settled = book.checked.get(one.place).and_then(|claim| claim.said.ruling);
        OfficialYear {
            year: one.year,
            score_hundredths: one.score,
            raw: settled.and_then(|ruling| ruling.score).map_or(one.raw, |score| score_words(score, ',')),
            qualification: one.qualification,
            rank: one.rank,
            bodies: one.bodies,
            is_disputed: one.is_disputed,
            path: book.path(one.place),
        }
    });
    Ok(own.collect())
}

/// The newest year in which the own body stands beside others, and who stood how, best first. `None` while there is
/// no such year. Errors: the database does not answer.
pub async fn neighbours(ctx: &Ctx) -> Result<Option<(i32, Vec<Neighbour>)>> {
    let book = book::read(ctx).await?;
    let own = book::own_key(ctx);
    for year in years(&book.checked, &own).into_iter().rev() {
        let all = of_year(&book, year.year, &own);
        if all.len() > 1 {
            return Ok(Some((year.year, all)));
        }
    }
    Ok(None)
}

/// Bodies with a claim about a year, by rank, then by score.
pub(super) fn of_year(book: &book::ClaimBook, year: i32, own: &str) -> Vec<Neighbour> {
    let mut keys: Vec<&str> = Vec::new();
    for one in book.checked.iter().filter(|one| one.year == Some(year)) {
        if !keys.contains(&one.body_key.as_str()) {
            keys.push(&one.body_key);
        }
    }
    let of = |key: &&str| {
        let one = years(&book.checked, key).into_iter().find(|one| one.year == year)?;
        let name = book.rows.get(one.place).map(|row| row.about.clone()).unwrap_or_default();
        Some(Neighbour {
            name,
            score_hundredths: one.score,
            rank: one.rank,
            qualification: one.qualification,
            is_own: *key == own,
        })
    };
    let mut all: Vec<Neighbour> = keys.iter().filter_map(of).collect();
    all.sort_by_key(|one| {
        (one.rank.unwrap_or(u32::MAX), std::cmp::Reverse(one.score_hundredths), one.name.clone())
    });
    all
}
