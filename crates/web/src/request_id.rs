//! A short name for one request, printed on error pages and in the log so that both can be brought
//! together. Always made here: a client's own id could be used to confuse the log.

use axum::extract::Request;
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

/// Twelve characters without look-alikes, 60 random bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(String);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl RequestId {
    /// A new random id.
    pub fn new() -> Self {
        let mut bits: u64 = rand::random();
        let text = (0..12)
            .map(|_| {
                let index = usize::try_from(bits & 31).unwrap_or(0);
                bits >>= 5;
                char::from(ALPHABET.get(index).copied().unwrap_or(b'0'))
            })
            .collect();
        Self(text)
    }

    /// The id as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for RequestId {
    fn default() -> Self {
        Self::new()
    }
}

/// Middleware: puts a new [`RequestId`] into the request's extensions and the answer's `x-request-id`.
pub async fn assign(mut request: Request, next: Next) -> Response {
    let id = RequestId::new();
    let header = HeaderValue::from_str(id.as_str());
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(header) = header {
        response.headers_mut().insert("x-request-id", header);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::RequestId;

    #[test]
    fn ids_are_short_and_differ() {
        let (a, b) = (RequestId::new(), RequestId::new());
        assert_ne!(a, b);
        assert_eq!(a.as_str().len(), 12);
        assert!(a.as_str().bytes().all(|c| c.is_ascii_alphanumeric()));
    }
}
