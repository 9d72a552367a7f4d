//! What a file would do.

use std::collections::{BTreeMap, HashSet};

use paper::table::{self, Limits, TableError};
use rules::activity::{Month, Network};
use social::import::{self as reader, Column, Fault, Hints, Line, Reading, Said, Shape};
use social::unit::{Missed, Named, Names};

use crate::ids::UnitId;
use crate::social::account_store;
use crate::{Ctx, Result};

/// What is said beside the file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Month of rows that name none; posts of other months are left out.
    pub month: Option<Month>,
    /// Network of rows that name none.
    pub network: Option<Network>,
    /// Unit of rows that name none.
    pub unit: Option<UnitId>,
    /// Whether a list of posts is only a part of its months: then their number is a lower bound.
    pub is_partial: bool,
    /// Columns a person has chosen.
    pub columns: Vec<(Column, usize)>,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No table.
    Table(TableError),
    /// A table whose columns nobody knows. Carries the headings.
    Columns(Vec<String>),
}

/// One row that would be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Line in the file.
    pub line: u32,
    /// The unit that was found.
    pub unit: UnitId,
    /// What the row says.
    pub said: Said,
}

/// What a file would do.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What the file is.
    pub shape: Shape,
    /// Rows to be taken.
    pub rows: Vec<PlanRow>,
    /// Rows that cannot be taken.
    pub faults: Vec<Fault>,
    /// Rows that are in order and not for us.
    pub left_out: Vec<Fault>,
    /// Months of posts that count as seen whole, by unit and network.
    pub whole: Vec<(UnitId, Network, Month)>,
    /// Digest of the file, hexadecimal.
    pub digest: String,
}

impl Plan {
    /// Original posts or typed numbers by unit, network and month: what the ranking would see.
    pub fn totals(&self, ctx: &Ctx) -> BTreeMap<(UnitId, String, String), u32> {
        let mut totals = BTreeMap::new();
        for row in &self.rows {
            let (network, month, posts) = match &row.said {
                Said::Post { network, published, kind: rules::social::Kind::Original, .. } => {
                    (*network, Month::at(*published, &ctx.directory.zone), 1)
                }
                Said::Count { network, month, posts, .. } => (*network, *month, *posts),
                _ => continue,
            };
            let total: &mut u32 =
                totals.entry((row.unit, network.to_string(), month.to_string())).or_default();
            *total = total.saturating_add(posts);
        }
        for (unit, network, month) in &self.whole {
            totals.entry((*unit, network.to_string(), month.to_string())).or_default();
        }
        totals
    }
}

/// Reads a file and finds the units it speaks of. Nothing is written.
/// Errors: the database does not answer. The inner error says why the file cannot be read.
pub async fn plan(
    ctx: &Ctx,
    bytes: Vec<u8>,
    options: &Options,
) -> Result<std::result::Result<Plan, Problem>> {
    let digest = web::secrets::sha256_hex(&bytes);
    let hints = Hints {
        month: options.month,
        network: options.network,
        zone: ctx.directory.zone.clone(),
        city: bahasa::fold(&ctx.directory.body.short_name),
        chosen: options.columns.clone(),
    };
    let read = move || -> std::result::Result<Reading, Problem> {
        let book = table::read(&bytes, &Limits::default()).map_err(Problem::Table)?;
        let rows = book.sheets.into_iter().max_by_key(|sheet| sheet.rows.len()).unwrap_or_default().rows;
        let lines: Vec<Line> =
            rows.into_iter().map(|row| Line { number: row.number, cells: row.cells }).collect();
        let first = || lines.first().map(|line| line.cells.clone()).unwrap_or_default();
        reader::read(&lines, &hints).ok_or_else(|| Problem::Columns(first()))
    };
    let reading = match tokio::task::spawn_blocking(read).await.map_err(anyhow::Error::new)? {
        Ok(reading) => reading,
        Err(problem) => return Ok(Err(problem)),
    };
    let names = names(ctx).await?;
    Ok(Ok(resolve(ctx, reading, digest, options, &names)))
}

/// Every unit with everything it is called by, handles of its accounts too.
async fn names(ctx: &Ctx) -> Result<Names<UnitId>> {
    let accounts = account_store::list(ctx.db(), ctx.body(), None).await?;
    let former = ctx.directory.former_names();
    let named = ctx.directory.active().map(|unit| {
        let mut names = vec![unit.code.clone(), unit.name.clone(), unit.short_name.clone()];
        names.extend(former.iter().filter(|name| name.unit_id == unit.id).map(|name| name.name.clone()));
        let mine = accounts.iter().filter(|account| account.unit_id == unit.id);
        names.extend(mine.flat_map(|account| {
            std::iter::once(account.handle.clone()).chain(account.former_handles.lines().map(str::to_owned))
        }));
        names.retain(|name| !name.is_empty());
        Named { key: unit.id, names }
    });
    Ok(Names::new(named, &ctx.directory.body.short_name))
}

fn resolve(ctx: &Ctx, reading: Reading, digest: String, options: &Options, names: &Names<UnitId>) -> Plan {
    let Reading { shape, entries, mut faults, mut left_out, .. } = reading;
    let mut rows = Vec::new();
    for entry in entries {
        let found = match (entry.unit.as_str(), options.unit) {
            // The unit beside the file is the one that brings it: its posts carry whatever name the network shows.
            ("", Some(unit)) => Ok(unit),
            (_, Some(unit)) if matches!(entry.said, Said::Post { .. }) => Ok(unit),
            (name, _) => names.find(name),
        };
        let fault = |code| Fault { line: entry.line, code, value: entry.unit.clone() };
        let is_other_month = match &entry.said {
            Said::Post { published, .. } => {
                options.month.is_some_and(|month| !month.contains(*published, &ctx.directory.zone))
            }
            _ => false,
        };
        match found {
            Ok(_) if is_other_month => left_out.push(fault("other-month")),
            Ok(unit) => rows.push(PlanRow { line: entry.line, unit, said: entry.said }),
            Err(Missed::Unknown) => faults.push(fault("unit")),
            Err(Missed::Unclear) => faults.push(fault("unclear")),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    let whole = if options.is_partial { Vec::new() } else { whole(ctx, &rows, options) };
    Plan { shape, rows, faults, left_out, whole, digest }
}

/// Months of posts that were seen whole. Who brings an export or a list says that it holds every post of its months,
/// unless it is called a part. With a unit, a network and a month beside the file, an empty one says: none.
fn whole(ctx: &Ctx, rows: &[PlanRow], options: &Options) -> Vec<(UnitId, Network, Month)> {
    let mut whole = HashSet::new();
    for row in rows {
        if let Said::Post { network, published, .. } = &row.said {
            whole.insert((row.unit, *network, Month::at(*published, &ctx.directory.zone)));
        }
    }
    if let (Some(unit), Some(network), Some(month), true) =
        (options.unit, options.network, options.month, rows.is_empty())
    {
        whole.insert((unit, network, month));
    }
    let mut whole: Vec<_> = whole.into_iter().collect();
    whole.sort_by_key(|(unit, network, month)| (*unit, *network, *month));
    whole
}
