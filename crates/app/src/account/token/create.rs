//! Making a token: shown once, kept as its SHA-256.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::{list, may_own, store};
use crate::account::store::find_account_by_email;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::form::Fields;
use crate::page::{Page, html, html_status};
use crate::{Error, Result};
use rules::permission::{Act, Denied};

/// How long a token may live, in days, as the form offers it.
pub(super) const DAYS: [i64; 3] = [30, 90, 365];
/// Longest name, in characters.
const NAME_CHARS: usize = 60;
/// Tokens somebody may have at the same time.
const MOST: usize = 20;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// What tokens begin with, so that programs that look for secrets in files know ours.
const PREFIX: &str = "trb_";

/// A token to be made.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What it is for, in the owner's words.
    pub name: String,
    /// Days until it is over; one of 30, 90, 365.
    pub days: i64,
}

#[derive(Template)]
#[template(path = "account/token/pages/made.html")]
struct MadePage {
    p: Page,
    name: String,
    token: String,
}

/// `POST /kerja/token`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let new =
        NewToken { name: fields.text("name").to_owned(), days: fields.parse("days").unwrap_or_default() };
    match create(&ctx, &new).await {
        Ok(token) => {
            let p = Page::new(&ctx, ctx.locale.t("account-token-made"));
            html(&MadePage { p, name: new.name, token })
        }
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &list::page(&ctx, Some(&new), errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// Makes a token of the acting officer. Returns it; it cannot be read again.
/// Errors: `Invalid` (`name`, `days`), `Forbidden` when the officer has nothing to write.
pub async fn create(ctx: &Ctx, new: &NewToken) -> Result<String> {
    let account = ctx.account().ok_or(Error::SignedOut)?;
    if !may_own(ctx) {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let mut errors = FieldErrors::default();
    let name: String = new.name.trim().chars().filter(|c| !c.is_control()).collect();
    if name.is_empty() || name.chars().count() > NAME_CHARS {
        errors.add("name", "account-token-name-invalid");
    }
    if !DAYS.contains(&new.days) {
        errors.add("days", "account-token-days-invalid");
    }
    if store::list(ctx.db(), ctx.body(), Some(account)).await?.len() >= MOST {
        errors.add("name", "account-token-too-many");
    }
    errors.into_result()?;
    let token = format!("{PREFIX}{}", web::secrets::random_token());
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let times = (ctx.now(), ctx.now() + new.days * DAY_MS);
    let tx = ctx.db().begin().await?;
    let id = store::insert(&tx, ctx.body(), account, &name, &hash, times).await?;
    audit::record(ctx, &tx, Change::new("token.create", "token", id).detail(name)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(token)
}

/// The token of the demonstration, bound to its data folder: no two demonstrations have the same.
/// Kept for the account with this address; [`demo`] works it out again.
/// Errors: there is no such account; `Forbidden` for anyone but the program itself.
pub async fn plant(ctx: &Ctx, email: &str, name: &str) -> Result<String> {
    ctx.allow(Act::ManageTokens, None)?;
    let token = demo(&ctx.app);
    let account = find_account_by_email(ctx.db(), ctx.body(), email).await?.ok_or(Error::NotFound)?;
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let times = (ctx.now(), ctx.now() + 10 * 365 * DAY_MS);
    let tx = ctx.db().begin().await?;
    let id = store::insert(&tx, ctx.body(), account.id, name, &hash, times).await?;
    audit::record(ctx, &tx, Change::new("token.create", "token", id).detail(name)).await?;
    tx.commit().await?;
    Ok(token)
}

/// The token of the demonstration, whether it was kept or not.
pub fn demo(app: &crate::App) -> String {
    format!("{PREFIX}{}", audit::hex(&app.secrets.mac("demo-token", b"")))
}
