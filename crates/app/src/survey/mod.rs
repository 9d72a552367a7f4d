//! Satisfaction survey (*survei kepuasan masyarakat*): one to five and some words, once per case, after the answer.
//!
//! Law: UU 25/2009 Ps.38–39 (services are judged by the people they are for). Table: `survey_answer`. The words are
//! for officers only, they may name people; `report` shows the average from five answers on.

mod answer;
mod list;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

pub use answer::answer;
pub use store::forget_words;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/permohonan/{tracking}/penilaian", get(answer::show).post(answer::post))
        // workroom
        .route("/kerja/permohonan/penilaian", get(list::show))
}
