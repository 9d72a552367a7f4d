//! The counting rules of one body: leagues, quota, filler. Data with a form, kept as one line of text with every
//! closed month, so that an old table can be made again by the rules of its day.

use std::fmt;

use super::{League, Quota};
use crate::Code;
use crate::unit::UnitType;

/// Words a text must have, where a body has not decided otherwise.
const WORDS: u32 = 3;

/// The counting rules of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Which types of units stand in which league, in the order of both lists.
    pub members: Vec<(League, UnitType)>,
    /// How much a unit should publish.
    pub quota: Quota,
    /// A text with fewer words is filler and does not count; 0 = everything counts.
    pub least_words: u32,
}

/// Why counting rules cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFault {
    /// No unit would stand in any league.
    NoLeague,
    /// A quota beyond what anybody can read: more than 50 a week or 200 a month.
    Quota,
    /// More than 50 words before a text counts.
    Words,
}

impl Default for Book {
    fn default() -> Self {
        let members =
            |league: &League| league.usual().iter().map(|kind| (*league, *kind)).collect::<Vec<_>>();
        Self {
            members: League::ALL.iter().flat_map(members).collect(),
            quota: Quota::default(),
            least_words: WORDS,
        }
    }
}

impl Book {
    /// Whether a unit of this type stands in the league.
    pub fn has(&self, league: League, kind: UnitType) -> bool {
        self.members.contains(&(league, kind))
    }

    /// The leagues a unit of this type stands in.
    pub fn leagues(&self, kind: UnitType) -> impl Iterator<Item = League> {
        League::ALL.iter().copied().filter(move |league| self.has(*league, kind))
    }

    /// Checks what a body decided. Errors: see [`BookFault`].
    pub fn check(&self) -> Result<(), BookFault> {
        if self.members.is_empty() {
            return Err(BookFault::NoLeague);
        }
        if self.quota.per_week > 50 || self.quota.per_month > 200 {
            return Err(BookFault::Quota);
        }
        if self.least_words > 50 { Err(BookFault::Words) } else { Ok(()) }
    }

    /// Reads the line [`fmt::Display`] writes. `None` for anything else.
    pub fn parse(line: &str) -> Option<Self> {
        let mut book =
            Self { members: Vec::new(), quota: Quota { per_week: 0, per_month: 0 }, least_words: 0 };
        for part in line.split(' ').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name {
                "week" => book.quota.per_week = value.parse().ok()?,
                "month" => book.quota.per_month = value.parse().ok()?,
                "words" => book.least_words = value.parse().ok()?,
                league => {
                    let league = League::from_code(league)?;
                    for kind in value.split(',') {
                        book.members.push((league, UnitType::from_code(kind)?));
                    }
                }
            }
        }
        Some(book)
    }
}

impl fmt::Display for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for league in League::ALL {
            let kinds: Vec<&str> = UnitType::ALL
                .iter()
                .filter(|kind| self.has(*league, **kind))
                .map(|kind| kind.code())
                .collect();
            if !kinds.is_empty() {
                write!(f, "{league}={} ", kinds.join(","))?;
            }
        }
        write!(f, "week={} month={} words={}", self.quota.per_week, self.quota.per_month, self.least_words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pp_18_2016_ps_5_a_kecamatan_stands_among_the_offices_and_among_kecamatan() {
        let book = Book::default();
        let leagues: Vec<League> = book.leagues(UnitType::Kecamatan).collect();
        assert_eq!(leagues, [League::Opd, League::Kecamatan]);
        assert_eq!(book.leagues(UnitType::Rsud).collect::<Vec<_>>(), [League::Opd]);
        assert_eq!(book.leagues(UnitType::Bagian).count(), 0, "counted with the secretariat");
        assert_eq!(book.leagues(UnitType::City).count(), 0);
    }

    #[test]
    fn rules_of_a_body_are_kept_as_one_line() {
        let book = Book::default();
        let line = book.to_string();
        assert!(line.ends_with("week=2 month=5 words=3") && line.contains("kelurahan=kelurahan "), "{line}");
        assert_eq!(Book::parse(&line).unwrap().to_string(), line);
        for wrong in ["week", "week=x", "satu=dinas", "opd=kantor"] {
            assert_eq!(Book::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn rules_nobody_can_follow_are_refused() {
        let usual = Book::default();
        assert_eq!(usual.check(), Ok(()));
        let cases = [
            (Book { members: Vec::new(), ..usual.clone() }, BookFault::NoLeague),
            (Book { quota: Quota { per_week: 51, per_month: 5 }, ..usual.clone() }, BookFault::Quota),
            (Book { least_words: 51, ..usual }, BookFault::Words),
        ];
        for (book, fault) in cases {
            assert_eq!(book.check(), Err(fault));
        }
    }
}
