//! Signing in with a passkey, from `/masuk` without an address, or as the second step.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyAuthentication,
    PublicKeyCredential,
};

use super::model::Stage;
use super::passkey_register::json;
use super::throttle::{self, Gate};
use super::{passkey, session, sign_in, store};
use crate::ctx::{Ctx, Visit};
use crate::ids::AccountId;
use crate::{Error, Result};

const FAILED: Error = Error::Refused("account-passkey-failed");

/// What is kept between the two requests.
#[derive(Serialize, Deserialize)]
enum Kept {
    /// The device says whose key it is.
    Anyone(DiscoverableAuthentication),
    /// The second step of a known account.
    Known(PasskeyAuthentication),
}

/// `POST /masuk/kunci/mulai`
pub(super) async fn start(Visit(ctx): Visit, headers: HeaderMap) -> Result<Response<Body>> {
    ctx.app.limiter.take(&format!("passkey|{}", ctx.network), ctx.now()).map_err(|_| Error::TooMany)?;
    let webauthn = passkey::webauthn(&ctx)?;
    let fault = |error| Error::Internal(anyhow::anyhow!("passkey: {error}"));
    let waiting = session::current(&ctx, &headers).await?;
    let account = waiting.filter(|one| one.stage == Stage::SecondFactor).map(|one| one.row.account_id);
    let keys = match account {
        Some(account) => passkey::credentials(&ctx, account).await?,
        None => Vec::new(),
    };
    let (options, kept) = if keys.is_empty() {
        let (challenge, state) = webauthn.start_discoverable_authentication().map_err(fault)?;
        (challenge.public_key, Kept::Anyone(state))
    } else {
        let (challenge, state) = webauthn.start_passkey_authentication(&keys).map_err(fault)?;
        (challenge.public_key, Kept::Known(state))
    };
    let token = passkey::keep(&ctx, "authenticate", account, &kept).await?;
    Ok(json(&serde_json::json!({ "token": token, "publicKey": options })))
}

#[derive(Deserialize)]
struct Finish {
    token: String,
    back: String,
    credential: PublicKeyCredential,
}

/// `POST /masuk/kunci/selesai`: a complete session; the passkey alone is both factors.
pub(super) async fn finish(Visit(ctx): Visit, headers: HeaderMap, body: Bytes) -> Result<Response<Body>> {
    let sent: Finish = serde_json::from_slice(&body).map_err(|_| Error::BadRequest)?;
    let ceremony = passkey::take(&ctx, "authenticate", &sent.token).await?;
    let kept: Kept = serde_json::from_str(&ceremony.state).map_err(anyhow::Error::new)?;
    let credential_id = URL_SAFE_NO_PAD.encode(sent.credential.get_credential_id());
    let found = passkey::find(ctx.db(), ctx.body(), &credential_id).await?.ok_or(FAILED)?;
    if ceremony.account_id.is_some_and(|account| account != found.account_id) {
        return Err(FAILED);
    }
    let account = store::find_account(ctx.db(), ctx.body(), found.account_id).await?;
    let account = account.filter(super::Account::is_active).ok_or(FAILED)?;
    let row = gate(&ctx, &headers, account.id, &account.email).await?;
    let mut key = passkey::parse(&found.credential)?;
    let result = verify(&ctx, &sent.credential, kept, &key)?;
    key.update_credential(&result);
    let tx = ctx.db().begin().await?;
    throttle::strike_out(&tx, ctx.body(), row).await?;
    passkey::set_used(&ctx, &tx, found.id, &key).await?;
    let cookie = session::begin(&ctx, &tx, &headers, account.id, Stage::Full).await?;
    sign_in::record(&ctx, &tx, &account, "passkey").await?;
    tx.commit().await?;
    let device = throttle::remember_device(&ctx, &headers, account.id);
    let to = format!("{}{}", ctx.locale.prefix(), sign_in::local_path(&sent.back));
    Ok(session::with_cookies(json(&serde_json::json!({ "to": to })), [cookie, device]))
}

async fn gate(ctx: &Ctx, headers: &HeaderMap, account: AccountId, email: &str) -> Result<i64> {
    let origin = throttle::origin(ctx, headers, Some(account), "passkey");
    match throttle::enter(ctx, &origin, email).await? {
        Gate::Open(row) => Ok(row),
        Gate::Wait(_) => Err(Error::TooMany),
    }
}

fn verify(
    ctx: &Ctx,
    credential: &PublicKeyCredential,
    kept: Kept,
    key: &Passkey,
) -> Result<AuthenticationResult> {
    let webauthn = passkey::webauthn(ctx)?;
    let result = match kept {
        Kept::Known(state) => webauthn.finish_passkey_authentication(credential, &state),
        Kept::Anyone(state) => {
            webauthn.finish_discoverable_authentication_v2(credential, state, DiscoverableKey::from(key))
        }
    };
    result.map_err(|_| FAILED)
}
