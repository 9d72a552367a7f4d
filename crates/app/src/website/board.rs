//! `/kerja/papan`: the board of the city's officers. Every unit in a month: verdict and health of its website, posts on
//! every network, the day of the newest news, open incidents. As a page, for print, and as CSV.

use std::collections::BTreeMap;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code;
use rules::activity::{Month, Network, Reading, Verdict};
use rules::contact::{Promise, State};
use rules::permission::Act;
use rules::unit::Group;

use super::item::{month_words, word};
use super::model::Website;
use super::{store, store_incident, store_watch};
use crate::activity::{self, UnitMonth};
use crate::contact::{self, Promised};
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::obligation::GROUPS;
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// Months offered to choose from.
const MONTHS: usize = 24;

/// A number of a unit on a network.
struct Cell {
    /// `12`, `≥ 3`, `–` (no account), `?` (nobody could count).
    text: String,
    /// The same in words for those who hear it, where the text is a sign.
    words: String,
    evidence: Option<String>,
    differ: bool,
    reading: Reading,
}

/// A unit on the board.
struct Row {
    code: String,
    name: String,
    verdict: Verdict,
    newest_at: Option<i64>,
    /// Whether all its sites answer; none = it has no site elsewhere.
    is_up: Option<bool>,
    sites: usize,
    cells: Vec<Cell>,
    incidents: usize,
    /// The last step of the contact with it, in words, and its page.
    contact: Option<(String, String)>,
    /// What it promised last.
    promise: Option<Promised>,
}

impl Row {
    fn badge(&self) -> &'static str {
        badge(self.verdict)
    }
}

/// What is asked of the board.
struct Wanted {
    month: Month,
    group: String,
    verdict: String,
    order: String,
}

impl Wanted {
    fn read(ctx: &Ctx, query: &Query) -> Self {
        let text = |name: &str| query.text(name).to_owned();
        Self {
            month: Month::parse(query.text("bulan")).unwrap_or_else(|| Month::of(ctx.today())),
            group: text("kelompok"),
            verdict: text("putusan"),
            order: text("urut"),
        }
    }

    /// The query of the same board in another order.
    fn query(&self, order: &str) -> String {
        let known =
            |text: &str, list: &[&str]| if list.contains(&text) { text.to_owned() } else { String::new() };
        let groups: Vec<&str> = GROUPS.iter().map(|(code, _)| *code).collect();
        let verdicts: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.code()).collect();
        format!(
            "?bulan={}&kelompok={}&putusan={}&urut={order}",
            self.month,
            known(&self.group, &groups),
            known(&self.verdict, &verdicts)
        )
    }
}

#[derive(Template)]
#[template(path = "website/pages/board.html")]
struct BoardPage {
    p: Page,
    wanted: Wanted,
    month_words: String,
    months: Vec<(String, String)>,
    groups: Vec<(&'static str, String)>,
    verdicts: Vec<(&'static str, String)>,
    /// Verdicts in words with the class of their badge and the number of units.
    sums: Vec<(String, &'static str, usize)>,
    networks: Vec<(Network, String)>,
    rows: Vec<Row>,
}

impl BoardPage {
    fn verdict(&self, verdict: Verdict) -> String {
        word(&self.p, "verdict", verdict.code())
    }

    /// The state of a promise in words, with the class of its badge.
    fn state(&self, promise: &Promised) -> (String, &'static str) {
        let class = match promise.state {
            Promise::Open => "warn",
            Promise::Kept => "good",
            Promise::Broken => "bad",
        };
        (promise_words(&self.p, promise), class)
    }

    fn order_by(&self, network: Network) -> String {
        self.order(network.code())
    }

    fn order(&self, order: &str) -> String {
        format!("{}{}", self.p.to("/kerja/papan"), self.wanted.query(order))
    }
}

/// Whether a promise was kept, in words.
fn promise_words(p: &Page, promise: &Promised) -> String {
    p.t(&format!("website-promise-{}", promise.state))
}

/// The class of the badge of a verdict.
pub(super) fn badge(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Active => "good",
        Verdict::LessActive | Verdict::Unknown => "warn",
        Verdict::Dormant | Verdict::NoSite => "bad",
    }
}

/// `GET /kerja/papan?bulan=2026-11&kelompok=opd&putusan=dormant&urut=instagram`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadActivity, None)?;
    let p = Page::new(&ctx, ctx.locale.t("website-board-title")).section("board");
    let wanted = Wanted::read(&ctx, &query);
    let all = rows(&ctx, &p, wanted.month).await?;
    let sum = |verdict: &Verdict| {
        let count = all.iter().filter(|(_, row)| row.verdict == *verdict).count();
        (word(&p, "verdict", verdict.code()), badge(*verdict), count)
    };
    let sums = Verdict::ALL.iter().map(sum).collect();
    let latest = Month::of(ctx.today());
    let months = std::iter::successors(Some(latest), |month| Some(month.previous())).take(MONTHS);
    let page = BoardPage {
        month_words: month_words(&p, &wanted.month.to_string()),
        months: months.map(|month| (month.to_string(), month_words(&p, &month.to_string()))).collect(),
        groups: GROUPS.iter().map(|(code, _)| (*code, p.t(&format!("obligation-group-{code}")))).collect(),
        verdicts: Verdict::ALL.iter().map(|one| (one.code(), word(&p, "verdict", one.code()))).collect(),
        sums,
        networks: Network::ALL.iter().map(|one| (*one, p.t(&format!("website-network-{one}")))).collect(),
        rows: chosen(all, &wanted),
        wanted,
        p,
    };
    html(&page)
}

/// `GET /kerja/papan.csv`: the same rows.
pub(super) async fn download(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadActivity, None)?;
    let p = Page::new(&ctx, "");
    let wanted = Wanted::read(&ctx, &query);
    let head = ["month", "code", "unit", "verdict", "newest", "incidents"];
    let networks = Network::ALL.iter().map(|network| p.t(&format!("website-network-{network}")));
    let promises = ["promise", "promise-state"].map(|column| p.t(&format!("website-column-{column}")));
    let head = head.map(|column| p.t(&format!("website-column-{column}"))).into_iter();
    let head: Vec<String> = head.chain(networks).chain(promises).collect();
    let line = |row: Row| {
        let day = |at: i64| rules::zone::day(at, &ctx.directory.zone).to_string();
        let numbers = row.cells.iter().map(|cell| match cell.reading {
            Reading::None => p.t("website-cell-none"),
            // An empty cell is no number: a spreadsheet would add up a question mark as nought.
            Reading::Unknown => String::new(),
            Reading::Posts(posts) => posts.to_string(),
        });
        let facts = [
            wanted.month.to_string(),
            row.code.clone(),
            row.name.clone(),
            word(&p, "verdict", row.verdict.code()),
            row.newest_at.map(day).unwrap_or_default(),
            row.incidents.to_string(),
        ];
        let promise = row.promise.as_ref();
        let promised = [
            promise.map(|one| one.until.clone()).unwrap_or_default(),
            promise.map(|one| promise_words(&p, one)).unwrap_or_default(),
        ];
        facts.into_iter().chain(numbers).chain(promised).collect()
    };
    let all = rows(&ctx, &p, wanted.month).await?;
    let lines: Vec<Vec<String>> = chosen(all, &wanted).into_iter().map(line).collect();
    crate::table::csv_file(&format!("papan-{}", wanted.month), &head, &lines)
}

/// Every active unit with its row, in the order of the directory.
async fn rows(ctx: &Ctx, p: &Page, month: Month) -> Result<Vec<(Group, Row)>> {
    let (db, body, code) = (ctx.db(), ctx.body(), month.to_string());
    let mut lines: BTreeMap<UnitId, Vec<UnitMonth>> = BTreeMap::new();
    for line in activity::list(ctx, month).await? {
        lines.entry(line.unit).or_default().push(line);
    }
    let verdicts: BTreeMap<UnitId, _> = store::list_verdicts(db, body, None, (&code, &code))
        .await?
        .into_iter()
        .map(|verdict| (verdict.unit_id, verdict))
        .collect();
    let mut sites: BTreeMap<UnitId, Vec<Website>> = BTreeMap::new();
    for site in store::list(db, body, None).await?.into_iter().filter(Website::is_used) {
        sites.entry(site.unit_id).or_default().push(site);
    }
    let health: BTreeMap<_, _> = store_watch::list_health(db, body, None)
        .await?
        .into_iter()
        .map(|health| (health.website_id, health))
        .collect();
    let incidents = store_incident::list(db, body, None).await?;
    let contacts = contact::latest(ctx).await?;
    let from = rules::zone::instant(month.first_day().at(0, 0, 0, 0), &ctx.directory.zone);
    let mut promises = contact::promises(ctx, from.unwrap_or_default()).await?;
    let rows = ctx.directory.active().map(|unit| {
        let own = sites.get(&unit.id).map_or(&[][..], Vec::as_slice);
        let lines = lines.get(&unit.id).map_or(&[][..], Vec::as_slice);
        let verdict = verdicts.get(&unit.id);
        let up: Vec<bool> = own.iter().filter_map(|site| health.get(&site.id)).map(|one| one.is_up).collect();
        let is_open =
            |incident: &&super::Incident| incident.unit_id == unit.id && incident.closed_at.is_none();
        let here =
            lines.iter().filter(|line| line.network == Network::Website).find_map(|line| line.newest_at);
        let row = Row {
            code: unit.code.clone(),
            name: unit.name.clone(),
            // Before the first count of a month nobody has judged.
            verdict: verdict.map_or(Verdict::Unknown, |verdict| verdict.verdict.0),
            newest_at: verdict.and_then(|verdict| verdict.newest_at).max(here),
            is_up: (!up.is_empty()).then(|| up.iter().all(|up| *up)),
            sites: own.len(),
            cells: Network::ALL.iter().map(|network| cell(p, lines, *network)).collect(),
            incidents: incidents.iter().filter(is_open).count(),
            contact: contacts.get(&unit.id).and_then(|latest| step(p, latest)),
            promise: promises.remove(&unit.id),
        };
        (unit.unit_type.0.group(), row)
    });
    Ok(rows.collect())
}

/// The patience the office has with a unit, else the last rung that was climbed; with its day.
fn step(p: &Page, latest: &contact::Latest) -> Option<(String, String)> {
    if let (State::Excused, Some(until)) = (latest.state, &latest.held_until) {
        return Some((p.w("contact-state-excused", &p.iso_day(until)), latest.path.clone()));
    }
    let rung = p.t(&format!("contact-rung-{}", latest.rung?.code().replace('_', "-")));
    let day = latest.on.as_deref().map(|day| p.iso_day(day)).unwrap_or_default();
    Some((format!("{rung}, {day}"), latest.path.clone()))
}

fn cell(p: &Page, lines: &[UnitMonth], network: Network) -> Cell {
    let line = lines.iter().find(|line| line.network == network);
    let reading = line.map_or(Reading::None, |line| line.reconciled.reading);
    let at_least = line.map_or(0, |line| line.reconciled.at_least);
    let (text, words) = match reading {
        Reading::None => ("–".to_owned(), p.t("website-cell-none")),
        Reading::Unknown if at_least > 0 => {
            (format!("≥ {at_least}"), p.n("website-cell-at-least", i64::from(at_least)))
        }
        Reading::Unknown => ("?".to_owned(), p.t("website-cell-unknown")),
        Reading::Posts(posts) => (posts.to_string(), String::new()),
    };
    Cell {
        text,
        words,
        evidence: line.and_then(|line| line.evidence.clone()),
        differ: line.is_some_and(|line| line.reconciled.differ),
        reading,
    }
}

/// The rows that were asked for, in the order asked for.
fn chosen(rows: Vec<(Group, Row)>, wanted: &Wanted) -> Vec<Row> {
    let group = GROUPS.iter().find(|(code, _)| *code == wanted.group).map(|(_, group)| *group);
    let verdict = Verdict::from_code(&wanted.verdict);
    let mut rows: Vec<Row> = rows
        .into_iter()
        .filter(|(of, row)| {
            group.is_none_or(|group| *of == group) && verdict.is_none_or(|one| row.verdict == one)
        })
        .map(|(_, row)| row)
        .collect();
    // The directory is in the order of names, and the sort keeps it among equals.
    match (wanted.order.as_str(), Network::from_code(&wanted.order)) {
        ("putusan", _) => rows.sort_by_key(|row| std::cmp::Reverse(row.verdict)),
        ("terbaru", _) => rows.sort_by_key(|row| row.newest_at),
        ("insiden", _) => rows.sort_by_key(|row| std::cmp::Reverse(row.incidents)),
        (_, Some(network)) => {
            let at = Network::ALL.iter().position(|one| *one == network).unwrap_or_default();
            rows.sort_by_key(|row| {
                std::cmp::Reverse(row.cells.get(at).and_then(|cell| cell.reading.posts()))
            });
        }
        _ => {}
    }
    rows
}
