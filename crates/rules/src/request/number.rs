//! Registration numbers (UU 14/2008 Ps.22(4)): a pattern per body, filled without gaps.

use std::fmt;

use super::LetterKind;
use crate::code::coded;

coded! {
    /// What a body numbers in a running series of its own.
    pub enum Series {
        /// Requests (UU 14/2008 Ps.22(4)).
        Request = "request",
        /// Letters about requests; `{kind}` stands for the mark of the letter.
        RequestLetter = "request_letter",
        /// Objections (Ps.35).
        Objection = "objection",
        /// Letters that decide objections (Ps.36).
        ObjectionLetter = "objection_letter",
        /// Files of disputes (Ps.37).
        Dispute = "dispute",
        /// Bundles for the Information Commission.
        DisputeBundle = "dispute_bundle",
    }
}

impl Series {
    /// The pattern of a body that set none.
    pub fn usual(self) -> Pattern {
        Pattern(
            match self {
                Self::Request => "{seq:04}/PPID-{unit}/{roman}/{year}",
                Self::RequestLetter => "{seq:04}/{kind}/PPID-{unit}/{roman}/{year}",
                Self::Objection => "{seq:04}/KEB-{unit}/{roman}/{year}",
                Self::ObjectionLetter => "{seq:04}/KEP-KEB-{unit}/{roman}/{year}",
                Self::Dispute => "{seq:04}/SENGKETA/{unit}/{roman}/{year}",
                Self::DisputeBundle => "{seq:04}/BERKAS-SENGKETA/{unit}/{roman}/{year}",
            }
            .to_owned(),
        )
    }

    /// Words a pattern of this series may hold, without their braces.
    pub fn words(self) -> &'static [&'static str] {
        const ALL: [&str; 7] = ["seq", "seq:04", "unit", "month", "roman", "year", "kind"];
        match self {
            Self::RequestLetter => &ALL,
            _ => ALL.split_last().map_or(&[], |(_, rest)| rest),
        }
    }
}

/// A pattern such as `{seq:04}/PPID-{unit}/{roman}/{year}`. The running number begins at 1 every year in
/// every unit; who numbers takes it in the transaction that files, so a gap cannot come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(String);

/// Why a pattern cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternFault {
    /// Two cases could get the same number: running number, unit and year must all stand in it, and a sign
    /// between them (`DINKES1` and `2` reads as `DINKES` and `12`).
    NotUnique,
    /// A word in braces that is not known.
    Unknown,
    /// Another series of the body has it: a number would not say what it is of.
    Taken,
    /// Longer than 80 characters, or with characters that cannot stand on a letter.
    Unprintable,
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Pattern {
    /// Reads a pattern of a series. Words: `{seq}` or `{seq:04}`, `{unit}`, `{month}`, `{roman}`, `{year}`, and
    /// `{kind}` in letters.
    /// Errors: see [`PatternFault`].
    pub fn new(series: Series, text: &str) -> Result<Self, PatternFault> {
        let text = text.trim();
        let is_seq = text.contains("{seq}") || text.contains("{seq:04}");
        if !is_seq || !text.contains("{unit}") || !text.contains("{year}") {
            return Err(PatternFault::NotUnique);
        }
        if text.chars().count() > 80 || text.chars().any(|c| c.is_control() || "<>\"'&?#\\".contains(c)) {
            return Err(PatternFault::Unprintable);
        }
        let pattern = Self(text.to_owned());
        let mark = if series == Series::RequestLetter { LetterKind::Notice.mark() } else { "{kind}" };
        if pattern.fill(1, "unit", 1, 2026).replace("{kind}", mark).contains(['{', '}']) {
            return Err(PatternFault::Unknown);
        }
        if runs_together(text) {
            return Err(PatternFault::NotUnique);
        }
        Ok(pattern)
    }

    /// Whether no `other` series of the body has this pattern already.
    /// Errors: `PatternFault::Taken`.
    pub fn check_free<'a>(&self, mut others: impl Iterator<Item = &'a Self>) -> Result<(), PatternFault> {
        if others.any(|other| other == self) { Err(PatternFault::Taken) } else { Ok(()) }
    }

    /// The number of a letter: as [`Self::fill`], with the mark of its kind.
    pub fn fill_letter(&self, seq: i64, kind: LetterKind, unit: &str, month: i8, year: i16) -> String {
        self.fill(seq, unit, month, year).replace("{kind}", kind.mark())
    }

    /// The number of a case: running number from 1, code of the unit, month 1 to 12, year.
    pub fn fill(&self, seq: i64, unit: &str, month: i8, year: i16) -> String {
        self.0
            .replace("{seq:04}", &format!("{seq:04}"))
            .replace("{seq}", &seq.to_string())
            .replace("{unit}", &unit.to_uppercase())
            .replace("{month}", &format!("{month:02}"))
            .replace("{roman}", roman(month))
            .replace("{year}", &year.to_string())
    }
}

/// Whether a word in braces touches another one, or a digit.
fn runs_together(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).any(|pair| match pair {
        ['}', next] => *next == '{' || next.is_ascii_digit(),
        [before, '{'] => before.is_ascii_digit(),
        _ => false,
    })
}

/// A month in Roman figures, as letters of Indonesian offices carry it. Empty for no month.
pub fn roman(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    usize::try_from(month - 1).ok().and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code as _;

    #[test]
    fn uu_14_2008_ps_22_ayat_4_the_number_names_unit_and_year() {
        assert_eq!(Series::Request.usual().fill(7, "dinkes", 11, 2026), "0007/PPID-DINKES/XI/2026");
        let own = Pattern::new(Series::Request, "REG-{seq}.{month}.{unit}.{year}").unwrap();
        assert_eq!(own.fill(12_345, "kel-satu", 1, 2027), "REG-12345.01.KEL-SATU.2027");
    }

    #[test]
    fn the_number_of_a_letter_names_its_kind() {
        let usual = Series::RequestLetter.usual();
        let number = usual.fill_letter(7, LetterKind::Refusal, "dinkes", 11, 2026);
        assert_eq!(number, "0007/PN/PPID-DINKES/XI/2026");
        let own = Pattern::new(Series::RequestLetter, "{kind}.{seq}/{unit}/{year}").unwrap();
        assert_eq!(own.fill_letter(7, LetterKind::Notice, "dinkes", 1, 2026), "PT.7/DINKES/2026");
        for other in [Series::Request, Series::Objection, Series::Dispute] {
            assert_eq!(Pattern::new(other, "{kind}/{seq}/{unit}/{year}"), Err(PatternFault::Unknown));
        }
    }

    #[test]
    fn every_usual_pattern_can_be_used_and_no_two_series_share_one() {
        for series in Series::ALL {
            let usual = series.usual();
            assert_eq!(Pattern::new(*series, &usual.to_string()).as_ref(), Ok(&usual), "{series}");
            let others: Vec<Pattern> =
                Series::ALL.iter().filter(|one| *one != series).map(|one| one.usual()).collect();
            assert_eq!(usual.check_free(others.iter()), Ok(()));
            assert_eq!(usual.check_free([&usual].into_iter()), Err(PatternFault::Taken));
        }
    }

    #[test]
    fn a_pattern_in_which_two_cases_could_get_one_number_is_refused() {
        let new = |text: &str| Pattern::new(Series::Request, text);
        let touching = ["{unit}{seq}/{year}", "{unit}1{seq}/{year}", "{seq}2{unit}/{year}"];
        for wrong in ["{seq}/{year}", "{unit}/{year}", "{seq}/{unit}", ""].into_iter().chain(touching) {
            assert_eq!(new(wrong), Err(PatternFault::NotUnique), "{wrong}");
        }
        assert_eq!(new("{seq}/{unit}/{year}/{day}"), Err(PatternFault::Unknown));
        assert_eq!(new("{seq}/{unit}/{year}<b>"), Err(PatternFault::Unprintable));
    }
}
