//! What units promised, and whether they kept it: for the board.

use std::collections::HashMap;

use db::{Sql, params, sql};
use rules::contact::{Ending, Promise, Since, promise};

use crate::deadline::recount::stored_day;
use crate::ids::{Coded, ContactId, UnitId};
use crate::{Ctx, Result};

const LIST_PROMISES: Sql = sql!("sql/list_promises.sql");

db::record! {
    /// A promise as it is stored, with what is known of its contact.
    struct Row {
        id: ContactId,
        unit_id: UnitId,
        until_on: String,
        words: String,
        rung_on: Option<String>,
        ending: Option<Coded<Ending>>,
        ended_at: Option<i64>,
    }
}

/// What a unit promised, in its answer or on the telephone.
#[derive(Debug, Clone)]
pub struct Promised {
    /// Last day, ISO.
    pub until: String,
    /// What was said.
    pub words: String,
    /// Where it stands today.
    pub state: Promise,
    /// Page of the contact in the workroom.
    pub path: String,
}

/// The last promise of each unit in contacts that run or ended at `since_ms` or later.
/// Errors: the database does not answer; `Internal` for a stored day that cannot be read.
pub async fn promises(ctx: &Ctx, since_ms: i64) -> Result<HashMap<UnitId, Promised>> {
    let rows: Vec<Row> = ctx.db().all(&LIST_PROMISES, params![ctx.body(), since_ms]).await?;
    let mut last = HashMap::new();
    // The newest comes first.
    for row in rows {
        if last.contains_key(&row.unit_id) {
            continue;
        }
        let seen = row.ended_at.map(|at| rules::zone::day(at, &ctx.directory.zone));
        let since = Since {
            written_on: row.rung_on.as_deref().map(stored_day).transpose()?,
            ended: row.ending.map(|ending| ending.0).zip(seen),
        };
        let Some(state) = promise(stored_day(&row.until_on)?, ctx.today(), since) else { continue };
        let path = format!("/kerja/kontak-unit/{}", row.id);
        last.insert(row.unit_id, Promised { until: row.until_on, words: row.words, state, path });
    }
    Ok(last)
}
