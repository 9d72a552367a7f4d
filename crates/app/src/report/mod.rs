//! What is told of cases as a whole: the official logs of requests, objections and disputes (*buku register*) as
//! files, and public statistics by unit.
//!
//! Law: UU 14/2008 Ps.12 (yearly: how many, in which time, granted and refused, with reasons), Perki 1/2021
//! (registers); who asks is personal data and stands in no public file (UU 27/2022). Only reads, from the tables
//! of `request`, `objection`, `dispute` and `survey`; an export is recorded in the change log.

mod cell;
mod column;
mod digest;
mod dispute;
mod export;
mod figures;
mod file;
mod objection;
mod public;
mod statistics;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use rules::case::CaseKind;

pub(crate) use digest::Digest;
pub use digest::digest;
pub use export::export_csv;
pub use figures::{Figures, between, of_year};
pub use file::Log;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/permohonan/register.csv", get(|visit, query| public::csv(CaseKind::Request, visit, query)))
        .route("/permohonan/register.xlsx", get(|visit, query| public::xlsx(CaseKind::Request, visit, query)))
        .route("/permohonan/register.pdf", get(|visit, query| public::pdf(CaseKind::Request, visit, query)))
        .route("/keberatan/register.csv", get(|visit, query| public::csv(CaseKind::Objection, visit, query)))
        .route(
            "/keberatan/register.xlsx",
            get(|visit, query| public::xlsx(CaseKind::Objection, visit, query)),
        )
        .route("/keberatan/register.pdf", get(|visit, query| public::pdf(CaseKind::Objection, visit, query)))
        .route("/permohonan/statistik", get(statistics::show))
        .route("/permohonan/statistik.csv", get(statistics::csv))
        // workroom
        .route("/kerja/permohonan/register", get(export::show).post(export::post))
}
