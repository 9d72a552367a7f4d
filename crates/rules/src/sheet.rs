//! A table several units fill in: kinds of columns, and what happens when two people save the same row.

use std::collections::BTreeMap;

use crate::code::coded;

coded! {
    /// What a column holds.
    pub enum ColumnKind {
        /// Words.
        Text = "text",
        /// A number, decimal point, no thousands.
        Number = "number",
        /// A day, ISO.
        Date = "date",
        /// `yes` or `no`.
        YesNo = "yes_no",
        /// An `https` or `http` address.
        Link = "link",
    }
}

/// The cells of a row by the id of their column; an empty cell is absent.
pub type Cells = BTreeMap<i64, String>;

/// What became of two changes to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// Both fit together.
    Fits(Cells),
    /// Both changed these columns, and differently. Nothing may be saved before a person chooses.
    Conflict(Vec<i64>),
}

/// Joins what a person typed (`mine`) with what was saved meanwhile (`theirs`); both began at `base`. Only
/// `editable` columns are taken from `mine`: the others belong to other units.
pub fn merge(base: &Cells, mine: &Cells, theirs: &Cells, editable: &[i64]) -> Merged {
    let mut joined = theirs.clone();
    let mut conflicts = Vec::new();
    for column in editable {
        let (before, typed, saved) = (base.get(column), mine.get(column), theirs.get(column));
        if typed == before || typed == saved {
            continue;
        }
        if saved != before {
            conflicts.push(*column);
        } else if let Some(typed) = typed {
            joined.insert(*column, typed.clone());
        } else {
            joined.remove(column);
        }
    }
    if conflicts.is_empty() { Merged::Fits(joined) } else { Merged::Conflict(conflicts) }
}

/// A number as people here write it (`Rp 1.250.000,50`, `1250000.5`, `-3`), as digits with a decimal point.
/// A point before exactly three digits, to the end or the next point, parts thousands. `None` = no number.
pub fn number(typed: &str) -> Option<String> {
    let text: String = typed.trim().trim_start_matches("Rp").chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (whole, decimals),
        None if !are_thousands(text) => text.split_once('.').unwrap_or((text, "")),
        None => (text, ""),
    };
    if whole.contains('.') && !are_thousands(whole) {
        return None;
    }
    let whole = whole.replace('.', "");
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 18 || !are_digits(&whole) || !are_digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = decimals.trim_end_matches('0');
    let number = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    Some(if number == "0" { number } else { format!("{sign}{number}") })
}

/// Whether the points of a text part thousands.
fn are_thousands(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// A number of [`number`] as people here read it: `1.250.000,5`.
pub fn number_in_words(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, decimals) = rest.split_once('.').unwrap_or((rest, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped},{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(all: &[(i64, &str)]) -> Cells {
        all.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
    }

    #[test]
    fn two_people_may_fill_different_columns_of_one_row() {
        let base = cells(&[(1, "lama")]);
        let theirs = cells(&[(1, "lama"), (3, "anggaran")]);
        let mine = cells(&[(1, "baru"), (2, "catatan")]);
        let joined = cells(&[(1, "baru"), (2, "catatan"), (3, "anggaran")]);
        assert_eq!(merge(&base, &mine, &theirs, &[1, 2]), Merged::Fits(joined));
    }

    #[test]
    fn the_same_column_changed_twice_is_a_conflict_unless_both_mean_the_same() {
        let base = cells(&[(1, "lama")]);
        let (a, b) = (cells(&[(1, "a")]), cells(&[(1, "b")]));
        assert_eq!(merge(&base, &a, &b, &[1]), Merged::Conflict(vec![1]));
        assert_eq!(merge(&base, &a, &a, &[1]), Merged::Fits(a.clone()));
        assert_eq!(merge(&base, &Cells::new(), &b, &[1]), Merged::Conflict(vec![1]), "emptied");
        assert_eq!(merge(&base, &Cells::new(), &base, &[1]), Merged::Fits(Cells::new()));
    }

    #[test]
    fn columns_of_other_units_stay_as_they_are() {
        let base = cells(&[(1, "x"), (2, "y")]);
        let mine = cells(&[(1, "ubah"), (2, "ubah")]);
        assert_eq!(merge(&base, &mine, &base, &[1]), Merged::Fits(cells(&[(1, "ubah"), (2, "y")])));
    }

    #[test]
    fn numbers_are_read_as_people_here_write_them() {
        for (typed, read) in [
            ("Rp 1.250.000,50", Some("1250000.5")),
            ("1.250.000", Some("1250000")),
            ("1250000", Some("1250000")),
            ("12.5", Some("12.5")),
            ("12,5", Some("12.5")),
            ("-3", Some("-3")),
            ("007", Some("7")),
            ("0,0", Some("0")),
            ("12.50.000", None),
            ("dua", None),
            ("", None),
            ("1,2,3", None),
        ] {
            assert_eq!(number(typed).as_deref(), read, "{typed}");
        }
        assert_eq!(number_in_words("1250000.5"), "1.250.000,5");
        assert_eq!(number_in_words("-100"), "-100");
    }

    proptest! {
        #[test]
        fn a_shown_number_is_read_back(whole in 0i64..10_000_000_000, decimals in 0u8..100, is_negative in any::<bool>()) {
            let text = format!("{}{whole},{decimals:02}", if is_negative { "-" } else { "" });
            let read = number(&text).unwrap();
            prop_assert_eq!(number(&number_in_words(&read)), Some(read));
        }

        #[test]
        fn who_changed_nothing_disturbs_nobody(
            base in proptest::collection::btree_map(0i64..5, "[a-c]{1,2}", 0..5),
            theirs in proptest::collection::btree_map(0i64..5, "[a-c]{1,2}", 0..5),
        ) {
            prop_assert_eq!(merge(&base, &base, &theirs, &[0, 1, 2, 3, 4]), Merged::Fits(theirs));
        }
    }
}
