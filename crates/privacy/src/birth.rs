//! Dates of birth: a date right behind words such as *tanggal lahir* or *TTL*.
//! Source: combined with a name it identifies a person, UU 27/2022 Ps.4(3) f.

use crate::finding::{Finding, Kind};
use crate::reading::{Reading, has_any, last_of};

const WORDS: [&str; 9] = [
    " tanggal lahir ",
    " tgl lahir ",
    " tgl lhr ",
    " ttl ",
    " tempat tanggal lahir ",
    " lahir di ",
    " lahir pada tanggal ",
    " kelahiran tanggal ",
    " lahir tanggal ",
];
const NOT: [&str; 4] = [" hari lahir ", " lahirnya ", " lahir pancasila ", " hari jadi "];
const MONTHS: [&str; 24] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "agu",
    "agt",
    "sep",
    "okt",
    "nov",
    "des",
];

pub(crate) fn find(reading: &Reading, found: &mut Vec<Finding>) {
    let mut place = 0;
    while place < reading.len() {
        let begins = reading.at(place).is_ascii_digit() && !reading.before(place).is_alphanumeric();
        let end = if begins { date_end(reading, place) } else { None };
        let Some(end) = end else {
            place += 1;
            continue;
        };
        let words = reading.words_before(place, 48);
        let told = last_of(&words, &WORDS);
        let has_number_between =
            words.get(told..).is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()));
        if told > 0 && !has_any(&words, &NOT) && !has_number_between {
            found.push(Finding::at(reading, Kind::BirthDate, place, end, 75));
        }
        place = end;
    }
}

/// The place after a date that begins here: `17-08-1945`, `17/8/1945`, `17 Agustus 1945`, `1945-08-17`.
fn date_end(reading: &Reading, from: usize) -> Option<usize> {
    let (first, next) = digits(reading, from)?;
    let (next, is_word) = middle(reading, next)?;
    let (last, end) = digits(reading, next)?;
    let is_year = |value: u32| (1900..2100).contains(&value);
    let is_day = |value: u32| (1..=31).contains(&value);
    let is_date = (is_day(first) && is_year(last)) || (!is_word && is_year(first) && is_day(last));
    (is_date && !reading.at(end).is_alphanumeric()).then_some(end)
}

/// Past the month and the signs around it; whether it was a word.
fn middle(reading: &Reading, from: usize) -> Option<(usize, bool)> {
    let from = past_signs(reading, from)?;
    if let Some((month, next)) = digits(reading, from) {
        let next = past_signs(reading, next)?;
        return (1..=12).contains(&month).then_some((next, false));
    }
    let letters = (from..reading.len()).take_while(|at| reading.at(*at).is_alphabetic()).count();
    let word: String = (from..from + letters).map(|at| reading.at(at)).collect();
    let next = past_signs(reading, from + letters)?;
    MONTHS.contains(&word.as_str()).then_some((next, true))
}

fn past_signs(reading: &Reading, from: usize) -> Option<usize> {
    let count =
        (from..reading.len()).take_while(|at| matches!(reading.at(*at), ' ' | '-' | '/' | '.')).count();
    (1..=3).contains(&count).then_some(from + count)
}

fn digits(reading: &Reading, from: usize) -> Option<(u32, usize)> {
    let count = (from..reading.len()).take_while(|at| reading.at(*at).is_ascii_digit()).take(5).count();
    let value: String = (from..from + count).map(|at| reading.at(at)).collect();
    if count > 4 { None } else { value.parse().ok().map(|value| (value, from + count)) }
}
