//! A file of claims: read, held against itself and against what is known, taken in row by row.

use paper::table::{self as sheets, Limits};
use rules::claim::{Checked, Columns, Said, check};
use rules::permission::Act;

use super::model::digest_of;
use super::{book, store as rows};
use crate::audit::{self, Change};
use crate::social::import::Problem;
use crate::{Ctx, Error, Result};

/// Rows of one file at most; a province has some hundred results a year.
const MOST_ROWS: usize = 5_000;

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line in the file.
    pub line: u32,
    /// What was found, among the rows of the file.
    pub checked: Checked,
    /// What was found together with the claims already here; `None` when the file alone was looked at.
    pub with_known: Option<Checked>,
    /// Whether the claim is here already, letter by letter.
    pub is_known: bool,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Every row, in the order of the file.
    pub rows: Vec<Row>,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
}

/// Reads a table of claims: CSV (comma, semicolon, tab; any encoding of an office machine), XLSX or ODS, columns as in
/// `openness_scores.csv` or by their Indonesian names. Rows are held against each other only.
/// Errors: the file cannot be read, or its headings name no year, body and score.
pub fn table(bytes: &[u8], this_year: i32) -> std::result::Result<Plan, Problem> {
    let limits = Limits { rows: MOST_ROWS, ..Limits::default() };
    let book = sheets::read(bytes, &limits).map_err(Problem::Table)?;
    let lines = book.sheets.into_iter().max_by_key(|sheet| sheet.rows.len()).unwrap_or_default().rows;
    let found = Columns::find(lines.iter().map(|line| line.cells.as_slice()));
    let Some((head, columns)) = found else {
        return Err(Problem::Columns(lines.into_iter().next().map(|line| line.cells).unwrap_or_default()));
    };
    let body = lines.get(head.saturating_add(1)..).unwrap_or_default();
    let said = body.iter().map(|line| columns.said(&line.cells)).collect();
    let checked = check(said, this_year);
    let row = |(line, checked): (&sheets::Line, Checked)| Row {
        line: line.number,
        checked,
        with_known: None,
        is_known: false,
    };
    Ok(Plan { rows: body.iter().zip(checked).map(row).collect(), digest: web::secrets::sha256_hex(bytes) })
}

/// Reads a file and holds it against the claims already here too. Nothing is written.
/// Errors: the database does not answer. The inner error says why the file cannot be read.
pub async fn plan(ctx: &Ctx, bytes: Vec<u8>) -> Result<std::result::Result<Plan, Problem>> {
    let this_year = book::this_year(ctx);
    let read = tokio::task::spawn_blocking(move || table(&bytes, this_year));
    let mut plan = match read.await.map_err(anyhow::Error::new)? {
        Ok(plan) => plan,
        Err(problem) => return Ok(Err(problem)),
    };
    let known = book::read(ctx).await?;
    let mut all: Vec<Said> = book::said(&known.rows, &known.rulings);
    let mut places = Vec::with_capacity(plan.rows.len());
    for row in &mut plan.rows {
        let digest = digest_of(&row.checked.said);
        let found = known.rows.iter().position(|known| known.digest == digest);
        row.is_known = found.is_some();
        places.push(found.unwrap_or(all.len()));
        if found.is_none() {
            all.push(row.checked.said.clone());
        }
    }
    let checked = check(all, this_year);
    for (row, place) in plan.rows.iter_mut().zip(places) {
        row.with_known = checked.get(place).cloned();
    }
    Ok(Ok(plan))
}

/// Takes every row in that is not known, as it is written, disputed or not. Returns how many are new.
/// Errors: `Refused` when the file has no rows, `Forbidden`.
pub async fn store(ctx: &Ctx, plan: &Plan, name: &str) -> Result<usize> {
    let role = ctx.allow(Act::KeepClaims, None)?;
    if plan.rows.is_empty() {
        return Err(Error::Refused("claim-refused-empty"));
    }
    let tx = ctx.db().begin().await?;
    let mut new = 0;
    for row in &plan.rows {
        let from = rows::From { file: name, line: row.line, at: ctx.now(), by: ctx.account() };
        new += usize::from(rows::insert(&tx, ctx.body(), &row.checked.said, &from).await?);
    }
    let change = Change::new("claim.import", "body", ctx.body()).as_role(role).public();
    let change = change.detail(format!("{name}; {new} baris baru dari {}", plan.rows.len()));
    audit::record(ctx, &tx, change.digests("", plan.digest.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(new)
}
