//! Claims about official scores (*nilai resmi*) of this body and its neighbours: what decrees and the press said, held
//! against each other, disputed until a document settles it.
//!
//! Source: `domain.md` §8; rules: `rules::claim`. Tables: `score_claim`, `score_claim_ruling`. What was written stays as
//! it is; what it means is worked out from all claims each time, so an old claim is judged by what is known today.

mod answer;
mod book;
mod chart;
mod import;
mod import_page;
mod item;
mod list;
mod model;
mod note;
mod official;
mod settle;
mod store;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use answer::{answer, lines};
pub use import::{Plan, Row, plan, store as import, table};
pub use model::{ClaimId, ClaimRow, RulingRow};
pub use note::note;
pub use official::{Neighbour, OfficialYear, neighbours, official};
pub use settle::{Settling, settle};

pub(crate) use chart::Chart;
pub(crate) use words::{qualification_name, score_said};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/nilai-resmi", get(list::show))
        .route("/kerja/nilai-resmi/baru", get(note::show).post(note::post))
        .route("/kerja/nilai-resmi/impor", get(import_page::show).post(import_page::check))
        .route("/kerja/nilai-resmi/impor/simpan", post(import_page::keep))
        .route("/kerja/nilai-resmi/{claim}", get(item::show))
        .route("/kerja/nilai-resmi/{claim}/dokumen.pdf", get(item::document))
        .route("/kerja/nilai-resmi/{claim}/selesaikan", post(settle::post))
}
