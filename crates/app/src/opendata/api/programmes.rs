//! `/api/v1/programmes`: programmes and money of the units, row by row, from published tables.

use rules::Code as _;
use rules::programme::Level;
use serde::Serialize;

use super::params::{AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::register::YEAR;
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::ctx::{Ctx, Visit};
use crate::page::Query;
use crate::programme::{PublicRow, Wanted, percent_number, public_rows};

/// The codes of `rules::programme::Level`; a test compares them.
pub(super) const LEVELS: &[&str] =
    &["affair", "field", "unit", "programme", "activity", "sub_activity", "account", "other"];

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/programmes",
    id: "listProgrammes",
    summary: "Rows of published tables of programmes, table by table in their order: level, code, budget, revised budget and realisation in whole rupiah, null where the table says nothing.",
    key: None,
    query: &[
        LIMIT,
        AFTER,
        Param::new("unit", Kind::Code, "Only of the unit with this code.", ""),
        YEAR,
        Param::new("level", Kind::OneOf(LEVELS), "Only rows of this level.", "programme"),
        Param::new(
            "theme",
            Kind::Text { most: 4 },
            "Only rows of the field of government affairs with this number of Permendagri 90/2019.",
            "1.02",
        ),
    ],
    answer: "ProgrammeList",
    others: &[],
};

/// A row as the API gives it.
#[derive(Serialize)]
struct Facts {
    unit: String,
    unit_name: String,
    year: i64,
    level: &'static str,
    code: Option<String>,
    name: String,
    budget: Option<i64>,
    revised: Option<i64>,
    realisation: Option<i64>,
    percent: serde_json::Value,
    physical: serde_json::Value,
    location: Option<String>,
    contractor: Option<String>,
    source: Option<String>,
    theme: Option<String>,
    is_sample: bool,
}

fn facts(ctx: &Ctx, row: PublicRow) -> Option<Facts> {
    let unit = ctx.directory.unit(row.unit_id)?;
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    Some(Facts {
        unit: unit.code.clone(),
        unit_name: unit.name.clone(),
        year: row.year,
        level: row.level.0.code(),
        budget: row.budget,
        revised: row.revised,
        realisation: row.realisation,
        percent: percent_number(row.percent()),
        physical: percent_number(row.physical),
        is_sample: row.is_sample,
        code: said(row.code),
        name: row.name,
        location: said(row.location),
        contractor: said(row.contractor),
        source: said(row.source),
        theme: said(row.theme),
    })
}

/// `GET /api/v1/programmes`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let limit = values.number("limit", LIMIT_DEFAULT);
    let wanted = Wanted {
        after: values.cursor::<1>()?.map_or(0, |[id]| id),
        year: values.text("year").map(|_| values.number("year", 0)),
        unit,
        theme: values.text("theme"),
        level: values.text("level").and_then(Level::from_code),
        limit: limit + 1,
        ..Wanted::default()
    };
    let mut rows = public_rows(ctx.db(), ctx.body(), &wanted).await?;
    let most = usize::try_from(limit).unwrap_or(1);
    let has_more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| has_more).map(|last| web::cursor::encode(&[last.id]));
    let items: Vec<Facts> = rows.into_iter().filter_map(|row| facts(&ctx, row)).collect();
    super::list(&ctx, &LIST, &values, &List { items, next, total: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_levels_are_those_of_the_rules() {
        let levels: Vec<&str> = Level::ALL.iter().map(|level| level.code()).collect();
        assert_eq!(levels, LEVELS);
    }
}
