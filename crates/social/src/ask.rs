//! A request as a value, the answer to it, and the address a network is asked at.

use std::fmt;

use url::{Url, form_urlencoded};

/// How something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reading.
    Get,
    /// Asking with a body.
    Post,
}

/// One request. Its printed form hides query, headers, body and Telegram's part of the path: they hold keys.
#[derive(Clone, PartialEq, Eq)]
pub struct Ask {
    /// How.
    pub method: Method,
    /// Absolute address.
    pub url: String,
    /// Names in lower case, with values.
    pub headers: Vec<(&'static str, String)>,
    /// Body; empty for reading.
    pub body: Vec<u8>,
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.url.split('?').next().unwrap_or_default();
        let parts = address.split('/').map(|part| if part.starts_with("bot") { "bot…" } else { part });
        write!(f, "{:?} {}", self.method, parts.collect::<Vec<_>>().join("/"))
    }
}

impl Ask {
    /// A reading request.
    pub(crate) fn get(url: Url) -> Self {
        Self { method: Method::Get, url: url.into(), headers: Vec::new(), body: Vec::new() }
    }

    /// A request with a body of a kind.
    pub(crate) fn post(url: Url, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type", kind.to_owned())];
        Self { method: Method::Post, url: url.into(), headers, body: body.into() }
    }

    /// A request with the fields of a form.
    pub(crate) fn form(url: Url, fields: &[(&str, &str)]) -> Self {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        Self::post(url, "application/x-www-form-urlencoded", form)
    }

    /// The same with one header more, by its lower-case name.
    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The same with `Authorization: Bearer` (RFC 6750).
    #[must_use]
    pub(crate) fn bearer(mut self, token: &str) -> Self {
        self.headers.push(("authorization", format!("Bearer {token}")));
        self
    }
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Names in lower case, with values.
    pub headers: Vec<(String, String)>,
    /// Body, as text.
    pub body: String,
}

impl Answer {
    /// A header by its lower-case name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// A header that holds a whole number.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.header(name)?.trim().parse().ok()
    }
}

/// Where a network is asked: configuration, never a constant, so that a test asks a server of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(Url);

impl Base {
    /// A base address: http or https, with a host, without user, query or fragment. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text.trim()).ok()?;
        let is_plain = url.username().is_empty() && url.password().is_none();
        let is_bare = url.query().is_none() && url.fragment().is_none();
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        (is_plain && is_bare && is_web).then_some(Self(url))
    }

    /// An address below it. `path` begins with a slash.
    pub(crate) fn at(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// An address a network named for going on, if it is on the same server: a key goes nowhere else.
    pub(crate) fn same_server(&self, next: &str) -> Option<Url> {
        let url = Url::parse(next).ok()?;
        (url.origin() == self.0.origin() && url.username().is_empty()).then_some(url)
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_plain_web_address_and_keys_stay_on_its_server() {
        let base = Base::parse("http://127.0.0.1:81/api/").unwrap();
        assert_eq!(base.at("/v1/a", &[("q", "x y")]).as_str(), "http://127.0.0.1:81/api/v1/a?q=x+y");
        assert!(base.same_server("http://127.0.0.1:81/api/next?after=1").is_some());
        assert!(base.same_server("http://127.0.0.1:82/api/next").is_none());
        for wrong in ["ftp://a.test", "http://u:p@a.test", "http://a.test/?key=1", "a.test", ""] {
            assert_eq!(Base::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_printed_request_holds_no_key() {
        let base = Base::parse("http://127.0.0.1:81").unwrap();
        let ask = Ask::get(base.at("/me", &[("access_token", "rahasia")])).bearer("rahasia");
        assert_eq!(format!("{ask:?}"), "Get http://127.0.0.1:81/me");
        let bot = Ask::form(base.at("/bot123:rahasia/sendPhoto", &[]), &[("caption", "x")]);
        assert_eq!(format!("{bot:?}"), "Post http://127.0.0.1:81/bot…/sendPhoto");
    }
}
