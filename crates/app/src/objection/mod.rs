//! Objections (*keberatan*) to what became of a request, or to periodic information that was not announced: filed by
//! anybody with the tracking code, or written down at the desk, decided by
//! the supervising officer and never by whoever decided the request, on a clock of thirty working days.
//!
//! Law: UU 14/2008 Ps.35 (seven grounds), Ps.36 (periods, written reasons); who files is personal data, sealed
//! at rest (UU 27/2022 Ps.35) and on no public page. Rules: `rules::case::objection`, `rules::deadline`. Tables:
//! `objection`, `objection_ground`, `objection_step`, `objection_decision`, `objection_intake`. One act per file.

mod case;
mod clock;
mod decide;
mod decision_letter;
mod desk_forms;
mod desk_item;
mod desk_list;
mod desk_new;
mod execute;
mod forget;
mod form;
mod intake;
pub mod jobs;
mod model;
mod panel;
mod receipt_letter;
mod recount;
mod show;
mod step;
mod store;
mod submit;
mod take_up;
mod tell;
mod unannounced;
mod withdraw;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use decide::decide;
pub use decision_letter::decision_code;
pub(crate) use desk_item::at_desk;
pub use execute::execute;
pub use forget::forget;
pub(crate) use intake::recorded_later;
pub use model::{Filing, Ground, Objection, ObjectionDecision, RegisterLine, Step};
pub(crate) use panel::{Panel, panel};
pub(crate) use recount::recount;
pub(crate) use show::of_folder;
pub(crate) use step::end_with_dispute;
pub use step::go_to_commission;
pub use store::{decision_of, find, grounds_of, list_for_register, of_request};
pub(crate) use store::{find_by_number, find_issued};
pub use submit::{Filed, Unannounced, submit, submit_unannounced, write_down};
pub use take_up::{register, review};
pub use withdraw::withdraw;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/keberatan/baru", get(unannounced::show).post(unannounced::post))
        .route("/permohonan/{tracking}/keberatan", get(form::show).post(form::post))
        .route("/permohonan/{tracking}/keberatan/{objection}", get(show::show))
        .route("/permohonan/{tracking}/keberatan/{objection}/tanda-terima.pdf", get(receipt_letter::show))
        .route("/permohonan/{tracking}/keberatan/{objection}/keputusan.pdf", get(decision_letter::show))
        .route("/permohonan/{tracking}/keberatan/{objection}/cabut", post(withdraw::post))
        // workroom
        .route("/kerja/keberatan", get(desk_list::show))
        .route("/kerja/keberatan/baru", get(desk_new::show).post(desk_new::post))
        .route("/kerja/keberatan/baru/berkala", get(unannounced::show_desk).post(unannounced::post_desk))
        .route("/kerja/keberatan/{id}", get(desk_item::show))
        .route("/kerja/keberatan/{id}/pemohon", post(desk_item::show_filer))
        .route("/kerja/keberatan/{id}/daftar", post(take_up::post_register))
        .route("/kerja/keberatan/{id}/periksa", post(take_up::post_review))
        .route("/kerja/keberatan/{id}/putus", post(decide::post))
        .route("/kerja/keberatan/{id}/laksanakan", post(execute::post))
}
