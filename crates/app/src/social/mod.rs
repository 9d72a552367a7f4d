//! Accounts of units on social networks and what they publish there, on every road: the networks' own interfaces,
//! feeds, exports, pasted addresses, numbers with a proof. Source: `domain.md` §11, Permenpan RB 83/2012.
//!
//! The rule of counting is `rules::social`; how networks and files are read is the crate `social`. What was counted
//! goes to the slice `activity`, one number per road; a gap is unknown, never zero, and a unit without an account
//! is known to have none. Tables: `social_account`, `social_reading`, `social_post`, `social_month`, `social_import`,
//! `social_sample`, `social_connector`, `social_posting`.

mod account_store;
mod connector_store;
mod evidence;
mod form;
pub mod import;
mod item;
mod keys;
mod list;
mod model;
mod month;
mod posting;
mod public;
mod read;
mod recount;
mod sample;
mod settings;
mod store;
mod words;
mod write;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use model::{Account, AccountState};
pub use month::{TypedMonth, enter};
pub use posting::{PostingGrant, allow_posting, end_posting};
pub(crate) use posting::{
    find_account, keep_posting_keys, list_open, may_post, posting_account, register_post,
};
pub use public::{PublicAccount, PublicUnit, list_public};
pub use read::read_all;
pub(crate) use read::{Look, send as ask_network};
pub use sample::check;
pub use settings::{Setting, give_keys, set};
pub use words::network_name;
pub use write::{AccountFacts, Typed, create, edit, end};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/akun-medsos", get(list::show))
        .route("/kerja/akun-medsos/baru", get(form::show_new).post(form::post_new))
        .route("/kerja/akun-medsos/hitungan", get(evidence::show))
        .route("/kerja/akun-medsos/bulan", get(month::show).post(month::post))
        .route("/kerja/akun-medsos/impor", get(import::page::show).post(import::page::upload))
        .route("/kerja/akun-medsos/impor/terapkan", post(import::page::confirm))
        .route("/kerja/akun-medsos/impor/{social_import}/batal", post(import::page::post_undo))
        .route("/kerja/akun-medsos/periksa", get(sample::show).post(sample::post))
        .route("/kerja/akun-medsos/periksa/{social_month}", post(sample::post_check))
        .route("/kerja/akun-medsos/{social_account}", get(item::show))
        .route("/kerja/akun-medsos/{social_account}/ubah", get(form::show_edit).post(form::post_edit))
        .route("/kerja/akun-medsos/{social_account}/akhiri", post(form::post_end))
        .route("/kerja/akun-medsos/{social_account}/kunci", post(settings::post_keys))
        .route("/kerja/akun-medsos/{social_account}/unggah", post(posting::post))
        .route("/kerja/pengaturan/medsos", get(settings::show).post(settings::post))
}
