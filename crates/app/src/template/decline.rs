//! "Tidak berlaku": the unit's PPID signs that there is nothing to publish. When the template is about
//! obligations of the unit, this is their public statement (`obligation::sign_statement`), and the task
//! holds only as long as the statement does; else the reason is kept with the task.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::obligation::StatementKind;
use rules::permission::Act;

use super::store::{self, Answer};
use super::task::{self, Typed};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::TaskId;
use crate::obligation::{Sign, sign_statement};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Answers a task with a signed paper. The codes of `sign` are not looked at: the template has them.
/// Errors: `NotFound` for a task of another unit; `Forbidden` for all but the unit's PPID; `Invalid`;
/// `Refused` when the template has ended or the task is answered; `Conflict`.
pub async fn decline(ctx: &Ctx, id: TaskId, sign: &Sign) -> Result<()> {
    let line = task::find_running(ctx, id).await?;
    let unit = line.task.unit_id;
    let role = ctx.allow(Act::SignStatement, Some(unit))?;
    if !line.is_free() {
        return Err(Error::Refused("template-refused-answered"));
    }
    let codes = task::concerned(ctx, &line.task).await?;
    let kind = if codes.is_empty() { Some(StatementKind::NotApplicable) } else { sign.kind };
    let sign = Sign { codes, kind, ..sign.clone() };
    sign.check_words().into_result()?;
    let ready =
        if sign.codes.is_empty() { None } else { Some(sign_statement::prepare(ctx, unit, &sign).await?) };
    let tx = ctx.db().begin().await?;
    let answer = match ready {
        Some(ready) => {
            let signed = sign_statement::sign_in(ctx, &tx, &ready).await?;
            Answer { statement: signed.first().copied(), ..Answer::default() }
        }
        None => Answer {
            reason: sign.reason.clone(),
            name: ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default(),
            position: sign.position.clone(),
            ..Answer::default()
        },
    };
    store::answer(&tx, ctx.body(), &line.task, &answer, ctx.account(), ctx.now()).await?;
    let change = Change::new("template.decline", "publication_task", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.because(&sign.reason)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/tugas/{task}/tidak-berlaku`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TaskId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let sign = Sign::typed(&fields);
    match decline(&ctx, id, &sign).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/tugas/{id}?ok=task-declined"))),
        Err(Error::Invalid(errors)) => {
            let line = task::find(&ctx, id).await?;
            task::page(&ctx, line, Typed { sign, ..Typed::default() }, &errors, "").await
        }
        Err(other) => Err(other),
    }
}
