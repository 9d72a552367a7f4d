//! A table as people, programs and the command line get it.

use rules::Code as _;
use rules::activity::Month;
use rules::ranking::{Closing, Column, League};
use serde::Serialize;

use super::model::{ClosedMonth, Row};
use super::table as counted;
use super::{book, store};
use crate::{Ctx, Result};

/// One table.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// The month, `2023-01`.
    pub month: String,
    /// Code of the network, or `all`.
    pub network: &'static str,
    /// Code of the league.
    pub league: &'static str,
    /// Where the month stands: `open`, `frozen`, `objection`, `published`.
    pub state: &'static str,
    /// Whether numbers may still change.
    pub is_provisional: bool,
    /// Where a table from before this program was told; none for one of its own.
    pub source: Option<String>,
    /// Demonstration table.
    pub is_sample: bool,
    /// The units, in order.
    pub items: Vec<Item>,
}

/// One unit in a table.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Rank; none without a known number.
    pub rank: Option<i64>,
    /// Code of the unit.
    pub unit: String,
    /// Its name at the time.
    pub name: String,
    /// The number; none where it is not known or there is no account.
    pub posts: Option<i64>,
    /// `posts`, `unknown` or `no_account`.
    pub status: &'static str,
    /// Posts seen at least.
    pub at_least: i64,
    /// Posts that do not count: repeated or filler.
    pub left_out: i64,
    /// The road the number came by; none for sums and gaps.
    pub road: Option<String>,
    /// Path that opens the rows behind the number.
    pub evidence: Option<String>,
}

/// Which table of a month.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The month.
    pub month: Month,
    /// The league.
    pub league: League,
    /// The network, or all.
    pub column: Column,
}

/// A table: the stored one of a month that is frozen or further, else one computed from what is counted now.
/// For officers and the command line; the public asks [`public_table`].
/// Errors: the database does not answer.
pub async fn table(ctx: &Ctx, wanted: Wanted) -> Result<Table> {
    let closed = store::find_month(ctx.db(), ctx.body(), wanted.month).await?;
    let rows = if closed.is_some() {
        stored(ctx, wanted).await?
    } else {
        let book = book::current(ctx).await?;
        let all = counted::compute(ctx, wanted.month, &book).await?;
        let is_wanted = |row: &Row| row.league.0 == wanted.league && row.network == wanted.column.code();
        all.into_iter().filter(is_wanted).collect()
    };
    Ok(of(ctx, wanted, closed.as_ref(), rows))
}

/// A published table. `None` for every other month: nobody learns of it before.
/// Errors: the database does not answer.
pub async fn public_table(ctx: &Ctx, wanted: Wanted) -> Result<Option<Table>> {
    let closed = store::find_month(ctx.db(), ctx.body(), wanted.month).await?;
    let Some(closed) = closed.filter(|month| month.state.0 == Closing::Published) else { return Ok(None) };
    let mut table = of(ctx, wanted, Some(&closed), stored(ctx, wanted).await?);
    for item in &mut table.items {
        // The rows behind a number are for officers.
        item.evidence = None;
    }
    Ok(Some(table))
}

async fn stored(ctx: &Ctx, wanted: Wanted) -> Result<Vec<Row>> {
    store::list_rows(ctx.db(), ctx.body(), wanted.month, Some(wanted.league), Some(wanted.column)).await
}

fn of(ctx: &Ctx, wanted: Wanted, closed: Option<&ClosedMonth>, rows: Vec<Row>) -> Table {
    let state = closed.map_or(Closing::Open, |month| month.state.0);
    Table {
        month: wanted.month.to_string(),
        network: wanted.column.code(),
        league: wanted.league.code(),
        state: state.code(),
        is_provisional: state != Closing::Published,
        source: closed.map(|month| month.source.clone()).filter(|source| !source.is_empty()),
        is_sample: closed.is_some_and(|month| month.is_sample),
        items: rows.into_iter().map(|row| item(ctx, wanted, row)).collect(),
    }
}

fn item(ctx: &Ctx, wanted: Wanted, row: Row) -> Item {
    let unit = ctx.directory.unit(row.unit_id).map(|unit| unit.code.clone()).unwrap_or_default();
    let evidence = match wanted.column {
        // A sum opens the numbers it is made of.
        Column::All => format!("/kerja/peringkat/{}/unit/{unit}", wanted.month),
        Column::Network(_) => row.evidence,
    };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    Item {
        rank: row.rank,
        unit,
        name: row.name,
        posts: row.posts.map(i64::from),
        status: row.status.0.code(),
        at_least: i64::from(row.at_least),
        left_out: row.left_out,
        road: some(row.road),
        evidence: some(evidence),
    }
}
