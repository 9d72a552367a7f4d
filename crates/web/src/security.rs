//! Headers that tell the browser what a page of ours may do.
//!
//! No page has inline script or style, so the policy needs no nonce and is the same for all pages: it can
//! be cached with them.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// The content security policy of every page.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; img-src 'self' data:; style-src 'self'; \
    script-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), \
    interest-cohort=(), browsing-topics=()";

/// The security headers, made once at start.
#[derive(Clone, Debug)]
pub struct SecurityHeaders(Vec<(HeaderName, HeaderValue)>);

impl SecurityHeaders {
    /// The fixed set; with `hsts_max_age_seconds` also `Strict-Transport-Security` (only behind https).
    pub fn new(hsts_max_age_seconds: Option<u32>) -> Self {
        let fixed = |name: &'static str, value: &'static str| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        let mut headers = vec![
            fixed("content-security-policy", CONTENT_SECURITY_POLICY),
            fixed("x-content-type-options", "nosniff"),
            fixed("referrer-policy", "strict-origin-when-cross-origin"),
            fixed("permissions-policy", PERMISSIONS),
            fixed("cross-origin-opener-policy", "same-origin"),
        ];
        if let Some(seconds) = hsts_max_age_seconds
            && let Ok(value) = HeaderValue::try_from(format!("max-age={seconds}"))
        {
            headers.push((header::STRICT_TRANSPORT_SECURITY, value));
        }
        Self(headers)
    }

    /// Adds what is not set yet: a handler may set a stricter policy of its own.
    pub fn add_to(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            headers.entry(name).or_insert_with(|| value.clone());
        }
    }
}

/// Middleware: adds the headers to every answer.
pub async fn apply(State(headers): State<SecurityHeaders>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    headers.add_to(response.headers_mut());
    response
}

#[cfg(test)]
mod tests {
    use super::SecurityHeaders;
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn a_handlers_own_policy_stays_and_hsts_is_a_choice() {
        let mut headers = HeaderMap::new();
        headers.insert("content-security-policy", HeaderValue::from_static("sandbox"));
        SecurityHeaders::new(None).add_to(&mut headers);
        assert_eq!(headers["content-security-policy"], "sandbox");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert!(!headers.contains_key("strict-transport-security"));
        SecurityHeaders::new(Some(600)).add_to(&mut headers);
        assert_eq!(headers["strict-transport-security"], "max-age=600");
    }

    #[test]
    fn the_policy_allows_nothing_inline() {
        assert!(!super::CONTENT_SECURITY_POLICY.contains("unsafe"));
        assert!(!super::CONTENT_SECURITY_POLICY.contains('*'));
    }
}
