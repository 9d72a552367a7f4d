//! Letters that look like others: gambling advertisements write `𝗩𝗜𝗦𝗜𝟰𝗗`, `A L E X I S 1 7` or `ѕlоt` so that no filter
//! sees the word. Here they become plain letters again, and how many were dressed up is told.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text in plain lower-case letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// Its words, letters and digits only.
    pub words: Vec<String>,
    /// Letters that were dressed up.
    pub dressed: usize,
    /// Words that were written letter by letter.
    pub spaced: usize,
}

/// Letters of other scripts and small capitals that stand for Latin ones.
const LOOK_ALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('т', 't'),
    ('н', 'h'),
    ('в', 'b'),
    ('г', 'r'),
    ('ԁ', 'd'),
    ('ӏ', 'l'),
    ('α', 'a'),
    ('ε', 'e'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('ι', 'i'),
    ('ω', 'w'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('τ', 't'),
    ('χ', 'x'),
    ('η', 'n'),
    ('ɪ', 'i'),
    ('ɴ', 'n'),
    ('ʀ', 'r'),
    ('ɢ', 'g'),
    ('ʜ', 'h'),
    ('ʟ', 'l'),
    ('ʙ', 'b'),
    ('ʏ', 'y'),
    ('ꜱ', 's'),
    ('ꜰ', 'f'),
    ('ᴀ', 'a'),
    ('ᴄ', 'c'),
    ('ᴅ', 'd'),
    ('ᴇ', 'e'),
    ('ᴊ', 'j'),
    ('ᴋ', 'k'),
    ('ᴍ', 'm'),
    ('ᴏ', 'o'),
    ('ᴘ', 'p'),
    ('ᴛ', 't'),
    ('ᴜ', 'u'),
    ('ᴠ', 'v'),
    ('ᴡ', 'w'),
    ('ᴢ', 'z'),
    ('ı', 'i'),
    ('ɑ', 'a'),
    ('ɡ', 'g'),
    ('ʋ', 'v'),
    ('ƚ', 'l'),
    ('ơ', 'o'),
    ('ł', 'l'),
    ('ø', 'o'),
];

/// Undresses a text.
pub fn plain(text: &str) -> Plain {
    let mut flat = String::with_capacity(text.len());
    let mut dressed = 0;
    for c in text.chars() {
        if matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{00ad}')
        {
            continue;
        }
        if c.is_ascii() {
            flat.push(c.to_ascii_lowercase());
            continue;
        }
        if c == '\u{20e3}' {
            dressed += 1;
            continue;
        }
        let undressed = undress(c);
        if let Some(letter) = undressed {
            dressed += 1;
            flat.push(letter);
        } else {
            flat.extend(c.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
        }
    }
    let (words, spaced) = joined(&flat);
    Plain { words, dressed, spaced }
}

/// The plain letter or digit a dressed-up one stands for.
fn undress(c: char) -> Option<char> {
    let code = u32::from(c);
    let counted = |from: u32, first: char| char::from_u32(u32::from(first) + (code - from) % 26);
    match code {
        0x1f150..=0x1f169 => return counted(0x1f150, 'a'),
        0x1f170..=0x1f189 => return counted(0x1f170, 'a'),
        _ => {}
    }
    let fancy = matches!(code, 0x1d400..=0x1d7ff | 0xff10..=0xff5a | 0x2460..=0x24ff | 0x1f110..=0x1f14f | 0x2070..=0x209c | 0x2100..=0x214f);
    if fancy {
        return c.nfkd().find(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase());
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    LOOK_ALIKES.iter().find(|(known, _)| *known == lower).map(|(_, letter)| *letter)
}

/// Words, with runs of four and more single letters put together: `a l e x i s 1 7`; and digits drawn to the word
/// before them: `pulau7/7/7`, `alexis-17`.
fn joined(flat: &str) -> (Vec<String>, usize) {
    let mut words: Vec<String> = Vec::new();
    let (mut run, mut spaced) = (Vec::new(), 0);
    let mut flush = |run: &mut Vec<String>, words: &mut Vec<String>| {
        if run.len() >= 4 {
            spaced += 1;
            words.push(run.concat());
        } else {
            words.append(run);
        }
        run.clear();
    };
    for word in flat.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.chars().count() == 1 {
            run.push(word.to_owned());
        } else {
            flush(&mut run, &mut words);
            words.push(word.to_owned());
        }
    }
    flush(&mut run, &mut words);
    (words, spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dressed_up_letters_become_plain() {
        for (text, words) in [
            ("𝐕𝐈𝐒𝐈4️⃣𝗗", vec!["visi4d"]),
            ("⭐ A L E X I S 1 7 ⭐", vec!["alexis17"]),
            ("【H】【o】【k】【i】【7】【7】【7】", vec!["hoki777"]),
            ("ѕlоt gаcоr", vec!["slot", "gacor"]),
            ("ＳＬＯＴ ⓖⓐⓒⓞⓡ 🅢🅛🅞🅣", vec!["slot", "gacor", "slot"]),
            ("s\u{200b}lot", vec!["slot"]),
        ] {
            assert_eq!(plain(text).words, words, "{text}");
        }
        assert_eq!(plain("Kelurahan Jombang Wetan").dressed, 0);
        assert!(plain("𝐕𝐈𝐒𝐈4️⃣𝗗").dressed >= 4);
    }
}
