//! Coaching of operators (*pembinaan*): short courses with a test and a certificate, workshops, and who still needs
//! which.
//!
//! Source: PP 61/2010 Ps.14(1); rules and courses: `rules::coaching`. Tables: `coaching_attempt`, `coaching_number`,
//! `coaching_workshop`, `coaching_workshop_unit`. Needs follow from the gaps of the slice `meeting`; [`facts()`] is
//! evidence for the assessment.

mod certificate;
mod facts;
mod list;
mod model;
mod take;
mod workshop;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use facts::{CoachingFacts, facts};
pub use list::{Need, needs};
pub use model::{Attempt, Workshop};
pub use take::take;
pub use workshop::note_workshop;

use crate::Result;
use crate::ids::BodyId;
use crate::request::Receipt;

/// What proves the certificate of a number. Errors: the database does not answer.
pub(crate) async fn find_receipt(db: &db::Db, body: BodyId, number: &str) -> Result<Option<Receipt>> {
    Ok(model::find_by_number(db, body, number).await?.map(|one| one.receipt()))
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/pembinaan", get(list::show))
        .route("/kerja/pembinaan/lokakarya", post(workshop::post))
        .route("/kerja/pembinaan/sertifikat/{attempt}/sertifikat.pdf", get(certificate::show))
        .route("/kerja/pembinaan/{course}", get(take::show).post(take::post))
}
