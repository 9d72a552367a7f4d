//! Publish once (*Bagikan*): a published story prepared for every network, posted where the unit connected an account,
//! and tied to the posts that were made of it. Issue 7 part 5; Permenpan RB 83/2012 (social media of government).
//!
//! What a network takes and how it is posted to is the crate `social` ([`social::kit`], [`social::posting`]); keys and
//! counts of accounts are the slice `social`. Table: `share_post`, one row for a story on an account: whoever comes
//! first claims it, so two operators make one post. Posting is a job ([`deliver()`]); what a person posted is noted by
//! its address ([`note()`]).

mod act;
mod deliver;
mod desk;
mod kit;
mod model;
mod note;
mod picture;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use act::{retry, send, send_all};
pub use deliver::deliver;
pub(crate) use deliver::register;
pub use note::note;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/berita/{slug}/bagikan/{share_picture}", get(picture::show))
        // workroom
        .route("/kerja/berita/{id}/bagikan", get(desk::show))
        .route("/kerja/berita/{id}/bagikan/kirim", post(act::post_all))
        .route("/kerja/berita/{id}/bagikan/{social_account}/kirim", post(act::post_send))
        .route("/kerja/berita/{id}/bagikan/{social_account}/lagi", post(act::post_retry))
        .route("/kerja/berita/{id}/bagikan/{social_account}/catat", post(note::post))
}
