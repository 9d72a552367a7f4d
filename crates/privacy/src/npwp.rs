//! NPWP of persons: `99.999.999.9-999.999`. Those of bodies (first pair 00 to 03) stand in public contracts.
//! Source: PER-04/PJ/2020 (form of the number); since 2024 a person's NPWP is the NIK, found by [`crate::nik`].

use crate::finding::{Finding, Kind};
use crate::number::{Joined, Numbers, pair};
use crate::reading::{Reading, has_any};

const WORDS: [&str; 3] = [" npwp ", " nomor pokok wajib pajak ", " pokok wajib pajak "];

pub(crate) fn find(reading: &Reading, numbers: &mut Numbers, found: &mut Vec<Finding>) {
    let mut index = 0;
    while index < numbers.len() {
        let readings = numbers.joined(reading, index, 16);
        index += 1;
        let Some(joined) = readings.iter().find(|joined| matches!(joined.digits.len(), 15 | 16)) else {
            continue;
        };
        let is_told = has_any(&reading.words_before(joined.from, 40), &WORDS);
        // One sign in each gap: columns of figures stand further apart.
        let is_shaped = joined.pattern == [2, 3, 3, 1, 3, 3]
            && joined.to - joined.from == 20
            && !has_blank(reading, joined);
        if !is_told && !is_shaped {
            continue;
        }
        numbers.take(joined.from, joined.to);
        if let Some(confidence) = judge(joined, is_told, is_shaped) {
            found.push(Finding::at(reading, Kind::Npwp, joined.from, joined.to, confidence));
        }
    }
}

fn has_blank(reading: &Reading, joined: &Joined) -> bool {
    (joined.from..joined.to).any(|place| matches!(reading.at(place), ' ' | '\n'))
}

fn judge(joined: &Joined, is_told: bool, is_shaped: bool) -> Option<u8> {
    let first = if joined.digits.len() == 16 { pair(&joined.digits, 1) } else { pair(&joined.digits, 0) };
    let is_of_a_body = first <= 3 && (joined.digits.len() == 15 || joined.digits.starts_with('0'));
    match (is_told, is_shaped) {
        _ if is_of_a_body => None,
        (true, _) => Some(90),
        (false, true) => Some(65),
        (false, false) => None,
    }
}
