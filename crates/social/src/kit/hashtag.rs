//! Hashtags out of words: letters and digits only, each word with a capital so that a screen reader reads them apart.

/// Longest hashtag; longer ones nobody types.
const MOST_CHARS: usize = 40;

/// At most `most` different hashtags of these words, in order.
pub(super) fn hashtags(topics: &[String], most: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for tag in topics.iter().filter_map(|topic| hashtag(topic)) {
        if found.len() < most && !found.iter().any(|other| other.eq_ignore_ascii_case(&tag)) {
            found.push(tag);
        }
    }
    found
}

/// One hashtag. `None` when nothing is left, or only digits, which no network takes.
fn hashtag(topic: &str) -> Option<String> {
    let words = topic.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let tag: String = words
        .map(|word| {
            let mut letters = word.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            first + letters.as_str()
        })
        .collect();
    let has_letter = tag.chars().any(char::is_alphabetic);
    (has_letter && tag.chars().count() <= MOST_CHARS).then(|| format!("#{tag}"))
}
