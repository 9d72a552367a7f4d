//! Inviting a person (`/kerja/akun/undang`), sending the invitation again, taking it back.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use db::Tx;
use rules::Code as _;
use rules::permission::Act;
use rules::role::{Grant, Role};

use super::create::{NewAccount, create};
use super::links::{self, Kind};
use super::roster::{self, RoleChoice};
use super::{show, store};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::form::{Fields, Query};
use crate::ids::{AccountId, UnitId};
use crate::locale::Locale;
use crate::page::{Page, html, html_status, see_other};
use crate::{Error, Result};

/// Roles that can be given in one form.
const ROWS: usize = 3;

#[derive(Template)]
#[template(path = "account/pages/invite.html")]
struct InvitePage {
    p: Page,
    email: String,
    name: String,
    locale: Locale,
    chosen: Vec<Chosen>,
    roles: Vec<RoleChoice>,
    errors: FieldErrors,
}

/// A row of the form: a role and a unit.
struct Chosen {
    number: usize,
    role: String,
    unit: Option<UnitId>,
}

impl Chosen {
    fn is_unit(&self, unit: UnitId) -> bool {
        self.unit == Some(unit)
    }
}

fn rows(fields: Option<&Fields>) -> Vec<Chosen> {
    let read = |name: String| fields.map(|fields| fields.text(&name).to_owned()).unwrap_or_default();
    (1..=ROWS)
        .map(|number| Chosen {
            number,
            role: read(format!("peran_{number}")),
            unit: read(format!("unit_{number}")).parse().ok(),
        })
        .collect()
}

fn page(ctx: &Ctx, fields: Option<&Fields>, errors: FieldErrors) -> InvitePage {
    let text = |name: &str| fields.map(|fields| fields.text(name).to_owned()).unwrap_or_default();
    InvitePage {
        p: Page::new(ctx, ctx.locale.t("account-invite-title")).section("accounts"),
        email: text("email"),
        name: text("name"),
        locale: Locale::from_code(&text("locale")),
        chosen: rows(fields),
        roles: roster::role_choices(ctx),
        errors,
    }
}

/// Reads the roles of a form. A row with a role but no unit, or the other way round, is an error.
pub(super) fn read_grants(ctx: &Ctx, fields: &Fields, errors: &mut FieldErrors) -> Vec<Grant> {
    let mut grants = Vec::new();
    for row in rows(Some(fields)) {
        let unit = row.unit.and_then(|unit| ctx.directory.unit(unit)).filter(|unit| unit.is_active());
        match (Role::from_code(&row.role), unit) {
            (Some(role), Some(unit)) => grants.push(Grant { role, unit: unit.id.0 }),
            (None, None) if row.role.is_empty() && row.unit.is_none() => {}
            _ => errors.add("peran_1", "account-grant-incomplete"),
        }
    }
    grants.dedup();
    if grants.is_empty() && errors.get("peran_1").is_none() {
        errors.add("peran_1", "account-grant-missing");
    }
    grants
}

/// `GET /kerja/akun/undang`
pub(super) async fn new(SignedIn(ctx): SignedIn, _query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageAccounts, None)?;
    html(&page(&ctx, None, FieldErrors::default()))
}

/// `POST /kerja/akun/undang`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::ManageAccounts, None)?;
    let mut errors = FieldErrors::default();
    let grants = read_grants(&ctx, &fields, &mut errors);
    let new = NewAccount {
        email: fields.text("email").to_owned(),
        name: fields.text("name").to_owned(),
        password: None,
        locale: Locale::from_code(fields.text("locale")),
        grants,
    };
    let made = if errors.0.is_empty() { invite(&ctx, new).await } else { Err(Error::Invalid(errors)) };
    match made {
        Ok(account) => Ok(see_other(&ctx, &format!("/kerja/akun/{account}?ok=account-invited"))),
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(&ctx, Some(&fields), errors))
        }
        Err(other) => Err(other),
    }
}

/// Creates an account with its roles and mails the invitation.
/// Errors: `Invalid` (`email`, `name`), `Forbidden`, `TooMany`.
pub async fn invite(ctx: &Ctx, new: NewAccount) -> Result<AccountId> {
    ctx.allow(Act::ManageAccounts, None)?;
    slow_down(ctx)?;
    let tx = ctx.db().begin().await?;
    let account = create_invited(ctx, &tx, new).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(account)
}

/// An officer's session cannot be made to flood people with mail.
fn slow_down(ctx: &Ctx) -> Result<()> {
    let who = ctx.account().map_or(0, |account| account.0);
    ctx.app.limiter.take(&format!("invite|{who}"), ctx.now()).map_err(|_| Error::TooMany)
}

/// The part of [`invite`] inside a transaction, for the handover too.
pub(super) async fn create_invited(ctx: &Ctx, tx: &Tx, new: NewAccount) -> Result<AccountId> {
    let id = create(ctx, tx, new).await?;
    let account = store::find_account(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    links::send(ctx, tx, &account, Kind::Invitation).await?;
    audit::record(ctx, tx, Change::new("account.invite", "account", id)).await?;
    Ok(id)
}

/// `POST /kerja/akun/{id}/undang`: sends a new link; the old one stops working.
pub(super) async fn again(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    let role = ctx.allow(Act::ManageAccounts, None)?;
    slow_down(&ctx)?;
    if account.state != "invited" {
        return Err(Error::Conflict);
    }
    let tx = ctx.db().begin().await?;
    if !links::send(&ctx, &tx, &account, Kind::Invitation).await? {
        return Err(Error::TooMany);
    }
    audit::record(&ctx, &tx, Change::new("account.invite-again", "account", account.id).as_role(role))
        .await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(see_other(&ctx, &format!("/kerja/akun/{id}?ok=account-invited")))
}

/// `POST /kerja/akun/{id}/batal`: the open link stops working; the account stays as invited.
pub(super) async fn revoke(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    let role = ctx.allow(Act::ManageAccounts, None)?;
    if account.state != "invited" {
        return Err(Error::Conflict);
    }
    let tx = ctx.db().begin().await?;
    links::void(&tx, ctx.body(), account.id, Kind::Invitation, ctx.now()).await?;
    audit::record(&ctx, &tx, Change::new("account.revoke-invitation", "account", account.id).as_role(role))
        .await?;
    tx.commit().await?;
    Ok(see_other(&ctx, &format!("/kerja/akun/{id}?ok=account-invitation-revoked")))
}
