//! Addresses of posts, one per line or in a column. TikTok and X date themselves; for the others the date stands beside
//! the address. Instagram's shortcode gives an estimate, which is not good enough near the end of a month.

use std::collections::HashSet;

use rules::activity::Month;
use rules::social::Kind;

use super::{Column, Columns, Hints, Line, Reading, Said, Shape};
use crate::address::{PostAddress, post_address};
use crate::time::local_moment;

/// An estimate nearer to the edge of a month than this could fall on either side.
const NEAR_MS: i64 = 24 * 3_600_000;

/// Whether a text begins with the address of a post.
pub(super) fn is_link(text: &str) -> bool {
    let first = text.split([' ', '\t', ',', ';']).next().unwrap_or_default();
    first.contains('/') && post_address(first).is_some()
}

pub(super) fn read(rows: &[Line], columns: &Columns, headings: Vec<String>, hints: &Hints) -> Reading {
    let mut reading = Reading::new(Shape::Links, columns.clone(), headings);
    let mut seen = HashSet::new();
    for row in rows {
        let (link, date, unit) = parts(row, columns);
        if link.is_empty() {
            continue;
        }
        let Some(address) = post_address(&link) else {
            reading.fault(row.number, "link", &link);
            continue;
        };
        if hints.network.is_some_and(|network| network != address.network) {
            reading.fault(row.number, "network", &link);
            continue;
        }
        let published = match instant(&address, &date, hints) {
            Ok(published) => published,
            Err(code) => {
                reading.fault(row.number, code, if date.is_empty() { &link } else { &date });
                continue;
            }
        };
        if !seen.insert((address.network, address.id.clone())) {
            reading.fault(row.number, "repeated", &link);
            continue;
        }
        let unit = if unit.is_empty() { address.handle.unwrap_or_default() } else { unit };
        let said = Said::Post {
            network: address.network,
            id: address.id,
            permalink: link,
            published,
            kind: Kind::Original,
        };
        reading.take(row.number, &unit, said);
    }
    reading
}

/// Address, date and unit of a row: by its columns, or the address first and the rest a date.
fn parts(row: &Line, columns: &Columns) -> (String, String, String) {
    let cell = |column| columns.cell(&row.cells, column).to_owned();
    if columns.has(Column::Link) || columns.has(Column::Permalink) {
        let link = if columns.has(Column::Link) { cell(Column::Link) } else { cell(Column::Permalink) };
        let date = if columns.has(Column::Date) { cell(Column::Date) } else { cell(Column::Published) };
        let unit = if columns.has(Column::Unit) { cell(Column::Unit) } else { cell(Column::Account) };
        return (link, date, unit);
    }
    let whole = row.cells.join(" ");
    let mut words = whole.split([' ', '\t', ',', ';']).filter(|word| !word.is_empty());
    let link = words.next().unwrap_or_default().to_owned();
    (link, words.collect::<Vec<_>>().join(" "), String::new())
}

/// When a post was published: as its id says, as typed, or as estimated where no month hangs on it.
fn instant(address: &PostAddress, date: &str, hints: &Hints) -> Result<i64, &'static str> {
    if let Some(published) = address.published.filter(|_| !address.is_estimate) {
        return Ok(published);
    }
    if !date.is_empty() {
        return local_moment(date, &hints.zone).ok_or("date");
    }
    let estimate = address.published.ok_or("undated")?;
    let (from, to) = Month::at(estimate, &hints.zone).range(&hints.zone);
    if estimate - from < NEAR_MS || to - estimate < NEAR_MS { Err("border") } else { Ok(estimate) }
}
