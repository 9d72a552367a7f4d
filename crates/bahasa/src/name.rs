//! People named in a text, with their office where it is told: `Kepala Dinas Kesehatan Kota Cilegon, dr. Ratna Sari`.
//!
//! There is no list of all names, so a name is what is left: words with a capital beside an office, a title, an age or
//! a verb of speech that are no word of an institution, no region, no day and no abbreviation.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::place::is_place;
use crate::speech::{is_office, is_speech};
use crate::{Span, Token, fold, tokens};

/// Somebody named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The name without titles.
    pub name: Span,
    /// The office or role beside it, as written; none when only the name stands there.
    pub office: Option<Span>,
    /// The age in years, when it stands beside the name: `Siti (14)`, `Siti, 14 tahun`.
    pub age: Option<u8>,
}

/// Words of institutions, programmes and headlines that are no name of a person, folded.
static NO_NAME: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("no_name.txt").split_whitespace().collect());

/// Titles before a name.
static TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "bapak ibu pak bu h hj dr drs dra ir prof kh ny tn sdr saudara saudari gus ustaz romo jenderal letjen mayjen kolonel \
     kapten doktor haji hajah tgk teuku raden"
        .split_whitespace()
        .collect()
});

/// Office holders that the press names by initials alone.
const INITIALS: &[&str] = &["AHY", "SBY", "JK", "RK"];

/// The furthest a name stands from the beginning of its office, in words.
const REACH: usize = 18;
/// A name has at most so many words.
const NAME_WORDS: usize = 6;

struct Word<'a> {
    token: Token<'a>,
    lower: String,
}

impl Word<'_> {
    fn starts_large(&self) -> bool {
        self.token.text.chars().next().is_some_and(char::is_uppercase)
    }

    fn is_abbreviation(&self) -> bool {
        let mut letters = self.token.text.chars().filter(|c| c.is_alphabetic());
        let count = letters.clone().count();
        count >= 2 && letters.all(char::is_uppercase)
    }

    fn is_initial(&self) -> bool {
        self.starts_large() && self.token.text.chars().count() == 1
    }

    /// Whether it may be a word of a name.
    fn is_name(&self) -> bool {
        let usual = NO_NAME.contains(self.lower.as_str()) || is_office(&self.lower) || is_speech(&self.lower);
        let text = self.token.text;
        let has_digit = text.chars().any(|c| c.is_ascii_digit());
        let special = INITIALS.contains(&text);
        special
            || (self.starts_large()
                && text.chars().count() >= 2
                && !self.is_abbreviation()
                && !usual
                && !has_digit
                && !is_place(text))
    }
}

/// A text in words with the gaps between them.
struct Reading<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
}

impl Reading<'_> {
    /// What stands between the word and the one before it.
    fn gap(&self, at: usize) -> &str {
        let from =
            at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.token.end);
        self.words.get(at).and_then(|word| self.text.get(from..word.token.start)).unwrap_or_default()
    }

    /// The name that begins at word `at`, and how many words it has.
    fn name_at(&self, at: usize) -> Option<(Span, usize)> {
        let first = self.words.get(at).filter(|word| word.is_name() || word.is_initial())?;
        let mut end = first.token.end;
        let mut used = 1;
        let mut names = usize::from(first.is_name());
        for next in at + 1..at + NAME_WORDS {
            let Some(word) = self.words.get(next) else { break };
            let gap = self.gap(next);
            let goes_on = gap == " "
                || (matches!(gap, "." | ". ") && self.words.get(next - 1).is_some_and(Word::is_initial));
            if !goes_on || !(word.is_name() || word.is_initial() || is_particle(word)) {
                break;
            }
            names += usize::from(word.is_name());
            end = word.token.end;
            used += 1;
        }
        (names > 0).then_some((Span { start: first.token.start, end }, used))
    }

    /// The age right after word `at`: `(14)`, `(14 tahun)`, `, 14 tahun`, `berusia 14 tahun`.
    fn age_after(&self, at: usize) -> Option<u8> {
        let mut at = at;
        if self
            .words
            .get(at)
            .is_some_and(|word| matches!(word.lower.as_str(), "berusia" | "usia" | "umur" | "berumur"))
        {
            at += 1;
        }
        let number = self.words.get(at)?;
        let age: u8 = number.token.text.parse().ok().filter(|age| *age < 120)?;
        let in_brackets = self.gap(at).trim_start() == "(";
        let closed = self.text.get(number.token.end..).is_some_and(|rest| rest.starts_with(')'));
        let years =
            self.words.get(at + 1).is_some_and(|word| matches!(word.lower.as_str(), "tahun" | "thn" | "th"));
        ((in_brackets && closed) || years).then_some(age)
    }
}

fn is_particle(word: &Word<'_>) -> bool {
    matches!(word.lower.as_str(), "bin" | "binti" | "van" | "de" | "al" | "el")
}

/// The people named in a text, each place once, in order.
pub fn people(text: &str) -> Vec<Person> {
    let words = tokens(text).map(|token| Word { token, lower: fold(token.text) }).collect();
    let reading = Reading { text, words };
    let mut found: Vec<Person> = Vec::new();
    let mut at = 0;
    while at < reading.words.len() {
        let (person, used) = person_at(&reading, at).unzip();
        if let Some(person) = person {
            let is_known = found.last().is_some_and(|last: &Person| person.name.start < last.name.end);
            if !is_known {
                found.push(person);
            }
        }
        at += used.unwrap_or(1);
    }
    found
}

/// The person whose office, title or name begins at word `at`, and how many words to step over.
fn person_at(reading: &Reading<'_>, at: usize) -> Option<(Person, usize)> {
    let word = reading.words.get(at)?;
    if is_office(&word.lower) {
        return office_then_name(reading, at);
    }
    let is_title = TITLES.contains(word.lower.as_str()) && (word.starts_large() || word.lower == "dr");
    if is_title {
        let next = skip_titles(reading, at);
        let (name, used) = reading.name_at(next)?;
        let office = office_after(reading, next + used);
        return Some((Person { name, office, age: reading.age_after(next + used) }, next + used - at));
    }
    let (name, used) = reading.name_at(at)?;
    let office = office_after(reading, at + used);
    let age = reading.age_after(at + used);
    let before = at.checked_sub(1).and_then(|before| reading.words.get(before));
    let spoken = before.is_some_and(|word| is_speech(&word.lower) || word.lower == "bernama")
        || reading.words.get(at + used).is_some_and(|word| {
            is_speech(&word.lower) && !word.starts_large() && reading.gap(at + used) == " "
        });
    (office.is_some() || age.is_some() || spoken).then_some((Person { name, office, age }, used))
}

/// Steps over titles from word `at`: `KH M.`, `Prof. Dr. H.`.
fn skip_titles(reading: &Reading<'_>, at: usize) -> usize {
    let mut next = at;
    while reading.words.get(next).is_some_and(|word| {
        TITLES.contains(word.lower.as_str()) && !(next > at && reading.gap(next).contains('\n'))
    }) {
        next += 1;
    }
    next
}

/// `Kepala Dinas Kesehatan Kota Cilegon, dr. Ratna Sari`: from the office on to the first name.
fn office_then_name(reading: &Reading<'_>, at: usize) -> Option<(Person, usize)> {
    let office = reading.words.get(at)?;
    let mut next = at + 1;
    let mut end = office.token.end;
    let mut after_comma = false;
    while next < at + REACH {
        let word = reading.words.get(next)?;
        let gap = reading.gap(next);
        let comma = gap.starts_with(", ");
        let joined = matches!(gap, " " | ", " | " (" | ") " | "), " | "/" | ". " | "." | " / " | " & ");
        let broken = gap.starts_with('.') && !is_short_before(reading, next);
        if !joined || broken {
            return None;
        }
        after_comma |= comma;
        if TITLES.contains(word.lower.as_str()) {
            next = skip_titles(reading, next);
            continue;
        }
        if let Some((name, used)) = reading.name_at(next) {
            let office = Some(Span { start: office.token.start, end });
            return Some((Person { name, office, age: reading.age_after(next + used) }, next + used - at));
        }
        let is_office_word = word.starts_large()
            || OFFICE_LINKS.contains(&word.lower.as_str())
            || NO_NAME.contains(word.lower.as_str());
        if !is_office_word
            || (is_speech(&word.lower) && !word.starts_large())
            || (after_comma && !word.starts_large())
        {
            return None;
        }
        end = word.token.end;
        next += 1;
    }
    None
}

/// Small words inside the name of an office.
const OFFICE_LINKS: &[&str] = &[
    "dan",
    "serta",
    "bidang",
    "pada",
    "di",
    "dari",
    "untuk",
    "urusan",
    "bagian",
    "sekaligus",
    "setempat",
    "selaku",
];

fn is_short_before(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| reading.words.get(before)).is_some_and(|word| {
        word.is_initial()
            || TITLES.contains(word.lower.as_str())
            || matches!(word.lower.as_str(), "plt" | "plh" | "pj" | "pol")
    })
}

/// `Muhammad Najih, Ketua Ombudsman` or `Ratna selaku kepala dinas`: the office after the name.
fn office_after(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let mut at = at;
    let gap = reading.gap(at);
    let linked =
        reading.words.get(at).is_some_and(|word| matches!(word.lower.as_str(), "selaku" | "sebagai"));
    if linked {
        at += 1;
    } else if gap != ", " {
        return None;
    }
    let first = reading.words.get(at).filter(|word| is_office(&word.lower))?;
    let mut end = first.token.end;
    for next in at + 1..at + REACH {
        let Some(word) = reading.words.get(next) else { break };
        let belongs = word.starts_large() || NO_NAME.contains(word.lower.as_str());
        if reading.gap(next) != " " || !belongs || is_speech(&word.lower) {
            break;
        }
        end = word.token.end;
    }
    Some(Span { start: first.token.start, end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(text: &str) -> Vec<(&str, Option<&str>)> {
        people(text).iter().map(|p| (p.name.of(text), p.office.map(|o| o.of(text)))).collect()
    }

    #[test]
    fn an_office_leads_to_its_holder() {
        assert_eq!(
            named("Kepala Dinas Kesehatan Kota Cilegon, dr. Ratna Sari, mengatakan stok aman."),
            [("Ratna Sari", Some("Kepala Dinas Kesehatan Kota Cilegon"))]
        );
        assert_eq!(
            named("Menteri Dalam Negeri (Mendagri) Muhammad Tito Karnavian menegaskan hal itu."),
            [("Muhammad Tito Karnavian", Some("Menteri Dalam Negeri (Mendagri"))]
        );
        assert_eq!(
            named("Wali Kota Cilegon Robinsar meninjau pasar."),
            [("Robinsar", Some("Wali Kota Cilegon"))]
        );
    }

    #[test]
    fn the_office_may_follow() {
        assert_eq!(
            named("\"Aman,\" ungkap Muhammad Najih, Ketua Ombudsman."),
            [("Muhammad Najih", Some("Ketua Ombudsman"))]
        );
        assert_eq!(
            named("dipimpin Agato P. P. Simamora selaku Direktur Sistem"),
            [("Agato P. P. Simamora", Some("Direktur Sistem"))]
        );
    }

    #[test]
    fn an_office_without_a_holder_is_nobody() {
        for text in [
            "Kepala Dinas Kesehatan Kota Cilegon mengatakan stok aman.",
            "Pemerintah Kota Cilegon menggelar pasar murah di Kecamatan Purwakarta.",
            "Ketua RT dan RW hadir.",
        ] {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn ages_stand_beside_names() {
        let text = "Korban, Siti Aminah (14), dirawat. Budi Santoso, 35 tahun, menolong.";
        let ages: Vec<_> = people(text).iter().map(|p| (p.name.of(text), p.age)).collect();
        assert_eq!(ages, [("Siti Aminah", Some(14)), ("Budi Santoso", Some(35))]);
    }

    proptest! {
        #[test]
        fn places_are_true_for_any_text(text in any::<String>()) {
            for person in people(&text) {
                prop_assert!(text.get(person.name.start..person.name.end).is_some());
                if let Some(office) = person.office {
                    prop_assert!(text.get(office.start..office.end).is_some());
                }
            }
        }
    }
}
