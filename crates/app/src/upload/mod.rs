//! Files sent in pieces, so that a connection that breaks costs only the last piece: the core of tus 1.0.0
//! with its extensions creation, expiration and termination, for signed-in people.
//!
//! Tables: `upload`, `upload_part`. A finished upload is known by its token; the form that wants the file
//! posts `upload=<token>` instead of the file, and its handler calls [`take()`]. What nobody takes within a
//! day is thrown away. Without script the plain form with a file works the same: [`Incoming::from_form`].

mod append;
mod create;
pub mod jobs;
mod protocol;
mod show;
mod store;
mod take;

pub use take::{Incoming, take};

/// Addresses of this slice.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    use axum::routing::{get, post};
    axum::Router::new()
        .route("/kerja/unggah", post(create::post).options(create::options))
        .route("/kerja/unggah/{token}", get(show::offset).patch(append::patch).delete(show::cancel))
}
