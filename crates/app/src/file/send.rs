//! The content of a stored file as the body of an answer: small ones whole, so that the page cache can keep
//! them, large ones piece by piece, so that a hundred readers of a thick report do not fill the memory.

use std::io::SeekFrom;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncSeekExt as _};

use crate::{App, Result};

/// Larger files are sent piece by piece.
const WHOLE_BYTES: i64 = 1 << 20;

/// Bytes read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// The body of an answer with the file `sha256` of `bytes` bytes, and its length in `headers`.
/// The content was checked against its name before the first byte leaves.
/// Errors: `NotFound`, `FilesUnavailable`, `Internal` when it is damaged.
pub async fn body(app: &App, sha256: &str, bytes: i64, headers: &mut HeaderMap) -> Result<Body> {
    if bytes <= WHOLE_BYTES {
        return Ok(Body::from(app.files.get(sha256).await?));
    }
    let opened = app.files.open_file(sha256).await?;
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(opened.bytes));
    Ok(stream(tokio::fs::File::from_std(opened.file)))
}

/// An open file as a body, piece by piece.
pub(crate) fn stream(file: tokio::fs::File) -> Body {
    Body::from_stream(futures_util::stream::try_unfold(file, next_piece))
}

async fn next_piece<R: AsyncRead + Unpin>(mut file: R) -> std::io::Result<Option<(Bytes, R)>> {
    let mut piece = vec![0; PIECE_BYTES];
    let count = file.read(&mut piece).await?;
    piece.truncate(count);
    Ok((count > 0).then(|| (Bytes::from(piece), file)))
}

/// A part of the stored file as the body of an answer: `last` is the last byte sent, counted from 0.
/// Errors: as [`body`].
pub async fn part(app: &App, sha256: &str, first: u64, last: u64) -> Result<Body> {
    let opened = app.files.open_file(sha256).await?;
    let mut file = tokio::fs::File::from_std(opened.file);
    file.seek(SeekFrom::Start(first)).await?;
    let rest = file.take(last.saturating_sub(first).saturating_add(1));
    Ok(Body::from_stream(futures_util::stream::try_unfold(rest, next_piece)))
}
