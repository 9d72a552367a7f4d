//! What happened in a span of time, counted: the same arithmetic for the tables of the program and for its change log.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::coded;

coded! {
    /// What is counted, each once for an object.
    pub enum What {
        /// An entry of the register became public for the first time.
        EntryAdded = "entry_added",
        /// A newer version of an entry became public.
        EntryChanged = "entry_changed",
        /// An entry was withdrawn and is not public again.
        EntryWithdrawn = "entry_withdrawn",
        /// An exemption was approved.
        ExemptionApproved = "exemption_approved",
        /// Exempt information was opened.
        ExemptionOpened = "exemption_opened",
        /// A request came in.
        RequestReceived = "request_received",
        /// A written notice went out.
        RequestAnswered = "request_answered",
        /// An objection came in.
        ObjectionReceived = "objection_received",
        /// An objection was decided.
        ObjectionDecided = "objection_decided",
        /// A news item became public for the first time.
        NewsPublished = "news_published",
    }
}

/// One happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Happened {
    /// What.
    pub what: What,
    /// Unit it counts for.
    pub unit: i64,
    /// Id of the entry, exemption, request, objection or news item.
    pub object: i64,
    /// When, Unix ms.
    pub at_ms: i64,
}

/// Totals of a span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<What, u32>);

impl Tally {
    /// How many.
    pub fn of(&self, what: What) -> u32 {
        self.0.get(&what).copied().unwrap_or_default()
    }
}

/// Totals of a unit, or of all, in a half-open range of instants (Unix ms).
pub fn tally(happened: &[Happened], unit: Option<i64>, (from, until): (i64, i64)) -> Tally {
    let mut totals = Tally::default();
    let inside = |one: &&Happened| (from..until).contains(&one.at_ms);
    for one in happened.iter().filter(inside).filter(|one| unit.is_none_or(|unit| unit == one.unit)) {
        *totals.0.entry(one.what).or_default() += 1;
    }
    totals
}

/// Something one of two sources knows and the other does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// What.
    pub what: What,
    /// Id of the object.
    pub object: i64,
    /// Whether the tables have it and the change log does not; else the other way round.
    pub is_in_tables: bool,
}

/// What the tables and the change log of one unit, or of all, do not have in common in a range of instants. An object
/// that was taken over from before the program (`taken`) has a day of its own that the log does not know; it is left
/// out on both sides.
pub fn differences(
    tables: &[Happened],
    log: &[Happened],
    taken: &BTreeSet<(What, i64)>,
    unit: Option<i64>,
    (from, until): (i64, i64),
) -> Vec<Difference> {
    let counts = |one: &&Happened| {
        (from..until).contains(&one.at_ms)
            && unit.is_none_or(|unit| unit == one.unit)
            && !taken.contains(&(one.what, one.object))
    };
    let numbers = |source: &[Happened]| {
        let mut numbers: BTreeMap<(What, i64), i64> = BTreeMap::new();
        for one in source.iter().filter(counts) {
            *numbers.entry((one.what, one.object)).or_default() += 1;
        }
        numbers
    };
    let (mut left, right) = (numbers(tables), numbers(log));
    for (key, number) in right {
        *left.entry(key).or_default() -= number;
    }
    let differ = left.into_iter().filter(|(_, number)| *number != 0);
    differ.map(|((what, object), number)| Difference { what, object, is_in_tables: number > 0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happened(what: What, unit: i64, object: i64, at_ms: i64) -> Happened {
        Happened { what, unit, object, at_ms }
    }

    #[test]
    fn a_span_counts_its_first_instant_and_not_the_first_one_after_it() {
        let news = |at| happened(What::NewsPublished, 1, at, at);
        let all = [news(9), news(10), news(19), news(20)];
        assert_eq!(tally(&all, None, (10, 20)).of(What::NewsPublished), 2);
        assert_eq!(tally(&all, Some(2), (10, 20)), Tally::default());
    }

    #[test]
    fn what_one_source_lacks_is_named() {
        let tables = [happened(What::EntryAdded, 1, 7, 5), happened(What::NewsPublished, 1, 8, 5)];
        let log = [happened(What::EntryAdded, 1, 7, 5), happened(What::RequestReceived, 1, 9, 5)];
        let found = differences(&tables, &log, &BTreeSet::new(), None, (0, 10));
        assert_eq!(
            found,
            [
                Difference { what: What::RequestReceived, object: 9, is_in_tables: false },
                Difference { what: What::NewsPublished, object: 8, is_in_tables: true },
            ]
        );
        let taken = BTreeSet::from([(What::NewsPublished, 8), (What::RequestReceived, 9)]);
        assert_eq!(differences(&tables, &log, &taken, None, (0, 10)), []);
    }
}
