//! The page of tokens: the own ones, or everybody's for those who manage them.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::{Act, Denied};

use super::create::{DAYS, NewToken};
use super::may_own;
use super::store::{self, Listed};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::form::Query;
use crate::page::{Page, html};
use crate::{Error, Result};

#[derive(Template)]
#[template(path = "account/token/pages/list.html")]
pub(super) struct TokensPage {
    p: Page,
    rows: Vec<Row>,
    /// Everybody's tokens are shown.
    is_of_all: bool,
    name: String,
    days: i64,
    choices: [i64; 3],
    errors: FieldErrors,
}

struct Row {
    token: Listed,
    is_over: bool,
}

/// The page, with what was typed when a form comes back.
/// Errors: `Forbidden` when a token would be of no use to the officer.
pub(super) async fn page(ctx: &Ctx, typed: Option<&NewToken>, errors: FieldErrors) -> Result<TokensPage> {
    if !may_own(ctx) {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let is_of_all = ctx.may(Act::ManageTokens, None);
    let owner = if is_of_all { None } else { ctx.account() };
    let tokens = store::list(ctx.db(), ctx.body(), owner).await?;
    Ok(TokensPage {
        p: Page::new(ctx, ctx.locale.t("account-token-title")),
        rows: tokens.into_iter().map(|token| Row { is_over: token.expires_at <= ctx.now(), token }).collect(),
        is_of_all,
        name: typed.map(|new| new.name.clone()).unwrap_or_default(),
        days: typed.map_or(90, |new| new.days),
        choices: DAYS,
        errors,
    })
}

/// `GET /kerja/token`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let mut page = page(&ctx, None, FieldErrors::default()).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html(&page)
}
