//! Files for those who come: handed in by the office, read by everybody who is called.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use rules::permission::Act;
use web::form::Upload;

use super::call::change;
use super::{item, store};
use crate::audit;
use crate::ctx::SignedIn;
use crate::file::{send, upload};
use crate::ids::{FileId, MeetingId};
use crate::page::{FieldsWithFiles, see_other};
use crate::{Ctx, Error, Result};

/// Hangs files on a meeting. Errors: `Refused` without a file or for one that cannot be taken, `NotFound`,
/// `Forbidden`.
async fn add(ctx: &Ctx, id: MeetingId, files: Vec<Upload>) -> Result<()> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let host = ctx.directory.body.ppid_unit_id.or(ctx.directory.body.root_unit_id).ok_or(Error::NotFound)?;
    if files.is_empty() {
        return Err(Error::Refused("file-refused-empty"));
    }
    let mut stored = Vec::new();
    for file in files {
        let _slot = ctx.app.handling.enter().await?;
        let name = file.file_name.clone();
        let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
        stored.push(upload::store_attachment(ctx, &name, bytes).await?);
    }
    let tx = ctx.db().begin().await?;
    for file in &stored {
        let file = upload::insert(ctx, &tx, host, file).await?;
        store::insert_material(ctx, &tx, id, file).await?;
    }
    audit::record(ctx, &tx, change("meeting.material", &meeting).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/rapat/{meeting}/bahan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    sent: FieldsWithFiles,
) -> Result<Response<Body>> {
    if !sent.left_out.is_empty() {
        return Err(Error::Refused("file-refused-too-large"));
    }
    add(&ctx, id, sent.files).await?;
    Ok(see_other(&ctx, &format!("/kerja/rapat/{id}?ok=meeting-material")))
}

/// `GET /kerja/rapat/{meeting}/bahan/{file}/{name}`: always as a download. Errors: `NotFound`.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, file, _name)): Path<(MeetingId, FileId, String)>,
) -> Result<Response<Body>> {
    let meeting = item::find(&ctx, id).await?;
    let all = store::list_materials(ctx.db(), ctx.body(), meeting.id).await?;
    let found = all.into_iter().find(|one| one.file_id == file).ok_or(Error::NotFound)?;
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    let text = |text: &str| HeaderValue::from_str(text).map_err(anyhow::Error::new);
    let body = send::body(&ctx.app, &found.sha256, found.bytes, headers).await?;
    for (name, value) in [
        (header::CONTENT_TYPE, found.content_type.as_str()),
        (header::CACHE_CONTROL, "no-store"),
        // Nothing in it may run or load anything.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{}\"", found.name)),
    ] {
        headers.insert(name, text(value)?);
    }
    *response.body_mut() = body;
    Ok(response)
}
