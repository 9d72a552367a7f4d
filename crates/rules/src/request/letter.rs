//! Letters of a case: which there are, and their numbers. Each is signed by an officer and numbered without gaps.

use super::roman;
use crate::code::coded;

coded! {
    /// A letter about a request.
    pub enum LetterKind {
        /// The written notice (UU 14/2008 Ps.22(7)).
        Notice = "notice",
        /// The notice that refuses (Ps.17, 22(7)c).
        Refusal = "refusal",
        /// The extension with its reason (Ps.22(8)).
        Extension = "extension",
        /// What was handed over, for the requester to sign (Ps.22(7)d, f).
        Handover = "handover",
    }
}

impl LetterKind {
    /// What stands for the kind in a number.
    fn mark(self) -> &'static str {
        match self {
            Self::Notice => "PT",
            Self::Refusal => "PN",
            Self::Extension => "PJ",
            Self::Handover => "ST",
        }
    }
}

/// The number of a letter: one running number for all kinds, from 1 every year in every unit. Who numbers takes it
/// in the transaction that issues, so a gap cannot come about.
pub fn letter_number(seq: i64, kind: LetterKind, unit: &str, month: i8, year: i16) -> String {
    format!("{seq:04}/{}/PPID-{}/{}/{year}", kind.mark(), unit.to_uppercase(), roman(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_letter_names_kind_unit_and_year() {
        assert_eq!(letter_number(7, LetterKind::Refusal, "dinkes", 11, 2026), "0007/PN/PPID-DINKES/XI/2026");
    }

    #[test]
    fn no_two_kinds_share_a_mark() {
        let marks: std::collections::BTreeSet<_> =
            <LetterKind as crate::Code>::ALL.iter().map(|kind| kind.mark()).collect();
        assert_eq!(marks.len(), <LetterKind as crate::Code>::ALL.len());
    }
}
