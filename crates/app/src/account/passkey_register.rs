//! Making, naming and removing passkeys in the own profile.
//!
//! `passkey.js` asks `mulai` for what the device must answer and sends the answer to `selesai`.

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{Response, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential, Uuid};

use super::{letters, passkey, profile, recovery};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::form::Fields;
use crate::page::see_other;
use crate::{Error, Result};

const LABEL_CHARS: usize = 60;

/// Answers a script with JSON that nobody keeps.
pub(super) fn json(value: &serde_json::Value) -> Response<Body> {
    let mut response = Response::new(Body::from(value.to_string()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

/// The owner as the device knows it: stable, and telling nothing about the person.
fn handle(ctx: &Ctx, account: crate::ids::AccountId) -> Uuid {
    let mac = ctx.app.secrets.mac("account.passkey", format!("{}|{account}", ctx.body()).as_bytes());
    mac.first_chunk::<16>().map_or_else(Uuid::nil, |bytes| Uuid::from_bytes(*bytes))
}

/// `POST /kerja/profil/kunci/mulai`
pub(super) async fn start(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let account = profile::own(&ctx).await?;
    let known = passkey::credentials(&ctx, account.id).await?;
    let known = known.iter().map(|key| key.cred_id().clone()).collect();
    let owner = handle(&ctx, account.id);
    let (challenge, state) = passkey::webauthn(&ctx)?
        .start_passkey_registration(owner, &account.email, &account.name, Some(known))
        .map_err(|error| Error::Internal(anyhow::anyhow!("passkey: {error}")))?;
    let token = passkey::keep(&ctx, "register", Some(account.id), &state).await?;
    let mut options = serde_json::to_value(&challenge.public_key).map_err(anyhow::Error::new)?;
    // So that the device can offer the key before an address is typed.
    if let Some(selection) = options.get_mut("authenticatorSelection").and_then(|v| v.as_object_mut()) {
        selection.insert("residentKey".to_owned(), "preferred".into());
    }
    Ok(json(&serde_json::json!({ "token": token, "publicKey": options })))
}

#[derive(Deserialize)]
struct Finish {
    token: String,
    label: String,
    credential: RegisterPublicKeyCredential,
}

/// `POST /kerja/profil/kunci/selesai`
pub(super) async fn finish(SignedIn(ctx): SignedIn, body: Bytes) -> Result<Response<Body>> {
    let sent: Finish = serde_json::from_slice(&body).map_err(|_| Error::BadRequest)?;
    let account = profile::own(&ctx).await?;
    let kept = passkey::take(&ctx, "register", &sent.token).await?;
    if kept.account_id != Some(account.id) {
        return Err(Error::Refused("account-passkey-failed"));
    }
    let state: PasskeyRegistration = serde_json::from_str(&kept.state).map_err(anyhow::Error::new)?;
    let key = passkey::webauthn(&ctx)?
        .finish_passkey_registration(&sent.credential, &state)
        .map_err(|_| Error::Refused("account-passkey-failed"))?;
    let label = Some(name_of(&sent.label)).filter(|label| !label.is_empty());
    let label = label.unwrap_or_else(|| ctx.locale.t("account-passkey-unnamed"));
    let credential_id = URL_SAFE_NO_PAD.encode(key.cred_id());
    let is_first = recovery::count(ctx.db(), ctx.body(), account.id).await? == 0;
    let tx = ctx.db().begin().await?;
    passkey::insert(&ctx, &tx, account.id, &credential_id, &key, &label).await?;
    letters::notice(&ctx, &tx, &account, "account-notice-passkey", &label).await?;
    audit::record(&ctx, &tx, Change::new("account.add-passkey", "account", account.id)).await?;
    tx.commit().await?;
    ctx.app.ring();
    let next = if is_first { "/kerja/profil?ok=passkey-first" } else { "/kerja/profil?ok=passkey-added" };
    Ok(json(&serde_json::json!({ "to": format!("{}{next}", ctx.locale.prefix()) })))
}

fn name_of(typed: &str) -> String {
    typed.trim().chars().filter(|c| !c.is_control()).take(LABEL_CHARS).collect()
}

/// `POST /kerja/profil/kunci/{id}/nama`
pub(super) async fn rename(
    SignedIn(ctx): SignedIn,
    Path(id): Path<i64>,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = profile::own(&ctx).await?;
    let label = name_of(fields.text("label"));
    let tx = ctx.db().begin().await?;
    if label.is_empty() || !passkey::rename(&ctx, &tx, account.id, id, &label).await? {
        return Err(Error::NotFound);
    }
    audit::record(&ctx, &tx, Change::new("account.rename-passkey", "account", account.id)).await?;
    tx.commit().await?;
    Ok(see_other(&ctx, "/kerja/profil?ok=profile-saved"))
}

/// `POST /kerja/profil/kunci/{id}/hapus`
pub(super) async fn remove(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    let account = profile::own(&ctx).await?;
    let is_last = account.totp_secret.is_none() && passkey::count(&ctx, account.id).await? <= 1;
    if is_last && profile::is_demanded(&ctx) {
        return Err(Error::Refused("account-refused-factor-demanded"));
    }
    let tx = ctx.db().begin().await?;
    if !passkey::delete(&ctx, &tx, account.id, id).await? {
        return Err(Error::NotFound);
    }
    letters::notice(&ctx, &tx, &account, "account-notice-passkey-removed", "").await?;
    audit::record(&ctx, &tx, Change::new("account.remove-passkey", "account", account.id)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(see_other(&ctx, "/kerja/profil?ok=passkey-removed"))
}
