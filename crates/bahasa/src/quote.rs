//! Quotations and their speakers: `"…," kata Wali Kota`, `Budi mengatakan, “…”`.
//!
//! Texts come from every keyboard: straight and curly marks, a mark that was forgotten. A mark that opens and is not
//! closed ends with its paragraph; a closing mark before `kata` without an opening one began with its paragraph.

use crate::speech::{follows_quote, reports};
use crate::{Span, fold, paragraphs, tokens};

/// Something quoted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words without the marks.
    pub span: Span,
    /// The verb that gives it to somebody: `kata`, `ujarnya`, `mengatakan`; none for a title or a theme in marks.
    pub verb: Option<Span>,
    /// The words after (or before) the verb that say who spoke; none when only `katanya` stands there.
    pub speaker: Option<Span>,
}

impl Quotation {
    /// Whether somebody's speech is quoted, not a theme or a name in marks: somebody is said to have said it, or it is
    /// a whole sentence.
    pub fn is_speech(&self, text: &str) -> bool {
        let words = tokens(self.span.of(text)).count();
        let closed = self.span.of(text).trim_end().ends_with([',', '.', '!', '?']);
        words >= 2 && (self.verb.is_some() || (closed && words >= 6))
    }
}

/// The longest speaker we name, in words.
const SPEAKER_WORDS: usize = 12;

/// All quotations of a text in order.
pub fn quotations(text: &str) -> Vec<Quotation> {
    paragraphs(text).into_iter().flat_map(|paragraph| in_paragraph(text, paragraph)).collect()
}

fn in_paragraph(text: &str, paragraph: Span) -> Vec<Quotation> {
    let body = paragraph.of(text);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut before = None;
    for (at, c) in body.char_indices() {
        if is_mark(c) {
            let end = at + c.len_utf8();
            let next = body.get(end..).and_then(|rest| rest.chars().next());
            let opens = match c {
                '“' | '„' | '«' => true,
                '”' | '»' => false,
                _ => open.is_none() && next.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.')),
            };
            match (open, opens) {
                (_, true) => open = Some(end),
                (Some(from), false) => {
                    found.push(quotation(text, paragraph, from, at, end));
                    open = None;
                }
                (None, false) => {
                    let whole = quotation(text, paragraph, 0, at, end);
                    if found.is_empty() && whole.verb.is_some() && before.is_some() {
                        found.push(whole);
                    }
                }
            }
        }
        before = Some(c);
    }
    if let Some(from) = open {
        found.push(quotation(text, paragraph, from, body.len(), body.len()));
    }
    found.retain(|quotation| quotation.span.start < quotation.span.end);
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

/// The quotation between `from` and `to` of the paragraph, with the verb after its mark at `end` or before it.
fn quotation(text: &str, paragraph: Span, from: usize, to: usize, end: usize) -> Quotation {
    let span = Span { start: paragraph.start + from, end: paragraph.start + to };
    let after = Span { start: paragraph.start + end, end: paragraph.end };
    let before = Span { start: paragraph.start, end: span.start };
    let (verb, speaker) = verb_after(text, after).or_else(|| verb_before(text, before)).unzip();
    Quotation { span, verb, speaker: speaker.flatten() }
}

/// `" kata Budi`: the verb is among the first two words after the mark, in the same sentence.
fn verb_after(text: &str, after: Span) -> Option<(Span, Option<Span>)> {
    let rest = after.of(text);
    let verb = tokens(rest).take(2).find(|token| follows_quote(&fold(token.text)))?;
    let gap = rest.get(..verb.start)?;
    if gap.contains(['.', '!', '?', '“', '"']) {
        return None;
    }
    let place = Span { start: after.start + verb.start, end: after.start + verb.end };
    let tail = Span { start: place.end, end: after.end };
    let speaker = if fold(verb.text).ends_with("nya") { None } else { phrase(text, tail) };
    Some((place, speaker))
}

/// `Budi mengatakan, "`: the last verb of speech in the sentence before the mark.
fn verb_before(text: &str, before: Span) -> Option<(Span, Option<Span>)> {
    let head = before.of(text);
    let lead = head.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    if !lead.ends_with([',', ':']) && !lead.ends_with("bahwa") {
        return None;
    }
    let last = lead.char_indices().rev().find(|(_, c)| matches!(c, '.' | '!' | '?' | '"' | '”'));
    let sentence = last.map_or(0, |(at, c)| at + c.len_utf8());
    let part = head.get(sentence..)?;
    let words: Vec<_> = tokens(part).collect();
    let verb = words.iter().rev().take(14).find(|token| {
        let word = fold(token.text);
        reports(&word) || follows_quote(&word)
    })?;
    let base = before.start + sentence;
    let place = Span { start: base + verb.start, end: base + verb.end };
    let first = words.first().filter(|first| first.start < verb.start);
    let speaker = first.map(|first| Span { start: base + first.start, end: place.start });
    Some((place, speaker))
}

/// The words that name the speaker: up to the end of the sentence or a word that begins something else.
fn phrase(text: &str, tail: Span) -> Option<Span> {
    let rest = tail.of(text);
    let stop =
        ["di", "dalam", "saat", "usai", "pada", "kepada", "ketika", "seusai", "setelah", "sebagaimana"];
    let mut span: Option<Span> = None;
    for token in tokens(rest).take(SPEAKER_WORDS) {
        let from = span.map_or(0, |span| span.end - tail.start);
        let gap = rest.get(from..token.start)?;
        if gap.contains(['.', '!', '?', '\n', ';', '"', '“']) && !gap.starts_with(". ") {
            break;
        }
        if gap.contains(". ") && span.is_some_and(|span| !ends_with_initial(span.of(text))) {
            break;
        }
        if span.is_some() && stop.contains(&fold(token.text).as_str()) {
            break;
        }
        let start = span.map_or(tail.start + token.start, |span| span.start);
        span = Some(Span { start, end: tail.start + token.end });
    }
    span
}

/// `M` of `Agato P. P. Simamora`, `dr`: the dot after it goes on with the name.
fn ends_with_initial(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|last| last.chars().count() <= 2 || fold(last) == "pol")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(&str, Option<&str>, Option<&str>)> {
        let part = |span: Option<Span>| span.map(|span| span.of(text));
        quotations(text).iter().map(|q| (q.span.of(text), part(q.verb), part(q.speaker))).collect()
    }

    #[test]
    fn the_speaker_follows_the_verb() {
        assert_eq!(
            read("\"Stok aman,\" kata Kepala Dinas Kesehatan, dr. Ratna, di Cilegon, Senin."),
            [("Stok aman,", Some("kata"), Some("Kepala Dinas Kesehatan, dr. Ratna"))]
        );
        assert_eq!(read("“Kami siap,” ujarnya."), [("Kami siap,", Some("ujarnya"), None)]);
    }

    #[test]
    fn the_speaker_may_stand_before() {
        assert_eq!(
            read("Wali Kota mengatakan, “Jalan selesai tahun ini.”"),
            [("Jalan selesai tahun ini.", Some("mengatakan"), Some("Wali Kota "))]
        );
    }

    #[test]
    fn a_theme_is_no_speech() {
        let text = "Acara bertema “Pulih Bersama” dihadiri warga.";
        assert!(quotations(text).iter().all(|q| !q.is_speech(text)));
        let text = "\"Air bersih sudah mengalir ke rumah warga,\" kata Budi.";
        assert!(quotations(text).iter().all(|q| q.is_speech(text)));
    }

    #[test]
    fn a_forgotten_mark_loses_nothing() {
        assert_eq!(read("Jumlahnya terus naik”, ungkap Tito.").len(), 1);
        assert_eq!(read("\"Jumlahnya terus naik\nSelesai").len(), 1);
    }

    proptest! {
        #[test]
        fn places_are_true_for_any_text(text in any::<String>()) {
            for q in quotations(&text) {
                for span in [Some(q.span), q.verb, q.speaker].into_iter().flatten() {
                    prop_assert!(text.get(span.start..span.end).is_some());
                }
            }
        }
    }
}
