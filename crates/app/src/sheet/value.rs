//! Cells as typed, as kept and as read.

use rules::sheet::{Cells, ColumnKind, number, number_in_words};

use super::model::Column;
use crate::form::Fields;
use crate::locale::day_in_words;
use crate::page::Page;

/// Longest cell, in characters.
const CELL_CHARS: usize = 2_000;

/// What a person typed into a column, as it is kept; the key of the text that says what is wrong with it.
/// Empty = an empty cell.
fn kept(kind: ColumnKind, typed: &str) -> Result<String, &'static str> {
    if typed.chars().count() > CELL_CHARS {
        return Err("sheet-error-long");
    }
    if typed.is_empty() {
        return Ok(String::new());
    }
    match kind {
        ColumnKind::Text => Ok(typed.replace("\r\n", "\n")),
        ColumnKind::Number => number(typed).ok_or("sheet-error-number"),
        ColumnKind::Date => {
            bahasa::parse_date(typed).map(|day| day.to_string()).map_err(|_| "sheet-error-date")
        }
        ColumnKind::YesNo if ["yes", "no"].contains(&typed) => Ok(typed.to_owned()),
        ColumnKind::YesNo => Err("sheet-error-choice"),
        ColumnKind::Link => {
            let url = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
            let is_link = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.has_host();
            url::Url::parse(&url).ok().filter(is_link).map(|_| url).ok_or("sheet-error-link")
        }
    }
}

/// A posted row: the cells that can be kept, and by column what is wrong. A cell that is wrong is kept as
/// typed, so that nothing is lost on the way back to the form.
pub(super) fn posted<'a>(
    fields: &Fields,
    columns: impl Iterator<Item = &'a Column>,
) -> (Cells, Vec<(i64, &'static str)>) {
    let (mut cells, mut errors) = (Cells::new(), Vec::new());
    for column in columns {
        let typed = fields.text(&format!("k{}", column.id));
        let text = kept(column.kind.0, typed).unwrap_or_else(|key| {
            errors.push((column.id.0, key));
            typed.to_owned()
        });
        if !text.is_empty() {
            cells.insert(column.id.0, text);
        }
    }
    (cells, errors)
}

/// A cell as people read it.
pub(super) fn in_words(p: &Page, kind: ColumnKind, kept: &str) -> String {
    match kind {
        ColumnKind::Number => number_in_words(kept),
        ColumnKind::Date => kept.parse().map_or_else(|_| kept.to_owned(), |day| day_in_words(p.locale, day)),
        ColumnKind::YesNo if kept == "yes" => p.t("sheet-yes"),
        ColumnKind::YesNo if kept == "no" => p.t("sheet-no"),
        ColumnKind::Text | ColumnKind::Link | ColumnKind::YesNo => kept.to_owned(),
    }
}

/// A cell as it stands in a field: as a person would type it.
pub(super) fn in_field(p: &Page, kind: ColumnKind, kept: &str) -> String {
    match kind {
        ColumnKind::Date => in_words(p, kind, kept),
        // What is no number was typed just now and is shown again as it is.
        ColumnKind::Number if number(kept).as_deref() == Some(kept) => number_in_words(kept),
        _ => kept.to_owned(),
    }
}
