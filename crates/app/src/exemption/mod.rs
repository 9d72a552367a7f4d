//! Exempt information (*informasi dikecualikan*): the consequence test as a guided record, the
//! classification decision, the public list (*Daftar Informasi Dikecualikan*, DIK) and the end of the period.
//!
//! Law: UU 14/2008 Ps.2(2), 2(4), 17–20; PP 61/2010 Ps.3–11. Rules: `rules::exemption`. Tables: `exemption`,
//! `exemption_advice`, `exemption_obligation`. What is withheld is described here and never stored here, so
//! that no road of the program can lead to it. When the period ends the information is public by law; the
//! program says so on the day itself and begins an entry of the register for the unit to complete.
//!
//! One act per file: [`create()`], [`save()`], [`advise()`], [`decide()`], [`approve()`], [`send_back()`],
//! [`decide_opening()`], [`open()`], [`discard()`]; what they share is in `step`.

mod advise;
mod approve;
mod create;
mod decide;
mod discard;
mod item;
pub mod jobs;
mod letter;
mod list;
mod model;
mod opening;
mod public;
mod save;
mod step;
pub mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use advise::{Advise, advise};
pub use approve::{approve, send_back};
pub use create::create;
pub use decide::{Decide, decide};
pub use discard::discard;
pub use model::{Advice, Covered, Exemption, Test};
pub use opening::{Open, decide_opening, open};
pub use save::save;

/// Where the public reads a row of the list.
pub fn public_path(id: crate::ids::ExemptionId) -> String {
    format!("/informasi/dikecualikan#dik-{id}")
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/informasi/dikecualikan", get(public::show))
        .route("/informasi/dikecualikan.csv", get(public::csv))
        // workroom
        .route("/kerja/dikecualikan", get(list::show))
        .route("/kerja/dikecualikan/baru", get(create::show).post(create::post))
        .route("/kerja/dikecualikan/{id}", get(item::show).post(save::post))
        .route("/kerja/dikecualikan/{id}/pertimbangan", post(advise::post))
        .route("/kerja/dikecualikan/{id}/tetapkan", post(decide::post))
        .route("/kerja/dikecualikan/{id}/setujui", post(approve::post_approve))
        .route("/kerja/dikecualikan/{id}/kembalikan", post(approve::post_send_back))
        .route("/kerja/dikecualikan/{id}/buka-akhir", post(opening::post_decide))
        .route("/kerja/dikecualikan/{id}/buka", post(opening::post_open))
        .route("/kerja/dikecualikan/{id}/buang", post(discard::post))
        .route("/kerja/dikecualikan/{id}/keputusan.pdf", get(letter::show))
}
