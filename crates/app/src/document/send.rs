//! The answer that carries a document: how long it may be kept, whether it is shown or saved, which part.
//!
//! Nothing in a sent document may run or load anything. Only PDF without scripts and pictures are shown in
//! the browser; everything else is saved.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use web::range::{self, Range};

use super::model::DocumentVersion;
use crate::page::public;
use crate::{Ctx, Result};

/// No script, no frame, no load, whatever it is.
const SANDBOX: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// A browser shows a PDF in a page of its own making, which a sandbox would forbid; the document itself is
/// no page and gets no rights from it.
const PDF: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
);

/// Larger documents are not kept in the memory for pages.
const KEPT_BYTES: i64 = 256 * 1024;

/// Who gets a document, and so how it may be kept.
pub(super) enum Seen {
    /// Anyone: it hangs on something public.
    Public,
    /// Anyone, but search engines should lead to the present content.
    Former,
    /// This viewer only.
    Private,
}

/// A document as an answer: whole, a part of it, or the note that it did not change.
/// Errors: the file store does not answer or the file is damaged.
pub(super) async fn document(
    ctx: &Ctx,
    version: &DocumentVersion,
    seen: Seen,
    uri: &Uri,
    asked: &HeaderMap,
) -> Result<Response<Body>> {
    let (content_type, is_shown) = manner(version);
    let mut response = frame(ctx, &seen, uri, content_type, &version.sha256, asked);
    if version.bytes > KEPT_BYTES {
        response.extensions_mut().remove::<web::Cacheable>();
    }
    let to = response.headers_mut();
    let disposition = if is_shown { "inline" } else { "attachment" };
    // Stored names have only a-z, 0-9, hyphens and their extension.
    if let Ok(value) =
        HeaderValue::from_str(&format!("{disposition}; filename=\"{}\"", version.public_name()))
    {
        to.insert(header::CONTENT_DISPOSITION, value);
    }
    if is_shown && version.kind == "pdf" {
        to.insert(header::CONTENT_SECURITY_POLICY, PDF);
    }
    to.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if response.status() != StatusCode::OK {
        return Ok(response);
    }
    let size = u64::try_from(version.bytes).unwrap_or_default();
    match range_of(asked, &version.sha256, size) {
        Range::Whole => {
            let headers = response.headers_mut();
            let body = crate::file::send::body(&ctx.app, &version.sha256, version.bytes, headers).await?;
            *response.body_mut() = body;
        }
        Range::Part { first, last } => {
            response.extensions_mut().remove::<web::Cacheable>();
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let headers = response.headers_mut();
            note_range(headers, &format!("bytes {first}-{last}/{size}"));
            let length = last.saturating_sub(first).saturating_add(1);
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
            *response.body_mut() = crate::file::send::part(&ctx.app, &version.sha256, first, last).await?;
        }
        Range::Outside => {
            response.extensions_mut().remove::<web::Cacheable>();
            *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            note_range(response.headers_mut(), &format!("bytes */{size}"));
        }
    }
    Ok(response)
}

/// Type to send and whether a browser may show it. A page of a stranger goes as plain bytes.
fn manner(version: &DocumentVersion) -> (&str, bool) {
    let is_live = ["html", "svg", "xml", "script"].iter().any(|word| version.content_type.contains(word))
        && !version.content_type.contains("openxmlformats");
    match version.kind.as_str() {
        _ if is_live => ("application/octet-stream", false),
        "pdf" => ("application/pdf", !version.has_script),
        "jpg" | "jpeg" => ("image/jpeg", true),
        "png" => ("image/png", true),
        _ => (version.content_type.as_str(), false),
    }
}

/// The part asked for. With `If-Range` it counts only while the file is still the same (RFC 9110 §13.1.5).
fn range_of(asked: &HeaderMap, sha256: &str, size: u64) -> Range {
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match text(header::IF_RANGE) {
        Some(tag) if tag.trim() != tag_of(sha256) => Range::Whole,
        _ => range::parse(text(header::RANGE), size),
    }
}

fn note_range(headers: &mut HeaderMap, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.insert(header::CONTENT_RANGE, value);
    }
}

fn tag_of(sha256: &str) -> String {
    format!("\"{}\"", sha256.get(..32).unwrap_or(sha256))
}

/// Status and headers: 200, or 304 when the asker has it; type, tag, sandbox, how it may be kept.
pub(super) fn frame(
    ctx: &Ctx,
    seen: &Seen,
    uri: &Uri,
    content_type: &str,
    sha256: &str,
    asked: &HeaderMap,
) -> Response<Body> {
    let tag = tag_of(sha256);
    let is_known = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.split(',').any(|known| known.trim().trim_start_matches("W/") == tag));
    let mut response = match seen {
        // An address with a query of someone's invention is not kept: it would fill the memory.
        Seen::Public if uri.query().is_none() => public(ctx, "application/octet-stream", Body::empty()),
        _ => Response::new(Body::empty()),
    };
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let to = response.headers_mut();
    let keep = if matches!(seen, Seen::Private) { "private, no-cache" } else { "public, no-cache" };
    to.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if !matches!(seen, Seen::Public) {
        to.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    if let Ok(value) = HeaderValue::from_str(content_type) {
        to.insert(header::CONTENT_TYPE, value);
    }
    if let Ok(value) = HeaderValue::from_str(&tag) {
        to.insert(header::ETAG, value);
    }
    to.insert(header::CONTENT_SECURITY_POLICY, SANDBOX);
    to.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
