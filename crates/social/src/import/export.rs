//! Posts as Meta Business Suite exports them, for Instagram and for Facebook.
//!
//! "Publish time" is `MM/DD/YYYY HH:MM` in a zone the file does not name; the column called Date says "Lifetime". Shares
//! and crossposts do not count; the id of the post is the key, because the addresses of Facebook change.

use std::collections::HashSet;

use rules::activity::Network;
use rules::social::Kind;
use rules::zone;

use super::cell::is_yes;
use super::{Column, Columns, Hints, Line, Reading, Said, Shape};
use crate::time::{Order, civil, leading};

pub(super) fn read(rows: &[Line], columns: &Columns, headings: Vec<String>, hints: &Hints) -> Reading {
    let mut reading = Reading::new(Shape::Export, columns.clone(), headings);
    let is_facebook =
        columns.has(Column::PageId) || columns.has(Column::IsShare) || columns.has(Column::IsCrosspost);
    let network = hints.network.unwrap_or(if is_facebook { Network::Facebook } else { Network::Instagram });
    let order = order_of(rows, columns);
    reading.is_day_first = order == Order::DayFirst;
    let mut seen = HashSet::new();
    for row in rows {
        let cell = |column| columns.cell(&row.cells, column);
        let (id, time) = (cell(Column::PostId), cell(Column::Published));
        let published = civil(time, order).and_then(|at| zone::instant(at, &hints.zone));
        match published {
            _ if !is_id(id) => reading.fault(row.number, "id", id),
            None => reading.fault(row.number, "date", time),
            Some(_) if !seen.insert(id.to_owned()) => reading.fault(row.number, "repeated", id),
            Some(published) => {
                let kind = kind_of(columns, &row.cells);
                let (id, permalink) = (id.to_owned(), cell(Column::Permalink).to_owned());
                reading.take(
                    row.number,
                    account(columns, &row.cells),
                    Said::Post { network, id, permalink, published, kind },
                );
            }
        }
    }
    reading
}

/// An id of a post. A spreadsheet program that opened the file has made `1.79E+16` of it, and lost its end.
fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !id.contains("E+")
}

fn account<'a>(columns: &Columns, cells: &'a [String]) -> &'a str {
    match columns.cell(cells, Column::Unit) {
        "" => columns.cell(cells, Column::Account),
        unit => unit,
    }
}

fn kind_of(columns: &Columns, cells: &[String]) -> Kind {
    let folded = bahasa::fold(columns.cell(cells, Column::PostType));
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if is_yes(columns.cell(cells, Column::IsShare))
        || is_yes(columns.cell(cells, Column::IsCrosspost))
        || says(&["share"])
    {
        Kind::Repost
    } else if says(&["story", "stories", "cerita"]) {
        Kind::Story
    } else if says(&["live", "siaran langsung"]) {
        Kind::Live
    } else {
        Kind::Original
    }
}

/// Month first, unless some row cannot be so and every row can be the other way.
fn order_of(rows: &[Line], columns: &Columns) -> Order {
    let pairs = || rows.iter().filter_map(|row| leading(columns.cell(&row.cells, Column::Published)));
    let day_first = pairs().any(|(first, second)| (13..=31).contains(&first) && second <= 12);
    let month_first = pairs().any(|(first, second)| first <= 12 && (13..=31).contains(&second));
    if day_first && !month_first { Order::DayFirst } else { Order::MonthFirst }
}
