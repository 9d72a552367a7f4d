//! Headers of tus 1.0.0 (tus.io/protocols/resumable-upload), read and written.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::store::Upload;
use crate::{Error, Result};

/// The version we speak.
const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");

/// Characters of a file name that are kept.
const NAME_CHARS: usize = 200;

/// An answer that is not kept by anyone, with the version.
pub(super) fn answer(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(RESUMABLE, VERSION);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// How far an upload is and until when it is kept.
pub(super) fn progress(status: StatusCode, upload: &Upload) -> Response<Body> {
    let mut response = answer(status);
    let headers = response.headers_mut();
    headers.insert(OFFSET, HeaderValue::from(upload.received));
    headers.insert(LENGTH, HeaderValue::from(upload.bytes));
    if let Ok(value) = HeaderValue::from_str(&http_date(upload.expires_at)) {
        headers.insert(EXPIRES, value);
    }
    response
}

/// A moment as HTTP writes it (RFC 9110, 5.6.7); empty for one that no calendar has.
fn http_date(ms: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(ms).ok();
    let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
    moment.and_then(|moment| printer.timestamp_to_rfc9110_string(&moment).ok()).unwrap_or_default()
}

/// What we can do, for a client that asks first.
pub(super) fn abilities(most_bytes: usize) -> Response<Body> {
    let mut response = answer(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.insert("tus-version", VERSION);
    headers.insert("tus-extension", HeaderValue::from_static("creation,expiration,termination"));
    headers.insert("tus-max-size", HeaderValue::from(most_bytes));
    response
}

/// The answer to a client that speaks another version; none when it speaks ours.
pub(super) fn other_version(headers: &HeaderMap) -> Option<Response<Body>> {
    if headers.get(RESUMABLE) == Some(&VERSION) {
        return None;
    }
    let mut response = answer(StatusCode::PRECONDITION_FAILED);
    response.headers_mut().insert("tus-version", VERSION);
    Some(response)
}

/// `Upload-Length`: the size of the whole file. Unknown sizes are not taken.
/// Errors: `BadRequest`.
pub(super) fn length(headers: &HeaderMap) -> Result<i64> {
    number(headers, &LENGTH)
}

/// `Upload-Offset`: where the bytes of this request begin.
/// Errors: `BadRequest`.
pub(super) fn offset(headers: &HeaderMap) -> Result<i64> {
    number(headers, &OFFSET)
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<i64> {
    let value = headers.get(name).and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    value.filter(|value: &i64| *value >= 0).ok_or(Error::BadRequest)
}

/// Whether a request brings bytes of an upload.
pub(super) fn brings_bytes(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/offset+octet-stream")
}

/// `filename` of `Upload-Metadata`, without folders and control characters; empty when there is none.
pub(super) fn file_name(headers: &HeaderMap) -> String {
    let metadata = headers.get(METADATA).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encoded = metadata.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let name =
        encoded.filter(|(key, _)| *key == "filename").find_map(|(_, value)| STANDARD.decode(value).ok());
    let name = name.unwrap_or_default();
    let name = String::from_utf8_lossy(&name);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(NAME_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn a_name_comes_without_folders() {
        let path = STANDARD.encode("C:\\dokumen\\anggaran\u{7}.pdf");
        let sent = with(METADATA, &format!("filetype YQ==,filename {path}"));
        assert_eq!(file_name(&sent), "anggaran.pdf");
        assert_eq!(file_name(&with(METADATA, "filename %%%")), "");
        assert_eq!(file_name(&HeaderMap::new()), "");
    }

    #[test]
    fn a_length_is_a_number_that_is_not_negative() {
        assert_eq!(length(&with(LENGTH, "12")).unwrap(), 12);
        for wrong in ["-1", "x", "", "99999999999999999999"] {
            assert!(matches!(length(&with(LENGTH, wrong)), Err(Error::BadRequest)), "{wrong}");
        }
    }
}
