//! The second step of sign-in (`/masuk/kode`): a code from the app, or a recovery code.

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use db::{Sql, Tx, params, sql};

use super::model::{Account, Stage};
use super::throttle::{self, Gate};
use super::{as_owner, letters, passkey, recovery, session, sign_in, store, totp};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, Visit};
use crate::form::{Fields, Query};
use crate::page::{Page, html_status, see_other};
use crate::{Error, Result};

const USE_TOTP_STEP: Sql = sql!("sql/use_totp_step.sql");

#[derive(Template)]
#[template(path = "account/pages/code.html")]
struct CodePage {
    p: Page,
    back: String,
    has_totp: bool,
    has_passkey: bool,
    is_wrong: bool,
    wait_minutes: Option<i64>,
}

/// The account of a session that waits for this stage.
/// Errors: `SignedOut` when there is no such session.
pub(super) async fn waiting(ctx: &Ctx, headers: &HeaderMap, stages: &[Stage]) -> Result<(Account, Stage)> {
    let current = session::current(ctx, headers).await?.ok_or(Error::SignedOut)?;
    if !stages.contains(&current.stage) {
        return Err(Error::SignedOut);
    }
    let account = store::find_account(ctx.db(), ctx.body(), current.row.account_id).await?;
    Ok((account.ok_or(Error::SignedOut)?, current.stage))
}

async fn page(ctx: &Ctx, account: &Account, back: &str) -> Result<CodePage> {
    let mut p = Page::new(ctx, ctx.locale.t("account-code-title"));
    p.is_hidden = true;
    Ok(CodePage {
        p,
        back: sign_in::local_path(back).to_owned(),
        has_totp: account.totp_secret.is_some(),
        has_passkey: passkey::count(ctx, account.id).await? > 0,
        is_wrong: false,
        wait_minutes: None,
    })
}

/// `GET /masuk/kode`
pub(super) async fn show(Visit(ctx): Visit, headers: HeaderMap, query: Query) -> Result<Response<Body>> {
    let Ok((account, _)) = waiting(&ctx, &headers, &[Stage::SecondFactor]).await else {
        return Ok(see_other(&ctx, &sign_in::step("/masuk", query.text("ke"))));
    };
    html_status(StatusCode::OK, &page(&ctx, &account, query.text("ke")).await?)
}

/// `POST /masuk/kode`
pub(super) async fn check(Visit(ctx): Visit, headers: HeaderMap, fields: Fields) -> Result<Response<Body>> {
    let back = sign_in::local_path(fields.text("ke"));
    let Ok((account, _)) = waiting(&ctx, &headers, &[Stage::SecondFactor]).await else {
        return Ok(see_other(&ctx, &sign_in::step("/masuk", back)));
    };
    let mut page = page(&ctx, &account, back).await?;
    let origin = throttle::origin(&ctx, &headers, Some(account.id), "code");
    let row = match throttle::enter(&ctx, &origin, &account.email).await? {
        Gate::Open(row) => row,
        Gate::Wait(seconds) => {
            page.wait_minutes = Some((seconds + 59) / 60);
            return sign_in::too_many(&page, seconds);
        }
    };
    let tx = ctx.db().begin().await?;
    let Some(how) = take(&ctx, &tx, &account, fields.text("kode")).await? else {
        page.is_wrong = true;
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    throttle::strike_out(&tx, ctx.body(), row).await?;
    let cookie = session::begin(&ctx, &tx, &headers, account.id, Stage::Full).await?;
    sign_in::record(&ctx, &tx, &account, how).await?;
    tx.commit().await?;
    let device = throttle::remember_device(&ctx, &headers, account.id);
    Ok(session::with_cookies(see_other(&ctx, back), [cookie, device]))
}

/// Takes a one-time code or a recovery code; says which. `None` when it is neither, or was used before.
async fn take(ctx: &Ctx, tx: &Tx, account: &Account, typed: &str) -> Result<Option<&'static str>> {
    if take_step(ctx, tx, account, typed).await? {
        return Ok(Some("password, one-time code"));
    }
    if recovery::use_up(ctx, tx, account.id, typed).await? {
        letters::notice(ctx, tx, account, "account-notice-recovery", "").await?;
        let change = Change::new("account.use-recovery-code", "account", account.id);
        audit::record(&as_owner(ctx, account), tx, change).await?;
        return Ok(Some("password, recovery code"));
    }
    Ok(None)
}

async fn take_step(ctx: &Ctx, tx: &Tx, account: &Account, typed: &str) -> Result<bool> {
    let Some(sealed) = &account.totp_secret else { return Ok(false) };
    let Some(secret) = totp::open(ctx, account.id, sealed) else { return Ok(false) };
    let Some(step) = totp::step_of(&secret, typed, ctx.now())? else { return Ok(false) };
    if !rules::second_factor::step_is_fresh(account.totp_last_step, step) {
        return Ok(false);
    }
    // The statement asks the same again: two requests at once cannot both take the step.
    Ok(tx.exec(&USE_TOTP_STEP, params![ctx.body(), account.id, step]).await? == 1)
}
