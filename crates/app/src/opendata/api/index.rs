//! `/api/v1/index`: how open the city and its units are by the instruments in use, counted from evidence.

use serde::Serialize;

use super::params::{Kind, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::assessment::{self, NightScore};
use crate::ctx::{Ctx, Visit};
use crate::page::Query;

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/index",
    id: "listIndexScores",
    summary: "The newest score of the city and of each unit by the instrument in use. Unanswered questions are neither zero nor full: the score is what is secured, the ceiling what it could be.",
    key: None,
    query: &[Param::new("unit", Kind::Code, "Only the unit with this code.", "")],
    answer: "IndexScoreList",
    others: &[],
};

/// A score as the API gives it.
#[derive(Serialize)]
struct Facts<'a> {
    unit: &'a str,
    unit_name: &'a str,
    scheme: &'a str,
    scheme_title: &'a str,
    assessor: &'a str,
    year: i32,
    score_hundredths: i64,
    ceiling_hundredths: i64,
    verified_hundredths: Option<i64>,
    qualification: &'static str,
    answered: u32,
    questions: u32,
    as_of: String,
    digest: &'a str,
}

fn facts<'a>(ctx: &'a Ctx, all: &'a [assessment::Instrument], row: &'a NightScore) -> Option<Facts<'a>> {
    let unit = ctx.directory.unit(row.unit_id)?;
    let scheme = &all.iter().find(|one| one.scheme.code == row.scheme)?.scheme;
    Some(Facts {
        unit: &unit.code,
        unit_name: &unit.name,
        scheme: &scheme.code,
        scheme_title: &scheme.title,
        assessor: &scheme.assessor,
        year: scheme.year,
        score_hundredths: row.score,
        ceiling_hundredths: row.ceiling,
        verified_hundredths: row.verified,
        qualification: rules::Code::code(row.qualification.0),
        answered: row.answered,
        questions: row.questions,
        as_of: rules::zone::rfc3339(row.counted_at, &ctx.directory.zone),
        digest: &row.digest.0,
    })
}

/// `GET /api/v1/index`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let all = assessment::instruments(&ctx).await?;
    let rows = assessment::scores(&ctx).await?;
    let asked = rows.iter().filter(|row| unit.is_none_or(|unit| unit == row.unit_id));
    let items: Vec<Facts<'_>> = asked.filter_map(|row| facts(&ctx, &all, row)).collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}
