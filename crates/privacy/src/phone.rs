//! Mobile numbers: `08…`, `+62 8…`, `62 8…`. Lines with an area code (021 …) belong to houses and offices and
//! are left alone; numbers an office names as its own are found with low confidence.
//! Source: a mobile number identifies a person, UU 27/2022 elucidation of Ps.4(3) f.

use crate::finding::{Finding, Kind};
use crate::number::{Joined, Numbers};
use crate::reading::{Reading, has_any};

const OFFICE: [&str; 18] = [
    " layanan ",
    " hotline ",
    " call center ",
    " callcenter ",
    " pengaduan ",
    " humas ",
    " ppid ",
    " kantor ",
    " dinas ",
    " posko ",
    " helpdesk ",
    " admin ",
    " sekretariat ",
    " informasi lebih lanjut ",
    " puskesmas ",
    " rsud ",
    " resmi ",
    " aduan ",
];
const WORDS: [&str; 14] = [
    " hp ",
    " no hp ",
    " nohp ",
    " telp ",
    " telepon ",
    " tlp ",
    " wa ",
    " whatsapp ",
    " ponsel ",
    " seluler ",
    " kontak ",
    " handphone ",
    " telpon ",
    " telephone ",
];

pub(crate) fn find(reading: &Reading, numbers: &mut Numbers, found: &mut Vec<Finding>) {
    let mut index = 0;
    while index < numbers.len() {
        let readings = numbers.joined(reading, index, 15);
        index += 1;
        let Some(joined) = readings.iter().rev().find(|joined| is_mobile(reading, joined)) else { continue };
        let from = with_prefix(reading, joined.from);
        found.push(Finding::at(reading, Kind::Phone, from, joined.to, confidence(reading, joined)));
        numbers.take(joined.from, joined.to);
    }
}

/// The plus sign and the bracket belong to the number.
fn with_prefix(reading: &Reading, from: usize) -> usize {
    let mut from = from;
    while matches!(reading.before(from), '+' | '(') {
        from -= 1;
    }
    from
}

fn is_mobile(reading: &Reading, joined: &Joined) -> bool {
    let digits = joined.digits.as_str();
    let national = match digits.strip_prefix("0062").or_else(|| digits.strip_prefix("62")) {
        Some(rest) => rest,
        None => match digits.strip_prefix('0') {
            Some(rest) => rest,
            None => return false,
        },
    };
    let mut signs = national.chars();
    let is_operator =
        signs.next() == Some('8') && signs.next().is_some_and(|c| !matches!(c, '0' | '4' | '6'));
    let tail = joined.pattern.get(1..).unwrap_or_default();
    let is_grouped = tail.iter().all(|length| (2..=8).contains(length)) && tail.len() <= 4;
    let first = joined.pattern.first().copied().unwrap_or(0);
    // "62 823 …" without a plus could be columns of figures.
    let is_abroad = digits.starts_with("62") && (reading.before(joined.from) == '+' || tail.is_empty());
    let is_begun = if digits.starts_with('0') { first >= 4 } else { is_abroad };
    let before = reading.before(joined.from);
    let is_glued = before.is_alphanumeric() && !is_word_end(reading, joined.from);
    let is_tail = matches!(before, '.' | ',' | '_' | '=')
        || (before == '-' && reading.before(joined.from - 1).is_ascii_digit());
    is_operator
        && (9..=12).contains(&national.len())
        && is_grouped
        && is_begun
        && !is_glued
        && !is_tail
        && !binds_after(reading, joined.to)
        && joined.sign != '\n'
        && joined.guessed <= usize::from(is_told(reading, joined.from)) * 3
}

/// `HP0812…` and `wa0812…` without a blank.
fn is_word_end(reading: &Reading, from: usize) -> bool {
    has_any(&reading.words_before(from, 12), &WORDS)
}

fn binds_after(reading: &Reading, to: usize) -> bool {
    let (after, far) = (reading.at(to), reading.at(to + 1));
    matches!(after, '.' | '-' | ',') && far.is_ascii_digit() || after == '_'
}

fn is_told(reading: &Reading, from: usize) -> bool {
    has_any(&reading.words_before(from, 30), &WORDS)
}

fn confidence(reading: &Reading, joined: &Joined) -> u8 {
    let words = reading.words_before(joined.from, 70);
    match (has_any(&words, &OFFICE), is_told(reading, joined.from)) {
        (true, _) => 40,
        (false, true) => 95,
        (false, false) => 80,
    }
}
