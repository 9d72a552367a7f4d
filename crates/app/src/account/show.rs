//! One account (`/kerja/akun/{id}`): roles, state, what can be done with it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::model::Account;
use super::roster::{self, RoleChoice};
use super::{links, passkey, store};
use crate::ctx::{Ctx, SignedIn};
use crate::form::Query;
use crate::ids::AccountId;
use crate::page::{Page, html};
use crate::{Error, Result};

#[derive(Template)]
#[template(path = "account/pages/show.html")]
struct ShowPage {
    p: Page,
    account: Account,
    path: String,
    state: String,
    factor: String,
    invitation_until: Option<i64>,
    held: Vec<HeldRow>,
    roles: Vec<RoleChoice>,
    open_items: i64,
    is_self: bool,
}

impl ShowPage {
    fn has_open(&self) -> bool {
        self.open_items > 0
    }
}

struct HeldRow {
    id: i64,
    name: String,
    since: String,
}

/// The account of a page of this slice.
/// Errors: `Forbidden`, `NotFound`.
pub(super) async fn get(ctx: &Ctx, id: i64) -> Result<Account> {
    ctx.allow(Act::ManageAccounts, None)?;
    store::find_account(ctx.db(), ctx.body(), AccountId(id)).await?.ok_or(Error::NotFound)
}

/// `GET /kerja/akun/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<i64>,
    query: Query,
) -> Result<Response<Body>> {
    let account = get(&ctx, id).await?;
    let held = roster::list_held(ctx.db(), ctx.body(), Some(account.id)).await?;
    let p = Page::new(&ctx, account.name.clone()).section("accounts").flash(Some(query.text("ok")));
    let rows = held.iter().map(|held| {
        let role = roster::role_name(ctx.locale, &ctx.directory.body, held.role.0);
        HeldRow {
            id: held.id,
            name: format!("{role}, {}", ctx.directory.name(held.unit_id)),
            since: p.day(held.started_at),
        }
    });
    let factor = match (account.totp_secret.is_some(), passkey::count(&ctx, account.id).await?) {
        (true, 0) => "account-factor-totp",
        (true, _) => "account-factor-both",
        (false, 0) => "account-factor-none",
        (false, _) => "account-factor-passkey",
    };
    let page = ShowPage {
        path: format!("/kerja/akun/{id}"),
        state: ctx.locale.t(&format!("account-state-{}", account.state)),
        factor: ctx.locale.t(factor),
        invitation_until: links::open_invitation(ctx.db(), ctx.body(), account.id).await?,
        held: rows.collect(),
        roles: roster::role_choices(&ctx),
        open_items: crate::news::count_open_of(ctx.db(), ctx.body(), account.id).await?,
        is_self: ctx.account() == Some(account.id),
        account,
        p,
    };
    html(&page)
}
