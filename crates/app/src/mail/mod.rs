//! Outgoing mail (*surel*): outbox in the database, sent by a job, kept when no mail server is
//! configured. Tables: `mail_message`, `mail_attachment`.
//!
//! The program registers [`register`] with its job runner.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

mod deliver;
mod outbox;
mod send;
pub mod store;

pub use deliver::{check_smtp, register};
pub use send::{Message, reader, send, send_private, send_with};
pub use store::Attachment;

db::id! {
    /// A mail in the outbox.
    pub struct MailId
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/surel", get(outbox::list))
        .route("/kerja/surel/{id}", get(outbox::show))
        .route("/kerja/surel/{id}/ulang", post(outbox::retry))
}
