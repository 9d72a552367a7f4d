//! Made-up numbers and names.

use super::Chance;

const NAMES: [&str; 20] = [
    "Budi Santoso",
    "Siti Aminah",
    "Ahmad Fauzi",
    "Ratna Dewi",
    "Tubagus Hidayat",
    "Dedi Mulyana",
    "Nur Aini",
    "Joko Susilo",
    "Maria Ulfah",
    "Rizki Ramadhan",
    "Yuliana",
    "Hendra Gunawan",
    "Eneng Sumiati",
    "Agus Salim",
    "Fitriani",
    "Bambang",
    "Entin Kartini",
    "Muhamad Iqbal",
    "Desi Ratnasari",
    "H. Sukarya, S.E.",
];
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51",
    "52", "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "94",
];
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

pub(crate) fn name(chance: &mut Chance) -> &'static str {
    chance.pick(&NAMES)
}

/// Region, then date, then serial. Districts 52 to 60 exist nowhere.
fn built(chance: &mut Chance, may_be_woman: bool) -> String {
    let province = if chance.one_in(2) { "36" } else { chance.pick(&PROVINCES) };
    let regency = if chance.one_in(2) { chance.between(71, 79) } else { chance.between(1, 29) };
    let district = chance.between(52, 60);
    let month = chance.between(1, 12);
    let day = chance.between(1, 28) + if may_be_woman && chance.one_in(2) { 40 } else { 0 };
    let year = chance.between(0, 99);
    let serial = if chance.one_in(12) { chance.between(100, 9999) } else { chance.between(1, 30) };
    format!("{province}{regency:02}{district}{day:02}{month:02}{year:02}{serial:04}")
}

pub(crate) fn nik(chance: &mut Chance) -> String {
    built(chance, true)
}

pub(crate) fn family_card(chance: &mut Chance) -> String {
    built(chance, false)
}

/// Cuts `digits` into groups of the given lengths.
pub(crate) fn grouped(digits: &str, lengths: &[usize], sign: &str) -> String {
    let mut rest = digits;
    let mut parts = Vec::new();
    for length in lengths {
        let (part, after) = rest.split_at(*length);
        parts.push(part);
        rest = after;
    }
    parts.join(sign)
}

/// What a scanner makes of digits: `count` of them become look-alike letters.
pub(crate) fn misread(chance: &mut Chance, digits: &str, count: usize) -> String {
    let mut signs: Vec<char> = digits.chars().collect();
    let mut left = count;
    for _ in 0..200 {
        let at = chance.below(signs.len());
        let alike = match signs[at] {
            '0' => chance.pick(&["O", "o"]),
            '1' => chance.pick(&["l", "I", "|", "i"]),
            '2' => "Z",
            '5' => "S",
            '8' => "B",
            _ => continue,
        };
        signs[at] = alike.chars().next().unwrap();
        left -= 1;
        if left == 0 {
            break;
        }
    }
    signs.into_iter().collect()
}

pub(crate) fn nip(chance: &mut Chance) -> String {
    format!(
        "19{:02}{:02}{:02}20{:02}{:02}{}{:03}",
        chance.between(65, 99),
        chance.between(1, 12),
        chance.between(1, 28),
        chance.between(0, 24),
        chance.between(1, 12),
        chance.between(1, 2),
        chance.between(1, 20)
    )
}

pub(crate) fn mobile(chance: &mut Chance) -> String {
    let operator = chance.pick(&[
        "812", "813", "821", "822", "852", "857", "877", "878", "895", "896", "831", "838", "819", "856",
    ]);
    let count = usize::try_from(chance.between(7, 8)).unwrap();
    format!("{operator}{}", chance.digits(count))
}

pub(crate) fn amount(chance: &mut Chance) -> String {
    let mut text = chance.between(1, 999).to_string();
    for _ in 0..chance.between(2, 5) {
        text = format!("{text}.{:03}", chance.between(0, 999));
    }
    text
}

pub(crate) fn budget_code(chance: &mut Chance) -> String {
    let mut code = format!("{}.{:02}", chance.between(1, 7), chance.between(1, 9));
    for _ in 0..chance.between(2, 4) {
        code = format!("{code}.{:02}", chance.between(1, 12));
    }
    if chance.one_in(2) { format!("{code}.{:04}", chance.between(1, 99)) } else { code }
}

pub(crate) fn date(chance: &mut Chance, first_year: u64, last_year: u64) -> String {
    let (day, month, year) =
        (chance.between(1, 28), chance.between(1, 12), chance.between(first_year, last_year));
    match chance.between(1, 3) {
        1 => format!("{day} {} {year}", MONTHS[usize::try_from(month - 1).unwrap()]),
        2 => format!("{day:02}-{month:02}-{year}"),
        _ => format!("{day:02}/{month:02}/{year}"),
    }
}

pub(crate) fn street(chance: &mut Chance) -> String {
    let kind = chance.pick(&[
        "Jl. Melati",
        "Jl. Kenanga Raya",
        "Jalan Mangga",
        "Gang Haji Saleh",
        "Perum Bumi Asri Blok C2",
        "Link. Sumur Baru",
        "Kp. Kubang",
    ]);
    let number = if chance.one_in(4) { String::new() } else { format!(" No. {}", chance.between(1, 120)) };
    let (rt, rw) = (chance.between(1, 9), chance.between(1, 9));
    let area = match chance.between(1, 3) {
        1 => format!(" RT {rt:02}/RW {rw:02}"),
        2 => format!(" RT.00{rt} RW.00{rw}"),
        _ => format!(", RT/RW 00{rt}/00{rw}"),
    };
    let place = chance.pick(&["Kel. Melati Baru", "Kelurahan Tanjung Sari", "Desa Sukamaju"]);
    format!("{kind}{number}{area}, {place}, Kec. {}", chance.pick(&["Mekar", "Harapan", "Sejahtera"]))
}
