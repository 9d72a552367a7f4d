//! Beginning a plan, and throwing it away.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::open::{Opened, path};
use super::{store, work};
use crate::ctx::SignedIn;
use crate::ids::DocumentVersionId;
use crate::page::see_other;
use crate::{Ctx, Error, Result, audit};

/// Begins a plan; personal data is looked for at once, or by the job when that takes longer.
/// Errors: `Refused` for a content that hangs on nothing any more or cannot be cut; `Conflict` when a plan is
/// there; `NotFound`, `Forbidden`.
pub async fn begin(ctx: &Ctx, id: DocumentVersionId) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    if !super::can_redact(&opened.content.kind) {
        return Err(Error::Refused("redact-refused-kind"));
    }
    if opened.plan.is_some() {
        return Err(Error::Conflict);
    }
    if !crate::register::hangs_on(ctx, &opened.entry, id).await? {
        return Err(Error::Refused("redact-refused-loose"));
    }
    let tx = ctx.db().begin().await?;
    store::insert_plan(&tx, ctx.body(), id, ctx.account(), ctx.now()).await?;
    work::enqueue_work(ctx, &tx, id).await?;
    audit::record(ctx, &tx, opened.change("begin")).await?;
    tx.commit().await?;
    ctx.app.ring();
    work::work_soon(ctx, id).await;
    Ok(())
}

/// Throws a plan away; the file stays as it is.
/// Errors: `Conflict` while the program is at work; `NotFound`, `Forbidden`.
pub async fn drop_plan(ctx: &Ctx, id: DocumentVersionId) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    let plan = opened.plan.as_ref().ok_or(Error::NotFound)?;
    if plan.is_working() && ctx.now() < plan.changed_at + work::LONGEST_MS {
        return Err(Error::Conflict);
    }
    let tx = ctx.db().begin().await?;
    store::delete_plan(&tx, ctx.body(), id).await?;
    audit::record(ctx, &tx, opened.change("drop")).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/dokumen/{content}/hitamkan/mulai`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
) -> Result<Response<Body>> {
    match begin(&ctx, id).await {
        // A second press, or a colleague who was faster: the plan is there.
        Ok(()) | Err(Error::Conflict) => Ok(see_other(&ctx, &path(id))),
        Err(error) => Err(error),
    }
}

/// `POST /kerja/dokumen/{content}/hitamkan/batal`
pub(super) async fn post_drop(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
) -> Result<Response<Body>> {
    let entry = Opened::find(&ctx, id).await?.entry.id;
    drop_plan(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("{}?ok=redact-dropped#berkas", crate::register::path(entry))))
}
