//! The first lines of an objection: when it was received and, when an officer wrote it down, by whom and when.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Objection, Step};
use super::store;
use crate::ids::{BodyId, ObjectionId};
use crate::{Ctx, Result};

const INSERT_INTAKE: Sql = sql!("sql/insert_objection_intake.sql");
const FIND_INTAKE: Sql = sql!("sql/find_objection_intake.sql");

db::record! {
    /// Who wrote an objection down.
    #[derive(Debug, Clone)]
    pub struct Intake {
        /// When, Unix ms; may be later than it was received.
        pub recorded_at: i64,
        /// Name of the officer; empty for the command line.
        pub recorded_by: String,
    }
}

/// Notes the first lines in the transaction that files.
pub(super) async fn note(ctx: &Ctx, tx: &Tx, objection: &Objection) -> Result<()> {
    let (body, id) = (ctx.body(), objection.id);
    let step = |at: i64, kind: &str| Step { at, kind: kind.to_owned(), note: String::new() };
    store::insert_step(tx, body, id, &step(objection.received_at, "filed")).await?;
    if !objection.channel.0.is_written_down() {
        return Ok(());
    }
    tx.exec(&INSERT_INTAKE, params![body, id, ctx.account(), ctx.now()]).await?;
    if rules::request::is_recorded_later(objection.received_at, ctx.now()) {
        store::insert_step(tx, body, id, &step(ctx.now(), "written_down")).await?;
    }
    Ok(())
}

/// Who wrote an objection down; none when whoever files did. Errors: the database does not answer.
pub(super) async fn find_intake(db: &Db, body: BodyId, id: ObjectionId) -> Result<Option<Intake>> {
    Ok(db.optional(&FIND_INTAKE, params![body, id]).await?)
}

/// When an objection was written down, Unix ms, if that was later than it was received.
pub(crate) async fn recorded_later(ctx: &Ctx, id: ObjectionId, received_at: i64) -> Result<Option<i64>> {
    let recorded = find_intake(ctx.db(), ctx.body(), id).await?.map(|intake| intake.recorded_at);
    Ok(recorded.filter(|at| rules::request::is_recorded_later(received_at, *at)))
}
