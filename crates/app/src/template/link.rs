//! "Sudah ada": a public entry of the unit answers the task.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store::{self, Answer};
use super::task::{self, Typed};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{EntryId, TaskId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Answers a task with an entry; `None` = nothing was chosen.
/// Errors: `NotFound` for a task of another unit; `Forbidden`; `Invalid` unless the entry is a public one of
/// the unit; `Refused` when the template has ended or the task is answered; `Conflict`.
pub async fn link(ctx: &Ctx, id: TaskId, entry: Option<EntryId>) -> Result<()> {
    let line = task::find_running(ctx, id).await?;
    let role = ctx.allow(Act::WriteRegister, Some(line.task.unit_id))?;
    if !line.is_free() {
        return Err(Error::Refused("template-refused-answered"));
    }
    let chosen = match entry {
        Some(entry) => crate::register::store::find_entry(ctx.db(), ctx.body(), entry).await?,
        None => None,
    };
    let Some(entry) = chosen.filter(|entry| entry.unit_id == line.task.unit_id && entry.is_public()) else {
        return Err(Error::Invalid(FieldErrors(vec![("informasi", "template-error-entry")])));
    };
    let answer = Answer { entry: Some(entry.id), ..Answer::default() };
    let tx = ctx.db().begin().await?;
    store::answer(&tx, ctx.body(), &line.task, &answer, ctx.account(), ctx.now()).await?;
    let change = Change::new("template.link", "publication_task", id).in_unit(line.task.unit_id);
    audit::record(ctx, &tx, change.as_role(role).detail(entry.id.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/tugas/{task}/sudah-ada`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TaskId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let entry = fields.parse("informasi").map(EntryId);
    match link(&ctx, id, entry).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/tugas/{id}?ok=task-linked"))),
        Err(Error::Invalid(errors)) => {
            let line = task::find(&ctx, id).await?;
            task::page(&ctx, line, Typed { entry, ..Typed::default() }, &errors, "").await
        }
        Err(other) => Err(other),
    }
}
