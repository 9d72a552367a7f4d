//! The yearly report about the information service (*laporan layanan informasi publik*): six chapters, available by the
//! end of March, and the yearly announcement.
//!
//! Law: Perki 1/2021 Ps.56 (chapters, three months), UU 14/2008 Ps.11(1)h (at any time), Ps.12 (announcement). Rules:
//! `rules::service_report`. Table: `annual_report`; figures come from `report`, `dispute` and what `semester` counts;
//! publishing makes an entry of the register.

mod desk;
mod facts;
mod figures;
mod file;
mod model;
mod public;
mod publish;
mod save;
mod store;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use facts::{AnnualFacts, facts};
pub use file::year_file;
pub use model::Chapters;
pub use publish::{Signature, publish};
pub use save::save;
pub use view::{YearReport, year_report};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/laporan-layanan", get(public::list))
        .route("/laporan-layanan/{year}", get(public::show))
        .route("/laporan-layanan/{year}/{report_file}", get(public::file))
        // workroom
        .route("/kerja/laporan/tahunan", get(desk::list))
        .route("/kerja/laporan/tahunan/{year}", get(desk::show).post(save::post))
        .route("/kerja/laporan/tahunan/{year}/terbitkan", post(publish::post))
        .route("/kerja/laporan/tahunan/{year}/berkas/{report_file}", get(desk::file))
}
