//! From counted posts to tables: who stands in which league, what does not count, ranks and the sum.

use std::collections::{BTreeMap, HashMap};

use rules::Code;
use rules::activity::{Month, Network, Reading, Road};
use rules::ranking::{Book, Column, Judged, League, Status, counted_networks, discount, overall, rank};

use super::model::Row;
use super::store;
use crate::activity::{self, UnitMonth};
use crate::ids::{Coded, Hex, UnitId};
use crate::{Ctx, Result};

/// All tables of a month, computed from what is counted now.
/// Errors: the database does not answer.
pub(super) async fn compute(ctx: &Ctx, month: Month, book: &Book) -> Result<Vec<Row>> {
    let counted = activity::list(ctx, month).await?;
    let left_out = left_out(ctx, month, book).await?;
    let mut rows = Vec::new();
    for league in League::ALL.iter().copied() {
        let members = counted.iter().filter_map(|one| member(ctx, league, book, one, &left_out));
        rows.extend(ranked(members.collect()));
    }
    Ok(rows)
}

/// Posts of news published here that do not count, by unit.
async fn left_out(ctx: &Ctx, month: Month, book: &Book) -> Result<HashMap<UnitId, u32>> {
    let texts = store::list_texts(ctx.db(), ctx.body(), month.range(&ctx.directory.zone)).await?;
    let mut of: HashMap<UnitId, Vec<String>> = HashMap::new();
    for text in texts {
        of.entry(text.unit_id).or_default().push(format!("{} {}", text.title, text.lead));
    }
    let count = |texts: Vec<String>| {
        let judged = discount(texts.iter().map(String::as_str), book.least_words);
        let out = judged.iter().filter(|judged| **judged != Judged::Counts).count();
        u32::try_from(out).unwrap_or(u32::MAX)
    };
    Ok(of.into_iter().map(|(unit, texts)| (unit, count(texts))).collect())
}

/// A unit on one network of a league; none when it does not stand there. Texts are known of news published here
/// only, so only there something is left out.
fn member(
    ctx: &Ctx,
    league: League,
    book: &Book,
    one: &UnitMonth,
    left_out: &HashMap<UnitId, u32>,
) -> Option<Row> {
    let unit = ctx.directory.unit(one.unit).filter(|unit| book.has(league, unit.unit_type.0))?;
    let is_here = one.network == Network::Website && one.reconciled.road == Some(Road::Hosted);
    let out = left_out.get(&one.unit).copied().filter(|_| is_here).unwrap_or(0);
    let reading = match one.reconciled.reading {
        Reading::Posts(posts) => Reading::Posts(posts.saturating_sub(out)),
        other => other,
    };
    Some(Row {
        league: Coded(league),
        network: one.network.code().to_owned(),
        place: 0,
        unit_id: one.unit,
        name: unit.name.clone(),
        rank: None,
        status: Coded(Status::of(reading)),
        posts: reading.posts(),
        at_least: one.reconciled.at_least.saturating_sub(out),
        road: one.reconciled.road.map(Road::code).unwrap_or_default().to_owned(),
        evidence: one.evidence.clone().unwrap_or_default(),
        left_out: i64::from(out),
    })
}

/// The tables of one league, from its rows on single networks in the order of the directory: ranks and places on
/// each network, and the table over all of them.
pub(super) fn ranked(rows: Vec<Row>) -> Vec<Row> {
    let counts = counted_networks(rows.iter().filter_map(|row| Some((row.one_network()?, row.reading()))));
    let mut units: Vec<Row> = Vec::new();
    let mut readings: HashMap<UnitId, Vec<(Network, Reading, u32)>> = HashMap::new();
    let mut networks: BTreeMap<Network, Vec<Row>> = BTreeMap::new();
    for row in rows {
        let Some(network) = row.one_network() else { continue };
        let of = readings.entry(row.unit_id).or_default();
        if of.is_empty() {
            units.push(row.clone());
        }
        of.push((network, row.reading(), row.at_least));
        networks.entry(network).or_default().push(row);
    }
    for row in &mut units {
        let sum = overall(&counts, readings.remove(&row.unit_id).unwrap_or_default());
        row.set_reading(sum.reading);
        Column::All.code().clone_into(&mut row.network);
        row.at_least = sum.at_least;
        row.left_out = 0;
        row.road.clear();
        row.evidence.clear();
    }
    std::iter::once(units).chain(networks.into_values()).flat_map(in_order).collect()
}

/// Ranks and places of one table.
fn in_order(rows: Vec<Row>) -> Vec<Row> {
    let standings = rank(rows.into_iter().map(|row| {
        let reading = row.reading();
        (row, reading)
    }));
    let placed = (1..).zip(standings);
    placed.map(|(place, one)| Row { place, rank: one.rank.map(i64::from), ..one.unit }).collect()
}

/// SHA-256 of the rows of a month. Evidence and roads may gain words, the numbers may not.
pub(super) fn digest(rows: &[Row]) -> Hex {
    let line = |row: &Row| {
        let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
        let Row { league, network, unit_id, status, .. } = row;
        let (rank, posts) = (number(row.rank), number(row.posts.map(i64::from)));
        format!("{}|{network}|{unit_id}|{rank}|{}|{posts}", league.0, status.0)
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.sort_unstable();
    let fields: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    Hex(crate::audit::hex(&rules::chain::digest(&fields)))
}
