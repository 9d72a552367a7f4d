//! Tokens of the API (`/kerja/token`): with one, another program acts for the officer who made it.
//!
//! A token carries what its owner may do at the moment of the request, never more, and nobody can make
//! one for somebody else: who keeps the system must not be able to publish in the name of the PPID.
//! Those with `ManageTokens` see all tokens and end any. Only the SHA-256 is kept; the token itself is
//! shown once. Rows of the change log name it beside its owner. Table: `api_token`.

mod bearer;
mod create;
mod end;
mod list;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use bearer::{Bearer, Caller};
pub use create::{NewToken, create, demo, plant};
pub use end::end;
pub use store::TokenId;

use crate::App;
use crate::ctx::Ctx;
use rules::permission::Act;

/// Addresses of this part.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/token", get(list::show).post(create::post))
        .route("/kerja/token/{id}/akhiri", post(end::post))
}

/// Whether a token would be of use to the officer: there is something in the register to write.
fn may_own(ctx: &Ctx) -> bool {
    ctx.may(Act::ManageTokens, None) || !ctx.units_for(Act::WriteRegister).is_empty()
}
