//! Uploaded files: photos, attachments, logos. Stored by content, served only when visible.
//!
//! Tables: `file`, `file_variant`. Whether someone may see a file is asked of the things it hangs on
//! (a published revision, a unit's logo), never of the file.

pub mod receive;
pub mod scan;
pub mod send;
mod serve;
pub mod store;
pub mod upload;

pub use blob::Store as FileStore;
pub use store::{File, Variant};
pub use upload::add_photo;

/// Addresses of this slice.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    use axum::routing::get;
    axum::Router::new()
        .route("/foto/{id}/{name}", get(serve::photo))
        .route("/lampiran/{id}/{name}", get(serve::attachment))
        .route("/logo/{name}", get(serve::logo))
}
