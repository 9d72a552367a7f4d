//! Setting up one-time codes (`/masuk/pasang`): after the password when a role demands it, or freely
//! from the profile. Ends with the recovery codes, shown once.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::{Sql, params, sql};

use super::model::{Account, Stage};
use super::{as_owner, code, letters, prove, recovery, session, sign_in, throttle, totp};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, Visit};
use crate::error::FieldErrors;
use crate::form::{Fields, Query};
use crate::page::{Page, html, html_status, see_other};
use crate::{Error, Result};

const UPDATE_TOTP: Sql = sql!("sql/update_totp.sql");

#[derive(Template)]
#[template(path = "account/pages/enrol.html")]
struct EnrolPage {
    p: Page,
    back: String,
    qr: crate::qr::Qr,
    spelled: String,
    sealed: String,
    is_demanded: bool,
    asks_password: bool,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "account/pages/codes.html")]
struct CodesPage {
    p: Page,
    codes: Vec<String>,
    back: String,
}

/// The page that shows recovery codes, the only time.
pub(super) fn codes_page(ctx: &Ctx, codes: Vec<String>, back: &str) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, ctx.locale.t("account-codes-title"));
    p.is_hidden = true;
    html(&CodesPage { p, codes, back: sign_in::local_path(back).to_owned() })
}

fn page(ctx: &Ctx, account: &Account, stage: Stage, back: &str, secret: &[u8]) -> Result<EnrolPage> {
    let mut p = Page::new(ctx, ctx.locale.t("account-enrol-title"));
    p.is_hidden = true;
    Ok(EnrolPage {
        p,
        back: sign_in::local_path(back).to_owned(),
        qr: totp::qr(secret, &ctx.directory.body.short_name, &account.email)?,
        spelled: totp::spelled(secret),
        sealed: URL_SAFE_NO_PAD.encode(totp::seal(ctx, account.id, secret)?),
        is_demanded: stage == Stage::Enrol,
        asks_password: stage == Stage::Full,
        errors: FieldErrors::default(),
    })
}

/// `GET /masuk/pasang`
pub(super) async fn show(Visit(ctx): Visit, headers: HeaderMap, query: Query) -> Result<Response<Body>> {
    let back = query.text("ke");
    let Ok((account, stage)) = code::waiting(&ctx, &headers, &[Stage::Enrol, Stage::Full]).await else {
        return Ok(see_other(&ctx, &sign_in::step("/masuk", back)));
    };
    html(&page(&ctx, &account, stage, back, &totp::new_secret())?)
}

/// `POST /masuk/pasang`
pub(super) async fn confirm(Visit(ctx): Visit, headers: HeaderMap, fields: Fields) -> Result<Response<Body>> {
    let back = sign_in::local_path(fields.text("ke"));
    let Ok((account, stage)) = code::waiting(&ctx, &headers, &[Stage::Enrol, Stage::Full]).await else {
        return Ok(see_other(&ctx, &sign_in::step("/masuk", back)));
    };
    let sealed = URL_SAFE_NO_PAD.decode(fields.text("rahasia")).unwrap_or_default();
    let secret = totp::open(&ctx, account.id, &sealed).ok_or(Error::BadRequest)?;
    let step = totp::step_of(&secret, fields.text("kode"), ctx.now())?;
    let mut errors = FieldErrors::default();
    if step.is_none() {
        errors.add("kode", "account-code-wrong");
    }
    if stage == Stage::Full && errors.0.is_empty() {
        match prove::password(&ctx, &headers, &account, &fields).await {
            Err(Error::Invalid(wrong)) => errors = wrong,
            other => other?,
        }
    }
    let Some(step) = step.filter(|_| errors.0.is_empty()) else {
        let page = EnrolPage { errors, ..page(&ctx, &account, stage, back, &secret)? };
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), account.id, totp::seal(&ctx, account.id, &secret)?, step];
    tx.exec(&UPDATE_TOTP, values).await?;
    let codes = recovery::replace(&ctx, &tx, account.id).await?;
    letters::notice(&ctx, &tx, &account, "account-notice-second-factor-on", "").await?;
    let owner = as_owner(&ctx, &account);
    audit::record(&owner, &tx, Change::new("account.enrol", "account", account.id).detail("totp")).await?;
    let cookie = session::begin(&ctx, &tx, &headers, account.id, Stage::Full).await?;
    tx.commit().await?;
    ctx.app.ring();
    let device = throttle::remember_device(&ctx, &headers, account.id);
    Ok(session::with_cookies(codes_page(&ctx, codes, back)?, [cookie, device]))
}

/// Takes the one-time codes away.
pub(super) async fn remove(ctx: &Ctx, tx: &db::Tx, account: &Account) -> Result<()> {
    let nothing: Option<Vec<u8>> = None;
    tx.exec(&UPDATE_TOTP, params![ctx.body(), account.id, nothing, None::<i64>]).await?;
    Ok(())
}
