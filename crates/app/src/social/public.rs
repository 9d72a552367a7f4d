//! What the public may know of accounts: the directory page and the API.

use rules::activity::Network;

use super::account_store;
use super::model::AccountState;
use crate::ids::UnitId;
use crate::{Ctx, Result};

/// One unit with its accounts; empty = it has none that is known.
#[derive(Debug, Clone)]
pub struct PublicUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its accounts, by network.
    pub accounts: Vec<PublicAccount>,
}

/// One account as the public sees it: no names of people, no keys.
#[derive(Debug, Clone)]
pub struct PublicAccount {
    /// Where.
    pub network: Network,
    /// Handle without `@`.
    pub handle: String,
    /// Address.
    pub url: String,
    /// Whether somebody made sure that it is the unit's.
    pub is_verified: bool,
    /// First month of its activity, `2023-01`.
    pub active_since: String,
}

/// Every active unit in the order of the directory, with its accounts; units without one too.
/// Errors: the database does not answer.
pub async fn list_public(ctx: &Ctx) -> Result<Vec<PublicUnit>> {
    let accounts = account_store::list(ctx.db(), ctx.body(), None).await?;
    let of = |unit: UnitId| {
        let mine = accounts.iter().filter(|account| account.unit_id == unit && account.ended_at.is_none());
        let mut mine: Vec<PublicAccount> = mine
            .map(|account| PublicAccount {
                network: account.network.0,
                handle: account.handle.clone(),
                url: account.url.clone(),
                is_verified: account.state() == AccountState::Verified,
                active_since: account.active_since.clone(),
            })
            .collect();
        mine.sort_by(|a, b| (a.network, &a.handle).cmp(&(b.network, &b.handle)));
        mine
    };
    Ok(ctx.directory.active().map(|unit| PublicUnit { unit: unit.id, accounts: of(unit.id) }).collect())
}
