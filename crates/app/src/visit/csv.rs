//! `/kerja/kunjungan.csv`: everything that was read in a month, for spreadsheet programs.

use axum::body::Body;
use axum::http::Response;
use rules::Code as _;

use super::{desk, report};
use crate::Result;
use crate::ctx::SignedIn;
use crate::page::Query;
use crate::table::csv_file;

/// Rows of one file at most.
const MOST_ROWS: i64 = 5_000;

const HEAD: [&str; 6] = ["month", "kind", "title", "address", "unit", "reads"];

/// `GET /kerja/kunjungan.csv?bulan=&unit=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let unit = desk::scope(&ctx, query.text("unit"))?;
    let month = report::month_of(&ctx, query.text("bulan"))?;
    let report = report::read(&ctx, unit, month, MOST_ROWS).await?;
    let row = |line: &report::Line| {
        let address =
            if line.path.is_empty() { String::new() } else { format!("{}{}", ctx.origin, line.path) };
        let code = ctx.directory.unit(line.unit).map(|unit| unit.code.clone()).unwrap_or_default();
        let (month, kind) = (month.to_string(), line.kind.code().to_owned());
        vec![month, kind, line.name.clone(), address, code, line.reads.to_string()]
    };
    let rows: Vec<Vec<String>> = report.lines.iter().map(row).collect();
    csv_file(&format!("kunjungan-{month}"), &HEAD.map(str::to_owned), &rows)
}
