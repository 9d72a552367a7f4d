//! What single cells say: networks, numbers, yes and no.

use rules::activity::Network;

/// A network by the names people give it.
pub fn network_named(text: &str) -> Option<Network> {
    let folded = bahasa::fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = |word: &str| {
        Some(match word {
            "instagram" | "ig" | "insta" => Network::Instagram,
            "facebook" | "fb" => Network::Facebook,
            "x" | "twitter" => Network::X,
            "tiktok" | "tt" => Network::Tiktok,
            "youtube" | "yt" => Network::Youtube,
            "threads" | "thread" => Network::Threads,
            "whatsapp" | "wa" => Network::Whatsapp,
            "mastodon" => Network::Mastodon,
            "telegram" => Network::Telegram,
            _ => return None,
        })
    };
    if words.as_slice() == ["tik", "tok"] {
        return Some(Network::Tiktok);
    }
    // "Instagram Posts", "halaman Facebook", "saluran WhatsApp": one network among words that say nothing else.
    let mut found = words.iter().filter_map(|word| named(word));
    let first = found.next()?;
    (words.len() <= 3 && found.all(|other| other == first)).then_some(first)
}

/// What a cell for a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// A whole number.
    Posts(u32),
    /// Nothing, or a dash: not known.
    Nothing,
    /// "Belum punya akun".
    NoAccount,
    /// "Tidak aktif": there is an account, and no number.
    Inactive,
    /// Something else.
    Wrong,
}

/// Reads a number of posts. A missing number stays missing.
pub(super) fn number(text: &str) -> Number {
    let folded = bahasa::fold(text.trim());
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty()
        || matches!(folded.as_str(), "n/a" | "na" | "?" | "tidak diketahui" | "unknown" | "null")
    {
        return if folded.starts_with('-') && !words.is_empty() { Number::Wrong } else { Number::Nothing };
    }
    let says = |some: &[&str]| some.iter().any(|word| words.contains(word));
    if says(&["belum", "tidak", "no", "none", "tanpa", "tak"])
        && says(&["akun", "account", "accounts", "punya", "ada", "none", "memiliki"])
    {
        return Number::NoAccount;
    }
    if says(&["inactive", "nonaktif", "pasif"]) || says(&["tidak", "kurang", "tak"]) && says(&["aktif"]) {
        return Number::Inactive;
    }
    let digits = folded.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    // Spreadsheet programs save whole numbers as `27.0` and thousands as `1.200`.
    let whole = digits.strip_suffix(".0").unwrap_or(digits);
    let is_grouped = whole.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let bare: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    match bare.parse::<u32>() {
        Ok(posts) if is_grouped && posts <= 100_000 => Number::Posts(posts),
        _ => Number::Wrong,
    }
}

/// Whether a cell says yes.
pub(super) fn is_yes(text: &str) -> bool {
    matches!(bahasa::fold(text.trim()).as_str(), "1" | "true" | "yes" | "ya" | "y" | "benar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_known_by_their_names() {
        for (text, network) in [
            ("IG", Network::Instagram),
            ("Instagram Posts", Network::Instagram),
            ("X (Twitter)", Network::X),
            ("Tik Tok", Network::Tiktok),
            ("Saluran WhatsApp", Network::Whatsapp),
            ("Halaman Facebook", Network::Facebook),
        ] {
            assert_eq!(network_named(text), Some(network), "{text}");
        }
        for wrong in ["", "media sosial", "instagram facebook", "website"] {
            assert_eq!(network_named(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_missing_number_is_never_zero() {
        for (text, said) in [
            ("27", Number::Posts(27)),
            ("0", Number::Posts(0)),
            ("27 unggahan", Number::Posts(27)),
            ("27.0", Number::Posts(27)),
            ("1.200", Number::Posts(1200)),
            ("", Number::Nothing),
            ("-", Number::Nothing),
            ("n/a", Number::Nothing),
            ("Belum punya akun", Number::NoAccount),
            ("no account", Number::NoAccount),
            ("tidak ada", Number::NoAccount),
            ("Tidak aktif", Number::Inactive),
            ("-3", Number::Wrong),
            ("2,5", Number::Wrong),
            ("banyak", Number::Wrong),
            ("99999999", Number::Wrong),
        ] {
            assert_eq!(number(text), said, "{text}");
        }
        assert!(is_yes("Ya") && is_yes("TRUE") && !is_yes("0") && !is_yes(""));
    }
}
