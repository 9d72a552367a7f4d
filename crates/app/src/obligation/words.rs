//! Words of the slice: statuses, periods and days as people read them.

use jiff::civil::Date;
use rules::Code;
use rules::obligation::{Obligation, ObligationClass, ObligationStatus, Refresh, Standing, clock_months};

use crate::locale::{Locale, day_in_words};
use crate::page::Page;

/// Name of a status.
pub(crate) fn status(p: &Page, status: ObligationStatus) -> String {
    p.t(&format!("obligation-status-{}", status.code().replace('_', "-")))
}

/// One letter for a status, so that the matrix does not speak by colour alone.
pub(super) fn letter(p: &Page, status: ObligationStatus) -> String {
    p.t(&format!("obligation-letter-{}", status.code().replace('_', "-")))
}

/// The badge of a status in the stylesheet.
pub(super) fn badge(status: ObligationStatus) -> &'static str {
    match status {
        ObligationStatus::Published => "badge-good",
        ObligationStatus::Stale => "badge-warn",
        ObligationStatus::Missing => "badge-bad",
        _ => "badge-submitted",
    }
}

/// Name of a class.
pub(super) fn class(p: &Page, class: ObligationClass) -> String {
    p.t(&format!("obligation-class-{}", class.code().replace('_', "-")))
}

/// What the obligation is about, in the language of the page.
pub(crate) fn label<'a>(p: &Page, row: &'a Obligation) -> &'a str {
    match p.locale {
        Locale::Indonesian => &row.label_id,
        Locale::English => &row.label_en,
    }
}

/// How often, in one sentence.
pub(super) fn refresh(p: &Page, row: &Obligation) -> String {
    let mut parts = Vec::new();
    if let Some(due) = row.due.and_then(|due| due.in_year(2001)) {
        let words = day_in_words(p.locale, due);
        let day = words.strip_suffix(" 2001").unwrap_or(&words).to_owned();
        parts.push(p.w("obligation-refresh-due", &day));
    } else if let Some(months) = clock_months(row) {
        parts.push(match months {
            12 => p.t("obligation-refresh-year"),
            months => p.n("obligation-refresh-months", i64::from(months)),
        });
    }
    for one in &row.refresh {
        match one {
            Refresh::Months(_) => {}
            Refresh::OnChange => parts.push(p.t("obligation-refresh-change")),
            Refresh::Immediate => parts.push(p.t("obligation-refresh-immediate")),
            Refresh::PerEvent => parts.push(p.t("obligation-refresh-event")),
        }
    }
    parts.join("; ")
}

/// What the day of a standing means; empty when there is none.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a template passes references")]
pub(super) fn due(p: &Page, standing: &Standing, today: Date) -> String {
    let Some(day) = standing.due_on else { return String::new() };
    let words = day_in_words(p.locale, day);
    match standing.status {
        ObligationStatus::Published => p.w("obligation-due-renew", &words),
        ObligationStatus::Stale => p.w("obligation-due-stale", &words),
        ObligationStatus::NothingToReport => p.w("obligation-due-paper", &words),
        _ if day < today => p.w("obligation-due-late", &words),
        _ => p.w("obligation-due-by", &words),
    }
}

/// Counts in one line: *12 terbit, 3 kedaluwarsa, 90 belum ada*.
pub fn in_words(p: &Page, counts: &super::Counts) -> String {
    let parts = [
        ("obligation-count-published", counts.published),
        ("obligation-count-stale", counts.stale),
        ("obligation-count-missing", counts.missing),
    ];
    parts.map(|(key, count)| p.n(key, count)).join(", ")
}
