//! Taking an answer back: the wrong entry was chosen, or the paper was not right after all. The entry stays
//! what it is; a statement is revoked where it stands, with its reason.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store::{self, Answer};
use super::task;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::TaskId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Opens a task again.
/// Errors: `NotFound` for a task of another unit; `Forbidden`, a paper only by the unit's PPID; `Refused` when
/// the template has ended or a statement in force answers the task; `Conflict`.
pub async fn release(ctx: &Ctx, id: TaskId) -> Result<()> {
    let line = task::find_running(ctx, id).await?;
    let act = if line.task.paper().is_some() { Act::SignStatement } else { Act::WriteRegister };
    let role = ctx.allow(act, Some(line.task.unit_id))?;
    if line.task.statement_reason.is_some() {
        return Err(Error::Refused("template-refused-statement"));
    }
    let tx = ctx.db().begin().await?;
    store::answer(&tx, ctx.body(), &line.task, &Answer::default(), ctx.account(), ctx.now()).await?;
    let change = Change::new("template.release", "publication_task", id).in_unit(line.task.unit_id);
    audit::record(ctx, &tx, change.as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/tugas/{task}/lepas`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<TaskId>) -> Result<Response<Body>> {
    release(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/tugas/{id}?ok=task-released")))
}
