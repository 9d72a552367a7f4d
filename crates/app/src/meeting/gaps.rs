//! What a unit still owes: the agenda of a meeting writes itself from the obligations, the requests, the silent
//! website, the ladder of contact and the place in the newest ranking.

use std::collections::HashMap;

use rules::Code as _;
use rules::activity::{Month, Network, Reading};
use rules::obligation::ObligationStatus;
use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
use crate::locale::month_in_words;
use crate::page::Page;
use crate::{Ctx, Result, activity, contact, obligation, ranking, request};

/// Obligations that are named; the rest is a number.
const NAMED: usize = 3;

/// Full months looked back for silence of the website.
const BACK: usize = 6;

/// One point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// `missing`, `stale`, `late`, `silent`, `contact`, `ranking`.
    pub kind: String,
    /// How many, or the rank.
    pub n: i64,
    /// Codes of obligations, of a rung, or league and month; by kind.
    pub of: Vec<String>,
    /// Where it is seen and mended.
    pub path: String,
}

/// Points by unit.
pub type Gaps = HashMap<UnitId, Vec<Gap>>;

/// The gaps of all active units as they stand now. A unit without any is not there. What is unknown is no gap.
/// Errors: the database does not answer.
pub async fn gaps(ctx: &Ctx) -> Result<Gaps> {
    let mut gaps = Gaps::new();
    obligations(ctx, &mut gaps).await?;
    for late in request::late_counts(ctx).await? {
        let gap = gap("late", late.number, Vec::new(), "/kerja/permohonan".to_owned());
        gaps.entry(late.unit_id).or_default().push(gap);
    }
    silence(ctx, &mut gaps).await?;
    for (unit, latest) in contact::latest(ctx).await? {
        let rung = latest.rung.map(|rung| rung.code().to_owned());
        gaps.entry(unit).or_default().push(gap("contact", 1, rung.into_iter().collect(), latest.path));
    }
    ranks(ctx, &mut gaps).await?;
    Ok(gaps)
}

fn gap(kind: &str, n: i64, of: Vec<String>, path: String) -> Gap {
    Gap { kind: kind.to_owned(), n, of, path }
}

async fn obligations(ctx: &Ctx, gaps: &mut Gaps) -> Result<()> {
    for line in obligation::load(ctx, None).await?.units {
        let Some(unit) = ctx.directory.unit(line.unit) else { continue };
        let path = format!("/kerja/kewajiban/unit/{}", unit.code);
        let kinds = [
            ("missing", ObligationStatus::Missing, line.counts.missing),
            ("stale", ObligationStatus::Stale, line.counts.stale),
        ];
        for (kind, status, n) in kinds.into_iter().filter(|(_, _, n)| *n > 0) {
            let open = line.cells.iter().filter(|cell| cell.is_duty && cell.standing.status == status);
            let of = open.take(NAMED).map(|cell| cell.row.code.clone()).collect();
            gaps.entry(line.unit).or_default().push(gap(kind, n, of, path.clone()));
        }
    }
    Ok(())
}

/// Full months in a row, up to the last one, that are known to have had no news.
async fn silence(ctx: &Ctx, gaps: &mut Gaps) -> Result<()> {
    let last = Month::of(ctx.today()).previous();
    let first = std::iter::successors(Some(last), |month| Some(month.previous())).nth(BACK - 1);
    let months = activity::list_between(ctx, first.unwrap_or(last), last).await?;
    let mut silent: HashMap<UnitId, Vec<Month>> = HashMap::new();
    for one in months.into_iter().filter(|one| one.network == Network::Website) {
        if one.reconciled.reading == Reading::Posts(0) {
            silent.entry(one.unit).or_default().push(one.month);
        }
    }
    for (unit, months) in silent {
        let row = std::iter::successors(Some(last), |month| Some(month.previous()));
        let n = row.take(BACK).take_while(|month| months.contains(month)).count();
        if n > 0 {
            let n = i64::try_from(n).unwrap_or_default();
            gaps.entry(unit).or_default().push(gap("silent", n, Vec::new(), "/kerja/papan".to_owned()));
        }
    }
    Ok(())
}

/// The best place of each unit in the newest published table.
async fn ranks(ctx: &Ctx, gaps: &mut Gaps) -> Result<()> {
    let newest = ranking::published(ctx.db(), ctx.body(), None, 1).await?;
    let Some(newest) = newest.first() else { return Ok(()) };
    let mut best: HashMap<UnitId, (i64, String)> = HashMap::new();
    for row in ranking::sums(ctx, newest.month()?).await? {
        let Some(rank) = row.rank else { continue };
        if best.get(&row.unit_id).is_none_or(|(other, _)| rank < *other) {
            best.insert(row.unit_id, (rank, row.league.0.code().to_owned()));
        }
    }
    for (unit, (rank, league)) in best {
        let path = format!("/peringkat/{}?liga={league}", newest.month);
        let of = vec![league, newest.month.clone()];
        gaps.entry(unit).or_default().push(gap("ranking", rank, of, path));
    }
    Ok(())
}

/// A point in words.
pub(super) fn in_words(p: &Page, gap: &Gap) -> String {
    let of = |place: usize| gap.of.get(place).map_or("", String::as_str);
    match gap.kind.as_str() {
        "contact" if gap.of.is_empty() => p.t("meeting-gap-contact-open"),
        "contact" => {
            let rung = p.t(&format!("contact-rung-{}", of(0).replace('_', "-")));
            p.w("meeting-gap-contact", &rung)
        }
        "ranking" => {
            let league = p.t(&format!("ranking-league-{}", of(0)));
            let month = Month::parse(of(1)).map(|month| month_in_words(p.locale, month.first_day()));
            let place = format!("{league}, {}", month.unwrap_or_default());
            p.ww("meeting-gap-ranking", &gap.n.to_string(), &place)
        }
        kind => {
            let count = p.n(&format!("meeting-gap-{kind}"), gap.n);
            if gap.of.is_empty() { count } else { format!("{count} ({})", gap.of.join(", ")) }
        }
    }
}

/// The agenda of a unit as it was kept; empty when it was never kept. Errors: `Internal` for one nobody can read.
pub(super) fn kept(agenda: &str) -> Result<Vec<Gap>> {
    if agenda.is_empty() {
        return Ok(Vec::new());
    }
    Ok(serde_json::from_str(agenda).map_err(anyhow::Error::new)?)
}
