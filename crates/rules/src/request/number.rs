//! Registration numbers (UU 14/2008 Ps.22(4)): a pattern per body, filled without gaps.

use std::fmt;

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
    /// Longer than 80 characters, or with characters that cannot stand on a letter.
    Unprintable,
}

impl Default for Pattern {
    fn default() -> Self {
        Self("{seq:04}/PPID-{unit}/{roman}/{year}".to_owned())
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Pattern {
    /// Reads a pattern. Words: `{seq}` or `{seq:04}`, `{unit}`, `{month}`, `{roman}`, `{year}`.
    /// Errors: see [`PatternFault`].
    pub fn new(text: &str) -> Result<Self, PatternFault> {
        let text = text.trim();
        let is_seq = text.contains("{seq}") || text.contains("{seq:04}");
        if !is_seq || !text.contains("{unit}") || !text.contains("{year}") {
            return Err(PatternFault::NotUnique);
        }
        if text.chars().count() > 80 || text.chars().any(|c| c.is_control() || "<>\"'&?#\\".contains(c)) {
            return Err(PatternFault::Unprintable);
        }
        let pattern = Self(text.to_owned());
        if pattern.fill(1, "unit", 1, 2026).contains(['{', '}']) {
            return Err(PatternFault::Unknown);
        }
        if runs_together(text) {
            return Err(PatternFault::NotUnique);
        }
        Ok(pattern)
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

    #[test]
    fn uu_14_2008_ps_22_ayat_4_the_number_names_unit_and_year() {
        assert_eq!(Pattern::default().fill(7, "dinkes", 11, 2026), "0007/PPID-DINKES/XI/2026");
        let own = Pattern::new("REG-{seq}.{month}.{unit}.{year}").unwrap();
        assert_eq!(own.fill(12_345, "kel-satu", 1, 2027), "REG-12345.01.KEL-SATU.2027");
    }

    #[test]
    fn a_pattern_in_which_two_cases_could_get_one_number_is_refused() {
        let touching = ["{unit}{seq}/{year}", "{unit}1{seq}/{year}", "{seq}2{unit}/{year}"];
        for wrong in ["{seq}/{year}", "{unit}/{year}", "{seq}/{unit}", ""].into_iter().chain(touching) {
            assert_eq!(Pattern::new(wrong), Err(PatternFault::NotUnique), "{wrong}");
        }
        assert_eq!(Pattern::new("{seq}/{unit}/{year}/{day}"), Err(PatternFault::Unknown));
        assert_eq!(Pattern::new("{seq}/{unit}/{year}<b>"), Err(PatternFault::Unprintable));
    }
}
