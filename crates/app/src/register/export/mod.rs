//! The official form of the register (*Daftar Informasi Publik*) to take away: XLSX, PDF and CSV, of the city or
//! of one unit, from what is public.
//!
//! A list is written once per change into `export/` of the data folder and sent from there, small ones also
//! from the page cache; only one is written at a time, so that curious readers cannot keep the machine busy.
//! PDF comes in parts of 1,000 rows (`?bagian=2`), since a document is in memory whole.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

mod kept;
mod list;
mod page;
mod rows;
mod write;

/// Rows of one PDF.
const PDF_ROWS: i64 = 1_000;

/// Addresses of the lists.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/informasi/daftar.xlsx", get(page::city_xlsx))
        .route("/informasi/daftar.pdf", get(page::city_pdf))
        .route("/informasi/daftar.csv", get(page::city_csv))
        .route("/unit/{code}/informasi/daftar.xlsx", get(page::unit_xlsx))
        .route("/unit/{code}/informasi/daftar.pdf", get(page::unit_pdf))
        .route("/unit/{code}/informasi/daftar.csv", get(page::unit_csv))
}
