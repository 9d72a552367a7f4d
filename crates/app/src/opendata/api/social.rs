//! `/api/v1/social-accounts`: every unit with its accounts on social networks, and those without any.

use rules::Code as _;
use serde::Serialize;

use super::params::{Kind, Param, Values};
use super::{Answer, List, Operation};
use crate::ctx::Visit;
use crate::page::Query;
use crate::social::{PublicAccount, list_public};

/// Networks that accounts are kept on.
pub(super) const NETWORKS: &[&str] =
    &["instagram", "facebook", "x", "tiktok", "youtube", "threads", "whatsapp", "mastodon", "telegram"];

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/social-accounts",
    id: "listSocialAccounts",
    summary: "Every active unit with its official accounts on social networks; a unit without one has an empty list.",
    key: None,
    query: &[Param::new("network", Kind::OneOf(NETWORKS), "Only accounts on this network.", "instagram")],
    answer: "SocialUnitList",
    others: &[],
};

/// A unit as the API gives it.
#[derive(Serialize)]
struct UnitFacts<'a> {
    unit: &'a str,
    unit_name: &'a str,
    unit_type: &'static str,
    accounts: Vec<AccountFacts>,
}

#[derive(Serialize)]
struct AccountFacts {
    network: &'static str,
    handle: String,
    url: String,
    is_verified: bool,
    active_since: String,
}

fn facts(account: PublicAccount) -> AccountFacts {
    AccountFacts {
        network: account.network.code(),
        handle: account.handle,
        url: account.url,
        is_verified: account.is_verified,
        active_since: account.active_since,
    }
}

/// `GET /api/v1/social-accounts`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let asked = values.text("network");
    let units = list_public(&ctx).await?;
    let items: Vec<UnitFacts<'_>> = units
        .into_iter()
        .filter_map(|one| {
            let unit = ctx.directory.unit(one.unit)?;
            let is_asked =
                |account: &PublicAccount| asked.is_none_or(|network| account.network.code() == network);
            Some(UnitFacts {
                unit: &unit.code,
                unit_name: &unit.name,
                unit_type: unit.unit_type.0.code(),
                accounts: one.accounts.into_iter().filter(is_asked).map(facts).collect(),
            })
        })
        .collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}
