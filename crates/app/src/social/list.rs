//! `/kerja/akun-medsos`: every unit with its accounts, and those that have none.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::activity::Network;
use rules::permission::Act;

use super::account_store;
use super::model::Account;
use super::words::network_name;
use crate::ctx::SignedIn;
use crate::org::Unit;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// One unit of the list.
struct Row {
    code: String,
    name: String,
    accounts: Vec<Account>,
}

#[derive(Template)]
#[template(path = "social/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    networks: Vec<(String, String)>,
    network: String,
    only: String,
    without: i64,
    total: i64,
    may_write: bool,
    may_check: bool,
}

impl ListPage {
    fn network_name(&self, account: &Account) -> String {
        network_name(self.p.locale, account.network.0)
    }
}

/// Networks with accounts, with their names, for a choice.
pub(super) fn choices(ctx: &Ctx) -> Vec<(String, String)> {
    let social = Network::ALL.iter().copied().filter(|network| network.is_social());
    social.map(|network| (network.code().to_owned(), network_name(ctx.locale, network))).collect()
}

/// Units the actor may see here: all with an overview of all units, otherwise the own ones.
pub(super) fn visible(ctx: &Ctx) -> Result<Vec<&Unit>> {
    if ctx.may(Act::ReadActivity, None) {
        return Ok(ctx.directory.active().collect());
    }
    let units = ctx.units_for(Act::KeepSocialAccounts);
    if units.is_empty() {
        Err(ctx.allow(Act::KeepSocialAccounts, None).err().unwrap_or(Error::NotFound))
    } else {
        Ok(units)
    }
}

/// `GET /kerja/akun-medsos`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let units = visible(&ctx)?;
    let network = Network::from_code(query.text("jaringan"));
    let only = query.text("hanya").to_owned();
    let accounts = account_store::list(ctx.db(), ctx.body(), None).await?;
    let is_asked = |account: &&Account| {
        account.ended_at.is_none() && network.is_none_or(|network| account.network.0 == network)
    };
    let all: Vec<Row> = units
        .into_iter()
        .map(|unit| Row {
            code: unit.code.clone(),
            name: unit.name.clone(),
            accounts: accounts
                .iter()
                .filter(|one| one.unit_id == unit.id)
                .filter(is_asked)
                .cloned()
                .collect(),
        })
        .collect();
    let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
    let (total, without) =
        (count(all.len()), count(all.iter().filter(|row| row.accounts.is_empty()).count()));
    let is_shown = |row: &Row| match only.as_str() {
        "belum" => row.accounts.is_empty(),
        "masalah" => row.accounts.iter().any(|account| !account.problem.is_empty()),
        _ => true,
    };
    let page = ListPage {
        p: Page::new(&ctx, ctx.locale.t("social-list-title")).section("social").flash(Some(query.text("ok"))),
        rows: all.into_iter().filter(is_shown).collect(),
        networks: choices(&ctx),
        network: network.map(|network| network.code().to_owned()).unwrap_or_default(),
        may_write: !ctx.units_for(Act::KeepSocialAccounts).is_empty(),
        may_check: ctx.may(Act::CheckSocialCounts, None),
        only,
        without,
        total,
    };
    html(&page)
}
