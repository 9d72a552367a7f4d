//! `q` of `package_search`: words for the search index, and the `name:value` pairs that may stand among them.
//!
//! Hits, their number and all counts come from one pass over the index.

use super::filter::{self, Wanted};
use super::query::{Counted, Facet, Order};
use crate::Result;
use crate::ctx::Ctx;
use crate::ids::EntryId;
use crate::search::{self, Input, Listed};

/// The pairs and the words of a question, each as they were written. `*:*` is a pair that asks for everything.
pub(super) fn split(text: &str) -> (String, String) {
    let (mut pairs, mut words) = (Vec::new(), Vec::new());
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let pair = pair_end(rest);
        let end = pair.unwrap_or_else(|| word_end(rest));
        match rest.get(..end).unwrap_or_default() {
            text if pair.is_some() => pairs.push(text.trim_end()),
            // All words are wanted anyway.
            "AND" => {}
            text => words.push(text),
        }
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    (pairs.join(" "), words.join(" "))
}

/// Where a pair at the beginning ends; `None` when there is none.
fn pair_end(text: &str) -> Option<usize> {
    let (name, after) = text.split_once(':')?;
    if !filter::is_name(name.strip_prefix('+').unwrap_or(name)) || after.starts_with("//") {
        return None;
    }
    let (_, rest) = filter::value(after)?;
    Some(text.len() - rest.len())
}

/// Where a word, or a phrase in quotation marks, at the beginning ends.
fn word_end(text: &str) -> usize {
    let quoted = text.strip_prefix('"').and_then(|inner| inner.find('"')).map(|at| at + 2);
    quoted.or_else(|| text.find(char::is_whitespace)).unwrap_or(text.len())
}

/// Asks the index.
pub(super) async fn list(
    ctx: &Ctx,
    wanted: &Wanted,
    words: &str,
    order: Order,
    rows: i64,
    start: i64,
) -> Result<Listed> {
    let input = Input {
        text: words.to_owned(),
        kind: Some(fulltext::Kind::Register),
        unit: wanted.unit,
        class: wanted.class,
        file_type: wanted.format.clone(),
        obligation: wanted.tag.clone(),
        published_ms: Some((wanted.from, wanted.until)),
        newest_first: order == Order::Changed,
        offset: usize::try_from(start).unwrap_or(usize::MAX),
        limit: usize::try_from(rows).unwrap_or_default(),
        ..Input::default()
    };
    search::list(ctx, input).await
}

/// The entries of an answer in their order.
pub(super) fn entries(found: &Listed) -> Vec<EntryId> {
    found.ids.iter().map(|(_, id)| EntryId(*id)).collect()
}

/// How many of what was found have each value, most first.
pub(super) fn facet(found: &Listed, facet: Facet) -> Vec<Counted> {
    let counted =
        |(name, count): (String, u64)| Counted { name, packages: i64::try_from(count).unwrap_or(i64::MAX) };
    match facet {
        Facet::Organization => {
            found.units.iter().map(|(unit, count)| counted((unit.to_string(), *count))).collect()
        }
        Facet::Group => found.classes.iter().cloned().map(counted).collect(),
        Facet::Tag => found.obligations.iter().cloned().map(counted).collect(),
        Facet::Format => found.file_types.iter().cloned().map(counted).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn pairs_and_words_come_apart() {
        let own = |pairs: &str, words: &str| (pairs.to_owned(), words.to_owned());
        for (text, wanted) in [
            ("", own("", "")),
            ("*:*", own("*:*", "")),
            ("anggaran belanja", own("", "anggaran belanja")),
            ("anggaran AND belanja", own("", "anggaran belanja")),
            ("banjir organization:dinkes -pasar", own("organization:dinkes", "banjir -pasar")),
            ("+tags:\"BK 1\" \"pasal 1: umum\"", own("+tags:\"BK 1\"", "\"pasal 1: umum\"")),
            ("https://contoh.test/a rapat", own("", "https://contoh.test/a rapat")),
            ("pukul 09:00", own("", "pukul 09:00")),
            (
                "metadata_modified:[2026-01-01T00:00:00Z TO *] x",
                own("metadata_modified:[2026-01-01T00:00:00Z TO *]", "x"),
            ),
            ("\"tidak ditutup", own("", "\"tidak ditutup")),
        ] {
            assert_eq!(split(text), wanted, "{text}");
        }
    }
}
