//! Dates in running Indonesian (and English) text of a web page, each with how sure its reading is.
//!
//! Pages write dates in every way: `Kamis, 12 Januari 2023`, `12/03/2023`, `June 4, 2023`, `2 hari yang lalu`.
//! Nobody typed these for us, so nothing is an error here: what is no date is passed over.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan as _};

use crate::date::month_number;

/// How a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// Year first: `2023-01-12`.
    YearFirst,
    /// Month in words.
    Words,
    /// Numbers with one reading: `13/02/2023`, or the name of the day decides.
    Numbers,
    /// Numbers with two readings: `12/03/2023`.
    Ambiguous,
    /// Counted from now: `2 hari yang lalu`.
    Relative,
}

/// A date found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDate {
    /// The day, read day first where two readings are possible.
    pub day: Date,
    /// The other reading of `12/03/2023`.
    pub other: Option<Date>,
    /// How it was written.
    pub form: DateForm,
    /// Where its first word begins, in bytes of the text.
    pub start: usize,
    /// Where its last word ends, in bytes of the text.
    pub end: usize,
}

/// A word of the text: its bounds and itself in lower case.
struct Word {
    start: usize,
    end: usize,
    text: String,
}

impl Word {
    fn number(&self) -> Option<i16> {
        let digits = self.text.len() <= 4 && self.text.bytes().all(|b| b.is_ascii_digit());
        if digits { self.text.parse().ok() } else { None }
    }
}

/// Every date in a text, in its order. `now` is the local time of reading, for `2 hari yang lalu`. Looks at the
/// first 20,000 words.
pub fn find_dates(text: &str, now: DateTime) -> Vec<FoundDate> {
    let words = words(text);
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    let mut before: Option<&Word> = None;
    while let Some((first, after)) = rest.split_first() {
        let hit = absolute(text, rest, before).or_else(|| relative(rest, now));
        if let Some((date, used)) = hit {
            found.push(date);
            before = rest.get(used.saturating_sub(1));
            rest = rest.get(used..).unwrap_or_default();
        } else {
            before = Some(first);
            rest = after;
        }
    }
    found
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, c.is_alphanumeric())).chain([(text.len(), false)]);
    for (at, inside) in ends {
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = text.get(from..at).unwrap_or_default();
                words.push(Word { start: from, end: at, text: word.to_lowercase() });
                start = None;
                if words.len() >= 20_000 {
                    break;
                }
            }
            _ => {}
        }
    }
    words
}

/// The sign between two words, `' '` for any white space.
fn between(text: &str, left: &Word, right: &Word) -> Option<char> {
    let gap = text.get(left.end..right.start)?;
    if gap.len() > 8 {
        return None;
    }
    let mut signs = gap.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (None, _) => Some(' '),
        (Some(sign), None) => Some(sign),
        _ => None,
    }
}

fn absolute(text: &str, words: &[Word], before: Option<&Word>) -> Option<(FoundDate, usize)> {
    let [first, middle, last, ..] = words else { return None };
    let (left, right) = (between(text, first, middle)?, between(text, middle, last)?);
    let (start, end) = (first.start, last.end);
    let found = |day, other, form| Some((FoundDate { day, other, form, start, end }, 3));
    let word_month = |word: &Word| if word.number().is_none() { any_month(&word.text) } else { None };
    if let (Some(day), Some(month), Some(year)) = (first.number(), word_month(middle), year(last)) {
        let joined = matches!(left, ' ' | '-' | '/' | '.') && matches!(right, ' ' | '-' | '/' | ',' | '.');
        return if joined { found(make(year, month, day)?, None, DateForm::Words) } else { None };
    }
    if let (Some(month), Some(day), Some(year)) = (word_month(first), ordinal(middle), year(last)) {
        let joined = matches!(left, ' ' | '.') && matches!(right, ' ' | ',');
        return if joined { found(make(year, month, day)?, None, DateForm::Words) } else { None };
    }
    if left != right || !matches!(left, '/' | '-' | '.') {
        return None;
    }
    if first.text.len() == 4 {
        let (year, month, day) = (year(first)?, middle.number()?, leading_day(last)?);
        return found(make(year, i8::try_from(month).ok()?, day)?, None, DateForm::YearFirst);
    }
    if first.text.len() > 2 || middle.text.len() > 2 {
        return None;
    }
    let (a, b, year) = (first.number()?, middle.number()?, year(last)?);
    let (day_first, month_first) = (
        i8::try_from(b).ok().and_then(|month| make(year, month, a)),
        i8::try_from(a).ok().and_then(|month| make(year, month, b)),
    );
    match (day_first, month_first) {
        (Some(day), None) | (None, Some(day)) => found(day, None, DateForm::Numbers),
        (Some(day), Some(other)) if day == other => found(day, None, DateForm::Numbers),
        (Some(day), Some(other)) => match before.and_then(|word| weekday(&word.text)) {
            Some(name) if day.weekday() == name => found(day, None, DateForm::Numbers),
            Some(name) if other.weekday() == name => found(other, None, DateForm::Numbers),
            _ => found(day, Some(other), DateForm::Ambiguous),
        },
        (None, None) => None,
    }
}

/// `12`, or the day of `2023-01-12T08:00`.
fn leading_day(word: &Word) -> Option<i16> {
    word.text.split('t').next().filter(|day| !day.is_empty() && day.len() <= 2)?.parse().ok()
}

/// `4` and `4th`.
fn ordinal(word: &Word) -> Option<i16> {
    word.text.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok().filter(|day| *day <= 31)
}

fn year(word: &Word) -> Option<i16> {
    let year = leading_year(&word.text)?;
    (1970..=2100).contains(&year).then_some(year)
}

fn leading_year(text: &str) -> Option<i16> {
    if text.len() == 4 { text.parse().ok() } else { None }
}

fn make(year: i16, month: i8, day: i16) -> Option<Date> {
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// Indonesian and English names of months, long and short.
fn any_month(word: &str) -> Option<i8> {
    const ENGLISH: [(&str, i8); 9] = [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("aug", 8),
        ("august", 8),
        ("october", 10),
    ];
    month_number(word).or_else(|| {
        let more = [("oct", 10), ("dec", 12), ("december", 12)];
        ENGLISH.iter().chain(&more).find(|(name, _)| *name == word).map(|(_, month)| *month)
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "senin" | "monday" | "mon" => Weekday::Monday,
        "selasa" | "tuesday" | "tue" => Weekday::Tuesday,
        "rabu" | "wednesday" | "wed" => Weekday::Wednesday,
        "kamis" | "thursday" | "thu" => Weekday::Thursday,
        "jumat" | "at" | "friday" | "fri" => Weekday::Friday, // Jum'at
        "sabtu" | "saturday" | "sat" => Weekday::Saturday,
        "minggu" | "ahad" | "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// `2 hari yang lalu`, `sejam lalu`, `3 days ago`, `kemarin`.
fn relative(words: &[Word], now: DateTime) -> Option<(FoundDate, usize)> {
    let word = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let first = words.first()?;
    let found = |span: Span, used: usize| {
        let day = now.checked_sub(span).ok()?.date();
        let end = words.get(used.checked_sub(1)?)?.end;
        Some((FoundDate { day, other: None, form: DateForm::Relative, start: first.start, end }, used))
    };
    let ago = |at: usize| match (word(at), word(at + 1)) {
        ("lalu" | "ago", _) => Some(at + 1),
        ("yang" | "yg", "lalu") => Some(at + 2),
        _ => None,
    };
    if let Some(count) = first.number().filter(|count| (0..1000).contains(count)) {
        return found(unit(word(1), i64::from(count))?, ago(2)?);
    }
    match word(0) {
        "kemarin" if words.len() <= 4 => found(1.day(), 1),
        one => found(unit(one.strip_prefix("se")?, 1)?, ago(1)?),
    }
}

fn unit(word: &str, count: i64) -> Option<Span> {
    Some(match word {
        "detik" | "second" | "seconds" => count.seconds(),
        "menit" | "minute" | "minutes" | "mins" | "min" => count.minutes(),
        "jam" | "hour" | "hours" => count.hours(),
        "hari" | "day" | "days" => count.days(),
        "minggu" | "pekan" | "week" | "weeks" => count.weeks(),
        "bulan" | "month" | "months" => count.months(),
        "tahun" | "year" | "years" => count.years(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    fn one(text: &str) -> Option<(Date, DateForm)> {
        let found = find_dates(text, datetime(2026, 11, 22, 9, 0, 0, 0));
        assert!(found.len() <= 1, "{text}: {found:?}");
        found.first().map(|found| (found.day, found.form))
    }

    #[test]
    fn dates_are_found_in_every_way_they_are_written() {
        for (text, day, form) in [
            ("Diterbitkan Kamis, 12 Januari 2023 08:00 WIB", date(2023, 1, 12), DateForm::Words),
            ("12-Peb-2024", date(2024, 2, 12), DateForm::Words),
            ("05 Nopember 2021", date(2021, 11, 5), DateForm::Words),
            ("June 4, 2023 by admin", date(2023, 6, 4), DateForm::Words),
            ("posted Oct 3rd, 2022", date(2022, 10, 3), DateForm::Words),
            ("tanggal 2023-01-12T08:00:00+07:00", date(2023, 1, 12), DateForm::YearFirst),
            ("13/02/2023", date(2023, 2, 13), DateForm::Numbers),
            ("02/13/2023", date(2023, 2, 13), DateForm::Numbers),
            ("12/03/2023", date(2023, 3, 12), DateForm::Ambiguous),
            ("Selasa, 07.03.2023", date(2023, 3, 7), DateForm::Numbers),
            ("Senin, 07/03/2022", date(2022, 3, 7), DateForm::Numbers),
            ("Jum'at, 03/05/2024", date(2024, 5, 3), DateForm::Numbers),
            ("2 hari yang lalu", date(2026, 11, 20), DateForm::Relative),
            ("sebulan lalu", date(2026, 10, 22), DateForm::Relative),
            ("3 weeks ago", date(2026, 11, 1), DateForm::Relative),
            ("10 jam lalu", date(2026, 11, 21), DateForm::Relative),
            ("Kemarin", date(2026, 11, 21), DateForm::Relative),
        ] {
            assert_eq!(one(text), Some((day, form)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_passed_over() {
        for text in [
            "Perki 1 Tahun 2021",
            "Nomor 12/03/PPID/2023",
            "versi 1.2.3",
            "pukul 08.00-16.00",
            "31/02/2023",
            "(0254) 12-34-5678",
            "",
            "bulan lalu",
            "99 Januari 2023",
        ] {
            assert_eq!(one(text), None, "{text}");
        }
    }

    #[test]
    fn two_readings_are_both_told() {
        let found = find_dates("12/03/2023", datetime(2026, 11, 22, 9, 0, 0, 0));
        assert_eq!(found.first().and_then(|found| found.other), Some(date(2023, 12, 3)));
    }

    proptest! {
        #[test]
        fn any_text_is_safe(text in any::<String>()) {
            for found in find_dates(&text, datetime(2026, 11, 22, 9, 0, 0, 0)) {
                prop_assert!(text.get(found.start..found.end).is_some());
            }
        }
    }
}
