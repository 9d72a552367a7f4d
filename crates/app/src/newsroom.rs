//! The words for what crate `newsroom` finds: reason and example of each check, in the reader's language.
//!
//! The editor of news and `terbuka newsroom check` say the same.

use newsroom::{Check, Group, Item, Place, Verdict};

use crate::locale::Locale;

/// Why the check says what it says, in a sentence or two.
pub fn reason(locale: Locale, item: &Item) -> String {
    match item.verdict {
        Verdict::Ok => locale.t("newsroom-verdict-ok"),
        Verdict::NotApplicable => locale.t("newsroom-verdict-none"),
        Verdict::Advice => {
            let number = i64::try_from(item.number).unwrap_or(i64::MAX);
            locale.with(&format!("newsroom-{}", item.check.key()), &[("n", number.into())])
        }
    }
}

/// How it could be written instead.
pub fn example(locale: Locale, check: Check) -> String {
    locale.t(&format!("newsroom-example-{}", check.key()))
}

/// A place in at most `most` characters, with what could stand there instead: `kegitan → kegiatan`.
pub fn place(locale: Locale, item: &Item, place: &Place, most: usize) -> String {
    let words = bahasa::excerpt(&place.words, most);
    match (place.better.is_empty(), item.check) {
        (false, _) => format!("{words} → {}", place.better.join(" / ")),
        (true, Check::Plain) => format!("{words} → {}", locale.t("newsroom-leave-out")),
        (true, _) => words,
    }
}

/// The name of a group of checks.
pub fn group(locale: Locale, group: Group) -> String {
    locale.t(&format!("newsroom-group-{}", group.code()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_its_words_in_both_languages() {
        for locale in [Locale::Indonesian, Locale::English] {
            for check in Check::ALL {
                assert!(locale.has(&format!("newsroom-{}", check.key())), "{}", check.code());
                assert!(locale.has(&format!("newsroom-example-{}", check.key())), "{}", check.code());
                assert!(locale.has(&format!("newsroom-group-{}", check.group().code())), "{}", check.code());
            }
        }
    }
}
