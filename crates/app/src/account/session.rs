//! Sessions: a random token in a cookie, its SHA-256 in the database.

use axum::http::HeaderMap;

use crate::ctx::{Ctx, Officer};
use crate::{Error, Result};

/// Name of the cookie that holds the token (see `web::CookiePolicy`).
pub const COOKIE: &str = "sesi";

/// The officer of the request's session.
/// Errors: `SignedOut` without a complete, living session.
#[expect(clippy::unused_async, reason = "filled in by the account slice")]
pub async fn officer(_ctx: &Ctx, _headers: &HeaderMap) -> Result<Officer> {
    Err(Error::SignedOut)
}
