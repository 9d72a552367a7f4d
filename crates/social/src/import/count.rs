//! Monthly counts: one row per number, one column per network, or the facts of a report.

use std::collections::HashSet;

use rules::activity::{Month, Network};

use super::cell::{Number, number};
use super::{Column, Columns, Hints, Line, Reading, Said, Shape, network_named};
use crate::time::month_of;

/// Rows of counts.
pub(super) fn read(rows: &[Line], columns: &Columns, headings: Vec<String>, hints: &Hints) -> Reading {
    let mut reading = Reading::new(Shape::Counts, columns.clone(), headings);
    let mut seen = HashSet::new();
    for row in rows {
        let unit = match columns.cell(&row.cells, Column::Unit) {
            "" => columns.cell(&row.cells, Column::Account),
            unit => unit,
        };
        if is_other_city(&mut reading, row, columns, hints) {
            continue;
        }
        let month = month(columns.cell(&row.cells, Column::Month), hints);
        let proof = columns.cell(&row.cells, Column::Proof);
        if columns.has(Column::Posts) {
            let text = columns.cell(&row.cells, Column::Network);
            let network = if text.is_empty() { hints.network } else { network_named(text) };
            match network {
                Some(network) => {
                    let typed = columns.cell(&row.cells, Column::Posts);
                    one(&mut reading, &mut seen, row.number, unit, (network, month, typed), proof);
                }
                None => reading.fault(row.number, "network", text),
            }
        } else {
            for (network, place) in columns.networks() {
                let typed = row.cells.get(place).map_or("", String::as_str);
                one(&mut reading, &mut seen, row.number, unit, (network, month, typed), proof);
            }
        }
    }
    reading
}

type Seen = HashSet<(String, Network, Option<Month>)>;

/// One number of one unit.
fn one(
    reading: &mut Reading,
    seen: &mut Seen,
    line: u32,
    unit: &str,
    (network, month, typed): (Network, Option<Month>, &str),
    proof: &str,
) {
    let proof = proof.to_owned();
    let said = match (number(typed), month) {
        (Number::Nothing, _) => return reading.leave_out(line, "nothing", unit),
        (Number::Wrong, _) => return reading.fault(line, "posts", typed),
        (Number::NoAccount, _) => Said::NoAccount { network: Some(network), month, proof },
        (Number::Inactive, _) => Said::Uncounted { network, month, proof },
        (Number::Posts(_), None) => return reading.fault(line, "month", unit),
        (Number::Posts(posts), Some(month)) => Said::Count { network, month, posts, proof },
    };
    if !seen.insert((bahasa::fold(unit), network, month)) {
        return reading.fault(line, "repeated", unit);
    }
    reading.take(line, unit, said);
}

/// The month of a row. A cell that holds no month is a fault, not the month beside the file.
fn month(text: &str, hints: &Hints) -> Option<Month> {
    if text.is_empty() { hints.month } else { month_of(text) }
}

fn is_other_city(reading: &mut Reading, row: &Line, columns: &Columns, hints: &Hints) -> bool {
    let city = columns.cell(&row.cells, Column::City);
    let folded = bahasa::fold(city);
    let is_other = !city.is_empty()
        && !hints.city.is_empty()
        && !hints.city.contains(&folded)
        && !folded.contains(&hints.city);
    if is_other {
        reading.leave_out(row.number, "city", city);
    }
    is_other
}

/// Facts of a report: a kind (`instagram_posts`, `no_social_account`, `social_inactive`) and a value per row.
pub(super) fn facts(rows: &[Line], columns: &Columns, headings: Vec<String>, hints: &Hints) -> Reading {
    let mut reading = Reading::new(Shape::Facts, columns.clone(), headings);
    let mut seen = HashSet::new();
    for row in rows {
        if is_other_city(&mut reading, row, columns, hints) {
            continue;
        }
        let cell = |column| columns.cell(&row.cells, column);
        let (unit, kind) = (cell(Column::Unit), cell(Column::Kind));
        let proof = cell(Column::Proof).to_owned();
        let month = month(cell(Column::Month), hints);
        match (of_kind(kind), network_named(&kind.replace('_', " "))) {
            (Fact::Posts, Some(network)) => {
                let values = (network, month, cell(Column::Value));
                one(&mut reading, &mut seen, row.number, unit, values, &proof);
            }
            (Fact::NoAccount, network) => {
                reading.take(
                    row.number,
                    unit,
                    Said::NoAccount { network: network.or(hints.network), month, proof },
                );
            }
            // The reports speak of the network they count; in Cilegon that was Instagram.
            (Fact::Inactive, network) => {
                let network = network.or(hints.network).unwrap_or(Network::Instagram);
                reading.take(row.number, unit, Said::Uncounted { network, month, proof });
            }
            (Fact::Posts, None) => reading.fault(row.number, "kind", kind),
            (Fact::Other, _) => reading.leave_out(row.number, "kind", kind),
        }
    }
    reading
}

enum Fact {
    Posts,
    NoAccount,
    Inactive,
    Other,
}

fn of_kind(kind: &str) -> Fact {
    let kind = bahasa::fold(kind);
    let has = |word: &str| kind.contains(word);
    if has("website") || has("situs") {
        Fact::Other
    } else if has("no_") && has("account") || has("tanpa") && has("akun") {
        Fact::NoAccount
    } else if has("inactive") || has("tidak_aktif") {
        Fact::Inactive
    } else if has("post") || has("unggahan") {
        Fact::Posts
    } else {
        Fact::Other
    }
}
