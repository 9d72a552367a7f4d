//! Outgoing mail: outbox in the database, sent by a job, kept when no SMTP is configured. Table: `mail_message`.

use std::sync::Arc;

use axum::Router;

use crate::App;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
