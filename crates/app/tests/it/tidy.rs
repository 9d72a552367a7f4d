//! Rules of the house that a machine can check. Each one names the file and what to do.

use crate::sources::{Source, below, none};

fn rust() -> Vec<Source> {
    below("crates", &[".rs"])
}

fn templates() -> Vec<Source> {
    below("crates/app/src", &[".html"])
}

#[test]
fn every_rust_file_says_what_it_is() {
    let faults: Vec<String> = rust()
        .into_iter()
        .filter(|file| !file.text.starts_with("//!"))
        .map(|file| format!("{}: begins without //!", file.path))
        .collect();
    none(&faults);
}

#[test]
fn files_stay_small_enough_to_read() {
    let mut files = rust();
    files.extend(templates());
    // A test suite may run on longer: its parts are read one by one.
    let most = |file: &Source| if file.path.contains("/tests/") { 700 } else { 500 };
    let long = |file: &Source| file.text.lines().count() >= most(file);
    let faults: Vec<String> =
        files.into_iter().filter(long).map(|file| format!("{}: too long, split it", file.path)).collect();
    none(&faults);
}

#[test]
fn no_file_is_named_after_nothing() {
    const EMPTY: [&str; 5] = ["utils", "helpers", "common", "manager", "misc"];
    let faults: Vec<String> = rust()
        .into_iter()
        .filter(|file| {
            file.path.split('/').any(|part| EMPTY.contains(&part.strip_suffix(".rs").unwrap_or(part)))
        })
        .map(|file| format!("{}: name it by what is in it", file.path))
        .collect();
    none(&faults);
}

#[test]
fn what_is_left_to_do_has_an_issue() {
    let mut files = rust();
    files.extend(templates());
    files.extend(below("assets", &[".js", ".css"]));
    let mark = concat!("TO", "DO");
    let mut faults = Vec::new();
    for file in &files {
        for (number, line) in (1..).zip(file.text.lines()) {
            let is_mark = line.split(|c: char| !c.is_alphanumeric()).any(|word| word == mark);
            if is_mark && !line.contains('#') {
                faults.push(format!("{}:{number}: {mark} without the number of an issue", file.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn pages_trust_no_text_and_carry_no_inline_code() {
    let mut faults = Vec::new();
    for file in templates() {
        for (number, line) in (1..).zip(file.text.lines()) {
            let squeezed: String = line.split_whitespace().collect();
            let mut complain = |what: &str| faults.push(format!("{}:{number}: {what}", file.path));
            if squeezed.contains("|safe") {
                complain("|safe is only for what the sanitiser made: use SafeHtml");
            }
            if line.contains("<style") || line.contains(" style=") {
                complain("styles belong into assets/*.css, the content policy refuses them here");
            }
            if line.contains("<script") && !line.contains("src=") && !line.contains("application/ld+json") {
                complain("scripts belong into assets/*.js");
            }
            if [" onclick=", " onchange=", " onsubmit=", " onload=", " oninput=", "javascript:"]
                .iter()
                .any(|code| line.contains(code))
            {
                complain("scripts belong into assets/*.js");
            }
        }
    }
    none(&faults);
}

#[test]
fn links_keep_the_language() {
    // The set-up carries its language itself: there is no city yet whose pages could be under /en.
    let mut faults = Vec::new();
    for file in templates().iter().filter(|file| !file.path.contains("/setup/")) {
        for (number, line) in (1..).zip(file.text.lines()) {
            // Files are the same in every language.
            let line = line.replace("href=\"/lampiran/", "").replace("href=\"/foto/", "");
            if line.contains("href=\"/") || line.contains("action=\"/") {
                faults.push(format!("{}:{number}: an address without p.to loses the language", file.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn a_slice_is_a_folder_with_a_door() {
    let app = crate::sources::root().join("crates/app/src");
    let mut faults = Vec::new();
    for entry in std::fs::read_dir(app).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != "layout" && !path.join("mod.rs").is_file() {
            faults.push(format!("{name}: a slice without mod.rs"));
        }
        let foreign = name.contains('_') || name.contains('-');
        if path.is_dir() && foreign {
            faults.push(format!("{name}: a slice is one noun of the glossary"));
        }
    }
    none(&faults);
}

#[test]
fn time_and_chance_come_from_outside() {
    // clippy.toml bans the clock; this bans what clippy cannot name.
    let mut faults = Vec::new();
    for file in rust().iter().filter(|file| file.path.contains("crates/rules/src/")) {
        for word in ["std::fs", "tokio::", "rand::", "std::net", "std::env"] {
            if file.text.contains(word) {
                faults.push(format!("{}: rules decide, they do not reach out ({word})", file.path));
            }
        }
    }
    none(&faults);
}
