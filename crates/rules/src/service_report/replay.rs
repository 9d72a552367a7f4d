//! What the change log says happened: the acts of the log, read from the first row on, become the same happenings the
//! tables hold. Two roads to one number, so that neither can be wrong alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Happened, What};

/// What the detail of a row says when something was taken over from before the program.
const TAKEN_OVER: &str = "import";

/// A row of the change log.
#[derive(Debug, Clone, Copy)]
pub struct LogLine<'a> {
    /// When, Unix ms.
    pub at_ms: i64,
    /// Unit concerned.
    pub unit: Option<i64>,
    /// The act, `slice.verb`.
    pub act: &'a str,
    /// Id of the object.
    pub object: i64,
    /// What the row says beside it.
    pub detail: &'a str,
    /// Digest of the content afterwards; empty when it has none.
    pub after: &'a str,
}

/// What the log tells.
#[derive(Debug, Default)]
pub struct Replayed {
    /// Everything that is counted, in the order of the log.
    pub happened: Vec<Happened>,
    /// Objects that were taken over: the log knows when that was done, not when it happened.
    pub taken: BTreeSet<(What, i64)>,
    /// Entries of the register that are public after the last row.
    pub public_entries: BTreeSet<i64>,
}

/// What is remembered of the rows before.
#[derive(Default)]
struct Memory {
    /// Versions of entries that were public once, by digest.
    versions: BTreeMap<i64, BTreeSet<String>>,
    news: BTreeSet<i64>,
    withdrawn: BTreeMap<i64, Happened>,
    /// The unit a request is with now.
    requests: BTreeMap<i64, i64>,
}

/// Reads the rows of a body, oldest first.
pub fn replay<'a>(lines: impl IntoIterator<Item = LogLine<'a>>) -> Replayed {
    let mut told = Replayed::default();
    let mut memory = Memory::default();
    for line in lines {
        let Some(unit) = line.unit else { continue };
        let mut note = |what: What| {
            told.happened.push(Happened { what, unit, object: line.object, at_ms: line.at_ms });
            if line.detail == TAKEN_OVER {
                told.taken.insert((what, line.object));
            }
        };
        match line.act {
            "register.publish" => {
                let seen = memory.versions.entry(line.object).or_default();
                let is_first = seen.is_empty();
                if seen.insert(line.after.to_owned()) {
                    note(if is_first { What::EntryAdded } else { What::EntryChanged });
                }
                memory.withdrawn.remove(&line.object);
                told.public_entries.insert(line.object);
            }
            "register.withdraw" => {
                let what = What::EntryWithdrawn;
                let one = Happened { what, unit, object: line.object, at_ms: line.at_ms };
                memory.withdrawn.insert(line.object, one);
                if line.detail == TAKEN_OVER {
                    told.taken.insert((what, line.object));
                }
                told.public_entries.remove(&line.object);
            }
            "news.publish" if memory.news.insert(line.object) => note(What::NewsPublished),
            "exemption.approve" => note(What::ExemptionApproved),
            "exemption.open" => note(What::ExemptionOpened),
            "request.submit" => note(What::RequestReceived),
            "request.answer" => note(What::RequestAnswered),
            "objection.submit" => note(What::ObjectionReceived),
            "objection.decide" => note(What::ObjectionDecided),
            _ => {}
        }
        if line.act.starts_with("request.") {
            memory.requests.insert(line.object, unit);
        }
    }
    told.happened.extend(memory.withdrawn.into_values());
    for one in &mut told.happened {
        if matches!(one.what, What::RequestReceived | What::RequestAnswered) {
            // A request counts for the unit that has it, whoever took it in.
            one.unit = memory.requests.get(&one.object).copied().unwrap_or(one.unit);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service_report::tally;

    fn line(at_ms: i64, act: &'static str, object: i64, after: &'static str) -> LogLine<'static> {
        LogLine { at_ms, unit: Some(1), act, object, detail: "", after }
    }

    #[test]
    fn an_entry_is_added_once_changed_by_new_versions_and_withdrawn_until_it_is_public_again() {
        let told = replay([
            line(1, "register.publish", 7, "a"),
            line(2, "register.publish", 7, "b"),
            line(3, "register.withdraw", 7, ""),
            line(4, "register.publish", 7, "b"),
            line(5, "register.publish", 8, "a"),
            line(6, "register.withdraw", 8, ""),
        ]);
        let totals = tally(&told.happened, Some(1), (0, 10));
        let of = |what| totals.of(what);
        assert_eq!((of(What::EntryAdded), of(What::EntryChanged), of(What::EntryWithdrawn)), (2, 1, 1));
        assert_eq!(told.public_entries, BTreeSet::from([7]));
    }

    #[test]
    fn a_request_counts_for_the_unit_it_was_given_to() {
        let given = LogLine { unit: Some(2), ..line(2, "request.assign", 5, "") };
        let told = replay([line(1, "request.submit", 5, ""), given]);
        assert_eq!(tally(&told.happened, Some(2), (0, 10)).of(What::RequestReceived), 1);
        assert_eq!(tally(&told.happened, Some(1), (0, 10)).of(What::RequestReceived), 0);
    }

    #[test]
    fn what_was_taken_over_is_known_as_such() {
        let import = LogLine { detail: "import", ..line(9, "news.publish", 3, "x") };
        let told = replay([import, line(10, "news.publish", 3, "y")]);
        assert_eq!(told.taken, BTreeSet::from([(What::NewsPublished, 3)]));
        assert_eq!(told.happened.len(), 1, "published again is no second item");
    }
}
