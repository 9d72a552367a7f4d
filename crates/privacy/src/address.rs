//! Home addresses: a word such as *alamat* with a street and a number behind it, or a house in an RT and RW.
//! Addresses of offices, schools and building sites are public business and left alone.
//! Source: UU 27/2022 Ps.4(3) f (data that identify a person when combined).

use crate::finding::{Finding, Kind};
use crate::reading::{Reading, has_any};

const ANCHORS: [&str; 10] = [
    "alamat",
    "beralamat",
    "domisili",
    "berdomisili",
    "tinggal",
    "kediaman",
    "alamatnya",
    "kediamannya",
    "bertempat",
    "almt",
];
const STREETS: [&str; 24] = [
    " jl ",
    " jln ",
    " jalan ",
    " gang ",
    " gg ",
    " perum ",
    " perumahan ",
    " komplek ",
    " kompleks ",
    " komp ",
    " kp ",
    " kampung ",
    " link ",
    " lingkungan ",
    " lingk ",
    " dusun ",
    " dsn ",
    " blok ",
    " desa ",
    " kel ",
    " kelurahan ",
    " griya ",
    " btn ",
    " rusun ",
];
const NUMBERED: [&str; 8] = [" rt ", " rw ", " no ", " nomor ", " kec ", " kecamatan ", " blok ", " kel "];
const OFFICE: [&str; 34] = [
    " kantor ",
    " dinas ",
    " balai ",
    " sekretariat ",
    " badan ",
    " upt ",
    " uptd ",
    " puskesmas ",
    " gedung ",
    " instansi ",
    " perusahaan ",
    " pt ",
    " cv ",
    " sekolah ",
    " sdn ",
    " smpn ",
    " sman ",
    " sd ",
    " smp ",
    " sma ",
    " smk ",
    " universitas ",
    " ppid ",
    " kementerian ",
    " redaksi ",
    " hotel ",
    " rsud ",
    " masjid ",
    " pasar ",
    " rumah sakit ",
    " bank ",
    " lembaga ",
    " yayasan ",
    " penyedia ",
];
const SITES: [&str; 16] = [
    " pembangunan ",
    " perbaikan ",
    " rehabilitasi ",
    " pemeliharaan ",
    " peningkatan ",
    " drainase ",
    " paving ",
    " betonisasi ",
    " pengerjaan ",
    " lokasi ",
    " ketua ",
    " pengaspalan ",
    " pemasangan ",
    " penerangan ",
    " pengadaan ",
    " proyek ",
];
/// A longer stretch than any address between the word and the number.
const REACH: usize = 170;

pub(crate) fn find(reading: &Reading, found: &mut Vec<Finding>) {
    let mut place = 0;
    while place < reading.len() {
        let letters = word_at(reading, place);
        if letters == 0 {
            place += 1;
            continue;
        }
        let word: String = (place..place + letters).map(|at| reading.at(at)).collect();
        let finding = match word.as_str() {
            "rt" => by_neighbourhood(reading, place),
            anchor if ANCHORS.contains(&anchor) => by_anchor(reading, place, place + letters),
            _ => None,
        };
        found.extend(finding);
        place += letters;
    }
}

fn word_at(reading: &Reading, place: usize) -> usize {
    if reading.before(place).is_alphabetic() {
        return 0;
    }
    (place..reading.len()).take_while(|at| reading.at(*at).is_alphabetic()).count()
}

fn by_anchor(reading: &Reading, anchor: usize, after: usize) -> Option<Finding> {
    let from = begin(reading, after);
    let to = end(reading, from);
    let words = reading.words(from, to);
    let around = format!("{}{words}", reading.words_before(anchor, 40));
    let is_place = has_any(&words, &STREETS) && has_any(&words, &NUMBERED);
    if to - from < 8 || !is_place || has_any(&around, &OFFICE) || !words.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    Some(Finding::at(reading, Kind::Address, from, to, 80))
}

/// Past *rumah*, *lengkap*, *tinggal*, *di*, colons and blanks to where the address itself begins.
fn begin(reading: &Reading, after: usize) -> usize {
    let mut place = after;
    loop {
        while place < reading.len() && !reading.at(place).is_alphanumeric() && place < after + 12 {
            place += 1;
        }
        let letters = word_at(reading, place);
        let word: String = (place..place + letters).map(|at| reading.at(at)).collect();
        let is_filler = matches!(
            word.as_str(),
            "rumah"
                | "lengkap"
                | "tinggal"
                | "di"
                | "domisili"
                | "sesuai"
                | "ktp"
                | "pemohon"
                | "asal"
                | "saat"
                | "ini"
        );
        if !is_filler || place > after + 40 {
            return place;
        }
        place += letters;
    }
}

/// Where an address stops: an empty line, a line that begins a new field, a sentence's end, or [`REACH`].
fn end(reading: &Reading, from: usize) -> usize {
    let most = (from + REACH).min(reading.len());
    let mut place = from;
    while place < most {
        let stops = match reading.at(place) {
            ';' => true,
            '\n' => stops_at_line(reading, place),
            '.' => {
                reading.at(place + 1) == ' '
                    && !is_abbreviation(reading, place)
                    && reading.is_capital(place + 2)
            }
            _ => false,
        };
        if stops {
            break;
        }
        place += 1;
    }
    while place > from && !reading.before(place).is_alphanumeric() {
        place -= 1;
    }
    place
}

/// A new line goes on with the address when it begins with one of its words.
fn stops_at_line(reading: &Reading, place: usize) -> bool {
    let next =
        (place..reading.len()).take(4).find(|at| !matches!(reading.at(*at), ' ' | '\n')).unwrap_or(place);
    let words = reading.words(next, (next + 14).min(reading.len()));
    let first: String = words.split_inclusive(' ').take(2).collect();
    !has_any(&first, &STREETS) && !has_any(&first, &NUMBERED)
}

fn is_abbreviation(reading: &Reading, dot: usize) -> bool {
    let letters = (0..dot).rev().take_while(|at| reading.at(*at).is_alphabetic()).count();
    (1..=5).contains(&letters)
}

/// `Jl. Mawar No. 3 RT 01/RW 02` without a word before it.
fn by_neighbourhood(reading: &Reading, rt: usize) -> Option<Finding> {
    let after = reading.words(rt, (rt + 24).min(reading.len()));
    if !after.contains(" rw ") || !after.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let line =
        (0..rt).rev().take(80).find(|at| matches!(reading.at(*at), '\n' | ';' | ':')).map_or(0, |at| at + 1);
    let line = line.max(rt.saturating_sub(80));
    let from = street(reading, line, rt)?;
    let before = reading.words_before(from, 70);
    let own = reading.words(from, rt);
    if has_any(&before, &SITES) || has_any(&before, &OFFICE) || has_any(&own, &OFFICE) {
        return None;
    }
    let has_house = own.chars().any(|c| c.is_ascii_digit());
    Some(Finding::at(
        reading,
        Kind::Address,
        from,
        end(reading, rt).min(rt + 90),
        if has_house { 75 } else { 55 },
    ))
}

/// The last street word before an RT.
fn street(reading: &Reading, line: usize, rt: usize) -> Option<usize> {
    (line..rt).find(|place| {
        let letters = word_at(reading, *place);
        letters > 0 && STREETS.contains(&reading.words(*place, place + letters).as_str())
    })
}
