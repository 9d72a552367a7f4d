//! The card on the home of the workroom: how the own unit's website stands, in two sentences.

use rules::Code;
use rules::activity::{Month, Verdict};
use rules::permission::Act;

use super::item::word;
use super::{board, rule, store, store_incident, store_watch};
use crate::page::Page;
use crate::{Ctx, Result};

/// More units than this are no own units: who looks after the city has the board.
const MOST_UNITS: usize = 3;

/// A unit's website in words.
pub(crate) struct Card {
    /// The unit.
    pub(crate) unit: String,
    /// The verdict of the running month and the class of its badge; none before the first count.
    pub(crate) verdict: Option<(String, &'static str)>,
    /// When its newest news was, and what keeps it active.
    pub(crate) words: String,
    /// What cannot wait.
    pub(crate) urgent: Vec<String>,
    /// Where to read more.
    pub(crate) path: String,
}

/// The cards of the own units.
/// Errors: the database does not answer.
pub(crate) async fn cards(ctx: &Ctx, p: &Page) -> Result<Vec<Card>> {
    let units = ctx.units_for(Act::ReadWebsites);
    if units.len() > MOST_UNITS {
        return Ok(Vec::new());
    }
    let rule = rule::current(ctx).await?;
    let month = Month::of(ctx.today()).to_string();
    let mut cards = Vec::new();
    for unit in units {
        let verdicts = store::list_verdicts(ctx.db(), ctx.body(), Some(unit.id), (&month, &month)).await?;
        let sites = store::list(ctx.db(), ctx.body(), Some(unit.id)).await?;
        let Some(verdict) = verdicts.into_iter().next() else { continue };
        let mut urgent = Vec::new();
        for site in sites.iter().filter(|site| site.is_used()) {
            let health = store_watch::list_health(ctx.db(), ctx.body(), Some(site.id)).await?;
            let problems = health.iter().flat_map(|health| super::problem::of_text(&health.problems));
            urgent.extend(problems.filter(super::Problem::is_urgent).map(|problem| problem.words(p)));
        }
        let incidents = store_incident::list(ctx.db(), ctx.body(), Some(unit.id)).await?;
        if let Some(open) = incidents.iter().find(|incident| incident.closed_at.is_none()) {
            urgent.push(p.w("website-card-incident", &p.moment(open.due_at)));
        }
        let code = verdict.verdict.0.code();
        cards.push(Card {
            unit: unit.name.clone(),
            verdict: Some((word(p, "verdict", code), board::badge(verdict.verdict.0))),
            words: words(ctx, p, verdict.verdict.0, verdict.newest_at, rule.less_active_after),
            urgent,
            path: sites.first().map_or_else(|| "/kerja/situs".to_owned(), super::Website::path),
        });
    }
    Ok(cards)
}

/// `Berita terakhir 12 hari lalu. Satu berita sebelum 10 Desember menjaga situs tetap aktif.`
fn words(ctx: &Ctx, p: &Page, verdict: Verdict, newest_at: Option<i64>, days: i64) -> String {
    let Some(newest) = newest_at else {
        return match verdict {
            Verdict::NoSite => p.t("website-card-no-site"),
            _ => p.t("website-card-no-news"),
        };
    };
    let zone = &ctx.directory.zone;
    let ago = rules::zone::days_between(newest, ctx.now(), zone).max(0);
    let last = p.n("website-card-last", i64::from(ago));
    let until = rules::zone::day(newest, zone).checked_add(jiff::Span::new().days(days));
    let advice = match (verdict, until) {
        (Verdict::Active, Ok(until)) => {
            p.w("website-card-keep", &crate::locale::day_in_words(p.locale, until))
        }
        _ => p.t("website-card-wake"),
    };
    format!("{last} {advice}")
}
