//! People a story could harm: children (UU 11/2012 Ps.19: no identity of a child in trouble with the law, a child
//! victim or witness), victims, and everybody whose number or address stands in the text (UU 27/2022).

use bahasa::{Person, Span};

use crate::item::Outcome;
use crate::reading::{Reading, Word};

/// Words of harm: beside them a child's name must not stand.
const HARM: &[&str] = &[
    "korban",
    "pelaku",
    "tersangka",
    "saksi",
    "dianiaya",
    "penganiayaan",
    "pelecehan",
    "pencabulan",
    "dicabuli",
    "pemerkosaan",
    "diperkosa",
    "perundungan",
    "dirundung",
    "bullying",
    "kekerasan",
    "tewas",
    "dibunuh",
    "pembunuhan",
    "penculikan",
    "diculik",
    "persetubuhan",
    "disetubuhi",
    "tawuran",
    "narkoba",
    "pencurian",
    "mencuri",
    "ditangkap",
    "stunting",
    "hamil",
    "bunuh",
];
/// Harm of which a victim is never named.
const GRAVE: &[&str] = &[
    "pelecehan",
    "pencabulan",
    "dicabuli",
    "pemerkosaan",
    "diperkosa",
    "perkosaan",
    "persetubuhan",
    "disetubuhi",
    "kdrt",
    "kekerasan seksual",
    "dibunuh",
    "pembunuhan",
    "dianiaya",
    "penganiayaan",
    "bunuh",
    "tewas",
    "tertabrak",
    "tenggelam",
    "meninggal",
    "dirampok",
    "perdagangan",
];
/// Words for children.
const CHILD: &[&str] =
    &["bocah", "balita", "bayi", "anak", "siswa", "siswi", "pelajar", "murid", "remaja", "santri"];
/// Schools of children.
const SCHOOL: &[&str] = &[
    "sd", "sdn", "smp", "smpn", "sma", "sman", "smk", "smkn", "mts", "mtsn", "mi", "min", "tk", "paud",
    "madrasah",
];

/// From this age on a person is no child (UU 35/2014 Ps.1).
const ADULT: u8 = 18;

pub(crate) fn minor(reading: &Reading<'_>) -> Outcome {
    let mut found: Vec<Span> = Vec::new();
    for person in &reading.people {
        let young = person.age.is_some_and(|age| age < ADULT);
        if young || is_child_in_harm(reading, person) {
            found.push(person.name);
        }
    }
    found.extend(initials_with_age(reading));
    found.sort_by_key(|span| span.start);
    found.dedup();
    Outcome::at(found)
}

/// `siswa SMP 1 Cilegon bernama Budi … korban`: a child's word, a name and harm in one sentence.
fn is_child_in_harm(reading: &Reading<'_>, person: &Person) -> bool {
    let Some(sentence) = reading.sentence_at(person.name.start) else { return false };
    let words = reading.words_in(sentence);
    let grown = person.age.is_some_and(|age| age >= ADULT);
    let before = words.iter().filter(|word| word.token.start < person.name.start).rev().take(8);
    let child = before.map(|word| word.lower.as_str()).collect::<Vec<_>>();
    let is_child = child.iter().take(6).any(|word| CHILD.contains(word))
        && !child.iter().any(|word| {
            ["kepala", "guru", "ibu", "ayah", "kapolres", "kasi", "humas", "ketua", "kata", "ujar"]
                .contains(word)
        });
    let own = person.office.is_none_or(|office| {
        let office = bahasa::fold(office.of(reading.full));
        CHILD.iter().any(|child| office.starts_with(child))
    });
    !grown && own && is_child && words.iter().any(|word| HARM.contains(&word.lower.as_str()))
}

/// `AM (12) dari MTs Negeri 1`: initials, a child's age and a school together point to one child.
fn initials_with_age(reading: &Reading<'_>) -> Vec<Span> {
    let child = |two: &[Word<'_>]| match two {
        [initials, age] => {
            let between = reading.full.get(initials.token.end..age.token.start)?;
            let young = age.token.text.parse::<u8>().is_ok_and(|age| (1..ADULT).contains(&age));
            let short = initials.token.text.chars().count() <= 3 && initials.is_upper();
            if between != " (" || !young || !short {
                return None;
            }
            let sentence = reading.sentence_at(initials.token.start)?;
            let school = reading.words_in(sentence).iter().any(|word| SCHOOL.contains(&word.lower.as_str()));
            school.then(|| initials.span())
        }
        _ => None,
    };
    reading.words.windows(2).filter_map(child).collect()
}

pub(crate) fn victim(reading: &Reading<'_>) -> Outcome {
    let named = reading.people.iter().filter(|person| is_victim(reading, person)).map(|person| person.name);
    let mut found: Vec<Span> = named.chain(after_victim(reading)).collect();
    found.sort_by_key(|span| span.start);
    found.dedup_by_key(|span| span.start);
    Outcome::at(found)
}

/// A name with an age and grave harm in one sentence, whoever holds no office.
fn is_victim(reading: &Reading<'_>, person: &Person) -> bool {
    let Some(sentence) = reading.sentence_at(person.name.start) else { return false };
    let grave = reading
        .words_in(sentence)
        .iter()
        .any(|word| GRAVE.contains(&word.lower.as_str()) && !reading.is_quoted(word.token.start));
    let suspect = reading.words_in(sentence).iter().any(|word| {
        ["tersangka", "pelaku", "terdakwa", "kata", "ujar", "ujarnya"].contains(&word.lower.as_str())
    });
    person.age.is_some() && person.office.is_none() && grave && !suspect
}

/// `korban, Siti Aminah` and `korban bernama Siti`: a name right after the word.
fn after_victim(reading: &Reading<'_>) -> Vec<Span> {
    const LINK: &[&str] =
        &["bernama", "yakni", "yaitu", "adalah", "ialah", "atas", "nama", "tewas", "meninggal", "selamat"];
    let starts = (0..reading.words.len())
        .filter(|at| reading.words.get(*at).is_some_and(|word| word.lower == "korban"));
    starts
        .filter_map(|at| {
            let next = (at + 1..at + 5).find(|next| {
                reading.words.get(*next).is_some_and(|word| !LINK.contains(&word.lower.as_str()))
            })?;
            let (korban, name) = (reading.words.get(at)?, reading.words.get(next)?);
            let gap = reading.full.get(korban.token.end..name.token.start)?;
            let linked = next > at + 1 || matches!(gap.trim(), "," | "(" | "");
            let same = !gap.contains(['.', '\n', ':']);
            let person = reading
                .people
                .iter()
                .find(|person| person.name.start == name.token.start && person.office.is_none());
            let two = reading.words.get(next + 1).is_some_and(Word::starts_large)
                && name.starts_large()
                && !name.is_upper()
                && reading.places.iter().all(|place| !place.span.contains(name.token.start));
            let span = person.map(|person| person.name).or_else(|| two.then(|| name.span()))?;
            let named = next > at + 1 || person.is_some() || gap == ", ";
            (linked && same && named).then_some(span)
        })
        .collect()
}

pub(crate) fn personal(reading: &Reading<'_>) -> Outcome {
    let found = privacy::find_certain(reading.full);
    if found.is_empty() {
        return Outcome::Ok;
    }
    let places = found.into_iter().map(|found| (Span { start: found.start, end: found.end }, found.masked));
    Outcome::Masked(places.collect())
}
