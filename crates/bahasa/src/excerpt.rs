//! Short forms of a text for lists, feeds and descriptions.

/// Words a minute an adult reads on a screen; the usual figure is 200 to 250, we take the calmer one.
const WORDS_PER_MINUTE: usize = 200;

/// The beginning of a text in at most `max_chars` characters: white space made single, cut at the end of a
/// sentence when one ends in the second half, otherwise after a whole word with `…`.
pub fn excerpt(text: &str, max_chars: usize) -> String {
    let flat = flatten(text);
    let Some((limit, _)) = flat.char_indices().nth(max_chars) else {
        return flat;
    };
    let head = flat.get(..limit).unwrap_or_default();
    let half = flat.char_indices().nth(max_chars / 2).map_or(0, |(at, _)| at);
    if let Some(end) = sentence_ends(&flat).take_while(|end| *end <= limit).filter(|end| *end >= half).last()
    {
        return flat.get(..end).unwrap_or_default().to_owned();
    }
    // Room for the ellipsis itself.
    let room = flat.char_indices().nth(max_chars.saturating_sub(1)).map_or(0, |(at, _)| at);
    let cut = head.get(..room).unwrap_or_default();
    let at_word =
        if flat.get(room..).is_some_and(|rest| rest.starts_with(' ')) { Some(room) } else { cut.rfind(' ') };
    let kept = cut.get(..at_word.unwrap_or(room)).unwrap_or_default();
    let kept = kept.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '"' | '”' | '%'));
    if max_chars == 0 { String::new() } else { format!("{kept}…") }
}

/// The first sentence of a text, white space made single; the whole text when no sentence ends in it.
pub fn first_sentence(text: &str) -> String {
    let flat = flatten(text);
    let end = sentence_ends(&flat).next().unwrap_or(flat.len());
    flat.get(..end).unwrap_or_default().to_owned()
}

/// Minutes to read a text of so many words, at least one.
pub fn reading_minutes(text: &str) -> usize {
    crate::tokens(text).count().div_ceil(WORDS_PER_MINUTE).max(1)
}

fn flatten(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Byte places just after a sentence: `.`, `!` or `?` (and a closing quote) before a space or the end.
/// Not after short forms such as `Jl.`, `No.`, `dr.` or an initial.
fn sentence_ends(flat: &str) -> impl Iterator<Item = usize> {
    flat.match_indices(['.', '!', '?', '…']).filter_map(|(at, mark)| {
        let rest = flat.get(at + mark.len()..)?;
        let closing = rest.chars().next().filter(|c| matches!(c, '"' | '”' | '’' | ')'));
        let end = at + mark.len() + closing.map_or(0, char::len_utf8);
        let after = flat.get(end..)?;
        if !(after.is_empty() || after.starts_with(' ')) {
            return None;
        }
        let before = flat.get(..at)?.rsplit(' ').next().unwrap_or_default();
        let short = mark == "." && closing.is_none() && !after.is_empty() && is_short_form(before);
        (!short).then_some(end)
    })
}

/// A word that takes a dot without ending a sentence.
fn is_short_form(word: &str) -> bool {
    const SHORT: &[&str] = &[
        "jl", "jln", "no", "dr", "drs", "dra", "ir", "prof", "hj", "kh", "kel", "kec", "kab", "prov", "tel",
        "telp", "rp", "ps", "hlm", "st", "s.pd", "m.si",
    ];
    let bare = crate::fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.chars().count() <= 1 && !bare.chars().all(char::is_numeric) || SHORT.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(excerpt("  Pasar\n\nmurah  hari ini ", 40), "Pasar murah hari ini");
    }

    #[test]
    fn cuts_at_a_sentence_or_a_word() {
        let text =
            "Pasar murah digelar di Jl. Merdeka No. 5. Warga diminta membawa tas belanja sendiri dari rumah.";
        assert_eq!(excerpt(text, 60), "Pasar murah digelar di Jl. Merdeka No. 5.");
        assert_eq!(excerpt(text, 25), "Pasar murah digelar di…");
        assert_eq!(excerpt("Aaaaaaaaaaaaaaaa", 5), "Aaaa…");
    }

    #[test]
    fn first_sentence_steps_over_short_forms() {
        assert_eq!(
            first_sentence("Kepala Dinas dr. A. Contoh hadir. Acara selesai."),
            "Kepala Dinas dr. A. Contoh hadir."
        );
        assert_eq!(first_sentence("“Selesai tahun 2026.” Begitu katanya."), "“Selesai tahun 2026.”");
        assert_eq!(first_sentence("Tanpa titik"), "Tanpa titik");
    }

    #[test]
    fn reading_takes_a_minute_at_least() {
        assert_eq!(reading_minutes(""), 1);
        assert_eq!(reading_minutes(&"kata ".repeat(401)), 3);
    }

    proptest! {
        #[test]
        fn never_longer_than_asked(text in any::<String>(), max in 0_usize..300) {
            prop_assert!(excerpt(&text, max).chars().count() <= max);
            first_sentence(&text);
        }
    }
}
