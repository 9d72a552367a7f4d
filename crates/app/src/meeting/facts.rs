//! What meetings prove: evidence for the commitment of the organisation (`domain.md` §8).

use db::{Sql, params, sql};

use crate::{Ctx, Result};

const FACTS: Sql = sql!("sql/facts.sql");

db::record! {
    /// Meetings that were held in a time.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
    pub struct MeetingFacts {
        /// Meetings held.
        pub held: u32,
        /// Invitations of units to them; a unit that was called twice counts twice.
        pub units_invited: u32,
        /// Those of them that were followed.
        pub units_present: u32,
        /// Meetings at which the head of the public body was.
        pub head_present: u32,
    }
}

/// Meetings held from `from_ms` to before `to_ms` (Unix ms), by their begin.
/// Errors: the database does not answer.
pub async fn facts(ctx: &Ctx, from_ms: i64, to_ms: i64) -> Result<MeetingFacts> {
    Ok(ctx.db().one(&FACTS, params![ctx.body(), from_ms, to_ms]).await?)
}
