//! Decisions (SK) that adopt a register: number, date, signer and the versions as they stood that day.
//!
//! The main PPID lays the register down by a decision (PP 61/2010 Ps.14(1); Perki 1/2021). The rows name
//! versions, which never change, so the adopted register can be read ever after; a version that was closed
//! since shows only that and why. Tables: `register_decision`, `register_decision_row`.

mod adopt;
mod desk;
mod public;
mod store;
mod verify;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

pub use adopt::{Adopt, adopt};
pub use verify::verify_decisions;

/// Addresses of this part.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/informasi/keputusan", get(public::list))
        .route("/informasi/keputusan/{decision}", get(public::show))
        .route("/kerja/informasi/keputusan", get(desk::list).post(desk::post))
}
