//! Existing registers from spreadsheets (`terbuka register import`, `/kerja/informasi/impor`).
//!
//! [`begin()`] keeps the file and reads its headings; a [`Mapping`] says which column is which, suggested from the
//! words of the headings or remembered from the last file of the same form. [`plan()`] compares every row with
//! the unit's entries and writes nothing; [`run()`] makes drafts (or submits them) in transactions of 500 rows and
//! can be run again after a stop; [`undo()`] removes the drafts nobody has touched since.
//!
//! A row is an entry by title, class and year: the same file twice makes nothing new. An empty cell never
//! deletes what an entry says. Exempt information is refused (UU 14/2008 Ps.11(1)a). Tables: `register_import`,
//! `register_import_row`, `register_mapping`.

mod begin;
mod cells;
mod made;
mod mapping;
mod page_show;
mod page_start;
mod plan;
mod read;
mod report;
mod run;
pub mod store;
mod undo;
mod words;

pub use begin::{ImportProblem, begin, look, map, open};
pub use mapping::{COLUMNS, Mapping, class_of_code};
pub use plan::{Plan, Planned, Step as Outcome, plan};
pub use read::{RowFault, Source};
pub use run::run;
pub use undo::{Undone, undo};

/// Addresses of the pages.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    use axum::routing::{get, post};
    axum::Router::new()
        .route("/kerja/informasi/impor", get(page_start::form).post(page_start::upload))
        .route("/kerja/informasi/impor/{import}", get(page_show::show))
        .route("/kerja/informasi/impor/{import}/kolom", post(page_show::columns))
        .route("/kerja/informasi/impor/{import}/jalankan", post(page_show::start))
        .route("/kerja/informasi/impor/{import}/batal", post(page_show::take_back))
}
