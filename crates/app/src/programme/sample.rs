//! Programmes of the demonstration city: made-up figures under names of the national nomenclature, brought, taken and
//! published by the same acts officers use. Every name says *contoh*.

use std::collections::BTreeMap;

use super::begin::begin;
use super::{publish, take};
use crate::{Ctx, Error, Result};

/// Columns of `demo/programmes.csv` that say whose table a row belongs to.
const WHOSE: usize = 2;

/// Publishes the tables of a file whose first columns are unit and year. Nothing for an empty file.
/// Errors: a row names no unit or no year, a table has faults; the database refuses.
pub(crate) async fn plant(ctx: &Ctx, csv: &str) -> Result<()> {
    let mut lines = csv.lines().filter(|line| !line.starts_with('#'));
    let rest = |line: &str| line.splitn(WHOSE + 1, ',').nth(WHOSE).unwrap_or_default().to_owned();
    let head = rest(lines.next().unwrap_or_default());
    let mut tables: BTreeMap<(String, String), String> = BTreeMap::new();
    for line in lines {
        let mut parts = line.split(',').map(str::to_owned);
        let whose = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let table = tables.entry(whose).or_insert_with(|| format!("{head}\n"));
        table.push_str(&rest(line));
        table.push('\n');
    }
    for ((code, year), table) in tables {
        let wrong =
            |what: &str| Error::Internal(anyhow::anyhow!("demo/programmes.csv: {what} {code} {year}"));
        let unit = ctx.directory.by_code(&code).ok_or_else(|| wrong("unknown unit"))?.id;
        let number = year.parse::<i32>().map_err(|_no_number| wrong("no year"))?;
        let name = format!("program-{code}-{year}-contoh.csv");
        let begun = begin(ctx, unit, (&name, table.into_bytes()), Some(number), None).await?;
        let begun = begun.map_err(|_unreadable| wrong("no table"))?;
        if !take(ctx, begun.id).await?.is_fine() {
            return Err(wrong("faults"));
        }
        publish(ctx, begun.id, "").await?;
    }
    Ok(())
}
