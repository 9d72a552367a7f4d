//! What happened in a span, from the tables of the slices and from the change log.

use db::{Sql, params, sql};
use jiff::civil::Date;
use rules::service_report::{Happened, LogLine, Replayed, What, replay};

use crate::ids::{Coded, Hex, UnitId};
use crate::{Ctx, Result};

const LIST_HAPPENED: Sql = sql!("sql/list_happened.sql");
const LIST_OPENED: Sql = sql!("sql/list_opened.sql");
const LIST_ACTS: Sql = sql!("sql/list_acts.sql");
const LIST_ENDED: Sql = sql!("sql/list_ended.sql");

db::record! {
    struct HappenedRow {
        what: Coded<What>,
        unit_id: UnitId,
        object: i64,
        at: i64,
    }
}

db::record! {
    struct OpenedRow {
        unit_id: UnitId,
        object: i64,
        opened_on: String,
    }
}

db::record! {
    struct ActRow {
        seq: i64,
        at: i64,
        unit_id: Option<UnitId>,
        act: String,
        object_id: i64,
        detail: String,
        after_digest: Hex,
    }
}

db::record! {
    struct EndedRow {
        unit_id: UnitId,
        at: i64,
    }
}

/// What the tables say about a half-open range of instants: of a unit or of the body.
/// Errors: the database does not answer; `Internal` for a day nobody can read.
pub(super) async fn from_tables(
    ctx: &Ctx,
    unit: Option<UnitId>,
    (from, until): (i64, i64),
) -> Result<Vec<Happened>> {
    let zone = &ctx.directory.zone;
    let rows: Vec<HappenedRow> = ctx.db().all(&LIST_HAPPENED, params![ctx.body(), unit, from, until]).await?;
    let event = |row: &HappenedRow| Happened {
        what: row.what.0,
        unit: row.unit_id.0,
        object: row.object,
        at_ms: row.at,
    };
    let mut all: Vec<Happened> = rows.iter().map(event).collect();
    let days = (rules::zone::day(from, zone).to_string(), rules::zone::day(until - 1, zone).to_string());
    let opened: Vec<OpenedRow> =
        ctx.db().all(&LIST_OPENED, params![ctx.body(), unit, days.0, days.1]).await?;
    for row in opened {
        let day: Date = super::model::day(&row.opened_on)?;
        let at_ms = rules::zone::instant(day.at(0, 0, 0, 0), zone).unwrap_or_default();
        all.push(Happened { what: What::ExemptionOpened, unit: row.unit_id.0, object: row.object, at_ms });
    }
    Ok(all)
}

/// What the whole change log of the body says. Errors: the database does not answer.
pub(super) async fn from_log(ctx: &Ctx) -> Result<Replayed> {
    let mut rows: Vec<ActRow> = Vec::new();
    loop {
        let after = rows.last().map_or(0, |row| row.seq);
        let more: Vec<ActRow> = ctx.db().all(&LIST_ACTS, params![ctx.body(), after]).await?;
        if more.is_empty() {
            break;
        }
        rows.extend(more);
    }
    Ok(replay(rows.iter().map(|row| LogLine {
        at_ms: row.at,
        unit: row.unit_id.map(|unit| unit.0),
        act: &row.act,
        object: row.object_id,
        detail: &row.detail,
        after: &row.after_digest.0,
    })))
}

/// Units that were merged or closed, with their last day. Errors: the database does not answer.
pub(super) async fn ended(ctx: &Ctx) -> Result<Vec<(UnitId, Date)>> {
    let rows: Vec<EndedRow> = ctx.db().all(&LIST_ENDED, params![ctx.body()]).await?;
    let gone = |row: &EndedRow| ctx.directory.unit(row.unit_id).is_some_and(|unit| !unit.is_active());
    let day = |row: EndedRow| (row.unit_id, rules::zone::day(row.at, &ctx.directory.zone));
    Ok(rows.into_iter().filter(gone).map(day).collect())
}
