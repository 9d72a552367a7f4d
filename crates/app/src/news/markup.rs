//! The light markup of the editor: what people know from a messenger.
//!
//! `*tebal*`, `_miring_`, `- butir`, `1. urut`, `> kutipan`, `## subjudul`, an empty line for a new
//! paragraph, bare addresses become links. The text is stored as typed; HTML is made from it with a
//! closed set of elements and everything else escaped; a property test holds the result against a
//! sanitiser that knows only those elements, so nothing else can ever come out.

use std::fmt::Write as _;

use crate::page::SafeHtml;

/// Makes clean HTML of a text.
pub fn to_html(text: &str) -> SafeHtml {
    let mut html = String::with_capacity(text.len() + text.len() / 4);
    let normal = text.replace("\r\n", "\n").replace('\r', "\n");
    for block in blocks(&normal) {
        block.write(&mut html);
    }
    SafeHtml::of_markup(html)
}

/// The text without its marks, for search, feeds and excerpts.
pub fn to_plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        let line = strip_marker(line).unwrap_or(line);
        for span in spans(line) {
            plain.push_str(span.text());
        }
        plain.push('\n');
    }
    plain.trim().to_owned()
}

fn strip_marker(line: &str) -> Option<&str> {
    for mark in ["## ", "### ", "> ", "- ", "• "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return Some(rest);
        }
    }
    numbered(line)
}

enum Block<'a> {
    Paragraph(Vec<&'a str>),
    Heading(u8, &'a str),
    Quote(Vec<&'a str>),
    Bullets(Vec<&'a str>),
    Numbers(Vec<&'a str>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Heading(u8),
    Quote,
    Bullet,
    Number,
}

fn kind_of(line: &str) -> (Kind, &str) {
    if let Some(rest) = line.strip_prefix("### ") {
        return (Kind::Heading(3), rest);
    }
    if let Some(rest) = line.strip_prefix("## ") {
        return (Kind::Heading(2), rest);
    }
    if let Some(rest) = line.strip_prefix('>') {
        return (Kind::Quote, rest.trim_start());
    }
    for mark in ["- ", "• ", "– "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return (Kind::Bullet, rest);
        }
    }
    match numbered(line) {
        Some(rest) => (Kind::Number, rest),
        None => (Kind::Paragraph, line),
    }
}

/// `12. words` or `12) words`.
fn numbered(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let rest = line.get(digits..)?;
    rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut held: Option<(Kind, Vec<&str>)> = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            close(&mut held, &mut blocks);
            continue;
        }
        let (kind, rest) = kind_of(line);
        match &mut held {
            Some((open, lines)) if *open == kind && !matches!(kind, Kind::Heading(_)) => lines.push(rest),
            _ => {
                close(&mut held, &mut blocks);
                held = Some((kind, vec![rest]));
            }
        }
    }
    close(&mut held, &mut blocks);
    blocks
}

fn close<'a>(held: &mut Option<(Kind, Vec<&'a str>)>, blocks: &mut Vec<Block<'a>>) {
    let Some((kind, lines)) = held.take() else { return };
    blocks.push(match kind {
        Kind::Paragraph => Block::Paragraph(lines),
        Kind::Heading(level) => Block::Heading(level, lines.first().copied().unwrap_or_default()),
        Kind::Quote => Block::Quote(lines),
        Kind::Bullet => Block::Bullets(lines),
        Kind::Number => Block::Numbers(lines),
    });
}

impl Block<'_> {
    fn write(&self, html: &mut String) {
        match self {
            Self::Paragraph(lines) => lines_in(html, "p", lines),
            Self::Heading(level, line) => {
                write!(html, "<h{level}>").unwrap_or_default();
                inline(html, line);
                write!(html, "</h{level}>").unwrap_or_default();
            }
            Self::Quote(lines) => {
                html.push_str("<blockquote>");
                lines_in(html, "p", lines);
                html.push_str("</blockquote>");
            }
            Self::Bullets(items) => items_in(html, "ul", items),
            Self::Numbers(items) => items_in(html, "ol", items),
        }
    }
}

fn lines_in(html: &mut String, element: &str, lines: &[&str]) {
    write!(html, "<{element}>").unwrap_or_default();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            html.push_str("<br>");
        }
        inline(html, line);
    }
    write!(html, "</{element}>").unwrap_or_default();
}

fn items_in(html: &mut String, element: &str, items: &[&str]) {
    write!(html, "<{element}>").unwrap_or_default();
    for item in items {
        html.push_str("<li>");
        inline(html, item);
        html.push_str("</li>");
    }
    write!(html, "</{element}>").unwrap_or_default();
}

enum Span<'a> {
    Plain(&'a str),
    Strong(&'a str),
    Emphasis(&'a str),
    Link(&'a str),
}

impl<'a> Span<'a> {
    fn text(&self) -> &'a str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Link(text) => text,
        }
    }
}

fn inline(html: &mut String, line: &str) {
    for span in spans(line) {
        match span {
            Span::Plain(text) => escape(html, text),
            Span::Strong(text) => wrapped(html, "strong", text),
            Span::Emphasis(text) => wrapped(html, "em", text),
            Span::Link(address) => {
                html.push_str("<a href=\"");
                escape(html, address);
                html.push_str("\" rel=\"noopener nofollow ugc\">");
                escape(html, address);
                html.push_str("</a>");
            }
        }
    }
}

fn wrapped(html: &mut String, element: &str, text: &str) {
    write!(html, "<{element}>").unwrap_or_default();
    escape(html, text);
    write!(html, "</{element}>").unwrap_or_default();
}

fn escape(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

/// Cuts a line into spans. A mark opens only before a letter and at the start of a word, and closes
/// only at the end of one, as messengers do it: `5 * 3 * 2` and `nama_berkas_lama` stay as they are.
fn spans(line: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut rest = line;
    let mut plain_from = line;
    let mut at_word_start = true;
    while let Some(c) = rest.chars().next() {
        let marked = if at_word_start { opening(rest) } else { None };
        if let Some((span, length)) = marked {
            let plain_length = plain_from.len() - rest.len();
            if let Some(plain) = plain_from.get(..plain_length).filter(|plain| !plain.is_empty()) {
                spans.push(Span::Plain(plain));
            }
            spans.push(span);
            rest = rest.get(length..).unwrap_or_default();
            plain_from = rest;
            at_word_start = false;
            continue;
        }
        at_word_start = !c.is_alphanumeric() && c != '*' && c != '_' && c != '/' && c != '.';
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    if !plain_from.is_empty() {
        spans.push(Span::Plain(plain_from));
    }
    spans
}

fn opening(rest: &str) -> Option<(Span<'_>, usize)> {
    if rest.starts_with("https://") || rest.starts_with("http://") {
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"'".contains(c)).unwrap_or(rest.len());
        let address = rest.get(..end)?.trim_end_matches(['.', ',', ')', ';', ':', '!', '?', '*', '_']);
        return (address.len() > 8).then_some((Span::Link(address), address.len()));
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '*' | '_'))?;
    let inner = rest.get(1..)?;
    if inner.starts_with(char::is_whitespace) || inner.starts_with(mark) {
        return None;
    }
    let mut from = 0;
    while let Some(found) = inner.get(from..)?.find(mark) {
        let end = from + found;
        let text = inner.get(..end)?;
        let after = inner.get(end + 1..)?.chars().next();
        if !text.ends_with(char::is_whitespace) && !after.is_some_and(char::is_alphanumeric) {
            let span = if mark == '*' { Span::Strong(text) } else { Span::Emphasis(text) };
            return Some((span, end + 2));
        }
        from = end + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The sanitiser: only the elements the markup can make.
    fn sanitise(html: &str) -> String {
        let tags = ["p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h2", "h3", "a"];
        ammonia::Builder::new()
            .tags(tags.into_iter().collect())
            .tag_attributes([("a", std::iter::once("href").collect())].into_iter().collect())
            .generic_attributes(std::collections::HashSet::new())
            .url_schemes(["http", "https"].into_iter().collect())
            .link_rel(Some("noopener nofollow ugc"))
            .clean(html)
            .to_string()
    }

    fn html(text: &str) -> String {
        to_html(text).to_string()
    }

    #[test]
    fn paragraphs_and_line_breaks_as_in_a_messenger() {
        assert_eq!(html("Satu\ndua\n\nTiga"), "<p>Satu<br>dua</p><p>Tiga</p>");
    }

    #[test]
    fn bold_and_italic_only_around_words() {
        assert_eq!(
            html("*Posyandu* buka _setiap Senin_."),
            "<p><strong>Posyandu</strong> buka <em>setiap Senin</em>.</p>"
        );
        assert_eq!(html("5 * 3 * 2 dan nama_berkas_lama"), "<p>5 * 3 * 2 dan nama_berkas_lama</p>");
        assert_eq!(html("*tidak ditutup"), "<p>*tidak ditutup</p>");
    }

    #[test]
    fn lists_quotes_and_subheadings() {
        assert_eq!(html("- KTP\n- KK"), "<ul><li>KTP</li><li>KK</li></ul>");
        assert_eq!(html("1. Daftar\n2) Antre"), "<ol><li>Daftar</li><li>Antre</li></ol>");
        assert_eq!(html("> Buka pukul delapan"), "<blockquote><p>Buka pukul delapan</p></blockquote>");
        assert_eq!(html("## Syarat\nBawa KTP"), "<h2>Syarat</h2><p>Bawa KTP</p>");
    }

    #[test]
    fn bare_addresses_become_links_and_nothing_else_does() {
        let link = html("Lihat https://cilegon.go.id/a_b. Terima kasih");
        assert!(link.contains("href=\"https://cilegon.go.id/a_b\""), "{link}");
        assert!(link.contains("a_b</a>. Terima"), "{link}");
        assert_eq!(html("javascript:alert(1)"), "<p>javascript:alert(1)</p>");
    }

    #[test]
    fn html_typed_or_pasted_is_shown_as_text() {
        assert_eq!(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    #[test]
    fn plain_text_has_no_marks() {
        assert_eq!(to_plain("## Syarat\n- *KTP* asli\n\n1. _Daftar_"), "Syarat\nKTP asli\n\nDaftar");
    }

    proptest! {
        #[test]
        fn a_sanitiser_finds_nothing_to_remove(text in "[ -~\\n*_>#<&\"'/:.a-zé]{0,300}") {
            let made = html(&text);
            // The sanitiser writes quotation marks in text as they are.
            prop_assert_eq!(sanitise(&made), made.replace("&quot;", "\""));
            to_plain(&text);
        }

        #[test]
        fn plain_text_keeps_every_letter_of_any_text(text in "([*_>#\\-•–0-9.)\\r\\n ]|https?://|\\PC){0,80}") {
            let plain = to_plain(&text);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&plain), letters(&text));
        }
    }
}
