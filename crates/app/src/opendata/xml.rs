//! A small writer of XML for feeds and sitemaps.
//!
//! Own code, because all we need is elements, attributes and text; every character that XML 1.0
//! forbids is dropped, so that no text of an operator can break a feed.

/// A document being written. Elements are closed in the reverse order of their opening.
#[derive(Debug)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document with its declaration.
    pub(super) fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// A piece to be inserted into a document.
    pub(super) fn part() -> Self {
        Self { out: String::new(), open: Vec::new() }
    }

    /// Inserts a piece that was written by [`Xml::part`].
    pub(super) fn insert(&mut self, part: &str) {
        self.out.push_str(part);
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push_str(">\n");
        }
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// An element with attributes and text.
    pub(super) fn text_with(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        escape(&mut self.out, text);
        self.close();
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>\n");
    }

    /// The whole document; elements still open are closed.
    pub(super) fn end(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
    }
}

/// Writes `text` so that it may stand in an element, an attribute of XML, or HTML.
pub(super) fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push('\n'),
            '\t' | '\n' => out.push(character),
            // XML 1.0 §2.2: neither control characters nor the two non-characters of the first plane.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn text_cannot_break_out_and_forbidden_characters_are_dropped() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "\"<&")]);
        xml.text("c", "]]> \u{0}\u{b}\u{1b}<script>\u{ffff} ✓ 🙂");
        let text = xml.end();
        let (_, body) = text.split_once('\n').unwrap();
        assert_eq!(body, "<a b=\"&quot;&lt;&amp;\"><c>]]&gt; &lt;script&gt; ✓ 🙂</c>\n</a>\n");
    }
}
