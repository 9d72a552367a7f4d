//! Against forms on other sites that post here with the visitor's cookie.
//!
//! First line: the browser itself says where a request comes from. Every browser since 2023 sends
//! `Sec-Fetch-Site`; older ones send `Origin` with a POST, or at least `Referer`. We demand that one of
//! them names this very host. *Same site* is not enough: the sites of the units are subdomains of one
//! domain, and one of them must not act for a visitor of another. A request with none of the three is
//! refused, since no browser of this century sends a form that way; programs use the API with a token in
//! `Authorization`, which other sites cannot make a browser send.
//!
//! Second line, for forms of weight: a token bound to the session ([`token`]). It is masked anew for
//! every page, so that the size of compressed pages tells nothing about it (BREACH).

use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::secrets::{Secrets, same};

const LABEL: &str = "csrf";

/// Why a request may not change anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsrfRefused {
    /// It comes from another site or another unit's host.
    OtherOrigin,
    /// It does not say where it comes from.
    NoOrigin,
}

/// Lets safe methods pass and demands of the others that they come from a page of the same host.
pub fn check(method: &Method, headers: &HeaderMap) -> Result<(), CsrfRefused> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE) {
        return Ok(());
    }
    if let Some(site) = headers.get("sec-fetch-site") {
        let ours = site == "same-origin" || site == "none";
        return if ours { Ok(()) } else { Err(CsrfRefused::OtherOrigin) };
    }
    let from = headers.get(header::ORIGIN).or_else(|| headers.get(header::REFERER));
    let Some(from) = from else { return Err(CsrfRefused::NoOrigin) };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    match (authority(from), host) {
        (Some(from), Some(host)) if from.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(CsrfRefused::OtherOrigin),
    }
}

fn authority(value: &HeaderValue) -> Option<String> {
    let uri: Uri = value.to_str().ok()?.parse().ok()?;
    uri.scheme()?;
    Some(uri.authority()?.as_str().to_owned())
}

/// A form token of the session, different on every page and good as long as the session.
pub fn token(secrets: &Secrets, session_id: &str) -> String {
    let mask: [u8; 32] = rand::random();
    let hidden = mask_with(&secrets.mac(LABEL, session_id.as_bytes()), &mask);
    URL_SAFE_NO_PAD.encode([mask, hidden].concat())
}

/// Whether `token` was made for this session, in constant time.
pub fn verify(secrets: &Secrets, session_id: &str, token: &str) -> bool {
    if token.len() > 100 {
        return false;
    }
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
    let (parts, rest) = bytes.as_chunks::<32>();
    let ([mask, hidden], []) = (parts, rest) else { return false };
    same(&mask_with(hidden, mask), &secrets.mac(LABEL, session_id.as_bytes()))
}

fn mask_with(bytes: &[u8; 32], mask: &[u8; 32]) -> [u8; 32] {
    let mut out = *bytes;
    for (byte, mask) in out.iter_mut().zip(mask) {
        *byte ^= mask;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{CsrfRefused, check, token, verify};
    use crate::secrets::Secrets;
    use axum::http::{HeaderMap, Method};

    fn post(pairs: &[(&'static str, &str)]) -> Result<(), CsrfRefused> {
        let mut headers = HeaderMap::new();
        headers.insert("host", "dinkes.cilegon.test:8080".parse().unwrap());
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        check(&Method::POST, &headers)
    }

    #[test]
    fn only_pages_of_the_same_host_may_post() {
        use CsrfRefused::{NoOrigin, OtherOrigin};
        assert_eq!(post(&[("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(post(&[("sec-fetch-site", "none")]), Ok(()));
        assert_eq!(post(&[("sec-fetch-site", "same-site")]), Err(OtherOrigin));
        assert_eq!(post(&[("sec-fetch-site", "cross-site")]), Err(OtherOrigin));
        assert_eq!(post(&[("origin", "http://dinkes.cilegon.test:8080")]), Ok(()));
        assert_eq!(post(&[("referer", "http://dinkes.cilegon.test:8080/kerja?x=1")]), Ok(()));
        assert_eq!(post(&[("origin", "http://cilegon.test:8080")]), Err(OtherOrigin));
        assert_eq!(post(&[("origin", "null")]), Err(OtherOrigin));
        assert_eq!(post(&[("origin", "http://dinkes.cilegon.test:8080@evil.test")]), Err(OtherOrigin));
        assert_eq!(post(&[]), Err(NoOrigin));
        assert_eq!(check(&Method::GET, &HeaderMap::new()), Ok(()));
    }

    #[test]
    fn a_form_token_belongs_to_one_session() {
        let secrets = Secrets::from_bytes([1; 32]);
        let one = token(&secrets, "a");
        assert!(verify(&secrets, "a", &one));
        assert!(!verify(&secrets, "b", &one));
        assert_ne!(one, token(&secrets, "a"));
        for wrong in ["", "AAAA", "ä", &one.chars().skip(1).collect::<String>(), &format!("{one}A")] {
            assert!(!verify(&secrets, "a", wrong), "{wrong}");
        }
    }
}
