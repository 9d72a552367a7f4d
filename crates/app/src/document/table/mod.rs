//! Spreadsheets for people and programs without a spreadsheet program: the first sheet of a public CSV, XLSX or ODS
//! as a page, as CSV and as JSON (Perpres 39/2019 Ps.9: data in a form machines read).
//!
//! Cells have the values their program saved; formulas are never computed. Hidden sheets are never read. A table is
//! seen exactly where its file is, and only as far as [`MOST_ROWS`]; every form says so when something is left out.

mod page;
mod read;
mod send;

pub use read::{MOST_ROWS, Table, has_table};

/// Last parts of the addresses of a table.
pub(super) const CSV: &str = "tabel.csv";
pub(super) const JSON: &str = "tabel.json";

/// Addresses of this part.
pub(super) fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    use axum::routing::get;
    axum::Router::new()
        .route("/dokumen/{document}/tabel", get(page::show))
        .route("/dokumen/{document}/tabel.csv", get(send::csv))
        .route("/dokumen/{document}/tabel.json", get(send::json))
}
