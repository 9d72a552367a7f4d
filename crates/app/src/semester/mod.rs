//! Half-yearly reports of units to the main PPID (*laporan semester*): written by the program from what it knows,
//! corrected in their words, signed, accepted, made into the city's report.
//!
//! Source: `domain.md` §9; rules: `rules::service_report`. Tables: `semester_report`, `semester_step`,
//! `semester_consolidation`, `semester_setting`; figures are read from the slices they belong to and compared with the
//! change log ([`control()`]).

mod begin;
pub(crate) mod chart;
mod consolidate;
mod control;
mod decide;
mod facts;
mod figures;
mod happened;
pub(crate) mod item;
pub mod jobs;
mod list;
mod model;
mod rows;
mod save;
mod setting;
mod store;
mod submit;
mod view;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use begin::begin;
pub use consolidate::consolidate;
pub use control::control;
pub use decide::{Decision, decide};
pub use facts::{SemesterFacts, facts};
pub use figures::{Figure, Section};
pub use model::{SemesterReport, Step, Words};
pub use save::save;
pub use setting::set_due_day;
pub use store::{find_of_unit, steps};
pub use submit::{Signature, submit};
pub use view::{UnitReport, Whole, city_report, unit_report};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/laporan/semester", get(list::show))
        .route("/kerja/laporan/semester/baris", get(rows::show))
        .route("/kerja/laporan/semester/siapkan", post(begin::post))
        .route("/kerja/laporan/semester/gabungkan", post(consolidate::post))
        .route("/kerja/laporan/semester/tenggat", post(setting::post))
        .route("/kerja/laporan/semester/{semester}", get(item::show).post(save::post))
        .route("/kerja/laporan/semester/{semester}/ajukan", post(submit::post))
        .route("/kerja/laporan/semester/{semester}/terima", post(decide::post_accept))
        .route("/kerja/laporan/semester/{semester}/kembalikan", post(decide::post_return))
        .route("/kerja/laporan/semester/{semester}/buka-lagi", post(decide::post_reopen))
}
