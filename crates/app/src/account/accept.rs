//! Accepting an invitation (`/undangan/…`): the person sets name and password and is signed in.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response, StatusCode};
use db::{Sql, params, sql};

use super::links::{self, Kind};
use super::model::{Account, Stage};
use super::{as_owner, create, new_password, session, sign_in, throttle};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, Visit};
use crate::error::FieldErrors;
use crate::form::Fields;
use crate::page::{Page, html, html_status, see_other};
use crate::{Error, Result};

const UPDATE_ACCEPTED: Sql = sql!("sql/update_accepted.sql");

#[derive(Template)]
#[template(path = "account/pages/accept.html")]
struct AcceptPage {
    p: Page,
    action: String,
    email: String,
    name: String,
    errors: FieldErrors,
}

fn page(ctx: &Ctx, token: &str, account: &Account) -> AcceptPage {
    let mut p = Page::new(ctx, ctx.locale.t("account-accept-title"));
    p.is_hidden = true;
    AcceptPage {
        p,
        action: format!("/undangan/{token}"),
        email: account.email.clone(),
        name: account.name.clone(),
        errors: FieldErrors::default(),
    }
}

/// `GET /undangan/{token}`
pub(super) async fn show(Visit(ctx): Visit, Path(token): Path<String>) -> Result<Response<Body>> {
    let account = links::owner(&ctx, ctx.db(), &token, Kind::Invitation).await?;
    html(&page(&ctx, &token, &account))
}

/// `POST /undangan/{token}`
pub(super) async fn accept(
    Visit(ctx): Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = links::owner(&ctx, ctx.db(), &token, Kind::Invitation).await?;
    let name = fields.text("name").to_owned();
    let mut errors = FieldErrors::default();
    if name.is_empty() || name.chars().count() > create::NAME_CHARS {
        errors.add("name", "account-name-invalid");
    }
    new_password::check(&mut errors, &fields, &account.email, &name);
    if !errors.0.is_empty() {
        let page = AcceptPage { name, errors, ..page(&ctx, &token, &account) };
        return html_status(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let grants = session::active_grants(&ctx, account.id).await?;
    let demanded = rules::second_factor::is_demanded(&grants, &ctx.directory.second_factor);
    let stage = if demanded { Stage::Enrol } else { Stage::Full };
    let hashed = new_password::hash(&ctx, &fields).await?;
    let tx = ctx.db().begin().await?;
    links::consume(&ctx, &tx, &token, Kind::Invitation).await?;
    let values = params![ctx.body(), account.id, &name, &hashed.0];
    if tx.exec(&UPDATE_ACCEPTED, values).await? != 1 {
        return Err(Error::Refused("account-link-dead"));
    }
    let owner = as_owner(&ctx, &Account { name, ..account.clone() });
    audit::record(&owner, &tx, Change::new("account.accept", "account", account.id)).await?;
    let cookie = session::begin(&ctx, &tx, &headers, account.id, stage).await?;
    tx.commit().await?;
    ctx.app.ring();
    let device = throttle::remember_device(&ctx, &headers, account.id);
    let response = see_other(&ctx, &sign_in::next(stage, "/kerja?ok=welcome"));
    Ok(session::with_cookies(response, [cookie, device]))
}
