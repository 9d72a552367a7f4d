//! The words for a class: its name, what it asks of a unit, the article that says so.

use crate::page::Page;

/// `Berkala`.
pub(super) fn class(p: &Page, word: impl AsRef<str>) -> String {
    p.t(&format!("register-public-class-{}", word.as_ref()))
}

/// `Informasi berkala`.
pub(super) fn title(p: &Page, word: impl AsRef<str>) -> String {
    p.t(&format!("register-public-class-{}-title", word.as_ref()))
}

/// One sentence on what the class asks of a unit.
pub(super) fn about(p: &Page, word: impl AsRef<str>) -> String {
    p.t(&format!("register-public-class-{}-about", word.as_ref()))
}

/// The article of the law.
pub(super) fn article(p: &Page, word: impl AsRef<str>) -> String {
    p.t(&format!("register-public-class-{}-article", word.as_ref()))
}
