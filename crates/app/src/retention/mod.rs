//! How long data of requesters are kept, and what the person they belong to may ask for: to see them, to take them
//! along, to have them erased.
//!
//! Law: UU 27/2022 Ps.5–9 and 13 (rights of the data subject), Ps.14 (by a recorded application), Ps.16(2)g and 43
//! (erased when their time is over), Ps.15 and 50 (statutory registers are kept). Tables: `retention_rule`,
//! `requester_erasure`, `subject_code`, `erasure_application`. The case itself stays for the log of requests.

mod application;
mod code;
mod erase;
mod rule;
mod store;
mod subject;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use application::{Decision, decide};
pub(crate) use erase::Look;
pub use erase::erase_due;
pub use store::ApplicationId;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/permohonan/{tracking}/data", get(subject::show).post(subject::post))
        .route("/permohonan/{tracking}/data/kode", post(code::post))
        .route("/permohonan/{tracking}/data/unduh", post(subject::post_download))
        .route("/permohonan/{tracking}/data/hapus", post(application::post_ask))
        // workroom
        .route("/kerja/permohonan/penyimpanan", get(rule::show).post(rule::post))
        .route("/kerja/permohonan/penghapusan", get(application::list))
        .route("/kerja/permohonan/penghapusan/{application}", post(application::post_decide))
}
