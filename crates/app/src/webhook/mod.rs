//! Webhooks: another program (a messenger, a case system) is told at once that something happened to a request, an
//! objection or a dispute. Set at `/kerja/pengaturan/webhook`.
//!
//! An event is a row of the change log, so nothing is told that did not happen. What is sent names the act, the
//! number, the unit and the minute, never a person (UU 27/2022 Ps.16); it is signed with the secret of the receiver.
//! Tables: `webhook`, `webhook_delivery`. The client reaches nothing but the public internet.

mod deliver;
mod event;
mod list;
mod set;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use deliver::register;
pub use deliver::{deliver, signature};
pub(crate) use event::tell;
pub use set::{NewWebhook, add};
pub use store::DeliveryId;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/pengaturan/webhook", get(list::show).post(set::post))
        .route("/kerja/pengaturan/webhook/{webhook}/hapus", post(set::post_remove))
}
