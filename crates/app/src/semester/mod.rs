//! Half-yearly reports of units to the main PPID (*laporan semester*): written by the program from what it knows,
//! corrected in their words, signed, accepted, made into the city's report.
//!
//! Source: `domain.md` §9; rules: `rules::service_report`. Tables: `semester_report`, `semester_step`,
//! `semester_consolidation`, `semester_setting`; figures are read from the slices they belong to and compared with the
//! change log ([`control()`]).

mod batch;
mod begin;
mod chart;
mod city;
mod consolidate;
mod control;
mod decide;
mod facts;
mod figures;
mod file;
mod happened;
mod item;
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

pub(crate) use batch::register as register_batch;
pub use batch::{ask, packed};
pub use begin::begin;
pub(crate) use chart::{Chart, of_section as chart_of};
pub use city::{CityReport, city_file, consolidated};
pub use consolidate::consolidate;
pub use control::control;
pub use decide::{Decision, decide};
pub use facts::{SemesterFacts, facts};
pub(crate) use facts::{is_signed, late_reports};
pub(crate) use figures::of_body;
pub use figures::{Figure, Section};
pub use file::{Format, unit_file};
pub(crate) use file::{
    answer as form_answer, bytes as form_bytes, figures as form_figures, named as form_named, office,
    paragraphs, words as form_words,
};
pub(crate) use item::figure_words;
pub(crate) use list::period_in_words;
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
        .route("/kerja/laporan/semester/unduhan", post(batch::post))
        .route("/kerja/laporan/semester/unduhan/{batch}/laporan.zip", get(batch::show))
        .route("/kerja/laporan/semester/kota/{period}", get(city::show))
        .route("/kerja/laporan/semester/kota/{period}/berkas/{report_file}", get(city::show_file))
        .route("/kerja/laporan/semester/{semester}", get(item::show).post(save::post))
        .route("/kerja/laporan/semester/{semester}/berkas/{report_file}", get(file::show))
        .route("/kerja/laporan/semester/{semester}/ajukan", post(submit::post))
        .route("/kerja/laporan/semester/{semester}/terima", post(decide::post_accept))
        .route("/kerja/laporan/semester/{semester}/kembalikan", post(decide::post_return))
        .route("/kerja/laporan/semester/{semester}/buka-lagi", post(decide::post_reopen))
}
