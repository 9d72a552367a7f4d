//! The seam between deciding what to ask and asking it.

use url::Url;

use crate::report::{TlsProblem, Trouble, Visitor};

/// One request to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Where.
    pub url: Url,
    /// As whom. Decides the `User-Agent` and `Referer`, see [`Visitor::user_agent`].
    pub visitor: Visitor,
    /// Ask with HEAD: only whether something is there matters.
    pub head: bool,
    /// `If-None-Match` of an earlier answer.
    pub etag: Option<String>,
    /// `If-Modified-Since` of an earlier answer.
    pub last_modified: Option<String>,
    /// A longer body is cut there.
    pub max_bytes: usize,
}

/// What came back.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Every address asked for it, redirects included, in order; the last one answered or failed.
    pub hops: Vec<String>,
    /// The answer, or why there is none.
    pub outcome: Option<Content>,
    /// Why there is no answer, with its words.
    pub failure: Option<(Trouble, String)>,
    /// Time until all of it was there, ms.
    pub took_ms: u64,
    /// The certificate shown (DER) and what a browser has against it.
    pub peer: Option<(Vec<u8>, Option<TlsProblem>)>,
}

/// An answer of whatever status.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// Its status.
    pub status: u16,
    /// Its headers: names in lower case.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Vec<u8>,
    /// Whether the body was longer.
    pub cut: bool,
}

impl Content {
    /// The first header of a name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is a whole, good answer.
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as text. Old sites declare `windows-1252` or `iso-8859-1`; every other one is read as UTF-8.
    pub fn text(&self) -> String {
        let utf8 = String::from_utf8_lossy(&self.body);
        if utf8.contains('\u{fffd}') && std::str::from_utf8(&self.body).is_err() && !self.cut {
            let declared = self.header("content-type").unwrap_or_default().to_ascii_lowercase();
            let head: String = utf8.chars().take(2048).collect::<String>().to_ascii_lowercase();
            if [&declared, &head].iter().any(|text| text.contains("8859-1") || text.contains("windows-125")) {
                return self.body.iter().map(|byte| char::from(*byte)).collect();
            }
        }
        utf8.into_owned()
    }
}

impl Visitor {
    /// What a visitor of that kind calls itself. The watcher says its name and purpose; the others are
    /// asked for the very page only, to see whether a site answers them differently.
    pub fn user_agent(self) -> &'static str {
        match self {
            Self::Watcher => "TerbukaWatch/1.0 (+pemantau situs badan publik; hormat pada robots.txt)",
            Self::Browser | Self::FromSearch => {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
            }
            Self::SearchRobot => "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            Self::Phone => {
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
            }
        }
    }

    /// The page a visitor comes from.
    pub fn referer(self) -> Option<&'static str> {
        (self == Self::FromSearch).then_some("https://www.google.com/")
    }
}
