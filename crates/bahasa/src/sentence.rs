//! Where the sentences and paragraphs of a text begin and end.
//!
//! News is full of dots that end nothing: `No. 5`, `Jl. Merdeka`, `dr. H. A. Contoh, S.Sos.`, `Rp1.250.000`, `09.30`.
//! The finders of quotations and sources, and the advice on long sentences, all stand on the places found here.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A stretch of a text, in bytes; both ends on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

impl Span {
    /// The words of the stretch; empty when it does not belong to this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the byte lies inside.
    pub fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }
}

/// Short forms that take a dot in the middle of a sentence, folded.
static SHORT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "jl jln gg no nomor dr drs dra ir prof hj kh tgk ny tn sdr sdri bpk yth kel kec kab prov ds dsn tel telp hp rp ps \
     pasal hlm hal st sto sta sr pdt rm ust tgl pkl wib spd mpd msi mm sh mh se st sag spdi pol inf mar kav purn bin \
     binti ph cv pt ud tbk alm almh dll dsb dst dkk jend letjen mayjen brigjen kol letkol kapt lettu serka kombes irjen \
     ttd cq an ub vol art bhd jr sr"
        .split_whitespace()
        .collect()
});

/// The paragraphs of a text: a blank line ends one, and so does a line end before a new beginning. A line end before a
/// small letter is only the edge of the paper the text was copied from.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('\n') {
        let after = text.get(at + 1..).unwrap_or_default();
        let next = after.trim_start_matches([' ', '\t', '\r']).chars().next();
        if next.is_none_or(|c| !c.is_lowercase()) {
            push_trimmed(text, start, at, &mut found);
            start = at + 1;
        }
    }
    push_trimmed(text, start, text.len(), &mut found);
    found
}

/// The sentences of a text in order, without the white space around them. A heading without a mark is one too.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let body = paragraph.of(text);
        let mut start = 0;
        for end in ends(body) {
            push_trimmed(text, paragraph.start + start, paragraph.start + end, &mut found);
            start = end;
        }
        push_trimmed(text, paragraph.start + start, paragraph.end, &mut found);
    }
    found
}

fn push_trimmed(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let part = text.get(start..end).unwrap_or_default();
    let from = start + (part.len() - part.trim_start().len());
    let to = start + part.trim_end().len();
    if from < to {
        found.push(Span { start: from, end: to });
    }
}

/// Places just after a sentence inside one paragraph.
fn ends(body: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in body.match_indices(['.', '!', '?', '…']) {
        let end = at + mark.len();
        let rest = body.get(end..).unwrap_or_default();
        if rest.starts_with(['.', '!', '?', '…']) {
            continue;
        }
        let closing: usize = rest.chars().take_while(|c| is_closing(*c)).map(char::len_utf8).sum();
        let after = rest.get(closing..).unwrap_or_default();
        let spaces: usize = after.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        let next = after.get(spaces..).and_then(|next| next.chars().next());
        let ends_here = match next {
            None => false,
            Some(_) if spaces == 0 => false,
            Some(c) => !c.is_lowercase() && !matches!(c, ',' | ';' | '-' | '–' | '—'),
        };
        let before = body.get(from..at).unwrap_or_default();
        if ends_here && !(mark == "." && closing == 0 && belongs_to_word(before, next)) {
            from = end + closing;
            found.push(from);
        }
    }
    found
}

/// Whether the dot after `before` belongs to its last word: a short form, an initial, a degree, a number of a list.
fn belongs_to_word(before: &str, next: Option<char>) -> bool {
    let word = before.rsplit([' ', '\n', '\t', '(', '"', '“', ',']).next().unwrap_or_default();
    let letters = word.rsplit('.').next().unwrap_or_default();
    let count = letters.chars().count();
    let is_number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    if is_number {
        // `1. Pendaftaran`: the number of a list stands alone at the beginning of its sentence.
        return before.trim() == word && count <= 3;
    }
    if count == 1 && letters.chars().all(char::is_alphabetic) {
        return letters.chars().all(char::is_uppercase) || next.is_some_and(|c| c.is_ascii_digit());
    }
    let folded = crate::fold(letters);
    if folded == "no" || folded == "pasal" {
        return next.is_some_and(|c| c.is_ascii_digit());
    }
    SHORT.contains(folded.as_str())
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn short_forms_and_numbers_end_nothing() {
        for one in [
            "Kepala Dinas dr. H. A. Contoh, S.Sos., M.Si. hadir di Jl. Merdeka No. 5 pukul 09.30 WIB.",
            "Bantuan Rp1.250.000 diberikan kepada 3.400 warga.",
            "Rapat dipimpin Ny. Y. Astuti dan Drs. Budi.",
            "1. Warga membawa KTP.",
            "Harga naik... tetapi stok aman.",
        ] {
            assert_eq!(parts(one), [one]);
        }
    }

    #[test]
    fn sentences_end_at_marks_and_quotes() {
        assert_eq!(
            parts("“Selesai tahun 2026.” Begitu katanya. Benarkah? Ya!"),
            ["“Selesai tahun 2026.”", "Begitu katanya.", "Benarkah?", "Ya!"]
        );
        assert_eq!(
            parts("\"Aman. Terkendali,\" kata Budi. Ia pergi."),
            ["\"Aman.", "Terkendali,\" kata Budi.", "Ia pergi."]
        );
        assert_eq!(parts("Tahun 2026. Warga hadir."), ["Tahun 2026.", "Warga hadir."]);
    }

    #[test]
    fn copied_lines_are_joined_and_new_lines_split() {
        assert_eq!(parts("Judul berita\nWarga hadir di\nbalai kota. Selesai.").len(), 3);
        assert_eq!(paragraphs("Satu.\n\nDua\ntiga.\nEmpat.").len(), 3);
    }

    proptest! {
        #[test]
        fn places_are_true_and_in_order(text in any::<String>()) {
            let mut last = 0;
            for span in sentences(&text) {
                prop_assert!(span.start >= last && span.start < span.end);
                prop_assert!(text.get(span.start..span.end).is_some());
                last = span.end;
            }
        }
    }
}
