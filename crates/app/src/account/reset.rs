//! A forgotten password: a link by mail (`/lupa-sandi`), then a new one (`/sandi-baru/…`).
//!
//! The answer is the same whether the address has an account or not.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response, StatusCode};

use super::links::{self, Kind};
use super::throttle::{self, Gate};
use super::{as_owner, letters, new_password, session, sign_in, store};
use crate::Result;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, Visit};
use crate::error::FieldErrors;
use crate::form::Fields;
use crate::page::{Page, html, html_status, see_other};

#[derive(Template)]
#[template(path = "account/pages/forgot.html")]
struct ForgotPage {
    p: Page,
    email: String,
    is_sent: bool,
    is_invalid: bool,
    wait_minutes: Option<i64>,
}

#[derive(Template)]
#[template(path = "account/pages/reset.html")]
struct ResetPage {
    p: Page,
    action: String,
    email: String,
    errors: FieldErrors,
}

fn forgot_page(ctx: &Ctx, email: &str) -> ForgotPage {
    let mut p = Page::new(ctx, ctx.locale.t("account-forgot-title"));
    p.is_hidden = true;
    let email = email.chars().take(254).collect();
    ForgotPage { p, email, is_sent: false, is_invalid: false, wait_minutes: None }
}

/// `GET /lupa-sandi`
pub(super) async fn forgot(Visit(ctx): Visit) -> Result<Response<Body>> {
    html(&forgot_page(&ctx, ""))
}

/// `POST /lupa-sandi`
pub(super) async fn ask(Visit(ctx): Visit, headers: HeaderMap, fields: Fields) -> Result<Response<Body>> {
    let mut page = forgot_page(&ctx, fields.text("email"));
    let Some(email) = super::address(fields.text("email")) else {
        page.is_invalid = true;
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    // Every request counts, so that nobody's box is filled; nothing is struck out.
    let origin = throttle::origin(&ctx, &headers, None, "reset");
    if let Gate::Wait(seconds) = throttle::enter(&ctx, &origin, &email).await? {
        page.wait_minutes = Some((seconds + 59) / 60);
        return sign_in::too_many(&page, seconds);
    }
    let account = store::find_account_by_email(ctx.db(), ctx.body(), &email).await?;
    let tx = ctx.db().begin().await?;
    throttle::sweep(&tx, ctx.body(), ctx.now()).await?;
    if let Some(account) = account.filter(super::Account::is_active)
        && links::send(&ctx, &tx, &account, Kind::Reset).await?
    {
        audit::record(&ctx, &tx, Change::new("account.ask-reset", "account", account.id)).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    page.is_sent = true;
    html(&page)
}

fn reset_page(ctx: &Ctx, token: &str, email: &str) -> ResetPage {
    let mut p = Page::new(ctx, ctx.locale.t("account-reset-title"));
    p.is_hidden = true;
    ResetPage {
        p,
        action: format!("/sandi-baru/{token}"),
        email: email.to_owned(),
        errors: FieldErrors::default(),
    }
}

/// `GET /sandi-baru/{token}`
pub(super) async fn show(Visit(ctx): Visit, Path(token): Path<String>) -> Result<Response<Body>> {
    let account = links::owner(&ctx, ctx.db(), &token, Kind::Reset).await?;
    html(&reset_page(&ctx, &token, &account.email))
}

/// `POST /sandi-baru/{token}`: sets the password, ends every session, tells the owner.
pub(super) async fn reset(
    Visit(ctx): Visit,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = links::owner(&ctx, ctx.db(), &token, Kind::Reset).await?;
    let mut errors = FieldErrors::default();
    new_password::check(&mut errors, &fields, &account.email, &account.name);
    if !errors.0.is_empty() {
        let page = ResetPage { errors, ..reset_page(&ctx, &token, &account.email) };
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let hashed = new_password::hash(&ctx, &fields).await?;
    let tx = ctx.db().begin().await?;
    links::consume(&ctx, &tx, &token, Kind::Reset).await?;
    new_password::set(&ctx, &tx, &account, &hashed).await?;
    store::delete_other_sessions(&tx, ctx.body(), account.id, "").await?;
    letters::notice(&ctx, &tx, &account, "account-notice-password", "").await?;
    let owner = as_owner(&ctx, &account);
    audit::record(&owner, &tx, Change::new("account.reset-password", "account", account.id)).await?;
    tx.commit().await?;
    ctx.app.ring();
    let response = see_other(&ctx, "/masuk?ok=password-set");
    Ok(session::with_cookies(response, [session::end_cookie(&ctx)]))
}
