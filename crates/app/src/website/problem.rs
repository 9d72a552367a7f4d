//! What is wrong with a site, in words a person who is no IT person can act on.
//!
//! Kept as lines `code<tab>word`, so that an old look can be read in any language.

use jiff::civil::Date;
use watch::{InjectionVerdict, SiteReport};

use super::model::Website;
use crate::page::Page;

/// Days before the end of a certificate or domain from which somebody should act (`domain.md` §10).
const SOON_DAYS: i64 = 30;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Code of its texts, `website-problem-<code>` and `website-advice-<code>`.
    pub code: String,
    /// A number or a word in them; may be empty.
    pub word: String,
}

impl Problem {
    fn new(code: &str, word: &str) -> Self {
        let word: String = word.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" ");
        Self { code: code.to_owned(), word: word.chars().take(200).collect() }
    }

    /// What is wrong.
    pub fn words(&self, p: &Page) -> String {
        p.w(&format!("website-problem-{}", self.code), &self.word)
    }

    /// What to do.
    pub fn advice(&self, p: &Page) -> String {
        p.t(&format!("website-advice-{}", self.code))
    }

    /// Whether readers are cut off or endangered; the rest can wait until next week.
    pub fn is_urgent(&self) -> bool {
        ["down", "tls-invalid", "injected"].contains(&self.code.as_str())
    }
}

/// Everything that a look found wrong, urgent things first.
pub(super) fn of_report(site: &Website, report: &SiteReport, today: Date) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut add = |code: &str, word: &dyn ToString| found.push(Problem::new(code, &word.to_string()));
    if !report.alive {
        add("down", &report.trouble_text);
    }
    match report.injection.verdict {
        InjectionVerdict::Injected => add("injected", &report.injection.signs.len()),
        InjectionVerdict::Suspect => add("suspect", &report.injection.signs.len()),
        InjectionVerdict::Clean => {}
    }
    match &report.tls {
        Some(tls) if !tls.valid => add("tls-invalid", &tls.names.join(", ")),
        Some(tls) => {
            if let Some(days) = tls.days_left.filter(|days| *days <= SOON_DAYS) {
                add("tls-soon", &days);
            }
        }
        None if report.alive => add("no-tls", &""),
        None => {}
    }
    if let Some(days) = days_until(&site.domain_until, today).filter(|days| *days <= SOON_DAYS) {
        add("domain-soon", &days);
    }
    if report.alive {
        add_content(report, &mut add);
    }
    found
}

fn add_content(report: &SiteReport, add: &mut impl FnMut(&str, &dyn ToString)) {
    if !report.official_domain {
        add("not-official", &"");
    }
    if report.newest.is_none() {
        add("no-news-date", &"");
    }
    if report.kept_out {
        add("kept-out", &"");
    }
    if !report.mixed_content.is_empty() {
        add("mixed", &report.mixed_content.len());
    }
    let pages = [
        ("no-ppid", &report.pages.ppid),
        ("no-profile", &report.pages.profile),
        ("no-contact", &report.pages.contact),
        ("no-register", &report.pages.register),
    ];
    for (code, _) in pages.iter().filter(|(_, page)| page.is_none()) {
        add(code, &"");
    }
    if !report.broken_links.is_empty() {
        add("broken-links", &report.broken_links.len());
    }
    if !report.pdfs_without_text.is_empty() {
        add("pdf-without-text", &report.pdfs_without_text.len());
    }
}

/// Days from `today` to an ISO day; negative when it is over.
pub(super) fn days_until(day: &str, today: Date) -> Option<i64> {
    let day: Date = day.parse().ok()?;
    today.until(day).ok().map(|span| i64::from(span.get_days()))
}

/// As they are kept.
pub(super) fn to_text(problems: &[Problem]) -> String {
    let line = |problem: &Problem| format!("{}\t{}", problem.code, problem.word);
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Read back; a line nobody understands is left out.
pub(super) fn of_text(text: &str) -> Vec<Problem> {
    let line = |line: &str| {
        let (code, word) = line.split_once('\t')?;
        Some(Problem { code: code.to_owned(), word: word.to_owned() })
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_read_back_as_they_were_kept() {
        let problems = vec![Problem::new("down", "server\terror\n500"), Problem::new("mixed", "3")];
        assert_eq!(
            of_text(&to_text(&problems)),
            [
                Problem { code: "down".into(), word: "server error 500".into() },
                Problem { code: "mixed".into(), word: "3".into() },
            ]
        );
        assert!(of_text("[]").is_empty());
    }

    #[test]
    fn a_domain_that_ends_within_thirty_days_is_named() {
        let today = jiff::civil::date(2026, 11, 22);
        assert_eq!(days_until("2026-12-22", today), Some(30));
        assert_eq!(days_until("2026-11-21", today), Some(-1));
        assert_eq!(days_until("", today), None);
    }
}
