//! Stages of a road and their proofs in words.

use rules::Code;
use rules::calendar::WorkCalendar;
use rules::deadline::{Due, ExplainedDay, Happening, Stage, Start, Unit, Why, explain};

use super::calculator::in_words;
use crate::locale::Locale;
use crate::page::Page;

/// One stage ready to be shown.
pub(crate) struct Card {
    pub(crate) title: String,
    pub(crate) condition: String,
    pub(crate) actor: String,
    pub(crate) article: String,
    pub(crate) is_unverified: bool,
    pub(crate) length: String,
    pub(crate) from: String,
    pub(crate) missed: String,
    pub(crate) dates: Option<CardDates>,
    /// Why there are no dates, or no day after them.
    pub(crate) unknown: String,
    pub(crate) days: Vec<Line>,
}

/// The dates of a stage in words.
pub(crate) struct CardDates {
    pub(crate) legal: String,
    pub(crate) legal_iso: String,
    pub(crate) safe: String,
    pub(crate) opens_on: String,
}

/// One day of a proof in words.
pub(crate) struct Line {
    pub(crate) iso: String,
    pub(crate) day: String,
    pub(crate) n: String,
    pub(crate) n_safe: String,
    pub(crate) why: String,
    pub(crate) is_counted: bool,
}

/// What happened, as people say it.
pub(super) fn happening(p: &Page, happening: Happening) -> String {
    p.t(&format!("deadline-happening-{}", hyphens(happening.code())))
}

/// The words of a rule in the language of the page.
pub(super) fn words<'a>(p: &Page, [indonesian, english]: &'a [String; 2]) -> &'a str {
    match p.locale {
        Locale::Indonesian => indonesian,
        Locale::English => english,
    }
}

/// A code as it stands in the name of a text.
fn hyphens(code: &str) -> String {
    code.replace('_', "-")
}

/// A stage in words.
pub(crate) fn card(p: &Page, calendar: &WorkCalendar, stage: &Stage) -> Card {
    let day = |day| in_words(p.locale, day);
    let known = stage.due.ok();
    let opens_on = known.and_then(|due| due.opens_on.ok());
    let missing = stage.due.err().or_else(|| known.and_then(|due| due.opens_on.err()));
    Card {
        title: words(p, &stage.rule.subject).to_owned(),
        condition: p.t(&format!("deadline-condition-{}", hyphens(stage.condition.code()))),
        actor: p.t(&format!("deadline-actor-{}", hyphens(&stage.rule.actor))),
        article: stage.basis.as_ref().map_or_else(
            || stage.rule.article.clone(),
            |basis| p.ww("deadline-local-by", &stage.rule.article, basis),
        ),
        is_unverified: stage.rule.mark != rules::deadline::Mark::Text,
        length: p
            .n(&format!("deadline-length-{}", hyphens(stage.term.unit.code())), i64::from(stage.term.length)),
        from: day(stage.from),
        missed: words(p, &stage.rule.missed).to_owned(),
        dates: known.map(|due| CardDates {
            legal: day(due.legal),
            legal_iso: due.legal.to_string(),
            safe: day(due.safe),
            opens_on: opens_on.map(day).unwrap_or_default(),
        }),
        unknown: missing.map(|why| p.n("deadline-unknown", i64::from(why.year))).unwrap_or_default(),
        days: known.map(|due| lines(p, calendar, stage, &due)).unwrap_or_default(),
    }
}

fn lines(p: &Page, calendar: &WorkCalendar, stage: &Stage, due: &Due) -> Vec<Line> {
    let days = explain(stage.term, calendar, Start::day(stage.from), due).unwrap_or_default();
    days.into_iter().map(|day| line(p, stage.term.unit, &day)).collect()
}

fn line(p: &Page, unit: Unit, day: &ExplainedDay) -> Line {
    let n = |n: Option<u16>| n.map(|n| n.to_string()).unwrap_or_default();
    let why = match (day.why, unit) {
        (Why::Counted, Unit::WorkingDay) => p.t("deadline-why-working-day"),
        (why, _) => p.t(&format!("deadline-why-{}", hyphens(why.code()))),
    };
    let why = if day.name.is_empty() { why } else { format!("{why}: {}", day.name) };
    Line {
        iso: day.date.to_string(),
        day: in_words(p.locale, day.date),
        n: n(day.n),
        n_safe: n(day.n_safe),
        why,
        is_counted: day.n.is_some(),
    }
}
