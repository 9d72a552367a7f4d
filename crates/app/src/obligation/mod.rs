//! What every unit has to make known and how it stands: catalogue, matrix, signed statements.
//!
//! The catalogue is data of the release (`rules::obligation`; UU 14/2008 Ps.9–12, Perki 1/2021 Ps.13–25).
//! Status is computed from public entries, statements and exemptions each time, never stored or typed. Tables:
//! `obligation_unit_group`, `obligation_statement`, `obligation_notice`; entries are the slice `register`,
//! exemptions the slice `exemption`.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

mod desk_cell;
mod desk_matrix;
mod desk_unit;
pub mod jobs;
pub mod matrix;
mod model;
pub(crate) mod picker;
mod public;
mod remind;
mod revoke_statement;
mod set_groups;
pub(crate) mod sign_statement;
pub mod store;
mod words;

pub(crate) use desk_matrix::GROUPS;
pub use matrix::{Cell, Counts, Matrix, UnitLine, load};
pub use model::{EntryLine, Statement};
pub use remind::remind;
pub use revoke_statement::revoke_statement;
pub use set_groups::{groups, set_groups};
pub use sign_statement::{Sign, sign_statement};
pub use words::in_words;
pub(crate) use words::{label as label_words, status as status_words};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/unit/{code}/kewajiban", get(public::unit))
        .route("/informasi/kewajiban", get(public::city))
        .route("/informasi/kewajiban/katalog", get(public::explain))
        .route("/informasi/kewajiban/unduh", get(public::download))
        .route("/kerja/kewajiban", get(desk_matrix::show))
        .route("/kerja/kewajiban/unit/{code}", get(desk_unit::show))
        .route("/kerja/kewajiban/unit/{code}/pernyataan", post(sign_statement::post))
        .route("/kerja/kewajiban/unit/{code}/kelompok", post(set_groups::post))
        .route("/kerja/kewajiban/{unit}/{code}", get(desk_cell::show))
        .route("/kerja/kewajiban/{unit}/{code}/cabut", post(revoke_statement::post))
        .route("/kerja/kewajiban/{unit}/{code}/ingatkan", post(remind::post))
}
