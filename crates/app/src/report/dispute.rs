//! The log of disputes: what stands in its cells. Only for officers who may read the files.

use rules::Code as _;

use super::column::Column;
use super::file::Log;
use super::objection::state;
use super::store::{self, DisputeRow};
use crate::{Ctx, Error, Result};

/// The rows of a year. Errors: `NotFound` for something that is no year; the database does not answer.
pub(super) async fn rows(ctx: &Ctx, log: Log, columns: &[Column]) -> Result<Vec<Vec<String>>> {
    let zone = &ctx.directory.zone;
    let (from, _) = rules::zone::month_range(log.year, 1, zone).ok_or(Error::NotFound)?;
    let (_, until) = rules::zone::month_range(log.year, 12, zone).ok_or(Error::NotFound)?;
    let found = store::disputes(ctx.db(), ctx.body(), log.unit, (from, until)).await?;
    let row = |(place, row): (usize, &DisputeRow)| {
        columns.iter().map(|column| cell(ctx, column.key, place, row)).collect()
    };
    Ok((1..).zip(&found).map(row).collect())
}

fn cell(ctx: &Ctx, key: &str, place: usize, row: &DisputeRow) -> String {
    let words = |group: &str, code: &str| ctx.locale.t(&format!("{group}-{}", code.replace('_', "-")));
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    match key {
        "row" => place.to_string(),
        "number" => row.number.clone(),
        "opened" => rules::zone::day(row.opened_at, &ctx.directory.zone).to_string(),
        "request" => row.request_number.clone(),
        "objection" => row.objection_number.clone(),
        "unit" => ctx.directory.name(row.unit_id).to_owned(),
        "commission" => row.commission.clone(),
        "registration" => row.registration_number.clone(),
        "state" => state(ctx, words("dispute-stage", row.state.0.code()), row.is_sample),
        "next" => row.next_on.clone(),
        "ruling" => known(&row.ruling_number),
        "ruled" => known(&row.ruled_on),
        "ruled-outcome" => {
            row.ruling_outcome.as_ref().map(|code| words("dispute-outcome", code)).unwrap_or_default()
        }
        _ => String::new(),
    }
}
