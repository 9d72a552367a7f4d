//! Putting the redacted file in the place of the other. Nothing new becomes public by it, only less: so a public
//! entry shows it at once, without another verification, and the other content is closed for good.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::model::{self, Place};
use super::open::{Opened, path};
use super::{choose, make, page, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::document::store::{NewVersion, insert_version};
use crate::document::{Cut, jobs, read_soon};
use crate::form::Fields;
use crate::ids::DocumentVersionId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// A person waits so long for the new content to be read.
const PATIENCE: Duration = Duration::from_secs(5);
/// When the job reads it. Milliseconds.
const JOB_WAITS_MS: i64 = 8_000;

/// Makes the redrawn file a new content of the document and hangs it wherever the other one hangs: on the newest
/// version and on the public one. `is_sure` = a person has seen what still stands elsewhere.
/// Errors: `Invalid` when that was not said; `Conflict` when the plan is not made or the entry moved on;
/// `Refused` when the content hangs on nothing any more; `NotFound`, `Forbidden`.
/// Law: UU 14/2008 Ps.22(7)e (the ground of each cut is kept and shown).
pub async fn apply(ctx: &Ctx, id: DocumentVersionId, is_sure: bool) -> Result<DocumentVersionId> {
    let opened = Opened::find(ctx, id).await?;
    let plan = opened.in_state(model::MADE)?;
    if !plan.still_shown.is_empty() && !is_sure {
        return Err(choose::invalid("sure", "redact-error-sure"));
    }
    let places = make::chosen(ctx, id).await?;
    let sha256 = plan.sha256.ok_or(Error::Conflict)?;
    let content = &opened.content;
    let new = NewVersion {
        document: content.document_id,
        sha256: sha256.clone(),
        name: content.name.clone(),
        kind: content.kind.clone(),
        content_type: content.content_type.clone(),
        bytes: plan.bytes,
        redacted_from: Some(id),
        by: ctx.account(),
    };
    let cuts: Vec<Cut> = places.into_iter().map(cut).collect();
    let tx = ctx.db().begin().await?;
    let version = insert_version(&tx, ctx.body(), &new, ctx.now()).await?;
    store::insert_cuts(&tx, ctx.body(), version, &cuts).await?;
    store::delete_plan(&tx, ctx.body(), id).await?;
    crate::register::put_redacted(ctx, &tx, opened.entry.id, id, version, opened.role).await?;
    jobs::enqueue_read(ctx, &tx, version, ctx.now() + JOB_WAITS_MS).await?;
    let change = Change::new("document.redact", "document", content.document_id)
        .in_unit(opened.entry.unit_id)
        .as_role(opened.role)
        .detail(cuts.len().to_string())
        .digests(&content.sha256, &sha256);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(version)
}

fn cut(place: Place) -> Cut {
    Cut {
        page: place.page,
        left_mpt: place.left_mpt,
        top_mpt: place.top_mpt,
        width_mpt: place.width_mpt,
        height_mpt: place.height_mpt,
        ground: place.ground,
        note: place.note,
    }
}

/// `POST /kerja/dokumen/{content}/hitamkan/pakai`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    match apply(&ctx, id, fields.has("sure")).await {
        Ok(version) => {
            read_soon(&ctx, &[version], PATIENCE).await;
            let entry = Opened::find(&ctx, version).await?.entry.id;
            Ok(see_other(&ctx, &format!("{}?ok=redact-done#berkas", crate::register::path(entry))))
        }
        Err(Error::Invalid(errors)) => page::refused(&ctx, id, &Fields::default(), errors).await,
        // A second press: the plan is gone, or being made again.
        Err(Error::Conflict) => Ok(see_other(&ctx, &path(id))),
        Err(error) => Err(error),
    }
}
