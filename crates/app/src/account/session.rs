//! Sessions: a random token in a cookie, its SHA-256 in the database.
//!
//! Idle for 8 hours or 7 days old, a session is over. The id changes at every step of sign-in and
//! when roles change, so a stolen old one opens nothing.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};
use db::Tx;
use rules::role::Grant;

use super::model::{SessionRow, Stage};
use super::store;
use crate::ctx::{Ctx, Officer};
use crate::ids::{AccountId, UnitId};
use crate::{Error, Result};

/// A session nobody used for this long is over, milliseconds.
pub(super) const IDLE_MS: i64 = 8 * 60 * 60 * 1000;
/// A session is over after this long in any case, milliseconds.
const WHOLE_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// Time to type the second factor or to set it up, milliseconds.
const PENDING_MS: i64 = 30 * 60 * 1000;
/// The last use is written at most this often, milliseconds.
const TOUCH_MS: i64 = 60 * 1000;
/// Of the browser's description so many characters are kept.
const AGENT_CHARS: usize = 200;
/// Name of the cookie that holds the token (see `web::CookiePolicy`).
pub const COOKIE: &str = "sesi";

/// A living session with the roles of its account.
pub(super) struct Current {
    /// The row.
    pub row: SessionRow,
    /// Roles held now in active units.
    pub grants: Vec<Grant>,
    /// How far it has come, by the rules of this moment.
    pub stage: Stage,
}

/// The living session of the request, complete or not.
pub(super) async fn current(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<Current>> {
    let Some(token) = policy(ctx).read(headers, COOKIE).filter(|token| token.len() == 43) else {
        return Ok(None);
    };
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let Some(row) = store::find_session(ctx.db(), ctx.body(), &hash).await? else { return Ok(None) };
    let now = ctx.now();
    if row.expires_at <= now || row.seen_at <= now - IDLE_MS || row.state != "active" {
        return Ok(None);
    }
    let grants = active_grants(ctx, row.account_id).await?;
    let stage = match Stage::from_code(&row.stage) {
        // A role that came to demand a second factor later demands it at once.
        Stage::Full if lacks_second_factor(ctx, &row, &grants) => Stage::Enrol,
        stage => stage,
    };
    Ok(Some(Current { row, grants, stage }))
}

/// The officer of the request's session.
/// Errors: `SignedOut` without a complete, living session.
pub async fn officer(ctx: &Ctx, headers: &HeaderMap) -> Result<Officer> {
    let current = current(ctx, headers).await?.ok_or(Error::SignedOut)?;
    if current.stage != Stage::Full {
        return Err(Error::SignedOut);
    }
    let now = ctx.now();
    let Current { row, grants, .. } = current;
    if ctx.path.starts_with("/kerja") && now - row.seen_at >= TOUCH_MS {
        let tx = ctx.db().begin().await?;
        store::touch(&tx, ctx.body(), &row, now).await?;
        tx.commit().await?;
    }
    Ok(Officer {
        id: row.account_id,
        name: row.name,
        email: row.email,
        grants,
        session: row.token_hash,
        unread: row.unread,
    })
}

fn lacks_second_factor(ctx: &Ctx, row: &SessionRow, grants: &[Grant]) -> bool {
    !row.has_totp
        && row.passkeys == 0
        && rules::second_factor::is_demanded(grants, &ctx.directory.second_factor)
}

/// Roles held now in units that exist now.
pub(super) async fn active_grants(ctx: &Ctx, account: AccountId) -> Result<Vec<Grant>> {
    let is_active = |unit: i64| ctx.directory.unit(UnitId(unit)).is_some_and(crate::org::Unit::is_active);
    let mut grants = store::list_grants(ctx.db(), ctx.body(), account).await?;
    grants.retain(|grant| is_active(grant.unit));
    Ok(grants)
}

/// Begins a session and ends the one the browser had. Returns the cookie, to be sent after the commit.
pub(super) async fn begin(
    ctx: &Ctx,
    tx: &Tx,
    headers: &HeaderMap,
    account: AccountId,
    stage: Stage,
) -> Result<Option<HeaderValue>> {
    let token = web::secrets::random_token();
    let now = ctx.now();
    if let Some(old) = policy(ctx).read(headers, COOKIE) {
        let old = web::secrets::sha256_hex(old.as_bytes());
        store::delete_session(tx, ctx.body(), None, &old).await?;
    }
    let life = if stage == Stage::Full { WHOLE_MS } else { PENDING_MS };
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let new = store::NewSession {
        token_hash: web::secrets::sha256_hex(token.as_bytes()),
        account,
        stage,
        expires_at: now + life,
        network: ctx.network.clone(),
        agent: agent.chars().take(AGENT_CHARS).collect(),
    };
    store::insert_session(tx, ctx.body(), &new, now).await?;
    if stage == Stage::Full {
        store::set_seen(tx, ctx.body(), account, now).await?;
    }
    let seconds = u32::try_from(life / 1000).ok();
    Ok(policy(ctx).set(COOKIE, &token, seconds))
}

/// The cookie that deletes the session cookie.
pub(super) fn end_cookie(ctx: &Ctx) -> Option<HeaderValue> {
    policy(ctx).clear(COOKIE)
}

/// Whether cookies are bound to https here.
pub(super) fn policy(ctx: &Ctx) -> web::CookiePolicy {
    web::CookiePolicy { secure: ctx.app.config.secure }
}

/// Adds cookies to an answer.
pub(super) fn with_cookies(
    mut response: Response<Body>,
    cookies: impl IntoIterator<Item = Option<HeaderValue>>,
) -> Response<Body> {
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
