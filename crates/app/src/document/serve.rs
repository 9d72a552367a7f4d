//! Sending documents of the register. Whether someone may have a content is asked of the entry it hangs on;
//! a hidden document and one that does not exist look the same (404), a withdrawn one says so (410).

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use rules::permission::Act;
use rules::visibility::{self, Visibility};

use super::model::DocumentVersion;
use super::send::{self, Seen};
use super::store;
use crate::ctx::Anyone;
use crate::ids::{DocumentId, DocumentVersionId, UnitId};
use crate::page::moved;
use crate::register::Entry;
use crate::{Ctx, Error, Result};

/// A content the viewer may have.
pub(super) struct Found {
    pub(super) version: DocumentVersion,
    pub(super) seen: Seen,
}

/// The entry a document belongs to.
pub(super) async fn entry_of(ctx: &Ctx, id: DocumentId) -> Result<Entry> {
    let document = store::find_document(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let entry = crate::register::store::find_entry(ctx.db(), ctx.body(), document.entry_id).await?;
    entry.ok_or(Error::NotFound)
}

/// Whether someone whom the public content is not enough for may have another one.
/// Errors: `Gone` when it was public once, else `NotFound`.
async fn admit(ctx: &Ctx, id: DocumentId, entry: &Entry) -> Result<()> {
    let was_public = store::was_public(ctx.db(), ctx.body(), id).await?;
    match visibility::register_entry(false, was_public, entry.unit_id.0, ctx.viewer()) {
        Visibility::Full if ctx.may(Act::ReadWorkroom, Some(entry.unit_id)) => Ok(()),
        Visibility::Notice => {
            let is_dropped = entry.withdrawn_at.is_none();
            let reason =
                if is_dropped { ctx.locale.t("document-dropped") } else { entry.withdraw_reason.clone() };
            Err(Error::Gone { reason, unit: entry.unit_id })
        }
        _ => Err(Error::NotFound),
    }
}

/// The content behind the permanent address; for officers of the unit the newest when nothing is public.
pub(super) async fn present(ctx: &Ctx, id: DocumentId) -> Result<Found> {
    if let Some(version) = store::find_public_version(ctx.db(), ctx.body(), id).await? {
        return Ok(Found { version, seen: Seen::Public });
    }
    admit(ctx, id, &entry_of(ctx, id).await?).await?;
    let newest = store::list_versions(ctx.db(), ctx.body(), id).await?.into_iter().next();
    Ok(Found { version: newest.ok_or(Error::NotFound)?, seen: Seen::Private })
}

/// The content with a number.
async fn former(ctx: &Ctx, id: DocumentId, number: i64) -> Result<Found> {
    if let Some(version) = store::find_readable_version(ctx.db(), ctx.body(), id, number).await? {
        return Ok(Found { version, seen: Seen::Former });
    }
    let entry = entry_of(ctx, id).await?;
    // What is kept from the public for good leaves no notice of its own.
    if !ctx.may(Act::ReadWorkroom, Some(entry.unit_id)) {
        return Err(Error::NotFound);
    }
    let all = store::list_versions(ctx.db(), ctx.body(), id).await?;
    let version = all.into_iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    Ok(Found { version, seen: Seen::Private })
}

/// A content that was given as an answer to a request; the caller has asked whether this visitor may have it. One that
/// was redacted since is closed here too.
/// Errors: `NotFound`, `FilesUnavailable`.
pub(crate) async fn send_given(
    ctx: &Ctx,
    id: DocumentVersionId,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response<Body>> {
    if store::count_undecided(ctx.db(), ctx.body(), id).await?.redacted > 0 {
        return Err(Error::NotFound);
    }
    let version = store::find_version(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    send::document(ctx, &version, Seen::Private, uri, headers).await
}

/// `GET /dokumen/{document}/{name}`: the permanent address of a document.
pub(super) async fn document(
    Anyone(ctx): Anyone,
    Path((id, name)): Path<(DocumentId, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let Found { version, seen } = present(&ctx, id).await?;
    if version.public_name() != name {
        return Ok(moved(&ctx, &version.path()));
    }
    let is_public = matches!(seen, Seen::Public);
    let answer = send::document(&ctx, &version, seen, &uri, &headers).await?;
    // Its unit is looked up when the number is written.
    let unit = UnitId(0);
    Ok(if is_public {
        crate::visit::mark(answer, &ctx, rules::visit::Kind::Document, id.0, unit)
    } else {
        answer
    })
}

/// `GET /dokumen/{document}/versi/{number}/{name}`: one content, also a former one.
pub(super) async fn version(
    Anyone(ctx): Anyone,
    Path((id, number, name)): Path<(DocumentId, i64, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let Found { version, seen } = former(&ctx, id, number).await?;
    if version.public_name() != name {
        return Ok(moved(&ctx, &version.own_path()));
    }
    send::document(&ctx, &version, seen, &uri, &headers).await
}

/// `GET /dokumen/{document}/pratinjau.jpg`: a picture of the first page of the present content.
pub(super) async fn preview(
    Anyone(ctx): Anyone,
    Path(id): Path<DocumentId>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let Found { version, seen } = present(&ctx, id).await?;
    let sha256 = version.thumbnail_sha256.ok_or(Error::NotFound)?;
    let mut response = send::frame(&ctx, &seen, &uri, "image/jpeg", &sha256, &headers);
    if response.status() == StatusCode::OK {
        *response.body_mut() = Body::from(ctx.app.files.get(&sha256).await?);
    }
    let inline = HeaderValue::from_static("inline");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, inline);
    Ok(response)
}
