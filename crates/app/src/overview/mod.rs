//! What a leader sees on one page, and what everybody may see of how open the city is.
//!
//! Only reads, from what other slices know: the score of today (`assessment`), official scores (`claim`), requests
//! (`report`), websites and contacts (`website`, `contact`), months of the ranking, reports and meetings. Source:
//! `domain.md` §8, consequence 5: score, rank and gap to the next band, not a qualification alone.

mod facts;
mod leader;
mod public;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/keterbukaan", get(public::show))
        .route("/kerja/pimpinan", get(leader::show))
        .route("/kerja/pimpinan/ringkasan.pdf", get(leader::pdf))
}
