//! Open requests whose legal day is over, by unit: for the agenda of a meeting and for who needs coaching.

use db::{Sql, params, sql};

use crate::ids::UnitId;
use crate::{Ctx, Result};

const LIST_LATE_COUNTS: Sql = sql!("sql/list_late_counts.sql");

db::record! {
    /// Late requests of a unit.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct LateCount {
        /// The unit.
        pub(crate) unit_id: UnitId,
        /// How many.
        pub(crate) number: i64,
    }
}

/// Units with open requests that should have been answered (UU 14/2008 Ps.22(7)–(8)), by unit.
/// Errors: the database does not answer.
pub(crate) async fn late_counts(ctx: &Ctx) -> Result<Vec<LateCount>> {
    Ok(ctx.db().all(&LIST_LATE_COUNTS, params![ctx.body(), ctx.today().to_string()]).await?)
}
