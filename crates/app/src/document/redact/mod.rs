//! Redaction (*penghitaman*) in the workroom: an officer picks what is cut from a file, looks at the redrawn
//! pages and puts the result in the file's place.
//!
//! A plan ([`model::Plan`]) hangs on a content. Personal data is looked for first and ticked; words and boxes can
//! be added; the file is drawn anew in a child process, which proves its own output; only after a person has
//! looked at it does it become a new content of the same document. From then on the content it was made from is
//! reached by officers of the unit alone, on a public entry too. Law: UU 14/2008 Ps.17 and 22(7)e; UU 27/2022
//! Ps.65(2). Tables: `document_redaction`, `document_redaction_place`; the result is in `document_cut`.

mod apply;
mod begin;
mod boxes;
mod choose;
mod grounds;
mod look;
mod make;
mod measure;
mod model;
mod open;
mod page;
mod picture;
mod sheet;
pub mod store;
mod work;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use apply::apply;
pub use begin::{begin, drop_plan};
pub use boxes::{Frame, add_box, remove};
pub use choose::{Choice, add_words, choose};
pub use make::{make, reopen};
pub use model::{Place, Plan};
pub(super) use work::register;

/// Kinds of files whose parts can be blacked out.
pub fn can_redact(kind: &str) -> bool {
    matches!(kind, "pdf" | "jpg" | "png")
}

/// Addresses of this part.
pub(super) fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/dokumen/{content}/hitamkan", get(page::show).post(page::post))
        .route("/kerja/dokumen/{content}/hitamkan/mulai", post(begin::post))
        .route("/kerja/dokumen/{content}/hitamkan/batal", post(begin::post_drop))
        .route("/kerja/dokumen/{content}/hitamkan/halaman", get(sheet::show).post(boxes::post))
        .route("/kerja/dokumen/{content}/hitamkan/halaman.jpg", get(picture::before))
        .route("/kerja/dokumen/{content}/hitamkan/hasil.jpg", get(picture::after))
        .route("/kerja/dokumen/{content}/hitamkan/hasil/{name}", get(picture::file))
        .route("/kerja/dokumen/{content}/hitamkan/ubah", post(make::post_reopen))
        .route("/kerja/dokumen/{content}/hitamkan/pakai", post(apply::post))
}
