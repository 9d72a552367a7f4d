//! Who holds which role: reads for the pages of those who manage accounts.

use db::{Db, Sql, Tx, params, sql};
use rules::permission::{Act, may};
use rules::role::{Grant, Role};

use crate::ctx::Ctx;
use crate::ids::{AccountId, BodyId, Coded, UnitId};
use crate::locale::Locale;
use crate::org::Body;
use crate::{Error, Result};

const LIST_ACCOUNTS: Sql = sql!("sql/list_accounts.sql");
const LIST_HELD_GRANTS: Sql = sql!("sql/list_held_grants.sql");
const END_GRANT: Sql = sql!("sql/end_grant.sql");

db::record! {
    /// An account in lists.
    #[derive(Debug, Clone)]
    pub(super) struct Listed {
        /// Id.
        pub id: AccountId,
        /// Address.
        pub email: String,
        /// Name.
        pub name: String,
        /// `invited`, `active`, `ended`.
        pub state: String,
        /// Whether one-time codes are set up.
        pub has_totp: bool,
        /// Number of passkeys.
        pub passkeys: i64,
        /// Last seen, Unix ms.
        pub last_seen_at: Option<i64>,
    }
}

impl Listed {
    /// Whether the person signs in with a second factor.
    pub(super) fn has_second_factor(&self) -> bool {
        self.has_totp || self.passkeys > 0
    }
}

db::record! {
    /// A role held now.
    #[derive(Debug, Clone)]
    pub(super) struct Held {
        /// Id of the grant.
        pub id: i64,
        /// Who.
        pub account_id: AccountId,
        /// Role.
        pub role: Coded<Role>,
        /// Unit.
        pub unit_id: UnitId,
        /// Since, Unix ms.
        pub started_at: i64,
        /// State of the account.
        pub state: String,
    }
}

impl Held {
    /// As the rules see it.
    pub(super) fn grant(&self) -> Grant {
        Grant { role: self.role.0, unit: self.unit_id.0 }
    }
}

/// All accounts of a body by name, at most 5,000.
pub(super) async fn list_accounts(db: &Db, body: BodyId) -> Result<Vec<Listed>> {
    Ok(db.all(&LIST_ACCOUNTS, params![body]).await?)
}

/// Roles held now, of one account or of all.
pub(super) async fn list_held(db: &Db, body: BodyId, account: Option<AccountId>) -> Result<Vec<Held>> {
    Ok(db.all(&LIST_HELD_GRANTS, params![body, account]).await?)
}

/// Ends a role. False when it ended before.
pub(super) async fn end_grant(
    tx: &Tx,
    body: BodyId,
    account: AccountId,
    grant: i64,
    now_ms: i64,
) -> Result<bool> {
    Ok(tx.exec(&END_GRANT, params![body, account, grant, now_ms]).await? == 1)
}

/// Whether somebody who can sign in still manages accounts. Asked after a change, inside its
/// transaction and after the change was recorded: recording makes the writers of a body wait for each
/// other, so two people cannot remove one another at the same instant.
/// Errors: `Refused`.
pub(super) async fn keep_a_manager(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let held = list_held(tx, ctx.body(), None).await?;
    let manages = |held: &Held| {
        held.state == "active"
            && ctx.directory.unit(held.unit_id).is_some_and(crate::org::Unit::is_active)
            && may(Act::ManageAccounts, &[held.grant()], None).is_ok()
    };
    if held.iter().any(manages) { Ok(()) } else { Err(Error::Refused("account-refused-last-manager")) }
}

/// Name of a role as people say it; the PPID of a unit is called as this body calls it.
pub fn role_name(locale: Locale, body: &Body, role: Role) -> String {
    let code = rules::Code::code(role).replace('_', "-");
    match role {
        Role::UnitPpid => locale.t(&format!("account-role-{code}-{}", body.ppid_label)),
        _ => locale.t(&format!("account-role-{code}")),
    }
}

/// A role in a list of choices.
pub(super) struct RoleChoice {
    /// Code.
    pub code: &'static str,
    /// Name.
    pub name: String,
}

/// Every role by name.
pub(super) fn role_choices(ctx: &Ctx) -> Vec<RoleChoice> {
    <Role as rules::Code>::ALL
        .iter()
        .map(|role| RoleChoice {
            code: rules::Code::code(*role),
            name: role_name(ctx.locale, &ctx.directory.body, *role),
        })
        .collect()
}
