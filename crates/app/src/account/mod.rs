//! People of the workroom: invitation, sign-in, second factor, sessions, roles, handover.
//!
//! Tables: `account`, `account_grant`, `account_session`, `account_link`, `account_recovery_code`,
//! `account_passkey`, `account_ceremony`, `account_failure`, `notification`.

use std::sync::Arc;

use axum::Router;

use crate::App;

pub mod password;
pub mod session;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
