//! The words of the interface: both languages complete, every used text there, no text forgotten.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{below, none};

/// Keys with the names of their arguments.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn texts(language: &str) -> Texts {
    let mut texts = Texts::new();
    for file in below(&format!("locales/{language}"), &[".ftl"]) {
        let mut key = String::new();
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            if !line.starts_with([' ', '}']) && line.contains('=') {
                line.split('=').next().unwrap().trim().clone_into(&mut key);
                let known = texts.insert(key.clone(), BTreeSet::new());
                assert!(known.is_none(), "{}: {key} stands twice", file.path);
            }
            let arguments = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>()
            });
            texts.entry(key.clone()).or_default().extend(arguments);
        }
    }
    texts.remove("");
    texts
}

/// Code and templates of the product.
fn code() -> Vec<crate::sources::Source> {
    let mut files = below("crates/app/src", &[".rs", ".html"]);
    files.extend(below("crates/terbuka/src", &[".rs"]));
    files.extend(below("crates/rules/src", &[".rs"]));
    // A refused file names its text itself.
    files.extend(below("crates/document/src", &[".rs"]));
    files.extend(below("crates/document/src", &[".rs"]));
    files
}

fn is_key(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[test]
fn english_has_what_indonesian_has() {
    let (id, en) = (texts("id"), texts("en"));
    let mut faults = Vec::new();
    for (key, arguments) in &id {
        match en.get(key) {
            None => faults.push(format!("{key}: missing in English")),
            Some(others) if others != arguments => {
                faults.push(format!("{key}: {arguments:?} in Indonesian, {others:?} in English"));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        en.keys().filter(|key| !id.contains_key(*key)).map(|key| format!("{key}: missing in Indonesian")),
    );
    none(&faults);
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let id = texts("id");
    let mut faults = Vec::new();
    for file in code() {
        let squeezed: String = file.text.split_whitespace().collect();
        for call in [".t(\"", ".n(\"", ".w(\"", ".ww(\"", ".with(\"", "Refused(\""] {
            for rest in squeezed.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                if is_key(key) && !id.contains_key(key) {
                    faults.push(format!("{}: no text {key}", file.path));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn no_text_is_left_over() {
    let mut used = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    for file in code() {
        // Neighbouring quotes enclose every literal, and much else that is no key and does no harm.
        for piece in file.text.split('"') {
            if is_key(piece) {
                used.insert(piece.to_owned());
            } else if let Some((begin, _)) = piece.split_once('{')
                && begin.ends_with('-')
                && is_key(begin)
            {
                beginnings.insert(begin.to_owned());
            }
        }
    }
    // The text of a finished act is named by the code in the address after `ok=`.
    for file in code() {
        for rest in file.text.split("ok=").skip(1) {
            used.insert(rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect());
        }
    }
    beginnings.remove("flash-");
    let is_said = |key: &String| {
        used.contains(key) || key.strip_prefix("flash-").is_some_and(|code| used.contains(code))
    };
    let is_left = |key: &&String| !is_said(key) && !beginnings.iter().any(|begin| key.starts_with(begin));
    let faults: Vec<String> =
        texts("id").keys().filter(is_left).map(|key| format!("{key}: nobody shows it")).collect();
    none(&faults);
}
