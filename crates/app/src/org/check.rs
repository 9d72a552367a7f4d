//! Checks of single profile fields, the same for the page and the import.

/// Longest full name, in characters: the longest dinas of Indonesia has about 120.
pub(super) const NAME_CHARS: usize = 200;
/// Longest short name.
pub(super) const SHORT_NAME_CHARS: usize = 60;
/// Longest line of contact data.
pub(super) const LINE_CHARS: usize = 300;
/// Longest opening hours.
pub(super) const HOURS_CHARS: usize = 1000;
/// Longest text about a unit.
pub(super) const ABOUT_CHARS: usize = 20_000;

/// A line of text without control characters and doubled spaces.
pub(super) fn line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Several lines, each cleaned as by [`line()`]; empty lines at the ends are dropped.
pub(super) fn lines(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Whether a text is longer than `max` characters.
pub(super) fn is_longer(text: &str, max: usize) -> bool {
    text.chars().count() > max
}

/// Whether a text looks like a mail address: something, one @, a name with a dot. Empty is fine.
pub(super) fn is_email(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let is_plain = text.chars().all(|c| c.is_ascii_graphic() && !"<>()[],;:\\\"".contains(c));
    match text.split_once('@') {
        Some((local, host)) => {
            is_plain
                && !local.is_empty()
                && !host.contains('@')
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
        }
        None => false,
    }
}

/// A web address with its scheme; `https://` is put before a bare name. Empty stays empty.
/// `None` for anything that is no http address.
pub(super) fn website(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let lower = text.to_ascii_lowercase();
    let full = if lower.starts_with("https://") || lower.starts_with("http://") {
        text.to_owned()
    } else if lower.contains("://") || lower.starts_with("javascript:") || lower.starts_with("data:") {
        return None;
    } else {
        format!("https://{text}")
    };
    let rest = full.split_once("://").map(|(_, rest)| rest)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = full.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"'`\\".contains(c));
    let is_host = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || ".-:".contains(c));
    (is_plain && is_host && !is_longer(&full, LINE_CHARS)).then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_http_and_nothing_else() {
        assert_eq!(website("dinkes.cilegon.go.id").as_deref(), Some("https://dinkes.cilegon.go.id"));
        assert_eq!(website("http://a.id/x?y").as_deref(), Some("http://a.id/x?y"));
        for bad in ["javascript:alert(1)", "ftp://a.id", "dinas kesehatan", "https://\"x\".id", "dinkes"] {
            assert_eq!(website(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_mail_address_has_a_name_and_a_host() {
        assert!(is_email("") && is_email("humas@cilegon.go.id"));
        for bad in ["humas", "humas@cilegon", "a b@c.id", "a@b@c.id", "<a@b.id>"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
