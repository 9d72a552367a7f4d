//! Who, what, where, when, why and how: the beginning of a story must answer the first four.

use bahasa::{DateForm, Span, find_dates};

use crate::item::Outcome;
use crate::reading::{Reading, Word};
use crate::{dateline, verb};

/// Groups of people and institutions, folded: they act as well as somebody with a name.
const ACTORS: &[&str] = &[
    "pemerintah",
    "pemkot",
    "pemkab",
    "pemprov",
    "pemda",
    "pemko",
    "dinas",
    "badan",
    "kementerian",
    "kemenko",
    "komisi",
    "dewan",
    "polisi",
    "polres",
    "polda",
    "polsek",
    "kepolisian",
    "tni",
    "kejaksaan",
    "pengadilan",
    "satpol",
    "puskesmas",
    "rsud",
    "kecamatan",
    "kelurahan",
    "camat",
    "lurah",
    "bupati",
    "gubernur",
    "wali",
    "walikota",
    "presiden",
    "menteri",
    "menko",
    "wapres",
    "warga",
    "masyarakat",
    "siswa",
    "siswi",
    "pelajar",
    "mahasiswa",
    "mahasiswi",
    "petani",
    "nelayan",
    "pedagang",
    "umkm",
    "jemaat",
    "jamaah",
    "umat",
    "petugas",
    "pegawai",
    "asn",
    "pppk",
    "guru",
    "dosen",
    "tim",
    "relawan",
    "korban",
    "peserta",
    "anggota",
    "ketua",
    "kepala",
    "direktur",
    "pengusaha",
    "perusahaan",
    "pt",
    "bank",
    "yayasan",
    "forum",
    "komunitas",
    "organisasi",
    "kader",
    "ibu",
    "bapak",
    "anak-anak",
    "lansia",
    "pemuda",
    "santri",
    "ulama",
    "tersangka",
    "wna",
    "wisatawan",
    "pelancong",
    "pemudik",
];

pub(crate) fn who(reading: &Reading<'_>) -> Outcome {
    let named = reading.people.iter().any(|person| person.name.start < reading.head_end);
    let acts = reading.head_lower().any(|word| ACTORS.contains(&word) || bahasa_office(word));
    let short_name = reading.title.iter().chain(reading.head()).any(is_institution);
    let has_name = named || acts || short_name || has_inner_name(reading);
    Outcome::of(!has_name)
}

fn bahasa_office(word: &str) -> bool {
    ["kapolres", "kapolda", "kadis", "kabid", "sekda", "jubir", "humas", "rektor"].contains(&word)
}

/// `KPK`, `BPS`, `PBNU`: three to six capitals that are no unit of time or money.
fn is_institution(word: &Word<'_>) -> bool {
    let text = word.token.text;
    word.is_upper()
        && (3..=6).contains(&text.chars().count())
        && text.chars().all(char::is_alphabetic)
        && !["WIB", "WITA", "WIT", "RI", "HUT", "KTP", "SIM", "APBD", "APBN", "UUD", "ANTARA"].contains(&text)
}

/// Two words with a capital in the middle of a sentence that are no region and no day.
fn has_inner_name(reading: &Reading<'_>) -> bool {
    let head = reading.head();
    head.windows(3).any(|three| {
        matches!(three, [before, one, two]
            if !before.starts_large() && one.starts_large() && two.starts_large()
                && reading.full.get(one.token.end..two.token.start) == Some(" ")
                && reading.full.get(before.token.end..one.token.start) == Some(" ")
                && !["di", "ke", "dari", "pada", "tema", "bertajuk"].contains(&before.lower.as_str())
                && !reading.places.iter().any(|place| place.span.contains(one.token.start)))
    })
}

pub(crate) fn what(reading: &Reading<'_>) -> Outcome {
    let lead = reading.words_in(reading.lead);
    Outcome::of(!lead.iter().any(|word| verb::is_headline_verb(&word.lower)))
}

/// Nouns of places where things happen.
const VENUES: &[&str] = &[
    "aula",
    "gedung",
    "kantor",
    "balai",
    "lapangan",
    "hotel",
    "masjid",
    "gereja",
    "musala",
    "sekolah",
    "kampus",
    "rumah",
    "rsud",
    "pasar",
    "terminal",
    "bandara",
    "pelabuhan",
    "stasiun",
    "jalan",
    "jl",
    "stadion",
    "alun-alun",
    "pendopo",
    "istana",
    "puskesmas",
    "posyandu",
    "desa",
    "kelurahan",
    "kecamatan",
    "kampung",
    "dusun",
    "lingkungan",
    "perumahan",
    "taman",
    "pantai",
    "pulau",
    "gunung",
    "kawasan",
    "jembatan",
    "halaman",
    "ruang",
    "convention",
    "universitas",
    "kabupaten",
    "kota",
    "provinsi",
    "balaikota",
    "mal",
    "plaza",
    "dermaga",
    "wisma",
    "kediaman",
    "mapolres",
    "mapolda",
    "mabes",
    "tribrata",
];

/// Islands and other countries: wider than a region and still an answer to where.
const LANDS: &[&str] = &[
    "sumatera",
    "sumatra",
    "jawa",
    "kalimantan",
    "sulawesi",
    "papua",
    "maluku",
    "tiongkok",
    "china",
    "cina",
    "singapura",
    "malaysia",
    "jepang",
    "thailand",
    "australia",
    "belanda",
    "gaza",
    "palestina",
    "ukraina",
    "rusia",
    "mekkah",
    "madinah",
    "pantura",
];

/// Venues that are told by their name alone.
const NAMED_VENUES: &[&str] =
    &["jalan", "desa", "pulau", "gunung", "hotel", "masjid", "stadion", "pantai", "bandara", "tol", "selat"];

/// Words after which a place is told, not an institution that has a place in its name.
const TO: &[&str] = &[
    "di",
    "ke",
    "dari",
    "se",
    "asal",
    "wilayah",
    "kawasan",
    "sekitar",
    "berlokasi",
    "bertempat",
    "daerah",
    "warga",
    "menuju",
];

pub(crate) fn place(reading: &Reading<'_>) -> Outcome {
    let in_text = dateline::find(reading).is_some()
        || tells_place(reading.full, reading.head(), &bahasa::places(head(reading)));
    let title = &reading.story.title;
    let in_title = tells_place(title, &reading.title, &bahasa::places(title));
    Outcome::of(!(in_text || in_title))
}

fn head<'a>(reading: &Reading<'a>) -> &'a str {
    reading.full.get(..reading.head_end).unwrap_or_default()
}

fn tells_place(text: &str, words: &[Word<'_>], places: &[bahasa::FoundPlace]) -> bool {
    let at_venue = (1..words.len()).any(|at| is_venue(text, words, at));
    let visited = words.windows(2).any(|two| {
        matches!(two, [verb, place] if ["tinjau", "kunjungi", "mengunjungi", "meninjau", "mendatangi"].contains(&verb.lower.as_str())
            && (place.starts_large() || VENUES.contains(&place.lower.as_str())))
    });
    let venue_name = words.windows(2).any(|two| {
        matches!(two, [venue, name] if NAMED_VENUES.contains(&venue.lower.as_str()) && venue.starts_large() && name.starts_large())
    });
    let wide = words
        .iter()
        .filter(|word| word.starts_large() && LANDS.contains(&word.lower.as_str()))
        .map(Word::span);
    at_venue
        || visited
        || venue_name
        || wide.into_iter().any(|land| stands_alone(text, words, land))
        || places.iter().any(|place| stands_alone(text, words, place.span))
}

/// `di aula kantor Camat Bukitmalintang`, `di Pekanbaru`: a preposition, then venues that lead to a name, or a name.
fn is_venue(text: &str, words: &[Word<'_>], at: usize) -> bool {
    let to = at.checked_sub(1).and_then(|before| words.get(before));
    let Some(to) = to.filter(|word| matches!(word.lower.as_str(), "di" | "ke" | "bertempat")) else {
        return false;
    };
    let mut from = to.token.end;
    for word in words.iter().skip(at).take(4) {
        if text.get(from..word.token.start) != Some(" ") {
            return false;
        }
        from = word.token.end;
        let is_known = VENUES.contains(&word.lower.as_str());
        if word.starts_large() {
            return is_known
                || (is_proper(word)
                    && !ACTORS.contains(&word.lower.as_str())
                    && !word.lower.starts_with("kemen"));
        }
        if !is_known {
            return false;
        }
    }
    false
}

/// A word with a capital that may be a place: not a country, a feast or an institution by initials.
fn is_proper(word: &Word<'_>) -> bool {
    const WIDE: &[&str] = &[
        "indonesia",
        "tanah",
        "dunia",
        "ri",
        "republik",
        "g20",
        "bulan",
        "hari",
        "era",
        "masa",
        "forum",
        "tahun",
        "ici",
    ];
    word.starts_large()
        && !WIDE.contains(&word.lower.as_str())
        && !word.token.text.chars().any(|c| c.is_ascii_digit())
}

/// Whether the region is told as a place: not inside the name of an institution or an office (`Wali Kota Serang`).
fn stands_alone(text: &str, words: &[Word<'_>], place: Span) -> bool {
    let at = words.partition_point(|word| word.token.start < place.start);
    let mut before = at;
    while let Some(word) = before.checked_sub(1).and_then(|last| words.get(last)) {
        let next = words.get(before).map_or(place.start, |word| word.token.start);
        if text.get(word.token.end..next) != Some(" ") || TO.contains(&word.lower.as_str()) {
            break;
        }
        if ACTORS.contains(&word.lower.as_str())
            || bahasa_office(&word.lower)
            || ["imigrasi", "bea", "universitas", "bank", "dprd", "kpk", "bnn"].contains(&word.lower.as_str())
        {
            return false;
        }
        if !word.starts_large() {
            break;
        }
        before -= 1;
    }
    true
}

const DAYS: &[&str] = &["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "ahad"];
const MONTHS: &[&str] = &[
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
];
/// Two words that tell a day from today.
const NEAR: &[(&str, &[&str])] = &[
    ("hari", &["ini"]),
    ("pagi", &["ini", "tadi"]),
    ("siang", &["ini", "tadi"]),
    ("sore", &["ini", "tadi"]),
    ("malam", &["ini", "tadi", "nanti"]),
    ("pekan", &["ini", "lalu", "depan", "kemarin"]),
    ("minggu", &["ini", "lalu", "depan"]),
    ("bulan", &["ini", "lalu", "depan"]),
];
/// Feasts that with their year tell a day.
const FEASTS: &[&str] = &[
    "natal",
    "iduladha",
    "idulfitri",
    "fitri",
    "adha",
    "ramadan",
    "ramadhan",
    "waisak",
    "nyepi",
    "imlek",
    "eropa",
    "paskah",
];

pub(crate) fn time(reading: &Reading<'_>) -> Outcome {
    Outcome::of(
        !(tells_time(&reading.story.title, &reading.title) || tells_time(head(reading), reading.head())),
    )
}

fn tells_time(text: &str, words: &[Word<'_>]) -> bool {
    // Only whether a date stands there matters, so any present day will do for those counted from today.
    let now = jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0);
    let date = find_dates(text, now).iter().any(|date| date.form != DateForm::Relative);
    let word = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let near = (0..words.len()).any(|at| {
        let one = word(at);
        let two = word(at + 1);
        DAYS.contains(&one)
            || matches!(one, "kemarin" | "besok" | "lusa" | "semalam")
            || NEAR.iter().any(|(noun, when)| *noun == one && when.contains(&two))
            || (MONTHS.contains(&one)
                && (is_year(two)
                    || is_number(word(at.wrapping_sub(1)))
                    || word(at.wrapping_sub(1)) == "bulan"
                    || two == "lalu"
                    || reading_month(one)))
            || (FEASTS.contains(&one) && (is_year(two) || (two == "nasional" && is_year(word(at + 2)))))
    });
    date || near || has_slashed_day(text)
}

/// `Mei` is also a name; the others stand for their month alone.
fn reading_month(month: &str) -> bool {
    month != "mei"
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// `(24/12)`: day and month in brackets, as news agencies write them.
fn has_slashed_day(text: &str) -> bool {
    text.match_indices('/').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
        let opens =
            before.get(..before.len() - digits).is_some_and(|rest| rest.trim_end().ends_with(['(', ',']));
        let after = text.get(at + 1..).unwrap_or_default();
        let month: String = after.chars().take_while(char::is_ascii_digit).collect();
        let known = month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
        (1..=2).contains(&digits) && opens && known
    })
}

const REASONS: &[&str] = &[
    "karena",
    "sebab",
    "akibat",
    "untuk",
    "guna",
    "agar",
    "supaya",
    "demi",
    "bertujuan",
    "tujuan",
    "dalam rangka",
    "sehingga",
    "mengingat",
    "imbas",
    "lantaran",
];

pub(crate) fn why(reading: &Reading<'_>) -> Outcome {
    Outcome::of(!reading.words.iter().any(|word| REASONS.contains(&word.lower.as_str())))
}

const MEANS: &[&str] = &[
    "dengan",
    "melalui",
    "lewat",
    "secara",
    "cara",
    "menggunakan",
    "memakai",
    "berupa",
    "diikuti",
    "dimulai",
    "tahap",
];

pub(crate) fn how(reading: &Reading<'_>) -> Outcome {
    Outcome::of(!reading.words.iter().any(|word| MEANS.contains(&word.lower.as_str())))
}
