//! Requests for information (*permohonan informasi*): a citizen asks, gets a number and dates at once, and
//! follows the case; every case has exactly one responsible unit.
//!
//! Law: UU 14/2008 Ps.4(3), Ps.22; who asks is personal data, sealed at rest (UU 27/2022 Ps.35) and on no
//! public page. Rules: `rules::request`, `rules::case`, `rules::deadline`. Tables: `information_request`,
//! `request_step`, `case_number`. One act per file.

mod accept;
mod answer;
mod assign;
mod calendar;
mod deliver;
mod desk_forms;
mod desk_item;
mod desk_list;
mod extend;
mod forget;
mod form;
pub mod jobs;
mod landing;
mod model;
mod number;
mod object;
mod receipt;
mod receipt_letter;
mod show;
mod similar;
mod step;
mod store;
mod submit;
mod tell;
mod withdraw;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use accept::{accept, ask_for_more, complete};
pub use answer::answer;
pub use assign::{assign, begin_test};
pub use deliver::deliver;
pub use extend::extend;
pub use forget::forget;
pub use form::throttle;
pub use model::{Filing, InformationRequest, Requester, Step, WrittenNotice, ground_words, unseal};
pub(crate) use number::grouped;
pub(crate) use object::{end_objection, give_to, object};
pub(crate) use receipt::Receipt;
pub(crate) use show::find as find_by_tracking;
pub use show::{Followed, follow};
pub(crate) use store::{find, find_notice, raise_number};
pub use submit::{Filed, check_filing, submit};
pub use withdraw::withdraw;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/permohonan", get(landing::show).post(form::post))
        .route("/permohonan/baru", get(form::show))
        .route("/permohonan/lacak", get(landing::track))
        .route("/permohonan/{tracking}", get(show::show))
        .route("/permohonan/{tracking}/tanda-terima.pdf", get(receipt_letter::show))
        .route("/permohonan/{tracking}/cabut", post(withdraw::post))
        .route("/tanda-terima", get(receipt::show))
        // workroom
        .route("/kerja/permohonan", get(desk_list::show))
        .route("/kerja/permohonan/{id}", get(desk_item::show))
        .route("/kerja/permohonan/{id}/pemohon", post(desk_item::show_requester))
        .route("/kerja/permohonan/{id}/terima", post(accept::post_accept))
        .route("/kerja/permohonan/{id}/kurang", post(accept::post_ask))
        .route("/kerja/permohonan/{id}/lengkap", post(accept::post_complete))
        .route("/kerja/permohonan/{id}/disposisi", post(assign::post_assign))
        .route("/kerja/permohonan/{id}/teruskan", post(assign::post_pass_on))
        .route("/kerja/permohonan/{id}/uji", post(assign::post_test))
        .route("/kerja/permohonan/{id}/perpanjang", post(extend::post))
        .route("/kerja/permohonan/{id}/jawab", post(answer::post))
        .route("/kerja/permohonan/{id}/serahkan", post(deliver::post))
}
