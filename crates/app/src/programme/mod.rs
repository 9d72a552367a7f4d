//! Programmes and money of the city (*Program & Anggaran*): tables units bring, row by row in public, from plan to
//! realisation, with the file behind every figure.
//!
//! Law: Perki 1/2021 Ps.14 (BK.02 programmes, BK.04 finances, BK.09 procurement), UU 23/2014 Ps.391; codes by
//! Permendagri 90/2019. Rules: `rules::programme`. Tables: `programme_file` (a version for one unit and year),
//! `programme_row`, `programme_mapping` (columns remembered by the headings), `programme_proof`. A file is taken whole or
//! not at all ([`take()`]), as a draft; [`publish()`] makes it the version that holds, and the version before comes back
//! when it is drawn. Nothing is deleted, so the history of a year stays.

mod answer;
mod begin;
mod columns;
mod csv;
mod desk;
mod figures;
mod item;
mod list;
mod model;
mod proof;
mod proof_page;
mod public;
mod publish;
mod read;
mod sample;
mod source;
mod store;
mod take;
mod treemap;
mod unit;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use answer::percent_number;
pub use answer::{answer, lines};
pub use begin::{Begun, begin, look};
pub use model::{ProgrammeFile, ProgrammeRow, PublicRow, Wanted};
pub use proof::{Proof, add as add_proof};
pub use publish::{draw, publish};
pub use read::Reading;
pub(crate) use sample::plant;
pub use take::{discard, map, take};

use rules::visibility::{self, Viewer, Visibility};

use crate::ids::{BodyId, ProgrammeId, UnitId};
use crate::{Error, Result};

/// Rows of published tables behind a row, by their ids. Errors: the database does not answer.
pub async fn public_rows(db: &db::Db, body: BodyId, wanted: &Wanted<'_>) -> Result<Vec<PublicRow>> {
    store::list_public_rows(db, body, wanted).await
}

/// A table while everybody may see it. Errors: the database does not answer.
pub(crate) async fn find_public(db: &db::Db, body: BodyId, id: ProgrammeId) -> Result<Option<ProgrammeFile>> {
    let is_open = |file: &ProgrammeFile| {
        visibility::programme(file.state.0, file.unit_id.0, Viewer::Public) == Visibility::Full
    };
    match store::find_file(db, body, id).await {
        Ok(file) => Ok(Some(file).filter(is_open)),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Every version of the tables of a unit, public or not. Errors: the database does not answer.
pub(crate) async fn ids_of_unit(db: &db::Db, body: BodyId, unit: UnitId) -> Result<Vec<ProgrammeId>> {
    store::list_ids(db, body, unit).await
}

/// What a table calls its programmes, activities and sub-activities, each name once with its place, the upper ones
/// first. Errors: the database does not answer.
pub(crate) async fn names(db: &db::Db, body: BodyId, id: ProgrammeId) -> Result<Vec<String>> {
    store::list_names(db, body, id).await
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/program", get(public::show))
        .route("/program/daftar", get(list::show))
        .route("/program/unit/{code}", get(unit::show))
        .route("/program/berkas/{programme}/{source_file}", get(source::show))
        .route("/opendata/programmes.csv", get(csv::show))
        // workroom
        .route("/kerja/program", get(desk::show).post(desk::upload))
        .route("/kerja/program/{programme}", get(item::show))
        .route("/kerja/program/{programme}/kolom", post(columns::post))
        .route("/kerja/program/{programme}/ambil", post(take::post))
        .route("/kerja/program/{programme}/buang", post(take::post_discard))
        .route("/kerja/program/{programme}/terbitkan", post(publish::post))
        .route("/kerja/program/{programme}/tarik", post(publish::post_draw))
        .route("/kerja/program/{programme}/bukti/{position}", get(proof_page::show).post(proof_page::post))
        .route("/kerja/program/{programme}/bukti/{position}/hapus", post(proof_page::post_delete))
}
