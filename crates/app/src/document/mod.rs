//! Documents of the register: files behind permanent addresses, with every content they ever had.
//!
//! A [`model::Document`] is an address; what lies behind it are its [`model::DocumentVersion`]s, stored by
//! SHA-256 in the file store. Whether someone may have a file is asked of the entry it hangs on, never of
//! the file. Tables: `document`, `document_version`, `document_finding`, `document_decision`, `document_cut`.

mod add;
mod guard;
mod intake;
pub mod jobs;
mod model;
mod read;
pub mod redact;
mod send;
mod serve;
pub mod store;
pub mod table;
pub mod text;

pub use add::{NewFile, add};
pub use guard::{check_decided, decide};
pub use intake::{intake, look};
pub use model::{Cut, Document, DocumentVersion, Finding, TextState, public_name};
pub use read::{read, read_soon};
pub(crate) use serve::send_given;

/// Addresses of this slice.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    use axum::routing::get;
    axum::Router::new()
        .merge(redact::routes())
        .merge(table::routes())
        .route("/dokumen/{document}/pratinjau.jpg", get(serve::preview))
        .route("/dokumen/{document}/{name}", get(serve::document))
        .route("/dokumen/{document}/versi/{number}/{name}", get(serve::version))
}
