//! Creating an account with its first roles: for invitations, the first set-up and the demo city.

use db::{DbError, Tx};
use rules::permission::Act;
use rules::role::Grant;

use super::password::Hashed;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::Ctx;
use crate::error::FieldErrors;
use crate::ids::{AccountId, UnitId};
use crate::locale::Locale;
use crate::{Error, Result};

/// Longest name, in characters.
pub(super) const NAME_CHARS: usize = 120;

/// A person to be given access.
#[derive(Clone)]
pub struct NewAccount {
    /// Address for sign-in and mail; see [`address`].
    pub email: String,
    /// Name as shown.
    pub name: String,
    /// Hashed password (`app.hasher.hash`); without one the account waits for its invitation.
    pub password: Option<Hashed>,
    /// Language of pages and mail.
    pub locale: Locale,
    /// First roles.
    pub grants: Vec<Grant>,
}

/// Creates the account and its roles and records both. The caller commits.
/// Errors: `Invalid` (`email`, `name`), `Forbidden`. After an error `tx` must not be committed.
pub async fn create(ctx: &Ctx, tx: &Tx, new: NewAccount) -> Result<AccountId> {
    let role = ctx.allow(Act::ManageAccounts, None)?;
    let mut errors = FieldErrors::default();
    let email = address(&new.email);
    if email.is_none() {
        errors.add("email", "account-email-invalid");
    }
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > NAME_CHARS {
        errors.add("name", "account-name-invalid");
    }
    errors.into_result()?;
    let new = NewAccount { email: email.unwrap_or_default(), name, ..new };
    let taken = store::find_account_by_email(tx, ctx.body(), &new.email).await?;
    if taken.is_some() {
        return Err(taken_address());
    }
    let account = match store::insert_account(tx, ctx.body(), &new, ctx.now()).await {
        Err(Error::Internal(cause)) if is_unique(&cause) => return Err(taken_address()),
        other => other?,
    };
    audit::record(ctx, tx, Change::new("account.create", "account", account).as_role(role)).await?;
    for grant in new.grants {
        grant_role(ctx, tx, account, grant, role).await?;
    }
    Ok(account)
}

/// Gives a role and records it.
pub(super) async fn grant_role(
    ctx: &Ctx,
    tx: &Tx,
    account: AccountId,
    grant: Grant,
    role: Option<rules::role::Role>,
) -> Result<()> {
    store::insert_grant(tx, ctx.body(), account, grant, ctx.now()).await?;
    let change = Change::new("account.grant", "account", account)
        .in_unit(UnitId(grant.unit))
        .as_role(role)
        .detail(rules::Code::code(grant.role));
    audit::record(ctx, tx, change).await?;
    Ok(())
}

fn taken_address() -> Error {
    let mut errors = FieldErrors::default();
    errors.add("email", "account-email-taken");
    Error::Invalid(errors)
}

fn is_unique(cause: &anyhow::Error) -> bool {
    matches!(cause.downcast_ref::<DbError>(), Some(DbError::Unique { .. }))
}

/// An address as it is kept: trimmed, lower case. `None` when mail cannot reach it.
pub fn address(typed: &str) -> Option<String> {
    let email = typed.trim().to_ascii_lowercase();
    let is_address = email.len() <= 254 && email.is_ascii() && email.parse::<lettre::Address>().is_ok();
    is_address.then_some(email)
}
