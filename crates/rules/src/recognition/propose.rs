//! Which paper a unit is proposed for after a published month.

use std::fmt;

use super::Kind;
use crate::activity::Reading;

/// The rules of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Book {
    /// Ranks up to this one are proposed for an award; 0 = none.
    pub award_rank: u32,
    /// Further ranks up to this one are proposed for a commendation; 0 = none.
    pub commend_rank: u32,
    /// Silent months in a row after which coaching is a duty.
    pub coach_after: u32,
    /// Silent months in a row after which the first warning follows; the second and third a month later each.
    pub warn_after: u32,
}

impl Default for Book {
    fn default() -> Self {
        Self { award_rank: 1, commend_rank: 3, coach_after: 2, warn_after: 3 }
    }
}

/// Why rules cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFault {
    /// Commendations end before awards do, or reach beyond the tenth rank.
    Ranks,
    /// Warning before coaching, coaching at once, or later than after a year.
    Months,
}

impl Book {
    /// Checks what a body decided. Errors: see [`BookFault`].
    pub fn check(self) -> Result<(), BookFault> {
        if self.award_rank > self.commend_rank || self.commend_rank > 10 {
            return Err(BookFault::Ranks);
        }
        let is_fair = self.coach_after >= 1 && self.coach_after < self.warn_after && self.warn_after <= 12;
        if is_fair { Ok(()) } else { Err(BookFault::Months) }
    }
}

impl fmt::Display for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { award_rank, commend_rank, coach_after, warn_after } = self;
        write!(f, "award={award_rank} commend={commend_rank} coach={coach_after} warn={warn_after}")
    }
}

/// How a unit stood over all networks in one published month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOf {
    /// Best rank in any of its leagues.
    pub rank: Option<u32>,
    /// Its number.
    pub reading: Reading,
    /// Whether the quota of the month was met.
    pub is_quota_met: bool,
}

/// A proposal with the reason in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// What is proposed.
    pub kind: Kind,
    /// Silent months in a row; 0 for praise.
    pub silent_months: u32,
}

/// What follows from the published months of a unit, newest first and without gaps between them. Praise needs a
/// rank and the quota. A month with nothing published, or without any account, is silent for coaching; warnings are
/// for months in which the unit had an account and was silent. After the third warning the matter is with people.
pub fn propose(book: Book, months: &[MonthOf]) -> Option<Proposal> {
    let newest = months.first()?;
    if let (Some(rank), true) = (newest.rank, newest.is_quota_met) {
        let kind = match rank {
            rank if rank <= book.award_rank => Kind::Award,
            rank if rank <= book.commend_rank => Kind::Commendation,
            _ => return None,
        };
        return Some(Proposal { kind, silent_months: 0 });
    }
    let row = |is_silent: fn(Reading) -> bool| {
        let silent = months.iter().take_while(|month| is_silent(month.reading)).count();
        u32::try_from(silent).unwrap_or(u32::MAX)
    };
    let idle = row(|reading| matches!(reading, Reading::Posts(0)));
    let kind = match idle.checked_sub(book.warn_after) {
        Some(0) => Kind::Warning1,
        Some(1) => Kind::Warning2,
        Some(2) => Kind::Warning3,
        Some(_) => return None,
        None => {
            let quiet = row(|reading| matches!(reading, Reading::Posts(0) | Reading::None));
            return (quiet == book.coach_after)
                .then_some(Proposal { kind: Kind::Coaching, silent_months: quiet });
        }
    };
    Some(Proposal { kind, silent_months: idle })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(rank: Option<u32>, reading: Reading) -> MonthOf {
        let is_quota_met = reading.posts().is_some_and(|posts| posts >= 5);
        MonthOf { rank, reading, is_quota_met }
    }

    fn proposed(months: &[MonthOf]) -> Option<Kind> {
        propose(Book::default(), months).map(|proposal| proposal.kind)
    }

    #[test]
    fn the_first_three_are_praised_when_they_met_the_quota() {
        let at = |rank, posts| proposed(&[month(Some(rank), Reading::Posts(posts))]);
        assert_eq!(at(1, 27), Some(Kind::Award));
        assert_eq!(at(3, 13), Some(Kind::Commendation));
        assert_eq!(at(4, 13), None);
        assert_eq!(at(1, 4), None, "first of a silent league");
        assert_eq!(at(1, 0), None);
    }

    #[test]
    fn two_silent_months_bring_coaching_three_a_warning_and_so_on() {
        let silent = month(Some(40), Reading::Posts(0));
        let expected = [
            None,
            Some(Kind::Coaching),
            Some(Kind::Warning1),
            Some(Kind::Warning2),
            Some(Kind::Warning3),
            None,
        ];
        for (months, kind) in (1..).zip(expected) {
            assert_eq!(proposed(&vec![silent; months]), kind, "{months} silent months");
        }
        let spoke = month(Some(30), Reading::Posts(1));
        assert_eq!(proposed(&[silent, silent, spoke, silent, silent]), Some(Kind::Coaching));
    }

    #[test]
    fn an_unknown_month_never_counts_against_a_unit() {
        let (silent, gap) = (month(Some(40), Reading::Posts(0)), month(None, Reading::Unknown));
        assert_eq!(proposed(&[silent, gap, silent]), None);
        assert_eq!(proposed(&[gap, silent, silent, silent]), None);
        assert_eq!(proposed(&[]), None);
    }

    #[test]
    fn a_unit_without_an_account_is_coached_and_not_warned() {
        let none = month(None, Reading::None);
        assert_eq!(proposed(&[none, none]), Some(Kind::Coaching));
        assert_eq!(proposed(&[none, none, none]), None);
    }

    #[test]
    fn rules_that_warn_before_they_coach_are_refused() {
        let usual = Book::default();
        assert_eq!(usual.check(), Ok(()));
        assert_eq!(Book { warn_after: 2, ..usual }.check(), Err(BookFault::Months));
        assert_eq!(Book { coach_after: 0, ..usual }.check(), Err(BookFault::Months));
        assert_eq!(Book { award_rank: 4, ..usual }.check(), Err(BookFault::Ranks));
        assert_eq!(usual.to_string(), "award=1 commend=3 coach=2 warn=3");
    }
}
