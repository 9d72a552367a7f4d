//! People of the workroom: invitation, sign-in, second factor, sessions, roles, handover.
//!
//! Tables: `account`, `account_grant`, `account_session`, `account_link`, `account_recovery_code`,
//! `account_passkey`, `account_ceremony`, `account_failure`, `notification`, `api_token`.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;
use crate::ctx::{Actor, Ctx, Officer};

mod accept;
mod clear_factor;
mod code;
mod create;
mod device;
mod enrol;
mod handover;
mod housekeeping;
mod invite;
mod letters;
mod links;
mod list;
mod model;
mod new_password;
mod passkey;
mod passkey_register;
mod passkey_sign_in;
pub mod password;
mod profile;
mod prove;
mod recovery;
mod reset;
mod roles;
mod roster;
pub mod session;
mod settings;
mod show;
mod sign_in;
mod sign_out;
pub mod store;
mod throttle;
pub mod token;
mod totp;

pub use create::{NewAccount, address, create};
pub use handover::{Handover, Successor, end_account, hand_over};
pub use invite::invite;
pub use model::{Account, Stage};
pub use roster::role_name;
pub use settings::change_settings;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    signing_in().merge(own_profile()).merge(managing()).merge(token::routes())
}

/// Pages before a session is complete.
fn signing_in() -> Router<Arc<App>> {
    Router::new()
        .route("/masuk", get(sign_in::show).post(sign_in::sign_in))
        .route("/masuk/kode", get(code::show).post(code::check))
        .route("/masuk/pasang", get(enrol::show).post(enrol::confirm))
        .route("/undangan/{token}", get(accept::show).post(accept::accept))
        .route("/lupa-sandi", get(reset::forgot).post(reset::ask))
        .route("/sandi-baru/{token}", get(reset::show).post(reset::reset))
        .route("/masuk/kunci/mulai", post(passkey_sign_in::start))
        .route("/masuk/kunci/selesai", post(passkey_sign_in::finish))
        .route("/keluar", post(sign_out::sign_out))
}

/// The officer's own account.
fn own_profile() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/profil", get(profile::show).post(profile::save))
        .route("/kerja/profil/sandi", get(profile::show_password).post(profile::change_password))
        .route("/kerja/profil/dua-langkah", get(profile::show_factor).post(profile::change_factor))
        .route("/kerja/profil/sesi", post(profile::end_session))
        .route("/kerja/profil/kunci/mulai", post(passkey_register::start))
        .route("/kerja/profil/kunci/selesai", post(passkey_register::finish))
        .route("/kerja/profil/kunci/{id}/nama", post(passkey_register::rename))
        .route("/kerja/profil/kunci/{id}/hapus", post(passkey_register::remove))
}

/// Accounts of others and the settings of the body.
fn managing() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/akun", get(list::list))
        .route("/kerja/akun/undang", get(invite::new).post(invite::post))
        .route("/kerja/akun/{id}", get(show::show))
        .route("/kerja/akun/{id}/undang", post(invite::again))
        .route("/kerja/akun/{id}/batal", post(invite::revoke))
        .route("/kerja/akun/{id}/peran", post(roles::add))
        .route("/kerja/akun/{id}/peran/{grant}/akhiri", post(roles::end))
        .route("/kerja/akun/{id}/dua-langkah", post(clear_factor::clear))
        .route("/kerja/akun/{id}/serah", get(handover::new).post(handover::post))
        .route("/kerja/akun/{id}/tutup", post(handover::end))
        .route("/kerja/pengaturan", get(settings::show).post(settings::save))
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
