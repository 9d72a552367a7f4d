//! "Isi sekarang": a draft of the register with everything the template knows, linked to the task.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::model::name_of;
use super::store::{self, Answer};
use super::task;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{EntryId, TaskId};
use crate::page::see_other;
use crate::register::{self, Content, SUMMARY_CHARS, TITLE_CHARS};
use crate::{Ctx, Error, Result};

/// Begins the entry that answers a task. Returns it; the one that answers already when there is one.
/// Errors: `NotFound` for a task of another unit; `Forbidden`; `Refused` when the template has ended or the
/// task is settled by a paper; `Conflict` when a colleague was faster.
pub async fn fill(ctx: &Ctx, id: TaskId) -> Result<EntryId> {
    let line = task::find_running(ctx, id).await?;
    let role = ctx.allow(Act::WriteRegister, Some(line.task.unit_id))?;
    if !line.is_free() {
        let linked = line.task.entry_id.filter(|_| line.task.entry_state.is_some());
        return linked.ok_or(Error::Refused("template-refused-answered"));
    }
    let unit = name_of(ctx.directory.unit(line.task.unit_id));
    let short = |text: String, most: usize| text.chars().take(most).collect::<String>();
    let content = Content {
        title: short(line.template.title_for(unit), TITLE_CHARS),
        summary: short(line.template.summary_for(unit), SUMMARY_CHARS),
        class: line.template.class.0,
        year: line.template.year,
        obligations: store::obligations(ctx.db(), ctx.body(), line.template.id).await?,
        ..Content::default()
    };
    let tx = ctx.db().begin().await?;
    let entry = register::create_in(ctx, &tx, line.task.unit_id, &content, role).await?;
    let answer = Answer { entry: Some(entry), ..Answer::default() };
    store::answer(&tx, ctx.body(), &line.task, &answer, ctx.account(), ctx.now()).await?;
    let change = Change::new("template.fill", "publication_task", id).in_unit(line.task.unit_id);
    audit::record(ctx, &tx, change.as_role(role).detail(entry.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(entry)
}

/// `POST /kerja/tugas/{task}/isi`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<TaskId>) -> Result<Response<Body>> {
    let entry = match fill(&ctx, id).await {
        // A second tap, or a colleague: both land on the one draft there is.
        Err(Error::Conflict) => fill(&ctx, id).await?,
        other => other?,
    };
    Ok(see_other(&ctx, &register::path(entry)))
}
