//! The visual difference between two texts: whole lines, with the changed words inside marked.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::model::Content;
use crate::page::Page;

/// A pair of huge texts may not hold up a page; what is not refined by then is shown line by line.
const PATIENCE: Duration = Duration::from_millis(300);

/// What happened to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Same,
    /// It went away.
    Removed,
    /// It came.
    Added,
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DiffLine {
    /// What happened to it.
    pub(crate) kind: Kind,
    /// Its parts; `true` marks the words that changed.
    pub(crate) parts: Vec<(bool, String)>,
}

impl DiffLine {
    /// Whether the line came.
    pub(crate) fn is_added(&self) -> bool {
        self.kind == Kind::Added
    }

    /// Whether the line went away.
    pub(crate) fn is_removed(&self) -> bool {
        self.kind == Kind::Removed
    }
}

/// The difference from `old` to `new`.
pub(crate) fn lines(old: &str, new: &str) -> Vec<DiffLine> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    let mut lines = Vec::new();
    for change in diff.iter_all_inline_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Kind::Same,
            ChangeTag::Delete => Kind::Removed,
            ChangeTag::Insert => Kind::Added,
        };
        let parts = change
            .iter_strings_lossy()
            .map(|(is_changed, text)| (is_changed, text.trim_end_matches('\n').to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        lines.push(DiffLine { kind, parts });
    }
    lines
}

/// A whole text as lines, with the names of its parts in the reader's language.
pub(super) fn as_text(p: &Page, content: &Content) -> String {
    let mut lines = vec![
        format!("{}: {}", p.t("news-field-title"), content.title),
        format!("{}: {}", p.t("news-field-lead"), content.lead),
        String::new(),
        content.text.clone(),
    ];
    if !content.correction.is_empty() {
        lines.push(format!("{}: {}", p.t("news-field-correction"), content.correction));
    }
    for (number, photo) in (1_i64..).zip(&content.photos) {
        let words = [&photo.alternative, &photo.caption, &photo.credit];
        let words: Vec<&str> =
            words.into_iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        lines.push(format!(
            "{} ({}): {}",
            p.n("news-photo-number", number),
            photo.file_id,
            words.join(" | ")
        ));
    }
    for attachment in &content.attachments {
        lines.push(format!("{}: {} ({})", p.t("news-attachment"), attachment.title, attachment.name));
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_words_are_marked_inside_the_line() {
        let lines = lines("Posyandu buka Senin.\nGratis.\n", "Posyandu buka Selasa.\nGratis.\n");
        assert_eq!(
            lines.iter().map(|line| line.kind).collect::<Vec<_>>(),
            [Kind::Removed, Kind::Added, Kind::Same]
        );
        let changed: Vec<_> =
            lines.iter().flat_map(|line| &line.parts).filter(|(changed, _)| *changed).collect();
        assert!(changed.iter().any(|(_, text)| text.contains("Selasa")), "{changed:?}");
        assert!(!changed.iter().any(|(_, text)| text.contains("Posyandu")), "{changed:?}");
    }

    #[test]
    fn the_same_text_has_no_difference() {
        assert!(lines("a\nb\n", "a\nb\n").iter().all(|line| line.kind == Kind::Same));
    }
}
