//! What the home of the workroom shows of tables: those that still need something from the own units.

use rules::permission::Act;

use super::access::Seen;
use super::list::all;
use crate::ids::UnitId;
use crate::template::home::OwnTask;
use crate::{Ctx, Result};

/// Open tables in which a unit of the person has columns to fill, one line a table and unit.
pub async fn own_tasks(ctx: &Ctx) -> Result<Vec<OwnTask>> {
    let mut units: Vec<UnitId> = ctx.grants().iter().map(|grant| UnitId(grant.unit)).collect();
    units.sort();
    units.dedup();
    units.retain(|unit| ctx.may(Act::WriteRegister, Some(*unit)));
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let seen = all(ctx).await?;
    let open = seen.iter().filter(|seen| seen.table.is_open());
    let tasks = open.flat_map(|seen| units.iter().filter_map(|unit| task(ctx, seen, *unit)));
    Ok(tasks.collect())
}

fn task(ctx: &Ctx, seen: &Seen, unit: UnitId) -> Option<OwnTask> {
    let is_empty_for = |row: &&super::model::Row| {
        let own = seen.columns.iter().filter(|column| column.filler(row.unit_id) == unit);
        !row.is_complete(own)
    };
    let rows = seen.rows.iter().filter(is_empty_for).count();
    let is_late = ctx.today() > seen.table.due();
    (rows > 0).then(|| OwnTask {
        path: seen.table.path(),
        title: seen.table.title.clone(),
        unit,
        state_key: "sheet-incomplete".to_owned(),
        badge: if is_late { "badge-bad" } else { "badge-submitted" },
        due: crate::locale::day_in_words(ctx.locale, seen.table.due()),
        is_late,
    })
}
