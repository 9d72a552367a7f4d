//! The log of objections: what stands in its cells.

use rules::Code as _;

use super::column::Column;
use super::file::Log;
use super::store;
use crate::ids::ObjectionId;
use crate::objection::{RegisterLine, list_for_register};
use crate::{Ctx, Result};

/// Lines read at once.
const LINES: i64 = 500;

/// The rows of a year. Errors: the database does not answer.
pub(super) async fn rows(ctx: &Ctx, log: Log, columns: &[Column]) -> Result<Vec<Vec<String>>> {
    let (first, last) = store::ends(log.year);
    let mut rows = Vec::new();
    let mut after = ObjectionId(0);
    loop {
        let lines = list_for_register(ctx.db(), ctx.body(), (&first, &last), after, LINES).await?;
        let Some(end) = lines.last() else { return Ok(rows) };
        after = end.id;
        for line in lines.iter().filter(|line| log.unit.is_none_or(|unit| line.unit_id == unit)) {
            let place = rows.len() + 1;
            rows.push(columns.iter().map(|column| cell(ctx, column.key, place, line)).collect());
        }
    }
}

fn cell(ctx: &Ctx, key: &str, place: usize, line: &RegisterLine) -> String {
    let words = |group: &str, code: &str| ctx.locale.t(&format!("{group}-{}", code.replace('_', "-")));
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    match key {
        "row" => place.to_string(),
        "number" => line.number.clone(),
        "received" => line.received_on.clone(),
        "request" => line.request_number.clone(),
        "unit" => ctx.directory.name(line.unit_id).to_owned(),
        "subject" => line.subject.clone(),
        "purpose" => line.purpose.clone(),
        "grounds" => line.letters(),
        "timing" => ctx.locale.t(&format!("report-timing-{}", line.timing.0.code().replace('_', "-"))),
        "due" => known(&line.due_legal),
        "decision" => {
            line.decision.as_ref().map(|code| words("objection-decision", code)).unwrap_or_default()
        }
        "answered" => known(&line.issued_on),
        "superior" => known(&line.officer_name),
        "position" => known(&line.officer_position),
        "state" => state(ctx, words("objection-state", line.state.0.code()), line.is_sample),
        _ => String::new(),
    }
}

/// Made-up rows are marked.
pub(super) fn state(ctx: &Ctx, text: String, is_sample: bool) -> String {
    if is_sample { format!("{text}, {}", ctx.locale.t("request-sample")) } else { text }
}
