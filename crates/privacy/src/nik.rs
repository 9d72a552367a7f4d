//! Identity numbers: NIK and the number of a family card, 16 digits with an inner build.
//!
//! `PPRRDD ddmmyy ssss`: province, regency or city, district; birth day (+40 for women), month, year; serial.
//! Source: Permendagri on population administration numbers; UU 24/2013 Ps.1 number 12. Numbers stay for life,
//! so codes of regions that were split or renamed since are valid too.

use crate::finding::{Finding, Kind};
use crate::number::{Joined, Numbers, pair};
use crate::reading::{Reading, last_of};

/// Provinces by their two digits (Kepmendagri 300.2.2-2138/2025), with 54 (Timor Timur) of old cards.
const PROVINCES: [u32; 39] = [
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71,
    72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96,
];

const NIK_WORDS: [&str; 10] = [
    " nik ",
    " n1k ",
    " nlk ",
    " n i k ",
    " ktp ",
    " nomor induk kependudukan ",
    " no induk kependudukan ",
    " kependudukan ",
    " nomor identitas ",
    " no identitas ",
];
const KK_WORDS: [&str; 4] = [" kk ", " kartu keluarga ", " nokk ", " k k "];
const OTHER_WORDS: [&str; 12] = [
    " rekening ",
    " rek ",
    " norek ",
    " npwp ",
    " isbn ",
    " nib ",
    " virtual ",
    " va ",
    " imei ",
    " faktur ",
    " barcode ",
    " nop ",
];

/// How numbers of 16 digits are written with gaps when no word says what they are.
const PATTERNS: [&[usize]; 9] = [
    &[4, 4, 4, 4],
    &[6, 6, 4],
    &[2, 2, 2, 6, 4],
    &[2, 2, 2, 2, 2, 2, 4],
    &[2, 2, 2, 2, 2, 2, 2, 2],
    &[6, 2, 2, 2, 4],
    &[2, 4, 6, 4],
    &[4, 2, 6, 4],
    &[4, 2, 2, 2, 2, 4],
];

/// What the words before a number say about it.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Nik,
    FamilyCard,
    Other,
    Nothing,
}

/// Finds NIK and family-card numbers and takes their digits, and those of NIP (civil servants, public), away.
pub(crate) fn find(reading: &Reading, numbers: &mut Numbers, found: &mut Vec<Finding>) {
    let mut index = 0;
    while index < numbers.len() {
        let readings = numbers.joined(reading, index, 18);
        if let Some(nip) = readings.iter().find(|joined| is_nip(joined)) {
            numbers.take(nip.from, nip.to);
        } else if let Some((joined, kind, confidence)) = best(reading, &readings) {
            found.push(Finding::at(reading, kind, joined.from, joined.to, confidence));
            numbers.take(joined.from, joined.to);
        }
        index += 1;
        while numbers.get(index).is_some_and(|group| group.is_taken) {
            index += 1;
        }
    }
}

fn best<'a>(reading: &Reading, readings: &'a [Joined]) -> Option<(&'a Joined, Kind, u8)> {
    let sixteen = readings.iter().find(|joined| joined.digits.len() == 16);
    if let Some(joined) = sixteen
        && let Some((kind, confidence)) = judge(reading, joined)
    {
        return Some((joined, kind, confidence));
    }
    // A digit lost or doubled by the scanner right behind the word: still somebody's number.
    let whole = readings.first().filter(|joined| (14..=17).contains(&joined.digits.len()))?;
    let told = told(reading, whole.from, 14);
    let kind = match told {
        Told::Nik => Kind::Nik,
        Told::FamilyCard => Kind::NoKk,
        Told::Other | Told::Nothing => return None,
    };
    Some((whole, kind, 55))
}

fn judge(reading: &Reading, joined: &Joined) -> Option<(Kind, u8)> {
    let is_built = is_built(&joined.digits);
    let near = told(reading, joined.from, 60);
    let kind = if near == Told::FamilyCard { Kind::NoKk } else { Kind::Nik };
    match near {
        Told::Nik | Told::FamilyCard if joined.is_amount() => {
            (told(reading, joined.from, 8) != Told::Nothing && is_built).then_some((kind, 70))
        }
        Told::Nik | Told::FamilyCard => match (is_built, joined.guessed) {
            (true, 0) => Some((kind, 99)),
            (true, _) => Some((kind, 85)),
            (false, guessed) if guessed <= 6 && is_close(reading, joined) => Some((kind, 60)),
            (false, _) => None,
        },
        Told::Other => None,
        Told::Nothing => alone(reading, joined, is_built).map(|confidence| (kind, confidence)),
    }
}

/// Whether the telling word stands right before it, with no other number between.
fn is_close(reading: &Reading, joined: &Joined) -> bool {
    told(reading, joined.from, 24) != Told::Nothing
        && !reading.words_before(joined.from, 24).chars().any(|c| c.is_ascii_digit() && c != '1')
}

/// A number no word explains has to be built like a NIK and stand free.
fn alone(reading: &Reading, joined: &Joined, is_built: bool) -> Option<u8> {
    if !is_built || joined.guessed > 3 || joined.is_amount() || !stands_free(reading, joined) {
        return None;
    }
    let pattern = joined.pattern.as_slice();
    let confidence = match (joined.sign, pattern) {
        ('\0', _) => 90,
        ('*', _) => return None,
        (_, [first, second]) if *first >= 4 && *second >= 4 => 70,
        ('\n', _) => return None,
        (_, _) if PATTERNS.contains(&pattern) => 80,
        _ => return None,
    };
    Some(if joined.guessed > 0 { confidence - 20 } else { confidence })
}

/// Not part of a longer code, a decimal number or a hash.
fn stands_free(reading: &Reading, joined: &Joined) -> bool {
    let (before, after) = (reading.before(joined.from), reading.at(joined.to));
    if binds_before(reading, joined.from) || binds_after(reading, joined.to) {
        return false;
    }
    if before.is_alphabetic() {
        let letters = (0..joined.from).rev().take_while(|at| reading.at(*at).is_alphabetic()).count();
        let sign = joined.from.checked_sub(letters + 1).map_or('\0', |at| reading.at(at));
        if letters < 3 || sign.is_ascii_digit() {
            return false;
        }
    }
    !after.is_alphabetic() || reading.is_capital(joined.to)
}

/// Digits and a sign right before: the fraction of `106.3672…`, the tail of `12-3672…`; but not the number of a
/// list (`1.3672…`) or the cell before in a sheet (`Budi,12,3672…`).
fn binds_before(reading: &Reading, from: usize) -> bool {
    let sign = reading.before(from);
    let digits = (0..from).rev().skip(1).take_while(|at| reading.at(*at).is_ascii_digit()).count();
    if digits == 0 {
        return false;
    }
    let far = from.checked_sub(digits + 2).map_or('\n', |at| reading.at(at));
    match sign {
        '.' => digits > 3 || !matches!(far, '\n' | ';'),
        ',' => digits <= 3 && matches!(far, ' ' | '-' | '('),
        '-' | '_' | '=' => true,
        _ => false,
    }
}

fn binds_after(reading: &Reading, to: usize) -> bool {
    let digits = (to + 1..reading.len()).take_while(|at| reading.at(*at).is_ascii_digit()).count();
    match reading.at(to) {
        '.' | '-' | '_' | '=' => digits > 0,
        // Money with two places after the comma; otherwise the next cell of a sheet.
        ',' => digits == 2 && !matches!(reading.at(to + 3), ',' | '.'),
        _ => false,
    }
}

fn told(reading: &Reading, place: usize, window: usize) -> Told {
    let words = reading.words_before(place, window);
    let (nik, card, other) =
        (last_of(&words, &NIK_WORDS), last_of(&words, &KK_WORDS), last_of(&words, &OTHER_WORDS));
    let nearest = nik.max(card).max(other);
    let digits_between =
        words.get(nearest..).map_or(0, |rest| rest.chars().filter(char::is_ascii_digit).count());
    match nearest {
        0 => Told::Nothing,
        // "No. rekening 0123456789, 3672…": the word belongs to the number before.
        _ if nearest == other && digits_between > 0 => Told::Nothing,
        _ if digits_between >= 12 || words.ends_with(" rp ") => Told::Nothing,
        _ if nearest == other => Told::Other,
        _ if nearest == card => Told::FamilyCard,
        _ => Told::Nik,
    }
}

/// Whether 16 digits have the inner build of a NIK.
fn is_built(digits: &str) -> bool {
    let (regency, district) = (pair(digits, 2), pair(digits, 4));
    let (mut day, month) = (pair(digits, 6), pair(digits, 8));
    if day > 40 {
        day -= 40;
    }
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    PROVINCES.contains(&pair(digits, 0))
        && ((1..=39).contains(&regency) || (71..=79).contains(&regency))
        && (1..=60).contains(&district)
        && (1..=longest).contains(&day)
        && digits.get(12..16) != Some("0000")
}

/// NIP of a civil servant, 18 digits: birth date, month of appointment, sex, serial. It is printed on every
/// decree and not private (Perka BKN 22/2007).
fn is_nip(joined: &Joined) -> bool {
    let digits = joined.digits.as_str();
    digits.len() == 18
        && joined.guessed <= 2
        && (19..=20).contains(&pair(digits, 0))
        && (1..=12).contains(&pair(digits, 4))
        && (1..=31).contains(&pair(digits, 6))
        && (19..=20).contains(&pair(digits, 8))
        && (1..=21).contains(&pair(digits, 12)) // 21: contract staff (PPPK)
}
