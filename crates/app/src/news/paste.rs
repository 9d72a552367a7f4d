//! Pasted HTML, from a word processor mostly, turned into the light markup of the editor.
//!
//! The script in the page does this while pasting; here it is done for pages without script. The
//! HTML is first cleaned by ammonia, which leaves well-formed markup of few elements, so that what
//! reads it here can be simple.

use std::collections::HashSet;

/// Elements whose meaning the light markup can carry.
const KEPT: [&str; 24] = [
    "p",
    "div",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
];

/// Elements whose content is no text.
const DROPPED: [&str; 5] = ["script", "style", "title", "xml", "noscript"];

/// Signs that a text was copied as HTML: marks of a word processor, or several closing tags.
pub(super) fn looks_like_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let marks = ["class=mso", "class=\"mso", "<o:p>", "<!--[if", "<!doctype html", "<w:worddocument"];
    if marks.iter().any(|mark| lower.contains(mark)) {
        return true;
    }
    let closing =
        ["</p>", "</span>", "</div>", "</li>", "</b>", "</strong>", "</h1>", "</h2>", "</a>", "</td>"];
    let found: usize = closing.iter().map(|tag| lower.matches(tag).count()).sum();
    found >= 2 || (found == 1 && lower.trim_start().starts_with('<'))
}

/// The light markup of some HTML. Bold, italic, lists, quotes, headings and the addresses of links
/// stay; everything else is dropped, its words kept.
pub(super) fn from_html(html: &str) -> String {
    let clean = ammonia::Builder::new()
        .tags(HashSet::from(KEPT))
        .clean_content_tags(HashSet::from(DROPPED))
        .tag_attributes([("a", HashSet::from(["href"]))].into_iter().collect())
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https"]))
        .link_rel(None)
        .clean(html)
        .to_string();
    let mut writer = Writer::default();
    let mut rest = clean.as_str();
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        writer.text(&unescape(text));
        let end = tag.find('>').unwrap_or(tag.len());
        let inner = tag.get(1..end).unwrap_or_default();
        match inner.strip_prefix('/') {
            Some(name) => writer.close(name),
            None => writer.open(inner),
        }
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    writer.text(&unescape(rest));
    writer.finish()
}

/// A line or paragraph being collected.
#[derive(Default)]
struct Writer {
    blocks: Vec<(&'static str, String)>,
    line: String,
    /// Where in `line` a mark opened: position and mark.
    marks: Vec<(usize, char)>,
    /// Open lists: `None` a bulleted one, `Some(n)` the next number.
    lists: Vec<Option<u32>>,
    prefix: String,
    quotes: u32,
    link: Option<(usize, String)>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c == '\u{a0}' || c.is_whitespace() { ' ' } else { c };
            if c != ' ' || !(self.line.is_empty() || self.line.ends_with([' ', '\n'])) {
                self.line.push(c);
            }
        }
    }

    fn open(&mut self, inner: &str) {
        let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        match name.trim_end_matches('/') {
            "br" if self.prefix.is_empty() => self.line.push('\n'),
            "br" | "td" | "th" => self.text(" "),
            "b" | "strong" => self.mark('*'),
            "i" | "em" => self.mark('_'),
            "a" => {
                let address = attributes.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"'));
                self.link = address.map(|(address, _)| (self.line.len(), unescape(address)));
            }
            "ul" => self.list(None),
            "ol" => self.list(Some(1)),
            "li" => self.item(),
            "blockquote" => {
                self.flush();
                self.quotes += 1;
            }
            heading if heading.len() == 2 && heading.starts_with('h') => {
                self.flush();
                "## ".clone_into(&mut self.prefix);
            }
            _ => self.flush(),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.unmark('*'),
            "i" | "em" => self.unmark('_'),
            "a" => self.unlink(),
            "td" | "th" => self.text(" "),
            "ul" | "ol" => {
                self.flush();
                self.lists.pop();
            }
            "blockquote" => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            _ => self.flush(),
        }
    }

    fn list(&mut self, first: Option<u32>) {
        self.flush();
        self.lists.push(first);
    }

    fn item(&mut self) {
        self.flush();
        self.prefix = match self.lists.last_mut() {
            Some(Some(number)) => {
                let prefix = format!("{number}. ");
                *number += 1;
                prefix
            }
            _ => "- ".to_owned(),
        };
    }

    fn mark(&mut self, mark: char) {
        if !self.marks.iter().any(|(_, open)| *open == mark) {
            self.marks.push((self.line.len(), mark));
        }
    }

    /// Puts the marks around the words inside, without the spaces at their ends.
    fn unmark(&mut self, mark: char) {
        let Some(place) = self.marks.iter().position(|(_, open)| *open == mark) else { return };
        let (start, _) = self.marks.remove(place);
        let inside = self.line.get(start..).unwrap_or_default().to_owned();
        let words = inside.trim();
        if words.is_empty() || words.contains('\n') || words.contains(mark) {
            return;
        }
        let is_spaced = inside.ends_with(' ');
        let lead = if inside.starts_with(' ') { " " } else { "" };
        let marked = format!("{lead}{mark}{words}{mark}{}", if is_spaced { " " } else { "" });
        self.line.truncate(start);
        self.line.push_str(&marked);
    }

    /// Keeps the address of a link beside its words, unless the words are the address.
    fn unlink(&mut self) {
        let Some((start, address)) = self.link.take() else { return };
        let words = self.line.get(start..).unwrap_or_default().trim().to_owned();
        if words.is_empty() {
            self.line.push_str(&address);
        } else if !address.contains(&words) {
            self.line.extend([" (", &address, ")"]);
        } else if words != address {
            self.line.truncate(start);
            self.line.push_str(&address);
        }
    }

    /// Ends the line or paragraph.
    fn flush(&mut self) {
        for mark in ['*', '_'] {
            self.unmark(mark);
        }
        self.unlink();
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let prefix = std::mem::take(&mut self.prefix);
        let (prefix, line) = match word_bullet(line) {
            Some(rest) if prefix.is_empty() => ("- ".to_owned(), rest),
            _ => (prefix, line),
        };
        let kind = match prefix.as_str() {
            "" if self.quotes > 0 => "quote",
            "" => "paragraph",
            "## " => "heading",
            _ => "item",
        };
        let line = if prefix.is_empty() { line.to_owned() } else { line.replace('\n', " ") };
        let quote = if kind == "quote" { "> " } else { "" };
        self.blocks.push((kind, format!("{quote}{prefix}{line}")));
    }

    fn finish(mut self) -> String {
        self.flush();
        let mut text = String::new();
        let mut before = "";
        for (kind, block) in self.blocks {
            if !text.is_empty() {
                text.push_str(if kind == "item" && before == "item" { "\n" } else { "\n\n" });
            }
            text.push_str(&block);
            before = kind;
        }
        text
    }
}

/// A list item as a word processor writes it: a paragraph that begins with the sign of a bullet.
fn word_bullet(line: &str) -> Option<&str> {
    ['·', '•', '§', '\u{f0b7}', '\u{f0a7}', '▪', '●']
        .into_iter()
        .find_map(|sign| line.strip_prefix(sign))
        .or_else(|| line.strip_prefix("o  "))
        .map(str::trim_start)
}

/// The few entities that ammonia writes.
fn unescape(text: &str) -> String {
    text.replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORD: &str = r#"<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=IN style='tab-interval:36.0pt'>
<h1 style='margin-top:12pt'><span lang=IN>Jadwal posyandu<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify'><span lang=IN style='font-size:12.0pt'>Kelurahan
Gerem membuka <b>posyandu </b>setiap <i style='mso-bidi'>Senin</i>.&nbsp;<o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span></span><![endif]>Bawa KTP</p>
<p class=MsoListParagraph><span>·<span>&nbsp; </span></span>Bawa <b>KIA</b></p>
<ol><li>Daftar</li><li>Antre &amp; tunggu</li></ol>
<p class=MsoNormal>Lihat <a href="https://cilegon.go.id/jadwal">jadwal lengkap</a><script>alert(1)</script></p>
<p class=MsoNormal><b><o:p>&nbsp;</o:p></b></p></body></html>"#;

    #[test]
    fn ugly_word_html_becomes_the_markup_of_the_editor() {
        assert!(looks_like_html(WORD));
        assert_eq!(
            from_html(WORD),
            "## Jadwal posyandu\n\n\
             Kelurahan Gerem membuka *posyandu* setiap _Senin_.\n\n\
             - Bawa KTP\n- Bawa *KIA*\n1. Daftar\n2. Antre & tunggu\n\n\
             Lihat jadwal lengkap (https://cilegon.go.id/jadwal)"
        );
    }

    #[test]
    fn ordinary_texts_are_no_html() {
        for text in ["Suhu < 30 derajat", "Pakai tag <b> untuk tebal", "a > b dan c < d", "> kutipan", ""] {
            assert!(!looks_like_html(text), "{text}");
        }
    }

    #[test]
    fn tables_and_quotes_keep_their_words() {
        assert_eq!(
            from_html(
                "<table><tr><td>Senin</td><td>08.00</td></tr></table><blockquote><p>Ayo</p></blockquote>"
            ),
            "Senin 08.00\n\n> Ayo"
        );
    }

    proptest! {
        #[test]
        fn any_html_gives_text_without_panic(html in "(<[a-z/]{1,5}>|[a-z&;*_ \\n<>é]){0,60}") {
            from_html(&html);
            looks_like_html(&html);
        }

        #[test]
        fn damaged_word_html_never_becomes_a_tag(
            start in 0..WORD.len(),
            end in 0..WORD.len(),
            changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
            after in "(<(script|img|svg|a href=javascript:|iframe|b|p)( on[a-z]{3}=)?[\"' >]|&(lt|#60|amp|nbsp);?|.){0,30}",
        ) {
            let mut bytes = WORD.as_bytes().get(start.min(end)..start.max(end)).unwrap().to_vec();
            for (at, byte) in changes {
                if let Some(old) = (!bytes.is_empty()).then(|| at.index(bytes.len())) {
                    bytes[old] = byte;
                }
            }
            let markup = from_html(&format!("{}{after}", String::from_utf8_lossy(&bytes)));
            let shown = super::super::markup::to_html(&markup).to_string();
            for tag in shown.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap().trim_start_matches('/');
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                let known = ["p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h2", "h3", "a"];
                prop_assert!(known.contains(&name), "{shown}");
                let is_link = attributes.starts_with("href=\"http") || attributes.starts_with("rel=");
                prop_assert!(attributes.is_empty() || name == "a" && is_link, "{shown}");
            }
        }
    }
}
