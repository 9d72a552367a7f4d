//! What coaching proves: evidence for the commitment of the organisation (`domain.md` §8).

use db::{Sql, params, sql};

use crate::{Ctx, Result};

const FACTS: Sql = sql!("sql/facts.sql");

db::record! {
    /// Coaching of a time: workshops that were held and tests that were passed.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
    pub struct CoachingFacts {
        /// Workshops held, and courses of which a test was passed.
        pub courses: u32,
        /// People who passed a test, each once, and those who were in workshops.
        pub people: u32,
        /// Units they belong to, each once.
        pub units: u32,
    }
}

/// Coaching from `from_ms` to before `to_ms` (Unix ms).
/// Errors: the database does not answer.
pub async fn facts(ctx: &Ctx, from_ms: i64, to_ms: i64) -> Result<CoachingFacts> {
    Ok(ctx.db().one(&FACTS, params![ctx.body(), from_ms, to_ms]).await?)
}
