//! Who calls the API: the officer behind `Authorization: Bearer …`.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::store::{self, Living, TokenId};
use crate::account::session;
use crate::ctx::{Actor, Ctx, Officer};
use crate::{App, Error, Result};

/// The last use is written at most this often, milliseconds.
const TOUCH_MS: i64 = 60 * 1000;

/// A request with a good token. The context acts as the token's owner.
pub struct Bearer {
    /// Surroundings, with the owner as the actor.
    pub ctx: Ctx,
    /// The token.
    pub token: TokenId,
    /// Name its owner gave it.
    pub name: String,
}

impl FromRequestParts<Arc<App>> for Bearer {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let ctx = crate::ctx::visitor(parts, app)?;
        identify(ctx, &parts.headers).await
    }
}

/// A request to an address that strangers read too: with a token it may see more.
pub struct Caller {
    /// Surroundings; a visitor's without a token.
    pub ctx: Ctx,
    /// Whether a good token was sent.
    pub is_known: bool,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self> {
        let ctx = crate::ctx::visitor(parts, app)?;
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            return Ok(Self { ctx, is_known: false });
        }
        Ok(Self { ctx: identify(ctx, &parts.headers).await?.ctx, is_known: true })
    }
}

/// Finds the token's owner. Cookies are not looked at, so no other site can act for anyone.
/// Errors: `SignedOut` without a good token; `TooMany` after many bad ones from one network.
async fn identify(ctx: Ctx, headers: &HeaderMap) -> Result<Bearer> {
    let now = ctx.now();
    let sent = sent(headers).ok_or(Error::SignedOut)?;
    let hash = web::secrets::sha256_hex(sent.as_bytes());
    let Some(found) = store::find(ctx.db(), ctx.body(), &hash, now).await? else {
        // 256 random bits cannot be guessed; this only keeps a broken program from asking all day.
        let key = format!("token|{}", ctx.network);
        return Err(ctx.app.limiter.take(&key, now).map_or(Error::TooMany, |()| Error::SignedOut));
    };
    ctx.app.api_limiter.take(&format!("token|{}", found.id), now).map_err(|_| Error::TooMany)?;
    if found.used_at.is_none_or(|at| now - at >= TOUCH_MS) {
        let tx = ctx.db().begin().await?;
        store::touch(&tx, ctx.body(), found.id, now).await?;
        tx.commit().await?;
    }
    let officer = officer(&ctx, &found).await?;
    let ctx = Ctx { actor: Actor::Officer(Arc::new(officer)), ..ctx };
    Ok(Bearer { ctx, token: found.id, name: found.name })
}

/// The owner with the roles held now. The name tells the change log by which token it was.
async fn officer(ctx: &Ctx, found: &Living) -> Result<Officer> {
    Ok(Officer {
        id: found.account_id,
        name: format!("{} (token {})", found.account_name, found.name),
        email: found.email.clone(),
        grants: session::active_grants(ctx, found.account_id).await?,
        session: String::new(),
        unread: 0,
    })
}

/// The token of the header (RFC 6750 §2.1); the scheme's case does not matter.
fn sent(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| token.len() <= 200)
}
