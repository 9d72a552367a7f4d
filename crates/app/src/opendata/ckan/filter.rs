//! `fq`, the filter query: `name:value` pairs as harvesters write them. What is not understood is refused,
//! because a filter that is overlooked would hand out too much.

use jiff::Timestamp;
use jiff::civil::DateTime;
use rules::Code as _;
use rules::register::InformationClass;

use super::{Refused, organization};
use crate::ctx::Ctx;
use crate::ids::UnitId;

/// Which packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) unit: Option<UnitId>,
    pub(super) class: Option<InformationClass>,
    pub(super) tag: Option<String>,
    /// Kind of a file (`pdf`).
    pub(super) format: Option<String>,
    /// Changed at or after, Unix ms.
    pub(super) from: i64,
    /// Changed at or before, Unix ms.
    pub(super) until: i64,
    /// Nothing can match, for instance a unit that does not exist.
    pub(super) is_empty: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { unit: None, class: None, tag: None, format: None, from: 0, until: i64::MAX, is_empty: false }
    }
}

impl Wanted {
    /// Adds the pairs of a filter query.
    pub(super) fn narrow(mut self, ctx: &Ctx, text: &str) -> Result<Self, Refused> {
        let wrong = || {
            Refused::Wrong(
                "fq",
                format!("Search Query is invalid: {}", text.chars().take(100).collect::<String>()),
            )
        };
        for (name, value) in pairs(text).ok_or_else(wrong)? {
            match name.as_str() {
                "organization" | "owner_org" => match organization::named(ctx, &value) {
                    Some(unit) => self.unit = Some(unit.id),
                    None => self.is_empty = true,
                },
                "groups" => match InformationClass::from_code(&value) {
                    Some(class) => self.class = Some(class),
                    None => self.is_empty = true,
                },
                "tags" => self.tag = Some(value),
                "res_format" => self.format = Some(value.to_ascii_lowercase()),
                "metadata_modified" => (self.from, self.until) = span(&value).ok_or_else(wrong)?,
                "state" => self.is_empty |= value != "active",
                "type" | "dataset_type" => self.is_empty |= value != "dataset",
                "private" => self.is_empty |= value != "false",
                "*" if value == "*" => {}
                _ => return Err(wrong()),
            }
        }
        Ok(self)
    }
}

/// The pairs; `None` when it is not a row of pairs that all have to hold.
fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("AND ") {
            rest = after.trim_start();
            continue;
        }
        let (name, after) = rest.split_once(':')?;
        let name = name.strip_prefix('+').unwrap_or(name);
        if !is_name(name) {
            return None;
        }
        let (value, after) = value(after)?;
        found.push((name.to_owned(), value));
        rest = after.trim_start();
    }
    Some(found)
}

/// Whether a text can be the name of a pair: `*`, or begins with a letter.
pub(super) fn is_name(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    text == "*" || (text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(is_part))
}

/// A value and what follows: `"quoted words"`, `[a TO b]`, `(word)` or a word.
pub(super) fn value(text: &str) -> Option<(String, &str)> {
    for (open, close) in [('"', '"'), ('[', ']'), ('(', ')')] {
        if let Some(inner) = text.strip_prefix(open) {
            let (value, after) = inner.split_once(close)?;
            let value = value.trim().trim_matches('"');
            let is_one = open != '(' || !value.contains(' ');
            return is_one.then(|| (value.to_owned(), after));
        }
    }
    let (value, after) = text.split_once(' ').unwrap_or((text, ""));
    (!value.is_empty()).then(|| (value.to_owned(), after))
}

/// `2026-01-01T00:00:00Z TO *`
fn span(text: &str) -> Option<(i64, i64)> {
    let (from, until) = text.split_once(" TO ")?;
    let instant = |text: &str, open: i64| match text.trim() {
        "*" => Some(open),
        text => {
            let with_zone = text.parse::<Timestamp>().ok();
            let without = || text.parse::<DateTime>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
            let at = with_zone.or_else(|| without().map(|at| at.timestamp()))?;
            Some(at.as_millisecond())
        }
    };
    Some((instant(from, 0)?, instant(until, i64::MAX)?))
}

#[cfg(test)]
mod tests {
    use super::{pairs, span};

    #[test]
    fn pairs_are_read_as_harvesters_write_them() {
        let read = |text| pairs(text).unwrap_or_else(|| panic!("{text}"));
        let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            read("organization:dinkes +tags:\"BK.01.a\""),
            [own("organization", "dinkes"), own("tags", "BK.01.a")]
        );
        let modified = "metadata_modified:[2026-01-01T00:00:00Z TO *]";
        assert_eq!(read(modified), [own("metadata_modified", "2026-01-01T00:00:00Z TO *")]);
        assert!(pairs("organization:(a OR b)").is_none());
        assert!(pairs("-organization:a").is_none());
        assert!(pairs("words without a name").is_none());
        assert_eq!(span("1970-01-01T00:00:01Z TO *"), Some((1_000, i64::MAX)));
        assert_eq!(span("1970-01-01T00:00:01.5 TO 1970-01-01T00:00:02"), Some((1_500, 2_000)));
        assert_eq!(span("kemarin TO *"), None);
    }
}
