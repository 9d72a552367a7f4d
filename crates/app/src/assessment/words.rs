//! Scores and answers in words.

use rules::Code as _;
use rules::assessment::{Answer, FULL, Qualification, show_points};

use super::resolve::Line;
use crate::locale::Locale;
use crate::page::Page;

/// Points with two decimals.
pub(super) fn points(p: &Page, hundredths: i64) -> String {
    let text = show_points(hundredths);
    if p.locale == Locale::Indonesian { text.replace('.', ",") } else { text }
}

/// The name of a band.
pub(super) fn band(p: &Page, qualification: Qualification) -> String {
    p.t(&format!("assessment-band-{}", qualification.code().replace('_', "-")))
}

/// "34 of 68 questions answered".
pub(super) fn answered(p: &Page, answered: u32, questions: u32) -> String {
    p.ww("assessment-answered", &answered.to_string(), &questions.to_string())
}

/// A grade in per cent of full marks, cut.
pub(super) fn percent(p: &Page, grade: i64) -> String {
    p.w("assessment-percent", &(grade / (FULL / 100)).to_string())
}

/// An answer: per cent, with the parts where it has some.
pub(super) fn answer(p: &Page, line: &Line) -> String {
    match line.answer {
        Answer::Unanswered => p.t("assessment-unanswered"),
        Answer::NotApplicable => p.t("assessment-not-applicable"),
        Answer::Graded(grade) if line.held.of > 1 => {
            let parts = p.ww("assessment-parts", &line.held.met.to_string(), &line.held.of.to_string());
            format!("{} ({parts})", percent(p, grade))
        }
        Answer::Graded(grade) => percent(p, grade),
    }
}

/// The colour of an answer.
pub(super) fn badge(answer: Answer) -> &'static str {
    match answer {
        Answer::Graded(FULL) => "badge-good",
        Answer::Graded(0) => "badge-bad",
        Answer::Graded(_) => "badge-warn",
        _ => "",
    }
}
