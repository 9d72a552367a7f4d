//! Bank accounts of persons: digits behind a word such as *rekening* or a bank's name.
//! Account codes of the budget (5.1.02.01) and accounts of the treasury carry the same word and are no secret.
//! Source: personal finance is specific personal data, UU 27/2022 Ps.4(2) f.

use crate::finding::{Finding, Kind};
use crate::number::{Joined, Numbers};
use crate::reading::{Reading, has_any, last_of};

const ACCOUNT: [&str; 6] = [" rekening ", " rek ", " norek ", " virtual account ", " no rek ", " account "];
const BANKS: [&str; 16] = [
    " bca ",
    " bri ",
    " bni ",
    " btn ",
    " bsi ",
    " bjb ",
    " mandiri ",
    " cimb ",
    " danamon ",
    " permata ",
    " muamalat ",
    " bank banten ",
    " bank ",
    " mega ",
    " ocbc ",
    " panin ",
];
const PUBLIC: [&str; 16] = [
    " kode rekening ",
    " kas umum ",
    " kas daerah ",
    " rkud ",
    " kas negara ",
    " rekening belanja ",
    " rekening penerimaan ",
    " bendahara ",
    " kode akun ",
    " uraian rekening ",
    " nama rekening ",
    " rekening pendapatan ",
    " kasda ",
    " rekening air ",
    " menteri ",
    " listrik ",
];

pub(crate) fn find(reading: &Reading, numbers: &mut Numbers, found: &mut Vec<Finding>) {
    let mut index = 0;
    while index < numbers.len() {
        let readings = numbers.joined(reading, index, 16);
        index += 1;
        let Some(joined) = readings.iter().rev().find(|joined| is_account(joined)) else { continue };
        let words = reading.words_before(joined.from, 48);
        let (account, bank) = (last_of(&words, &ACCOUNT), last_of(&words, &BANKS));
        let nearest = account.max(bank);
        let has_number_between =
            words.get(nearest..).is_some_and(|rest| rest.chars().filter(char::is_ascii_digit).count() > 3);
        if nearest == 0 || has_number_between || has_any(&words, &PUBLIC) || words.ends_with(" rp ") {
            continue;
        }
        let confidence = match (account > 0, bank > 0) {
            (true, true) => 90,
            (true, false) => 80,
            (false, _) if joined.digits.len() >= 10 => 65,
            (false, _) => continue,
        };
        found.push(Finding::at(reading, Kind::Account, joined.from, joined.to, confidence));
        numbers.take(joined.from, joined.to);
    }
}

fn is_account(joined: &Joined) -> bool {
    let first = joined.pattern.first().copied().unwrap_or(0);
    // 5.1.02.01.01.0024 and 1.02.02.2.01: codes of the budget begin with one digit and a dot.
    let is_budget = joined.sign == '.' && (first == 1 || joined.pattern.len() > 4);
    (8..=16).contains(&joined.digits.len())
        && joined.guessed == 0
        && !joined.is_amount()
        && !is_budget
        && !matches!(joined.sign, '\n' | '*')
        && joined.pattern.iter().skip(1).all(|length| *length >= 1)
}
