//! Awards, commendations, coaching duties and warnings (*penghargaan*, *pembinaan*, *teguran*) that follow from
//! published tables: proposed by the rules of the body, signed by an officer, followed up until done. Proposals are made each morning and by button.
//!
//! Source: `domain.md` §10–11; rules: `rules::recognition`. Tables: `recognition`, `recognition_book`,
//! `recognition_number`. Papers are numbered without gaps and can be checked on `/tanda-terima`; the public sees
//! what the officer decided to show.

mod book;
mod decide;
mod desk;
mod letter;
mod model;
mod propose;
mod public;
mod store;
mod tell;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use book::set_book;
pub use decide::{Signing, decide, dismiss, finish};
pub use model::{Recognition, RecognitionId};
pub(crate) use propose::Look;
pub use propose::propose;

use crate::Result;
use crate::ids::{BodyId, UnitId};
use crate::request::Receipt;

/// Papers and proposals of a unit, newest first, at most 100.
/// Errors: the database does not answer.
pub async fn of_unit(db: &db::Db, body: BodyId, unit: UnitId) -> Result<Vec<Recognition>> {
    store::list(db, body, (None, Some(unit)), RecognitionId(i64::MAX), 100).await
}

/// What proves the paper of a number. Errors: the database does not answer.
pub(crate) async fn find_receipt(db: &db::Db, body: BodyId, number: &str) -> Result<Option<Receipt>> {
    Ok(store::find_by_number(db, body, number).await?.map(|one| one.receipt()))
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/penghargaan", get(public::show))
        .route("/penghargaan/{recognition}/surat.pdf", get(letter::show_public))
        // workroom
        .route("/kerja/penghargaan", get(desk::show))
        .route("/kerja/penghargaan/aturan", get(book::show).post(book::post))
        .route("/kerja/penghargaan/usulkan", post(propose::post))
        .route("/kerja/penghargaan/{recognition}", get(desk::item))
        .route("/kerja/penghargaan/{recognition}/putuskan", post(decide::post))
        .route("/kerja/penghargaan/{recognition}/gugurkan", post(decide::post_drop))
        .route("/kerja/penghargaan/{recognition}/selesai", post(decide::post_done))
        .route("/kerja/penghargaan/{recognition}/surat.pdf", get(letter::show))
}
