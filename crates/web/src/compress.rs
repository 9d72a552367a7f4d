//! Content encodings: which one a client takes, quick compression for answers made on the spot, and the
//! best compression for what is sent many times.

use std::io::Write as _;

use axum::http::{HeaderMap, HeaderValue, header};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Smaller texts are sent as they are.
pub const SMALLEST_BYTES: usize = 1_024;

/// How the bytes of an answer are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As they are.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Encoding {
    /// Every encoding we know.
    pub const ALL: [Self; 3] = [Self::Identity, Self::Gzip, Self::Brotli];

    /// What stands in the `ETag` behind the digest.
    pub fn tag_suffix(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gz",
            Self::Brotli => "-br",
        }
    }

    /// The `Content-Encoding`, none for plain bytes.
    pub fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Brotli => Some(HeaderValue::from_static("br")),
        }
    }
}

/// Which encodings a client takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Takes gzip.
    pub gzip: bool,
    /// Takes Brotli.
    pub brotli: bool,
}

/// Reads `Accept-Encoding`. Only a weight of zero counts; we choose among the rest.
pub fn accepted(headers: &HeaderMap) -> Accepted {
    let mut accepted = Accepted::default();
    for line in headers.get_all(header::ACCEPT_ENCODING) {
        let Ok(line) = line.to_str() else { continue };
        for item in line.split(',') {
            let mut parts = item.split(';');
            let name = parts.next().unwrap_or_default().trim();
            let refused = parts.any(|part| {
                part.trim().strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0))
            });
            if name.eq_ignore_ascii_case("gzip") {
                accepted.gzip = !refused;
            } else if name.eq_ignore_ascii_case("br") {
                accepted.brotli = !refused;
            }
        }
    }
    accepted
}

/// Whether answers of this type shrink: texts, JSON, XML, SVG.
pub fn is_text(headers: &HeaderMap) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else {
        return false;
    };
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.starts_with("text/")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
        || matches!(kind, "application/json" | "application/xml" | "application/javascript")
}

/// Gzip at the fastest level, for an answer that is sent once.
pub fn gzip_quick(bytes: &[u8]) -> Option<Vec<u8>> {
    gzip(bytes, Compression::fast())
}

/// Gzip at the best level, for what is sent many times.
pub fn gzip_best(bytes: &[u8]) -> Option<Vec<u8>> {
    gzip(bytes, Compression::best())
}

fn gzip(bytes: &[u8], level: Compression) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3 + 64), level);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// Brotli: `quality` 5 is about gzip's cost, 9 for pages, 11 for assets made once at start.
pub fn brotli(bytes: &[u8], quality: i32) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 20, ..Default::default() };
    let mut out = Vec::with_capacity(bytes.len() / 4 + 64);
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Accepted, accepted, brotli, gzip_best, gzip_quick};
    use axum::http::{HeaderMap, HeaderValue};
    use std::io::Read as _;

    fn of(value: &'static str) -> Accepted {
        let mut headers = HeaderMap::new();
        headers.insert("accept-encoding", HeaderValue::from_static(value));
        accepted(&headers)
    }

    #[test]
    fn reads_what_clients_send() {
        let both = Accepted { gzip: true, brotli: true };
        assert_eq!(of("gzip, deflate, br, zstd"), both);
        assert_eq!(of("GZIP;q=0.5,BR;q=1"), both);
        assert_eq!(of("gzip;q=0, br"), Accepted { gzip: false, brotli: true });
        assert_eq!(of("brx, xgzip"), Accepted::default());
        assert_eq!(of(""), Accepted::default());
    }

    #[test]
    fn comes_back_as_it_went() {
        let text = "Kota Cilegon ".repeat(500);
        for packed in [gzip_quick(text.as_bytes()), gzip_best(text.as_bytes())] {
            let packed = packed.unwrap();
            let mut back = String::new();
            flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut back).unwrap();
            assert_eq!(back, text);
            assert!(packed.len() < 200);
        }
        let packed = brotli(text.as_bytes(), 9).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}
