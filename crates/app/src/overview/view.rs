//! The facts in words, the same for the page and for the sheet of paper.

use serde::Serialize;

use super::facts::{Due, Facts, Silent, UNITS};
use crate::claim::{Neighbour, OfficialYear, qualification_name, score_said};
use crate::page::Page;

/// A name and what is to be said about it.
#[derive(Serialize)]
pub(super) struct Line {
    /// The name.
    pub(super) name: String,
    /// What is said.
    pub(super) words: String,
    /// Where it is looked at; empty for nowhere.
    pub(super) path: String,
}

/// One year or one body with a score.
#[derive(Serialize)]
pub(super) struct Scored {
    /// Year or name.
    pub(super) name: String,
    /// The score, or what stands in its place.
    pub(super) score: String,
    /// The qualification.
    pub(super) qualification: String,
    /// The rank.
    pub(super) rank: String,
    /// Whether it is disputed.
    pub(super) is_disputed: bool,
    /// Whether it is the own city.
    pub(super) is_own: bool,
    /// Where it is looked at; empty for nowhere.
    pub(super) path: String,
}

/// What is printed.
#[derive(Serialize)]
pub(super) struct View {
    /// Today's score; empty when no instrument is in use.
    pub(super) score: String,
    /// What stands beside it, in sentences.
    pub(super) beside: Vec<String>,
    /// The cheapest steps.
    pub(super) steps: Vec<Line>,
    /// Official scores by year.
    pub(super) years: Vec<Scored>,
    /// Heading of the list of neighbours; empty when there is none.
    pub(super) league_title: String,
    /// The neighbours.
    pub(super) league: Vec<Scored>,
    /// Figures of requests.
    pub(super) requests: Vec<Line>,
    /// Units behind with answers.
    pub(super) behind: Vec<Line>,
    /// How many units are silent, in a sentence.
    pub(super) silent_words: String,
    /// The first of them.
    pub(super) silent: Vec<Line>,
    /// Reports, meetings and coaching.
    pub(super) work: Vec<Line>,
}

/// The facts in the language of the page.
pub(super) fn view(p: &Page, facts: &Facts) -> View {
    let (league_title, league) = league(p, facts.league.as_ref());
    View {
        score: facts
            .standing
            .as_ref()
            .map(|now| score_said(p.locale, now.score_hundredths))
            .unwrap_or_default(),
        beside: beside(p, facts),
        steps: facts.steps.iter().map(|due| step(p, due)).collect(),
        years: years(p, &facts.official),
        league_title,
        league,
        requests: requests(p, &facts.requests),
        behind: facts
            .behind
            .iter()
            .take(UNITS)
            .map(|(unit, cases)| line(p.unit_name(unit), p.n("overview-behind-cases", whole(*cases)), ""))
            .collect(),
        silent_words: p.n("overview-silent-units", whole(facts.silent.len()))
            + " "
            + &p.w(
                "overview-silent-month",
                &crate::locale::month_in_words(p.locale, facts.month.first_day()),
            ),
        silent: facts.silent.iter().take(UNITS).map(|one| silent(p, one)).collect(),
        work: work(p, facts),
    }
}

fn line(name: impl Into<String>, words: impl Into<String>, path: impl Into<String>) -> Line {
    Line { name: name.into(), words: words.into(), path: path.into() }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn beside(p: &Page, facts: &Facts) -> Vec<String> {
    let Some(now) = &facts.standing else { return vec![p.t("overview-no-standing")] };
    let mut words = vec![
        p.w("overview-qualification", &qualification_name(p, now.qualification)),
        p.w("overview-instrument", &now.title),
        p.ww("overview-answered", &now.answered.to_string(), &now.questions.to_string()),
    ];
    if let Some(missing) = now.to_next_hundredths {
        words.push(p.w("overview-to-next", &score_said(p.locale, missing)));
    }
    words
}

fn step(p: &Page, due: &Due) -> Line {
    let unit =
        due.step.unit.map_or_else(|| p.t("overview-step-no-unit"), |unit| p.unit_name(unit).to_owned());
    let mut words = p.ww("overview-step", &unit, &score_said(p.locale, due.step.points_hundredths));
    if let Some(day) = due.by {
        words = format!("{words} {}", p.w("overview-step-by", &p.iso_day(&day.to_string())));
    }
    line(due.step.title.clone(), words, due.step.path.clone())
}

/// Official scores by year, newest first.
pub(super) fn years(p: &Page, official: &[OfficialYear]) -> Vec<Scored> {
    let year = |one: &OfficialYear| Scored {
        name: one.year.to_string(),
        score: match one.score_hundredths {
            Some(score) => score_said(p.locale, score),
            None if one.raw.is_empty() => "–".to_owned(),
            None => p.w("claim-written", &one.raw),
        },
        qualification: one.qualification.map(|name| qualification_name(p, name)).unwrap_or_default(),
        rank: match (one.rank, one.bodies) {
            (Some(rank), Some(bodies)) => p.ww("claim-rank-of", &rank.to_string(), &bodies.to_string()),
            (Some(rank), None) => rank.to_string(),
            _ => "–".to_owned(),
        },
        is_disputed: one.is_disputed,
        is_own: true,
        path: one.path.clone(),
    };
    official.iter().rev().map(year).collect()
}

/// The list of neighbours with its heading.
pub(super) fn league(p: &Page, league: Option<&(i32, Vec<Neighbour>)>) -> (String, Vec<Scored>) {
    let Some((year, all)) = league else { return (String::new(), Vec::new()) };
    let scored = |one: &Neighbour| Scored {
        name: one.name.clone(),
        score: one.score_hundredths.map_or_else(|| "–".to_owned(), |score| score_said(p.locale, score)),
        qualification: one.qualification.map(|name| qualification_name(p, name)).unwrap_or_default(),
        rank: one.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
        is_disputed: false,
        is_own: one.is_own,
        path: String::new(),
    };
    (p.n("claim-league-title", i64::from(*year)), all.iter().map(scored).collect())
}

/// Figures of requests, as the law asks for them (UU 14/2008 Ps.12).
pub(super) fn requests(p: &Page, figures: &crate::report::Figures) -> Vec<Line> {
    let percent = figures.percent_in_time().map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
    let median =
        figures.median_days().map_or_else(|| "–".to_owned(), |days| p.n("report-days", i64::from(days)));
    [
        ("report-figure-received", figures.received.to_string()),
        ("report-figure-percent", percent),
        ("report-figure-median", median),
        ("report-figure-open", figures.open.to_string()),
        ("report-figure-late", figures.late.to_string()),
        ("report-figure-lapsed", figures.lapsed.to_string()),
    ]
    .map(|(key, words)| line(p.t(key), words, ""))
    .into()
}

fn silent(p: &Page, one: &Silent) -> Line {
    let (words, path) = match &one.contact {
        Some(contact) => {
            let rung = contact.rung.map(|rung| p.t(&format!("contact-rung-{rung}").replace('_', "-")));
            (rung.unwrap_or_else(|| p.t("contact-state-open")), contact.path.clone())
        }
        None => (p.t("overview-silent-no-contact"), String::new()),
    };
    line(p.unit_name(one.unit), words, path)
}

fn work(p: &Page, facts: &Facts) -> Vec<Line> {
    let (half, reports) = &facts.reports;
    let meetings = &facts.meetings;
    let of = |part: u32, all: u32| p.ww("overview-of", &part.to_string(), &all.to_string());
    vec![
        line(
            p.w("overview-reports-in", half),
            of(reports.submitted, reports.due),
            format!("/kerja/laporan/semester?periode={half}"),
        ),
        line(p.w("overview-reports-late", half), reports.late.to_string(), ""),
        line(p.t("overview-meetings-held"), meetings.held.to_string(), "/kerja/rapat"),
        line(p.t("overview-meetings-present"), of(meetings.units_present, meetings.units_invited), ""),
        line(p.t("overview-meetings-head"), of(meetings.head_present, meetings.held), ""),
        line(p.t("overview-coaching"), facts.coaching.people.to_string(), "/kerja/pembinaan"),
    ]
}
