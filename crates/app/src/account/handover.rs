//! Handover (*serah terima akun*) when an officer moves: roles and open items go to a successor, in one
//! transaction, so that no draft is ever without a person. Ending an account is a handover without one,
//! and only possible when nothing is open.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use db::{Sql, Tx, params, sql};
use rules::Code as _;
use rules::permission::Act;
use rules::role::Role;

use super::create::{NewAccount, grant_role};
use super::links::{self, Kind};
use super::model::Account;
use super::roster::{self, Listed};
use super::{invite, letters, show, store};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::form::Fields;
use crate::ids::AccountId;
use crate::page::{Page, html, html_status, see_other};
use crate::{Error, Result};

const UPDATE_STATE: Sql = sql!("sql/update_state.sql");

#[derive(Template)]
#[template(path = "account/pages/handover.html")]
struct HandoverPage {
    p: Page,
    account: Account,
    path: String,
    roles: Vec<String>,
    open_items: i64,
    others: Vec<Listed>,
    chosen: Option<AccountId>,
    email: String,
    name: String,
    reason: String,
    stays: bool,
    errors: FieldErrors,
}

impl HandoverPage {
    fn is_chosen(&self, id: AccountId) -> bool {
        self.chosen == Some(id)
    }
}

async fn page(ctx: &Ctx, account: Account, fields: &Fields, errors: FieldErrors) -> Result<HandoverPage> {
    let held = roster::list_held(ctx.db(), ctx.body(), Some(account.id)).await?;
    let mut others = roster::list_accounts(ctx.db(), ctx.body()).await?;
    others.retain(|other| other.id != account.id && other.state != "ended");
    let name = |held: &roster::Held| {
        let role = roster::role_name(ctx.locale, &ctx.directory.body, held.role.0);
        format!("{role}, {}", ctx.directory.name(held.unit_id))
    };
    Ok(HandoverPage {
        p: Page::new(ctx, ctx.locale.t("account-handover-title")).section("accounts"),
        path: format!("/kerja/akun/{}", account.id),
        roles: held.iter().map(name).collect(),
        open_items: crate::news::count_open_of(ctx.db(), ctx.body(), account.id).await?,
        others,
        chosen: fields.parse("penerus"),
        email: fields.text("email").to_owned(),
        name: fields.text("name").to_owned(),
        reason: fields.text("alasan").to_owned(),
        stays: fields.text("sesudah") == "tetap",
        errors,
        account,
    })
}

/// `GET /kerja/akun/{id}/serah`
pub(super) async fn new(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    html(&page(&ctx, account, &Fields::default(), FieldErrors::default()).await?)
}

/// `POST /kerja/akun/{id}/serah`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<i64>,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    let successor = match fields.parse::<AccountId>("penerus") {
        Some(id) => Successor::Known(id),
        None => {
            Successor::New { email: fields.text("email").to_owned(), name: fields.text("name").to_owned() }
        }
    };
    let handover = Handover {
        from: account.id,
        successor,
        ends: fields.text("sesudah") != "tetap",
        reason: fields.text("alasan").chars().take(500).collect(),
    };
    match hand_over(&ctx, handover).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/akun/{id}?ok=account-handed-over"))),
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(&ctx, account, &fields, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// Who takes over.
#[derive(Debug, Clone)]
pub enum Successor {
    /// Somebody with an account.
    Known(AccountId),
    /// Somebody to be invited.
    New {
        /// Address.
        email: String,
        /// Name.
        name: String,
    },
}

/// A handover.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Who moves.
    pub from: AccountId,
    /// Who takes over.
    pub successor: Successor,
    /// Whether the account ends; else it stays, without roles, for a new post.
    pub ends: bool,
    /// Why (decree, transfer); kept in the change log.
    pub reason: String,
}

/// Moves all roles and open items of an account to a successor.
/// Errors: `Invalid` (`penerus`, `email`, `name`), `Refused` when nobody would manage accounts.
pub async fn hand_over(ctx: &Ctx, input: Handover) -> Result<()> {
    let role = ctx.allow(Act::ManageAccounts, None)?;
    let tx = ctx.db().begin().await?;
    let from = find(ctx, &tx, input.from).await?.ok_or(Error::NotFound)?;
    let to = successor(ctx, &tx, &from, &input.successor).await?;
    let change = Change::new("account.hand-over", "account", from.id)
        .as_role(role)
        .because(&input.reason)
        .detail(format!("to account {}", to.id));
    audit::record(ctx, &tx, change).await?;
    move_roles(ctx, &tx, &from, &to, role).await?;
    let items = crate::news::reassign_open(&tx, ctx.body(), from.id, to.id, ctx.now()).await?;
    for item in &items {
        let change = Change::new("news.reassign", "news", *item).as_role(role);
        audit::record(ctx, &tx, change).await?;
    }
    store::delete_other_sessions(&tx, ctx.body(), from.id, "").await?;
    store::delete_other_sessions(&tx, ctx.body(), to.id, "").await?;
    if input.ends {
        close(ctx, &tx, &from, role).await?;
    }
    roster::keep_a_manager(ctx, &tx).await?;
    letters::notice(ctx, &tx, &from, "account-notice-handed-over", &to.name).await?;
    letters::notice(ctx, &tx, &to, "account-notice-takes-over", &from.name).await?;
    crate::dashboard::notify(ctx, &tx, to.id, "handover", &from.name, &input.reason, "/kerja/berita").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn find(ctx: &Ctx, tx: &Tx, id: AccountId) -> Result<Option<Account>> {
    store::find_account(tx, ctx.body(), id).await
}

async fn successor(ctx: &Ctx, tx: &Tx, from: &Account, wanted: &Successor) -> Result<Account> {
    let id = match wanted {
        Successor::Known(id) => *id,
        Successor::New { email, name } => {
            let new = NewAccount {
                email: email.clone(),
                name: name.clone(),
                password: None,
                locale: from.locale(),
                grants: Vec::new(),
            };
            invite::create_invited(ctx, tx, new).await?
        }
    };
    let to = find(ctx, tx, id).await?;
    to.filter(|to| to.state != "ended" && to.id != from.id).ok_or_else(|| {
        let mut errors = FieldErrors::default();
        errors.add("penerus", "account-handover-successor-missing");
        Error::Invalid(errors)
    })
}

/// Gives the successor every role of the person who leaves, and ends it there.
async fn move_roles(ctx: &Ctx, tx: &Tx, from: &Account, to: &Account, role: Option<Role>) -> Result<()> {
    let has = store::list_grants(tx, ctx.body(), to.id).await?;
    end_roles(ctx, tx, from, role, |grant| has.contains(&grant), Some(to)).await
}

async fn end_roles(
    ctx: &Ctx,
    tx: &Tx,
    from: &Account,
    role: Option<Role>,
    has: impl Fn(rules::role::Grant) -> bool,
    to: Option<&Account>,
) -> Result<()> {
    for held in roster::list_held(tx, ctx.body(), Some(from.id)).await? {
        roster::end_grant(tx, ctx.body(), from.id, held.id, ctx.now()).await?;
        let change = Change::new("account.end-role", "account", from.id)
            .in_unit(held.unit_id)
            .as_role(role)
            .detail(held.role.0.code());
        audit::record(ctx, tx, change).await?;
        if let Some(to) = to.filter(|_| !has(held.grant())) {
            grant_role(ctx, tx, to.id, held.grant(), role).await?;
        }
    }
    Ok(())
}

async fn close(ctx: &Ctx, tx: &Tx, account: &Account, role: Option<Role>) -> Result<()> {
    audit::record(ctx, tx, Change::new("account.end", "account", account.id).as_role(role)).await?;
    tx.exec(&UPDATE_STATE, params![ctx.body(), account.id, "ended"]).await?;
    links::void(tx, ctx.body(), account.id, Kind::Invitation, ctx.now()).await?;
    links::void(tx, ctx.body(), account.id, Kind::Reset, ctx.now()).await
}

/// `POST /kerja/akun/{id}/tutup`
pub(super) async fn end(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    end_account(&ctx, AccountId(id)).await?;
    Ok(see_other(&ctx, "/kerja/akun?ok=account-ended"))
}

/// Ends an account that has nothing open.
/// Errors: `Refused` when items are open (hand over instead) or nobody would manage accounts.
pub async fn end_account(ctx: &Ctx, id: AccountId) -> Result<()> {
    let role = ctx.allow(Act::ManageAccounts, None)?;
    let tx = ctx.db().begin().await?;
    let account = find(ctx, &tx, id).await?.ok_or(Error::NotFound)?;
    if account.state == "ended" {
        return Err(Error::Conflict);
    }
    end_roles(ctx, &tx, &account, role, |_| true, None).await?;
    close(ctx, &tx, &account, role).await?;
    if crate::news::count_open_of(&tx, ctx.body(), id).await? > 0 {
        return Err(Error::Refused("account-refused-open-items"));
    }
    roster::keep_a_manager(ctx, &tx).await?;
    store::delete_other_sessions(&tx, ctx.body(), id, "").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
