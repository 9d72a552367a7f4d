//! Signing in with address and password (`/masuk`).

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};

use super::model::{Account, Stage};
use super::throttle::{self, Gate};
use super::{housekeeping, session, store};
use crate::Result;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, Visit};
use crate::form::{Fields, Query};
use crate::page::{Page, html_status, see_other};

#[derive(Template)]
#[template(path = "account/pages/sign_in.html")]
struct SignInPage {
    p: Page,
    email: String,
    back: String,
    is_wrong: bool,
    wait_minutes: Option<i64>,
}

/// A path of this site to go back to after sign-in; anything else becomes the workroom.
pub(super) fn local_path(asked: &str) -> &str {
    let is_local = asked.starts_with('/')
        && !asked.starts_with("//")
        && asked.len() < 500
        && asked.bytes().all(|b| (0x21..0x7f).contains(&b) && b != b'\\');
    if is_local { asked } else { "/kerja" }
}

/// `/masuk/kode?ke=…`: a step of sign-in that keeps where to go afterwards.
pub(super) fn step(path: &str, back: &str) -> String {
    let mut query = pair("ke", local_path(back));
    query.insert(0, '?');
    format!("{path}{query}")
}

/// `name=value` for an address.
pub(super) fn pair(name: &str, value: &str) -> String {
    let encoded: String = value
        .bytes()
        .map(|b| match b {
            b if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect();
    format!("{name}={encoded}")
}

/// Where a session of this stage goes on.
pub(super) fn next(stage: Stage, back: &str) -> String {
    match stage {
        Stage::Full => local_path(back).to_owned(),
        Stage::SecondFactor => step("/masuk/kode", back),
        Stage::Enrol => step("/masuk/pasang", back),
    }
}

/// `GET /masuk`
pub(super) async fn show(Visit(ctx): Visit, headers: HeaderMap, query: Query) -> Result<Response<Body>> {
    let back = local_path(query.text("ke"));
    if let Some(current) = session::current(&ctx, &headers).await? {
        return Ok(see_other(&ctx, &next(current.stage, back)));
    }
    let p = page(&ctx).flash(Some(query.text("ok")));
    let page =
        SignInPage { p, email: String::new(), back: back.to_owned(), is_wrong: false, wait_minutes: None };
    html_status(StatusCode::OK, &page)
}

fn page(ctx: &Ctx) -> Page {
    let mut p = Page::new(ctx, ctx.locale.t("account-signin-title"));
    p.is_hidden = true;
    p
}

/// `POST /masuk`
pub(super) async fn sign_in(Visit(ctx): Visit, headers: HeaderMap, fields: Fields) -> Result<Response<Body>> {
    let back = local_path(fields.text("ke"));
    let typed = fields.text("email");
    let password = fields.raw("sandi").unwrap_or_default();
    let outcome = try_password(&ctx, &headers, typed, password).await?;
    let mut page = SignInPage {
        p: page(&ctx),
        email: typed.chars().take(254).collect(),
        back: back.to_owned(),
        is_wrong: false,
        wait_minutes: None,
    };
    match outcome {
        Outcome::Welcome { stage, cookies } => {
            Ok(session::with_cookies(see_other(&ctx, &next(stage, back)), cookies))
        }
        Outcome::Wrong => {
            page.is_wrong = true;
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Outcome::Wait(seconds) => {
            page.wait_minutes = Some((seconds + 59) / 60);
            too_many(&page, seconds)
        }
    }
}

/// Status 429 with `Retry-After`, around a page that says how long to wait.
pub(super) fn too_many(page: &impl Template, seconds: i64) -> Result<Response<Body>> {
    let mut response = html_status(StatusCode::TOO_MANY_REQUESTS, page)?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    Ok(response)
}

enum Outcome {
    Welcome { stage: Stage, cookies: Vec<Option<HeaderValue>> },
    Wrong,
    Wait(i64),
}

async fn try_password(ctx: &Ctx, headers: &HeaderMap, typed: &str, password: &str) -> Result<Outcome> {
    if let Err(full) = ctx.app.limiter.take(&format!("sign-in|{}", ctx.network), ctx.now()) {
        return Ok(Outcome::Wait((full.retry_after_ms + 999) / 1000));
    }
    let email = super::address(typed).unwrap_or_default();
    let account = store::find_account_by_email(ctx.db(), ctx.body(), &email).await?;
    let origin = throttle::origin(ctx, headers, account.as_ref().map(|account| account.id), "password");
    let row = match throttle::enter(ctx, &origin, &email).await? {
        Gate::Open(row) => row,
        Gate::Wait(seconds) => return Ok(Outcome::Wait(seconds)),
    };
    let stored = account.as_ref().filter(|account| account.is_active());
    let stored_hash = stored.and_then(|account| account.password_hash.as_deref());
    let usable = if password.len() <= rules::password::MAX_BYTES { password } else { "" };
    let fits = ctx.app.hasher.verify(usable, stored_hash).await?;
    match stored.filter(|_| fits) {
        Some(account) => welcome(ctx, headers, account, row).await,
        None => Ok(Outcome::Wrong),
    }
}

async fn welcome(ctx: &Ctx, headers: &HeaderMap, account: &Account, row: i64) -> Result<Outcome> {
    let stage = stage_after_password(ctx, account).await?;
    let tx = ctx.db().begin().await?;
    throttle::strike_out(&tx, ctx.body(), row).await?;
    housekeeping::sweep(ctx, &tx).await?;
    let cookie = session::begin(ctx, &tx, headers, account.id, stage).await?;
    let mut cookies = vec![cookie];
    if stage != Stage::SecondFactor {
        cookies.push(throttle::remember_device(ctx, headers, account.id));
        record(ctx, &tx, account, "password").await?;
    }
    tx.commit().await?;
    Ok(Outcome::Welcome { stage, cookies })
}

async fn stage_after_password(ctx: &Ctx, account: &Account) -> Result<Stage> {
    let has_passkey = super::passkey::count(ctx, account.id).await? > 0;
    if account.totp_secret.is_some() || has_passkey {
        return Ok(Stage::SecondFactor);
    }
    let grants = session::active_grants(ctx, account.id).await?;
    let demanded = rules::second_factor::is_demanded(&grants, &ctx.directory.second_factor);
    Ok(if demanded { Stage::Enrol } else { Stage::Full })
}

/// Records a sign-in under the name of the account; `how` says by what it was finished.
pub(super) async fn record(ctx: &Ctx, tx: &db::Tx, account: &Account, how: &str) -> Result<()> {
    let change = Change::new("account.sign-in", "account", account.id).detail(how);
    audit::record(&super::as_owner(ctx, account), tx, change).await?;
    Ok(())
}
