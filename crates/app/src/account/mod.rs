//! People of the workroom: invitation, sign-in, second factor, sessions, roles, handover.
//!
//! Tables: `account`, `account_grant`, `account_session`, `account_link`, `account_recovery_code`,
//! `account_passkey`, `account_ceremony`, `account_failure`, `notification`.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;
use crate::ctx::{Actor, Ctx, Officer};

mod accept;
mod code;
mod create;
mod enrol;
mod letters;
mod links;
mod model;
mod new_password;
mod passkey;
pub mod password;
mod prove;
mod recovery;
mod reset;
pub mod session;
mod sign_in;
mod sign_out;
pub mod store;
mod throttle;
mod totp;

pub use create::{NewAccount, address, create};
pub use model::{Account, Stage};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/masuk", get(sign_in::show).post(sign_in::sign_in))
        .route("/masuk/kode", get(code::show).post(code::check))
        .route("/masuk/pasang", get(enrol::show).post(enrol::confirm))
        .route("/undangan/{token}", get(accept::show).post(accept::accept))
        .route("/lupa-sandi", get(reset::forgot).post(reset::ask))
        .route("/sandi-baru/{token}", get(reset::show).post(reset::reset))
        .route("/keluar", post(sign_out::sign_out))
}

/// The same surroundings with the account itself as the actor: for acts of somebody whose session is
/// not complete yet, so that the change log names who did it.
pub(crate) fn as_owner(ctx: &Ctx, account: &Account) -> Ctx {
    let officer = Officer {
        id: account.id,
        name: account.name.clone(),
        email: account.email.clone(),
        grants: Vec::new(),
        session: String::new(),
        unread: 0,
    };
    Ctx { actor: Actor::Officer(Arc::new(officer)), ..ctx.clone() }
}
