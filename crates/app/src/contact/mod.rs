//! The ladder of contact: a unit whose website is silent, or whose half-yearly report is late, is written to, again,
//! then its secretary, its head and at last the communications office, which telephones. Answers, promises and excuses
//! stand on the record.
//!
//! Source: `domain.md` §10 (phoned by hand in Kota Cilegon 2018); the rules are `rules::contact`. Tables:
//! `unit_contact`, `unit_contact_step`, `contact_ladder`. Silence is read from the slice `activity`: a month known
//! to have no news; a month nobody could count is unknown and blames no one. Late reports come from the slice `semester`. Each rung is an event for the webhook
//! (a messenger of the city). The board shows [`latest()`]
//! and [`promises`].

mod answer;
mod climb;
mod form;
mod item;
pub mod jobs;
mod ladder;
mod latest;
mod letter;
mod list;
mod model;
mod office;
mod promise;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use answer::{Answering, answer};
pub use jobs::begin;
pub(crate) use latest::own;
pub use latest::{Latest, latest};
pub use model::Contact;
pub use office::{call, close, decide_excuse};
pub use promise::{Promised, promises};
pub use store::find;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/kontak-unit", get(list::show))
        .route("/kerja/kontak-unit/tangga", get(ladder::show).post(ladder::post))
        .route("/kerja/kontak-unit/{contact}", get(item::show))
        .route("/kerja/kontak-unit/{contact}/jawab", post(answer::post))
        .route("/kerja/kontak-unit/{contact}/telepon", post(office::post_call))
        .route("/kerja/kontak-unit/{contact}/alasan", post(office::post_excuse))
        .route("/kerja/kontak-unit/{contact}/tutup", post(office::post_close))
        .route("/kerja/kontak-unit/{contact}/surat.pdf", get(letter::show))
}
