//! Strong entity tags from content, and the comparison with what a client already has.
//!
//! The tag of a compressed variant is the tag of the plain text with a suffix, so that one digest serves
//! all variants, and a client that kept any of them learns that it is still good.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::compress::Encoding;

/// The first 128 bits of the content's SHA-256 as 22 characters, without quotes.
pub fn digest(content: &[u8]) -> String {
    let full = Sha256::digest(content);
    URL_SAFE_NO_PAD.encode(full.get(..16).unwrap_or_default())
}

/// The `ETag` of the content with this digest in this encoding.
pub fn tag(digest: &str, encoding: Encoding) -> HeaderValue {
    let text = format!("\"{digest}{}\"", encoding.tag_suffix());
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("\"\""))
}

/// The encoding in which the client already has the content, by its `If-None-Match`.
pub fn client_has(headers: &HeaderMap, digest: &str) -> Option<Encoding> {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .find_map(|tag| {
            let tag = tag.trim();
            if tag == "*" {
                return Some(Encoding::Identity);
            }
            let tag = tag.strip_prefix("W/").unwrap_or(tag);
            let suffix = tag.strip_prefix('"')?.strip_suffix('"')?.strip_prefix(digest)?;
            Encoding::ALL.into_iter().find(|encoding| encoding.tag_suffix() == suffix)
        })
}

#[cfg(test)]
mod tests {
    use super::{client_has, digest, tag};
    use crate::compress::Encoding;
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn any_kept_variant_is_recognised() {
        let digest = digest(b"halaman");
        let mut headers = HeaderMap::new();
        assert_eq!(client_has(&headers, &digest), None);
        headers.insert("if-none-match", tag(&digest, Encoding::Brotli));
        assert_eq!(client_has(&headers, &digest), Some(Encoding::Brotli));
        let weak = format!("\"x\", W/\"{digest}\"");
        headers.insert("if-none-match", HeaderValue::try_from(weak).unwrap());
        assert_eq!(client_has(&headers, &digest), Some(Encoding::Identity));
        headers.insert("if-none-match", HeaderValue::from_static("\"other\""));
        assert_eq!(client_has(&headers, &digest), None);
    }
}
