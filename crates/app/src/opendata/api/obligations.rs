//! `/api/v1/obligations`: the catalogue of what units have to make known, and how each unit stands.

use rules::Code;
use rules::obligation::{Obligation, ObligationClass, ObligationStatus, StatementKind, catalogue};
use serde::Serialize;

use super::params::{AFTER, Kind, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::ctx::{Ctx, Visit};
use crate::obligation::{Cell, UnitLine, load};
use crate::org::Unit;
use crate::page::Query;

/// The identifiers of `rules::obligation::ObligationClass`; a test compares them.
pub(super) const CLASSES: &[&str] = &["berkala", "serta_merta", "setiap_saat", "dikecualikan"];

/// The identifiers of `rules::obligation::ObligationStatus`; a test compares them.
pub(super) const STATUSES: &[&str] =
    &["published", "stale", "missing", "not_applicable", "nothing_to_report", "exempt"];

/// Rows of one answer unless asked for less: all of a large city.
const MATRIX_ROWS: i64 = 50_000;

const CLASS: Param =
    Param::new("class", Kind::OneOf(CLASSES), "Only obligations of this legal class.", "berkala");

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/obligations",
    id: "listObligations",
    summary: "The catalogue of obligations, with articles, refresh periods and whom each concerns.",
    key: None,
    query: &[CLASS],
    answer: "ObligationList",
    others: &[],
};

pub(super) const MATRIX: Operation = Operation {
    path: "/api/v1/obligations/matrix",
    id: "getObligationMatrix",
    summary: "How every unit stands to every obligation that concerns it, computed from public entries, signed statements and exemptions.",
    key: None,
    query: &[
        Param::new("unit", Kind::Code, "Only the unit with this code.", ""),
        CLASS,
        Param::new("status", Kind::OneOf(STATUSES), "Only obligations that stand so.", "missing"),
        Param::new(
            "limit",
            Kind::Number { least: 1, most: MATRIX_ROWS, default: Some(MATRIX_ROWS) },
            "Most rows in the answer.",
            "1000",
        ),
        AFTER,
    ],
    answer: "ObligationStandingList",
    others: &[],
};

/// A row of the catalogue as the API gives it.
#[derive(Serialize)]
struct Row {
    code: &'static str,
    kind: &'static str,
    class: &'static str,
    article: &'static str,
    label: &'static str,
    label_en: &'static str,
    refresh: Vec<String>,
    due: Option<String>,
    applies_to: Vec<&'static str>,
    parent: Option<&'static str>,
    confidence: &'static str,
    article_confidence: &'static str,
    catalogue: &'static str,
}

fn row(row: &'static Obligation) -> Row {
    Row {
        code: &row.code,
        kind: row.kind.code(),
        class: row.class.code(),
        article: &row.article,
        label: &row.label_id,
        label_en: &row.label_en,
        refresh: row.refresh.iter().map(|refresh| refresh.token()).collect(),
        due: row.due.map(|due| due.to_string()),
        applies_to: row.applies_to.iter().map(|audience| audience.code()).collect(),
        parent: row.parent.as_deref(),
        confidence: row.confidence.code(),
        article_confidence: row.article_confidence.code(),
        catalogue: &catalogue().version,
    }
}

/// `GET /api/v1/obligations`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let class = values.text("class").and_then(ObligationClass::from_code);
    let rows = catalogue().all().iter().filter(|row| class.is_none_or(|class| row.class == class));
    let items: Vec<Row> = rows.map(row).collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}

/// A signed statement as the API gives it.
#[derive(Serialize)]
struct Signed {
    kind: &'static str,
    year: Option<i64>,
    reason: String,
    signer: String,
    position: String,
    signed_at: String,
}

/// One unit and one obligation.
#[derive(Serialize)]
struct StandingFacts {
    unit: String,
    code: &'static str,
    kind: &'static str,
    class: &'static str,
    is_counted: bool,
    status: &'static str,
    verified_at: Option<String>,
    due_on: Option<String>,
    entries: i64,
    statement: Option<Signed>,
    exemption: Option<String>,
}

fn standing(ctx: &Ctx, unit: &Unit, cell: &Cell) -> StandingFacts {
    let moment = |at: i64| rules::zone::rfc3339(at, &ctx.directory.zone);
    let is_paper =
        matches!(cell.standing.status, ObligationStatus::NotApplicable | ObligationStatus::NothingToReport);
    let statement = cell.statement.as_ref().filter(|_| is_paper).map(|signed| Signed {
        kind: StatementKind::code(signed.kind.0),
        year: signed.year,
        reason: signed.reason.clone(),
        signer: signed.signer_name.clone(),
        position: signed.signer_position.clone(),
        signed_at: moment(signed.signed_at),
    });
    StandingFacts {
        unit: unit.code.clone(),
        code: &cell.row.code,
        kind: cell.row.kind.code(),
        class: cell.row.class.code(),
        is_counted: cell.is_duty,
        status: cell.standing.status.code(),
        verified_at: cell.verified_at.map(moment),
        due_on: cell.standing.due_on.map(|day| day.to_string()),
        entries: cell.entries,
        statement,
        exemption: cell.exempt_path().map(|path| format!("{}{path}", ctx.origin)),
    }
}

/// `GET /api/v1/obligations/matrix`: units by id, obligations in the order of the catalogue.
pub(super) async fn matrix(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(MATRIX.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let class = values.text("class").and_then(ObligationClass::from_code);
    let status = values.text("status").and_then(ObligationStatus::from_code);
    let after = values.cursor::<2>()?;
    let limit = usize::try_from(values.number("limit", MATRIX_ROWS)).unwrap_or(1);
    let mut lines: Vec<UnitLine> = load(&ctx, unit).await?.units;
    lines.sort_by_key(|line| line.unit);
    let mut items = Vec::new();
    let mut last = None;
    let mut next = None;
    for line in &lines {
        let Some(unit) = ctx.directory.unit(line.unit) else { continue };
        for (place, cell) in (0_i64..).zip(&line.cells) {
            let is_wanted = after.is_none_or(|after| [line.unit.0, place] > after)
                && class.is_none_or(|class| cell.row.class == class)
                && status.is_none_or(|status| cell.standing.status == status);
            if !is_wanted {
                continue;
            }
            if items.len() >= limit {
                next = last.map(|last: [i64; 2]| web::cursor::encode(&last));
                break;
            }
            items.push(standing(&ctx, unit, cell));
            last = Some([line.unit.0, place]);
        }
        if next.is_some() {
            break;
        }
    }
    let mut answer = super::list(&ctx, &MATRIX, &values, &List { items, next, total: None })?;
    // A status changes with the day, without a change that would drop a kept answer.
    answer.extensions_mut().remove::<web::Cacheable>();
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_classes_and_statuses_are_those_of_the_rules() {
        let classes: Vec<&str> = ObligationClass::ALL.iter().map(|class| class.code()).collect();
        let statuses: Vec<&str> = ObligationStatus::ALL.iter().map(|status| status.code()).collect();
        assert_eq!((classes.as_slice(), statuses.as_slice()), (CLASSES, STATUSES));
    }
}
