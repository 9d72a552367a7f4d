//! Requests for information (*permohonan informasi*): a citizen asks, gets a number and dates at once, and
//! follows the case; every case has exactly one responsible unit.
//!
//! Law: UU 14/2008 Ps.4(3), Ps.22; who asks is personal data, sealed at rest (UU 27/2022 Ps.35) and on no
//! public page. Rules: `rules::request`, `rules::case`, `rules::deadline`. Tables: `information_request`,
//! `request_step`, `case_number`. One act per file.

mod desk_item;
mod desk_list;
mod form;
mod landing;
mod model;
mod number;
mod receipt;
mod receipt_letter;
mod show;
mod similar;
mod store;
mod submit;
mod tell;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use model::{Filing, InformationRequest, Requester, Step};
pub use submit::{Filed, submit};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/permohonan", get(landing::show).post(form::post))
        .route("/permohonan/baru", get(form::show))
        .route("/permohonan/lacak", get(landing::track))
        .route("/permohonan/{tracking}", get(show::show))
        .route("/permohonan/{tracking}/tanda-terima.pdf", get(receipt_letter::show))
        .route("/tanda-terima", get(receipt::show))
        // workroom
        .route("/kerja/permohonan", get(desk_list::show))
        .route("/kerja/permohonan/{id}", get(desk_item::show))
        .route("/kerja/permohonan/{id}/pemohon", post(desk_item::show_requester))
}
