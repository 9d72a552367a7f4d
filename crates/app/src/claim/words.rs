//! Claims in words.

use rules::assessment::Qualification;
use rules::claim::{Checked, Flag, score_words};

use crate::locale::Locale;
use crate::page::Page;

/// A score as people of the language write it.
pub(crate) fn score_said(locale: Locale, hundredths: i64) -> String {
    score_words(hundredths, if locale == Locale::English { '.' } else { ',' })
}

/// The name of a qualification.
pub(crate) fn qualification_name(p: &Page, qualification: Qualification) -> String {
    p.t(&format!("claim-qualification-{qualification}").replace('_', "-"))
}

/// What was found, each in a sentence.
pub(super) fn findings(p: &Page, one: &Checked) -> Vec<String> {
    one.flags.iter().map(|flag| finding(p, *flag)).collect()
}

/// A finding in a sentence.
fn finding(p: &Page, flag: Flag) -> String {
    p.t(&format!("claim-flag-{}", flag.to_string().to_lowercase().replace('_', "-")))
}

/// Where a claim stands, in a word.
pub(super) fn status_name(p: &Page, one: &Checked) -> String {
    p.t(&format!("claim-status-{}", one.status.to_string().to_lowercase().replace('_', "-")))
}
