//! Taking in bytes of an upload. Every full piece is stored and counted at once, and what came of the last
//! one too when the connection breaks.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, Request};
use axum::http::{Response, StatusCode};
use futures_util::StreamExt as _;

use super::create::LIFE_MS;
use super::store::{self, Upload};
use super::{protocol, show};
use crate::ctx::SignedIn;
use crate::{Ctx, Error, Result};

/// Bytes of a piece: what one sender may hold in memory.
const PIECE_BYTES: usize = 1 << 20;

/// Pieces of one upload. Only a client that sends crumbs meets it.
const MOST_PIECES: i64 = 1_000;

/// A connection that says nothing for so long is gone.
const QUIET: Duration = Duration::from_secs(30);

/// Why no more bytes come.
enum End {
    /// All that was announced came.
    Whole,
    /// The connection broke, or went quiet.
    Broken,
}

/// `PATCH /kerja/unggah/{token}`
pub(super) async fn patch(
    SignedIn(ctx): SignedIn,
    Path(token): Path<String>,
    request: Request,
) -> Result<Response<Body>> {
    if let Some(refusal) = protocol::other_version(request.headers()) {
        return Ok(refusal);
    }
    if !protocol::brings_bytes(request.headers()) {
        return Err(Error::BadRequest);
    }
    let offset = protocol::offset(request.headers())?;
    let slot = ctx.app.receiving.enter().await?;
    let upload = show::find(&ctx, &token).await?;
    if offset != upload.received {
        return Err(Error::Conflict);
    }
    if store::count_parts(ctx.db(), ctx.body(), upload.id).await? >= MOST_PIECES {
        return Err(Error::TooMany);
    }
    let body = request.into_body().into_data_stream();
    // A task of its own: when the connection breaks, this handler is dropped with it, and what came would
    // be lost.
    let receiving = tokio::spawn(async move {
        let _slot = slot;
        receive(&ctx, upload, body).await
    });
    let upload = receiving.await.map_err(anyhow::Error::new)??;
    Ok(protocol::progress(StatusCode::NO_CONTENT, &upload))
}

/// Stores what comes, piece by piece.
/// Errors: `TooLarge` when more comes than was announced; `Conflict` when another request of the same
/// upload was faster; `BadRequest` when the connection broke, after storing what came.
async fn receive(ctx: &Ctx, mut upload: Upload, mut body: BodyDataStream) -> Result<Upload> {
    let mut piece = Vec::new();
    loop {
        let end = match tokio::time::timeout(QUIET, body.next()).await {
            Ok(Some(Ok(bytes))) => {
                piece.extend_from_slice(&bytes);
                None
            }
            Ok(None) => Some(End::Whole),
            Ok(Some(Err(_))) | Err(_) => Some(End::Broken),
        };
        let came = i64::try_from(piece.len()).unwrap_or(i64::MAX);
        if upload.received.saturating_add(came) > upload.bytes {
            return Err(Error::TooLarge);
        }
        if !piece.is_empty() && (end.is_some() || piece.len() >= PIECE_BYTES) {
            upload = keep(ctx, upload, std::mem::take(&mut piece)).await?;
        }
        match end {
            None => {}
            Some(End::Whole) => return Ok(upload),
            Some(End::Broken) => return Err(Error::BadRequest),
        }
    }
}

/// Stores a piece and counts it.
async fn keep(ctx: &Ctx, upload: Upload, piece: Vec<u8>) -> Result<Upload> {
    let name = format!("{}-{}", upload.id, web::secrets::random_token());
    let received = upload.received.saturating_add(i64::try_from(piece.len()).unwrap_or(i64::MAX));
    ctx.app.files.put_part(&name, piece).await?;
    let expires_at = ctx.now().saturating_add(LIFE_MS);
    let tx = ctx.db().begin().await?;
    if !store::update_received(&tx, ctx.body(), &upload, received, expires_at).await? {
        drop(tx);
        ctx.app.files.remove_part(&name).await?;
        return Err(Error::Conflict);
    }
    store::insert_part(&tx, ctx.body(), upload.id, upload.received, &name).await?;
    tx.commit().await?;
    Ok(Upload { received, expires_at, ..upload })
}
