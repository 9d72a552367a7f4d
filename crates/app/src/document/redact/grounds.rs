//! Grounds on which a part may be cut: the letters of UU 14/2008 Ps.17 and the act on personal data.

use crate::locale::Locale;
use crate::page::Page;

/// UU 27/2022.
pub(super) const PERSONAL: &str = "PDP";

/// Code of letter h, personal secrets: the finances of a person are named there (angka 3).
const SECRETS: &str = "EX17H";

/// The ground that fits a kind of finding; a person may choose another.
pub(super) fn of_kind(kind: &str) -> &'static str {
    if kind == "account" { SECRETS } else { PERSONAL }
}

/// Whether a code is one of the grounds.
pub(super) fn is_ground(code: &str) -> bool {
    code == PERSONAL || letters().any(|(one, ..)| one == code)
}

/// Code and words of every ground, the two most used first.
pub(super) fn choices(p: &Page) -> Vec<(String, String)> {
    let mut all = vec![(PERSONAL.to_owned(), p.t("redact-ground-personal"))];
    let word = |(code, id, en): (&str, &str, &str)| {
        let words = if p.locale == Locale::English { en } else { id };
        (
            code.to_owned(),
            p.ww("redact-ground-letter", &code.trim_start_matches("EX17").to_lowercase(), words),
        )
    };
    all.extend(letters().filter(|(code, ..)| *code == SECRETS).map(word));
    all.extend(letters().filter(|(code, ..)| *code != SECRETS).map(word));
    all
}

/// The ten letters, without their cases.
fn letters() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let letters = rules::exemption::grounds().iter().filter(|ground| !ground.code.contains('.'));
    letters.map(|ground| (ground.code.as_str(), ground.label_id.as_str(), ground.label_en.as_str()))
}

/// What readers are told of a kind of finding when nobody writes anything else. In the language of the file.
pub(super) fn note_of(kind: &str) -> String {
    match kind {
        super::model::WORDS | super::model::BOX => Locale::Indonesian.t("redact-note-part"),
        _ => Locale::Indonesian.with("redact-note-personal", &[("x", note_word(kind).into())]),
    }
}

fn note_word(kind: &str) -> String {
    Locale::Indonesian.t(&format!("desk-finding-{kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uu_14_2008_ps_17_has_ten_letters_and_uu_27_2022_stands_beside() {
        assert_eq!(letters().count(), 10);
        assert!(is_ground("EX17J") && is_ground("PDP") && !is_ground("EX17K") && !is_ground("EX17H.2"));
        assert_eq!((of_kind("account"), of_kind("nik")), ("EX17H", "PDP"));
    }
}
