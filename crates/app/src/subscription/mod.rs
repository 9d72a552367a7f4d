//! Saved searches (*langganan pencarian*): somebody without an account is told by mail what is new for a search.
//!
//! Law: UU 27/2022 Ps.20(2)a, 21, 22 (consent that says what for), Ps.9 (it may be withdrawn at any time), Ps.16(2)
//! (nothing is kept longer than needed); UU 14/2008 Ps.7 (information is to be had easily). The address is asked for nothing else,
//! sealed in the table, confirmed by its owner before anything is sent, and forgotten with the last word.
//! The same without an address is the feed of the search (`/cari/feed.xml`). Table: `subscription`.

mod answer;
mod ask;
pub mod digest;
pub mod jobs;
mod letters;
mod model;
mod secret;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

pub use ask::{Ask, ask};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/cari/langganan", get(ask::show).post(ask::post))
        .route("/cari/langganan/{token}", get(answer::show).post(answer::post))
}
