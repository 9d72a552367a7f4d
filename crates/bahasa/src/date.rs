//! Dates in Indonesian words, and the dates people type into forms.

use jiff::civil::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// Short and older spellings seen in letters and spreadsheets, folded, with their month.
const OTHER_SPELLINGS: &[(&str, i8)] = &[
    ("jan", 1),
    ("peb", 2),
    ("pebruari", 2),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("ags", 8),
    ("agu", 8),
    ("agt", 8),
    ("agust", 8),
    ("sep", 9),
    ("sept", 9),
    ("okt", 10),
    ("nov", 11),
    ("nop", 11),
    ("nopember", 11),
    ("des", 12),
];

/// Why a typed date was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// Nothing was typed.
    Empty,
    /// Not one of the forms `22/11/2026`, `2026-11-22`, `22 November 2026`.
    NotADate,
    /// The form is right, the day does not exist (`31/02/2026`).
    NoSuchDay,
}

/// `22 November 2026`.
pub fn date_long(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

/// `Minggu` for a Sunday.
pub fn day_name(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Senin",
        Weekday::Tuesday => "Selasa",
        Weekday::Wednesday => "Rabu",
        Weekday::Thursday => "Kamis",
        Weekday::Friday => "Jumat",
        Weekday::Saturday => "Sabtu",
        Weekday::Sunday => "Minggu",
    }
}

/// Name of a month 1 to 12; empty for any other number.
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| month.checked_sub(1))
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or("")
}

/// A date as people type it: day first with `/`, `.`, `-` or spaces, ISO order when the year comes first,
/// months in words or short, a day name in front (`Minggu, 22 November 2026`). Years have four digits.
/// Errors: [`DateProblem`].
pub fn parse_date(typed: &str) -> Result<Date, DateProblem> {
    let folded = crate::fold(typed);
    let mut parts: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err(DateProblem::Empty);
    }
    if parts.len() == 4 && parts.first().is_some_and(|first| is_day_name(first)) {
        parts.remove(0);
    }
    let &[first, middle, last] = parts.as_slice() else {
        return Err(DateProblem::NotADate);
    };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if year.len() != 4 || day.len() > 2 {
        return Err(DateProblem::NotADate);
    }
    let year = number(year).ok_or(DateProblem::NotADate)?;
    let day = number(day).and_then(|day| i8::try_from(day).ok()).ok_or(DateProblem::NotADate)?;
    let month = month_number(middle).ok_or(DateProblem::NotADate)?;
    Date::new(year, month, day).map_err(|_| DateProblem::NoSuchDay)
}

fn number(digits: &str) -> Option<i16> {
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// The month of a number, name, or short or older spelling; folded.
pub(crate) fn month_number(word: &str) -> Option<i8> {
    if let Some(month) = number(word).filter(|_| word.len() <= 2) {
        return i8::try_from(month).ok();
    }
    (1..=12)
        .find(|month| month_name(*month).eq_ignore_ascii_case(word))
        .or_else(|| OTHER_SPELLINGS.iter().find(|(spelling, _)| *spelling == word).map(|(_, month)| *month))
}

fn is_day_name(word: &str) -> bool {
    matches!(word, "senin" | "selasa" | "rabu" | "kamis" | "jumat" | "sabtu" | "minggu" | "ahad")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn dates_are_said_in_indonesian() {
        assert_eq!(date_long(date(2026, 11, 22)), "22 November 2026");
        assert_eq!(date_long(date(2026, 8, 1)), "1 Agustus 2026");
        assert_eq!(day_name(date(2026, 11, 22)), "Minggu");
        assert_eq!(month_name(0), "");
        assert_eq!(month_name(12), "Desember");
        assert_eq!(month_name(-5), "");
    }

    #[test]
    fn typed_dates_are_understood() {
        for typed in [
            "22/11/2026",
            "2026-11-22",
            "22 November 2026",
            "22-11-2026",
            "22.11.2026",
            " 22 nop 2026 ",
            "Minggu, 22 NOVEMBER 2026",
            "2026/11/22",
        ] {
            assert_eq!(parse_date(typed), Ok(date(2026, 11, 22)), "{typed}");
        }
        assert_eq!(parse_date("1/2/2026"), Ok(date(2026, 2, 1)));
    }

    #[test]
    fn other_input_is_told_apart() {
        for (typed, problem) in [
            ("", DateProblem::Empty),
            (" - ", DateProblem::Empty),
            ("besok", DateProblem::NotADate),
            ("22/11/26", DateProblem::NotADate),
            ("31/02/2026", DateProblem::NoSuchDay),
            ("00/11/2026", DateProblem::NoSuchDay),
            ("11/22/2026", DateProblem::NoSuchDay),
            ("99999999999/1/2026", DateProblem::NotADate),
        ] {
            assert_eq!(parse_date(typed), Err(problem), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_date_is_read_back(year in 1_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
            let date = date(year, month, day);
            if year >= 1000 {
                prop_assert_eq!(parse_date(&date_long(date)), Ok(date));
            }
            prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        }

        #[test]
        fn any_text_is_safe(text in any::<String>()) {
            let _read = parse_date(&text);
        }
    }
}
