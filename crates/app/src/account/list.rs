//! The list of accounts (`/kerja/akun`), filtered by unit, role, state and words.

use std::collections::HashMap;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::role::Role;

use super::roster::{self, Held, Listed, RoleChoice};
use crate::Result;
use crate::ctx::{Ctx, SignedIn};
use crate::form::Query;
use crate::ids::{AccountId, UnitId};
use crate::page::{Page, html};

/// Rows of one page.
const ROWS: usize = 100;

#[derive(Template)]
#[template(path = "account/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    total: i64,
    roles: Vec<RoleChoice>,
    wanted: Wanted,
    next: Option<String>,
}

struct Row {
    account: Listed,
    state: String,
    lacks_factor: bool,
    roles: Vec<String>,
}

/// What the list is narrowed to.
struct Wanted {
    words: String,
    unit: Option<UnitId>,
    role: Option<Role>,
    state: String,
}

impl Wanted {
    fn is_unit(&self, unit: UnitId) -> bool {
        self.unit == Some(unit)
    }

    fn is_role(&self, code: &str) -> bool {
        self.role.is_some_and(|role| role.code() == code)
    }

    fn fits(&self, account: &Listed, held: &[Held]) -> bool {
        let words = bahasa::fold(&self.words);
        let text = bahasa::fold(&format!("{} {}", account.name, account.email));
        let state_fits = match self.state.as_str() {
            "" => account.state != "ended",
            "all" => true,
            state => account.state == state,
        };
        let held_fits = (self.unit.is_none() && self.role.is_none())
            || held.iter().any(|held| {
                self.unit.is_none_or(|unit| held.unit_id == unit)
                    && self.role.is_none_or(|role| held.role.0 == role)
            });
        state_fits && held_fits && words.split_whitespace().all(|word| text.contains(word))
    }
}

/// `GET /kerja/akun`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageAccounts, None)?;
    let wanted = Wanted {
        words: query.text("q").chars().take(100).collect(),
        unit: query.parse("unit"),
        role: Role::from_code(query.text("peran")),
        state: query.text("status").chars().take(10).collect(),
    };
    let mut held: HashMap<AccountId, Vec<Held>> = HashMap::new();
    for one in roster::list_held(ctx.db(), ctx.body(), None).await? {
        held.entry(one.account_id).or_default().push(one);
    }
    let nothing = Vec::new();
    let mut accounts = roster::list_accounts(ctx.db(), ctx.body()).await?;
    accounts.retain(|account| wanted.fits(account, held.get(&account.id).unwrap_or(&nothing)));
    let total = i64::try_from(accounts.len()).unwrap_or(i64::MAX);
    let place: usize = query.parse("mulai").unwrap_or_default();
    let next = (accounts.len() > place + ROWS).then(|| next_page(&wanted, place + ROWS));
    let page = accounts.into_iter().skip(place).take(ROWS);
    let rows = page
        .map(|account| {
            let held = held.get(&account.id).unwrap_or(&nothing);
            row(&ctx, account, held)
        })
        .collect();
    let p =
        Page::new(&ctx, ctx.locale.t("account-list-title")).section("accounts").flash(Some(query.text("ok")));
    html(&ListPage { p, rows, total, roles: roster::role_choices(&ctx), wanted, next })
}

fn row(ctx: &Ctx, account: Listed, held: &[Held]) -> Row {
    let grants: Vec<_> = held.iter().map(Held::grant).collect();
    let demanded = rules::second_factor::is_demanded(&grants, &ctx.directory.second_factor);
    let name = |held: &Held| {
        let role = roster::role_name(ctx.locale, &ctx.directory.body, held.role.0);
        format!("{role}, {}", ctx.directory.name(held.unit_id))
    };
    Row {
        state: ctx.locale.t(&format!("account-state-{}", account.state)),
        lacks_factor: demanded && !account.has_second_factor() && account.state == "active",
        roles: held.iter().map(name).collect(),
        account,
    }
}

fn next_page(wanted: &Wanted, place: usize) -> String {
    let mut parts = vec![format!("mulai={place}")];
    if let Some(unit) = wanted.unit {
        parts.push(format!("unit={unit}"));
    }
    if let Some(role) = wanted.role {
        parts.push(format!("peran={}", role.code()));
    }
    parts.push(super::sign_in::pair("q", &wanted.words));
    parts.push(super::sign_in::pair("status", &wanted.state));
    format!("/kerja/akun?{}", parts.join("&"))
}
