//! `/kerja/pengaturan/medsos`: how the body asks each network; and the keys an account gives.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use social::{Base, Connector, Tokens};

use super::connector_store::{self, ConnectorRow};
use super::form::mine;
use super::{item, keys};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::SocialAccountId;
use crate::page::{Fields, Page, Query, html, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Days a key without a known end is taken to be good.
const KEY_DAYS: i64 = 60;
const DAY_MS: i64 = 86_400_000;
/// Connectors a body can switch on; a bare feed has no settings of its own.
const OFFERED: [Connector; 8] = [
    Connector::InstagramDiscovery,
    Connector::InstagramOwn,
    Connector::FacebookPage,
    Connector::X,
    Connector::Tiktok,
    Connector::Youtube,
    Connector::YoutubeFeed,
    Connector::Mastodon,
];

/// One connector with its settings.
struct Row {
    code: &'static str,
    base: String,
    city_id: String,
    has_key: bool,
    budget: String,
    spent: i64,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "social/pages/settings.html")]
struct SettingsPage {
    p: Page,
    rows: Vec<Row>,
}

/// `GET /kerja/pengaturan/medsos`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let set = connector_store::list(ctx.db(), ctx.body()).await?;
    let row = |connector: &Connector| {
        let found = set.iter().find(|row| row.connector == connector.code());
        Row {
            code: connector.code(),
            base: found.map_or_else(|| connector.usual_base().to_owned(), |row| row.base.clone()),
            city_id: found.map(|row| row.city_id.clone()).unwrap_or_default(),
            has_key: found.is_some_and(|row| row.city_key.is_some()),
            budget: found
                .and_then(|row| row.daily_budget)
                .map(|budget| budget.to_string())
                .unwrap_or_default(),
            spent: found.filter(|row| row.spent_on == ctx.today().to_string()).map_or(0, |row| row.spent),
            is_on: found.is_some(),
        }
    };
    let p = Page::new(&ctx, ctx.locale.t("social-settings-title"))
        .section("settings")
        .flash(Some(query.text("ok")));
    html(&SettingsPage { rows: OFFERED.iter().map(row).collect(), p })
}

/// How a network is asked from now on.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Code of the connector.
    pub connector: String,
    /// Where it is asked; empty for Mastodon, whose accounts have their own servers.
    pub base: String,
    /// Id of the city's account or app.
    pub city_id: String,
    /// Key of the city's app; empty keeps the one there is.
    pub city_key: String,
    /// What may be spent in a day; `None` = no limit.
    pub daily_budget: Option<i64>,
}

/// Switches a connector on, or changes it.
/// Errors: `Forbidden`; `Refused` for an unknown connector or an address that is none.
pub async fn set(ctx: &Ctx, setting: &Setting) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let connector = OFFERED.iter().find(|one| one.code() == setting.connector).ok_or(Error::NotFound)?;
    if *connector != Connector::Mastodon && Base::parse(&setting.base).is_none() {
        return Err(Error::Refused("social-error-url"));
    }
    if setting.daily_budget.is_some_and(|budget| budget < 0) {
        return Err(Error::Refused("social-error-budget"));
    }
    let rows = connector_store::list(ctx.db(), ctx.body()).await?;
    let before = rows.into_iter().find(|row| row.connector == setting.connector);
    let city_key = if setting.city_key.is_empty() {
        before.and_then(|row| row.city_key)
    } else {
        Some(keys::seal_city(&ctx.app, ctx.body(), &setting.connector, &setting.city_key)?)
    };
    let row = ConnectorRow {
        connector: setting.connector.clone(),
        base: setting.base.clone(),
        city_id: setting.city_id.clone(),
        city_key,
        daily_budget: setting.daily_budget,
        spent_on: String::new(),
        spent: 0,
    };
    let tx = ctx.db().begin().await?;
    connector_store::put(&tx, (ctx.body(), ctx.now()), &row).await?;
    let change = Change::new("social.connect", "body", ctx.body()).as_role(role).detail(&setting.connector);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /kerja/pengaturan/medsos`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let text = |name: &str| fields.text(name).to_owned();
    let budget = text("anggaran");
    let setting = Setting {
        connector: text("cara"),
        base: text("alamat"),
        city_id: text("id"),
        city_key: text("kunci"),
        daily_budget: if budget.is_empty() {
            None
        } else {
            Some(budget.parse().map_err(|_not_a_number| Error::Refused("social-error-budget"))?)
        },
    };
    if fields.has("mati") {
        let role = ctx.allow(Act::ManageBody, None)?;
        let tx = ctx.db().begin().await?;
        if !connector_store::remove(&tx, ctx.body(), &setting.connector).await? {
            return Err(Error::NotFound);
        }
        let change =
            Change::new("social.disconnect", "body", ctx.body()).as_role(role).detail(&setting.connector);
        audit::record(&ctx, &tx, change).await?;
        tx.commit().await?;
    } else {
        set(&ctx, &setting).await?;
    }
    Ok(see_other(&ctx, "/kerja/pengaturan/medsos?ok=social-set"))
}

/// Takes the keys an account gave, in place of its earlier ones.
/// Errors: `Forbidden`; `NotFound` for an account that was given up.
pub async fn give_keys(ctx: &Ctx, id: SocialAccountId, tokens: &Tokens) -> Result<()> {
    let account = mine(ctx, id).await?;
    let role = ctx.allow(Act::KeepSocialAccounts, Some(account.unit_id))?;
    let sealed = keys::seal(&ctx.app, ctx.body(), id, tokens)?;
    let tx = ctx.db().begin().await?;
    if !connector_store::set_tokens(&tx, ctx.body(), id, sealed).await? {
        return Err(Error::NotFound);
    }
    let change = Change::new("social.keys", "social_account", id).in_unit(account.unit_id).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /kerja/akun-medsos/{social_account}/kunci`
pub(super) async fn post_keys(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialAccountId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let (access, refresh) = (fields.text("kunci").to_owned(), fields.text("kunci-ulang").to_owned());
    if access.is_empty() {
        mine(&ctx, id).await?;
        let errors = FieldErrors(vec![("kunci", "social-error-key")]);
        return item::page(&ctx, id, Typed::wrong("kunci", &fields, errors), None).await;
    }
    let until = ctx.now().saturating_add(KEY_DAYS * DAY_MS);
    // A key that is renewed by another is renewed at once: nobody knows how long it was in a clipboard.
    let access_until = if refresh.is_empty() { until } else { ctx.now() };
    let tokens = Tokens { access, refresh, access_until, refresh_until: until };
    give_keys(&ctx, id, &tokens).await?;
    Ok(see_other(&ctx, &format!("/kerja/akun-medsos/{id}?ok=social-keys")))
}
