//! Cookies: read from a request, built for an answer. Always `HttpOnly; SameSite=Lax; Path=/`.

use axum::http::{HeaderMap, HeaderValue, header};

/// Whether cookies are bound to https. Plain http is for the demo on loopback only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookiePolicy {
    /// With https: `Secure` and the `__Host-` prefix, which no subdomain can overwrite.
    pub secure: bool,
}

impl CookiePolicy {
    /// The cookie's name on the wire.
    pub fn wire_name(&self, name: &str) -> String {
        if self.secure { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// The value of cookie `name`, if sent. Of doubled cookies the first counts.
    pub fn read<'a>(&self, headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
        let wanted = self.wire_name(name);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(key, value)| (key == wanted).then_some(value))
    }

    /// A `Set-Cookie` value. `max_age_seconds` `None` keeps it until the browser closes. `None` comes back
    /// for a name or value that may not stand in a cookie.
    pub fn set(&self, name: &str, value: &str, max_age_seconds: Option<u32>) -> Option<HeaderValue> {
        let allowed = |c: u8| c.is_ascii_graphic() && !matches!(c, b'"' | b',' | b';' | b'\\');
        if !value.bytes().all(allowed) || !name.bytes().all(|c| allowed(c) && c != b'=') {
            return None;
        }
        let mut text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax", self.wire_name(name));
        if self.secure {
            text.push_str("; Secure");
        }
        if let Some(seconds) = max_age_seconds {
            text.push_str("; Max-Age=");
            text.push_str(&seconds.to_string());
        }
        HeaderValue::try_from(text).ok()
    }

    /// A `Set-Cookie` value that deletes the cookie.
    pub fn clear(&self, name: &str) -> Option<HeaderValue> {
        self.set(name, "", Some(0))
    }
}

#[cfg(test)]
mod tests {
    use super::CookiePolicy;
    use axum::http::{HeaderMap, HeaderValue, header};
    use proptest::prelude::*;

    #[test]
    fn a_secure_cookie_is_bound_to_the_host() {
        let policy = CookiePolicy { secure: true };
        let value = policy.set("sesi", "abc", Some(60)).unwrap();
        assert_eq!(value, "__Host-sesi=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
        let loopback = CookiePolicy { secure: false };
        assert_eq!(loopback.set("sesi", "abc", None).unwrap(), "sesi=abc; Path=/; HttpOnly; SameSite=Lax");
        assert_eq!(loopback.clear("sesi").unwrap(), "sesi=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    #[test]
    fn values_cannot_smuggle_attributes() {
        let policy = CookiePolicy { secure: false };
        for value in ["a;Domain=x", "a\r\nb", "a b", "a,b", "\"a\""] {
            assert!(policy.set("sesi", value, None).is_none(), "{value}");
        }
        assert!(policy.set("a=b", "c", None).is_none());
    }

    #[test]
    fn reads_among_others() {
        let policy = CookiePolicy { secure: false };
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; sesi=x=y; rubbish"));
        assert_eq!(policy.read(&headers, "sesi"), Some("x=y"));
        assert_eq!(policy.read(&headers, "es"), None);
    }

    proptest! {
        #[test]
        fn any_cookie_line_is_read(
            lines in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..80), 0..4),
        ) {
            let policy = CookiePolicy { secure: true };
            let mut headers = HeaderMap::new();
            for value in lines.iter().filter_map(|line| HeaderValue::from_bytes(line).ok()) {
                headers.append(header::COOKIE, value);
            }
            prop_assert!(policy.read(&headers, "sesi").is_none_or(|value| !value.contains(';')));
        }

        #[test]
        fn what_may_be_set_is_read_back_among_rubbish(value in "[!-~]{0,40}", rubbish in "[!-~]{0,30}") {
            let policy = CookiePolicy { secure: true };
            if let Some(set) = policy.set("sesi", &value, None) {
                let pair = set.to_str().unwrap().split_once(';').unwrap().0.to_owned();
                let mut headers = HeaderMap::new();
                let line = format!("a={rubbish}; {pair}; {rubbish}");
                headers.append(header::COOKIE, HeaderValue::try_from(line).unwrap());
                prop_assert_eq!(policy.read(&headers, "sesi"), Some(value.as_str()));
            }
        }
    }
}
