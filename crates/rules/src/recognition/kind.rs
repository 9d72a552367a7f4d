//! Kinds of recognition, and the numbers of their papers.

use crate::activity::Month;
use crate::code::coded;
use crate::request::roman;

coded! {
    /// What a unit gets.
    pub enum Kind {
        /// Award, the highest.
        Award = "award",
        /// Commendation.
        Commendation = "commendation",
        /// Duty to be coached by Diskominfo.
        Coaching = "coaching",
        /// First warning.
        Warning1 = "warning_1",
        /// Second warning.
        Warning2 = "warning_2",
        /// Third warning.
        Warning3 = "warning_3",
    }
}

impl Kind {
    /// Whether it praises; everything else asks for a follow-up.
    pub fn is_praise(self) -> bool {
        matches!(self, Self::Award | Self::Commendation)
    }

    /// What stands for the kind in a number.
    fn mark(self) -> &'static str {
        match self {
            Self::Award => "PGH",
            Self::Commendation => "PIA",
            Self::Coaching => "PBN",
            Self::Warning1 => "TG1",
            Self::Warning2 => "TG2",
            Self::Warning3 => "TG3",
        }
    }
}

/// The number of a paper: one running number for all kinds of a body, from 1 every year. Who numbers takes it in the
/// transaction that decides, so a gap cannot come about.
pub fn number(seq: i64, kind: Kind, decided: Month) -> String {
    format!("{seq:03}/{}/KIP/{}/{}", kind.mark(), roman(decided.number()), decided.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn a_number_names_kind_month_and_year() {
        assert_eq!(number(7, Kind::Warning2, Month::parse("2026-11").unwrap()), "007/TG2/KIP/XI/2026");
        let marks: std::collections::BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.mark()).collect();
        assert_eq!(marks.len(), Kind::ALL.len());
    }
}
