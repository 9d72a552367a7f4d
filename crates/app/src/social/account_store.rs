//! Queries of accounts.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Account, At, ReadingRow};
use super::write::AccountFacts;
use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, SocialAccountId, UnitId};

const FIND_ACCOUNT: Sql = sql!("sql/find_account.sql");
const LIST_ACCOUNTS: Sql = sql!("sql/list_accounts.sql");
const INSERT_ACCOUNT: Sql = sql!("sql/insert_account.sql");
const UPDATE_ACCOUNT: Sql = sql!("sql/update_account.sql");
const END_ACCOUNT: Sql = sql!("sql/end_account.sql");
const LIST_READINGS_OF_ACCOUNT: Sql = sql!("sql/list_readings_of_account.sql");

pub(super) async fn find(db: &Db, body: BodyId, id: SocialAccountId) -> Result<Option<Account>> {
    Ok(db.optional(&FIND_ACCOUNT, params![body, id]).await?)
}

/// Accounts of the body or of one unit, ended ones too.
pub(super) async fn list(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Account>> {
    Ok(db.all(&LIST_ACCOUNTS, params![body, unit]).await?)
}

/// Who made sure that an account is the unit's, and when.
pub(super) type Verified = (Option<AccountId>, Option<i64>);

pub(super) async fn insert(
    tx: &Tx,
    (body, now): At,
    facts: &AccountFacts,
    verified: Verified,
    is_sample: bool,
) -> Result<SocialAccountId> {
    let values = params![
        body,
        facts.unit,
        Coded(facts.network),
        &facts.handle,
        &facts.url,
        &facts.owner,
        &facts.decree,
        &facts.administrators,
        &facts.verified_how,
        verified.0,
        verified.1,
        facts.active_since.to_string(),
        &facts.remote_id,
        is_sample,
        now,
    ];
    Ok(tx.one(&INSERT_ACCOUNT, values).await?)
}

/// Writes new facts; handles it had before are kept. False when it is given up.
pub(super) async fn update(
    tx: &Tx,
    (body, now): At,
    before: &Account,
    facts: &AccountFacts,
    verified: Verified,
) -> Result<bool> {
    let mut former: Vec<&str> = before.former_handles.lines().collect();
    if before.handle != facts.handle && !former.contains(&before.handle.as_str()) {
        former.push(&before.handle);
    }
    let values = params![
        body,
        before.id,
        &facts.handle,
        &facts.url,
        &facts.owner,
        &facts.decree,
        &facts.administrators,
        &facts.verified_how,
        verified.0,
        verified.1,
        facts.active_since.to_string(),
        former.join("\n"),
        &facts.remote_id,
        now,
    ];
    Ok(tx.exec(&UPDATE_ACCOUNT, values).await? == 1)
}

/// Gives an account up; its keys are forgotten. False when it was already.
pub(super) async fn end(tx: &Tx, (body, now): At, id: SocialAccountId) -> Result<bool> {
    Ok(tx.exec(&END_ACCOUNT, params![body, id, now]).await? == 1)
}

/// The newest twenty readings of an account.
pub(super) async fn readings(db: &Db, body: BodyId, id: SocialAccountId) -> Result<Vec<ReadingRow>> {
    Ok(db.all(&LIST_READINGS_OF_ACCOUNT, params![body, id]).await?)
}
