//! The parts of a text notes hang on, where a note stands after the text has changed, and what a taken suggestion makes of
//! the text. Pure.

use super::model::Content;

/// Title, lead and the paragraphs of the text, as a reviewer sees them.
pub(super) fn parts(content: &Content) -> Vec<String> {
    let paragraphs = content.text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    let head = [content.title.as_str(), content.lead.as_str()];
    head.into_iter().chain(paragraphs).map(str::to_owned).collect()
}

/// The part a note stands at: the one with the words it was written on, else the one in the same place; none when the
/// text has become shorter.
pub(super) fn place(parts: &[String], part: i64, quoted: &str) -> Option<usize> {
    let same = usize::try_from(part).ok();
    let is_same = |at: &usize| parts.get(*at).is_some_and(|words| words == quoted);
    same.filter(is_same)
        .or_else(|| parts.iter().position(|words| words == quoted && !quoted.is_empty()))
        .or_else(|| same.filter(|at| *at < parts.len()))
}

/// A text with `original` (empty: the whole part) replaced once, in the part the note stands at or, when the words are
/// not there any more, in the first that has them.
pub(super) fn replaced(
    content: &Content,
    at: Option<usize>,
    original: &str,
    better: &str,
) -> Option<Content> {
    let parts = parts(content);
    let has = |at: &usize| parts.get(*at).is_some_and(|part| part.contains(original));
    let at = if original.is_empty() { at } else { at.filter(has).or_else(|| (0..parts.len()).find(has)) }?;
    let part = parts.get(at)?;
    let new = if original.is_empty() { better.to_owned() } else { part.replacen(original, better, 1) };
    let mut content = content.clone();
    match at {
        0 => content.title = super::posted::clean_line(&new),
        1 => content.lead = super::posted::clean_line(&new),
        _ => content.text = content.text.replacen(part.as_str(), &new, 1),
    }
    Some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story() -> Content {
        Content {
            title: "Posyandu buka".to_owned(),
            lead: "Mulai Senin.".to_owned(),
            text: "Satu dua.\n\n\n\nTiga empat.\n\n- daftar\n- lagi".to_owned(),
            ..Content::default()
        }
    }

    #[test]
    fn notes_follow_their_words() {
        let parts = parts(&story());
        assert_eq!(parts, ["Posyandu buka", "Mulai Senin.", "Satu dua.", "Tiga empat.", "- daftar\n- lagi"]);
        assert_eq!(place(&parts, 2, "Satu dua."), Some(2));
        assert_eq!(place(&parts, 2, "Tiga empat."), Some(3), "moved");
        assert_eq!(place(&parts, 2, "Lain."), Some(2), "changed");
        assert_eq!(place(&parts, 9, "Lain."), None, "gone");
    }

    #[test]
    fn a_suggestion_changes_its_words_once() {
        let text = |at, original: &str, better: &str| replaced(&story(), at, original, better);
        assert_eq!(
            text(Some(3), "empat", "lima").unwrap().text,
            "Satu dua.\n\n\n\nTiga lima.\n\n- daftar\n- lagi"
        );
        assert_eq!(text(Some(0), "", "Posyandu buka lagi").unwrap().title, "Posyandu buka lagi");
        assert_eq!(text(None, "Senin", "Selasa").unwrap().lead, "Mulai Selasa.", "found elsewhere");
        assert_eq!(text(Some(2), " dua", "").unwrap().text.split('\n').next(), Some("Satu."));
        assert!(text(Some(2), "tujuh", "x").is_none() && text(None, "", "x").is_none());
    }
}
