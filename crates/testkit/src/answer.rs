//! What came back, in the words a test asks in: status, place, what a reader sees.

use axum::body::Body;
use axum::http::{HeaderMap, Response};

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as sent.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub(crate) async fn read(response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Self { status: head.status.as_u16(), headers: head.headers, bytes }
    }

    /// The source of the page.
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a reader sees of an HTML page: words without tags, spaces joined.
    pub fn text(&self) -> String {
        visible_text(&self.source())
    }

    /// Whether a reader sees these words.
    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The body as JSON. Fails the test when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.source()))
    }

    /// A header's first value; empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads; empty when it is none.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// Fails the test, showing the page, unless the status is this one.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "checking the status is often all that is wanted")]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} {}", self.location(), self.text());
        self
    }
}

/// The words of an HTML page as a reader sees them: no tags, no scripts, no styles, entities read,
/// white space joined. Good enough for our own well-formed pages.
pub fn visible_text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        // Inline elements do not part words; the end of a block does.
        let is_inline =
            ["a", "b", "i", "em", "strong", "span", "mark", "abbr", "time", "code"].contains(&name.as_str());
        let ends_block = ["/p", "/li", "/h"].iter().any(|end| tag.starts_with(end));
        if ends_block || !is_inline && !tag.starts_with('/') {
            text.push(' ');
        }
        rest = match name.as_str() {
            "script" | "style" => after.split_once(&format!("</{name}>")).map_or("", |(_, after)| after),
            _ => after,
        };
    }
    text.push_str(rest);
    let read = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&nbsp;", " ")
        .replace("&#38;", "&")
        .replace("&amp;", "&");
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::visible_text;

    #[test]
    fn a_reader_sees_words_and_no_markup() {
        let html = "<head><style>p{}</style></head><p>Kota <b>Con</b>toh &amp;\n warga</p><p>dua</p>";
        assert_eq!(visible_text(html), "Kota Contoh & warga dua");
    }
}
