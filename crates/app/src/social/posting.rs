//! Posting to an account: the keys it gave for that, kept apart from those for reading, and the note of a post in the
//! account's counts. What is posted, and when, is the slice `share`.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Db, Sql, Tx, params, sql};
use rules::activity::{Month, Network, Road};
use rules::permission::Act;
use social::posting::{self, Outlet};
use social::{Base, Post, Tokens};

use super::account_store;
use super::form::mine;
use super::item;
use super::keys::{self, PostingKeys};
use super::model::{Account, Place};
use super::read::META_VERSION;
use super::recount::recount;
use super::store::{self, NewReading};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{BodyId, SocialAccountId, UnitId};
use crate::page::{Fields, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

const PUT_POSTING: Sql = sql!("sql/put_posting.sql");
const SET_POSTING_KEYS: Sql = sql!("sql/set_posting_keys.sql");
const REMOVE_POSTING: Sql = sql!("sql/remove_posting.sql");
const FIND_POSTING: Sql = sql!("sql/find_posting.sql");

/// Days a key without a known end is taken to be good.
const KEY_DAYS: i64 = 60;
const DAY_MS: i64 = 86_400_000;

db::record! {
    /// What an account gave for posting.
    #[derive(Debug, Clone)]
    struct PostingRow {
        base: String,
        keys: Vec<u8>,
    }
}

/// What is given for posting.
#[derive(Clone, Default)]
pub struct PostingGrant {
    /// Where the network answers; empty = where it usually does, for Mastodon the account's server.
    pub base: String,
    /// The key.
    pub access: String,
    /// What renews it; empty = nothing.
    pub refresh: String,
    /// Id and secret of the app that renews it.
    pub app: posting::App,
}

async fn find(db: &Db, body: BodyId, id: SocialAccountId) -> Result<Option<PostingRow>> {
    Ok(db.optional(&FIND_POSTING, params![body, id]).await?)
}

/// Where an account is posted to when nothing else was said.
fn usual_base(account: &Account, outlet: Outlet) -> String {
    let own = || url::Url::parse(&account.url).ok().map(|url| url.origin().ascii_serialization());
    if outlet == Outlet::Mastodon { own().unwrap_or_default() } else { outlet.usual_base().to_owned() }
}

/// Lets the program post to an account.
/// Errors: `Forbidden`; `Refused` when its network has no way to post; `Invalid` when the key is missing or the address
/// is none.
pub async fn allow_posting(ctx: &Ctx, id: SocialAccountId, grant: &PostingGrant) -> Result<()> {
    let account = mine(ctx, id).await?;
    let role = ctx.allow(Act::KeepSocialAccounts, Some(account.unit_id))?;
    let outlet = Outlet::of(account.network.0).filter(|_| account.ended_at.is_none());
    let outlet = outlet.ok_or(Error::Refused("social-error-posting"))?;
    let base = if grant.base.is_empty() { usual_base(&account, outlet) } else { grant.base.clone() };
    let mut errors = FieldErrors::default();
    if Base::parse(&base).is_none() {
        errors.add("unggah-alamat", "social-error-url");
    }
    if grant.access.is_empty() {
        errors.add("kunci-unggah", "social-error-key");
    }
    errors.into_result()?;
    let until = ctx.now().saturating_add(KEY_DAYS * DAY_MS);
    // A key that is renewed by another is renewed at once: nobody knows how long it was in a clipboard.
    let access_until = if grant.refresh.is_empty() { until } else { ctx.now() };
    let tokens = Tokens {
        access: grant.access.clone(),
        refresh: grant.refresh.clone(),
        access_until,
        refresh_until: until,
    };
    let given = PostingKeys { tokens, app: grant.app.clone() };
    let sealed = keys::seal_posting(&ctx.app, ctx.body(), id, &given)?;
    let tx = ctx.db().begin().await?;
    tx.exec(&PUT_POSTING, params![ctx.body(), id, base, sealed, ctx.account(), ctx.now()]).await?;
    let change = Change::new("social.posting", "social_account", id).in_unit(account.unit_id).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets the keys for posting.
/// Errors: `Forbidden`; `NotFound` when there are none.
pub async fn end_posting(ctx: &Ctx, id: SocialAccountId) -> Result<()> {
    let account = mine(ctx, id).await?;
    let role = ctx.allow(Act::KeepSocialAccounts, Some(account.unit_id))?;
    let tx = ctx.db().begin().await?;
    if tx.exec(&REMOVE_POSTING, params![ctx.body(), id]).await? != 1 {
        return Err(Error::NotFound);
    }
    let change =
        Change::new("social.posting-end", "social_account", id).in_unit(account.unit_id).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether the program may post to an account.
/// Errors: the database does not answer.
pub(crate) async fn may_post(ctx: &Ctx, account: &Account) -> Result<bool> {
    let is_open = account.ended_at.is_none() && Outlet::of(account.network.0).is_some();
    Ok(is_open && find(ctx.db(), ctx.body(), account.id).await?.is_some())
}

/// The account as the crate `social` posts to it, with its keys opened. `None` when it may not be posted to.
/// Errors: `Internal` when its keys cannot be opened.
pub(crate) async fn posting_account(ctx: &Ctx, account: &Account) -> Result<Option<posting::Account>> {
    let outlet = Outlet::of(account.network.0).filter(|_| account.ended_at.is_none());
    let (Some(outlet), Some(row)) = (outlet, find(ctx.db(), ctx.body(), account.id).await?) else {
        return Ok(None);
    };
    let given = keys::open_posting(&ctx.app, ctx.body(), account.id, &row.keys)?;
    let unreadable = || anyhow::anyhow!("the server of account {} cannot be read", account.id);
    let base = Base::parse(&row.base).ok_or_else(unreadable)?;
    Ok(Some(posting::Account {
        outlet,
        base,
        version: META_VERSION.to_owned(),
        handle: account.handle.clone(),
        remote_id: Some(account.remote_id.clone()).filter(|id| !id.is_empty()),
        app: given.app,
        tokens: given.tokens,
    }))
}

/// Stores renewed keys at once: the old ones are dead.
/// Errors: the database refuses.
pub(crate) async fn keep_posting_keys(
    ctx: &Ctx,
    account: &Account,
    app: &posting::App,
    tokens: &Tokens,
) -> Result<()> {
    let given = PostingKeys { tokens: tokens.clone(), app: app.clone() };
    let sealed = keys::seal_posting(&ctx.app, ctx.body(), account.id, &given)?;
    let tx = ctx.db().begin().await?;
    tx.exec(&SET_POSTING_KEYS, params![ctx.body(), account.id, sealed]).await?;
    let change = Change::new("social.renew", "social_account", account.id).in_unit(account.unit_id);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes a post in the counts of its account. A later reading that finds the same post on the same road sees one.
/// Errors: the database refuses.
pub(crate) async fn register_post(
    ctx: &Ctx,
    tx: &Tx,
    account: &Account,
    road: Road,
    post: Post,
) -> Result<()> {
    let month = Month::at(post.published, &ctx.directory.zone);
    let (unit, network): (_, Network) = (account.unit_id, account.network.0);
    let reading = NewReading {
        unit,
        network,
        road,
        account: Some(account.id),
        import: None,
        // One post was seen, and nothing of the rest of the month.
        covered: (post.published, post.published),
        posts: &[post],
        asked: 0,
        cost: 0,
        problem: "",
    };
    store::insert_reading(tx, (ctx.body(), ctx.now()), &reading).await?;
    recount(ctx, tx, Place { unit, network, month, road }).await
}

/// Accounts of a unit that are in use.
/// Errors: the database does not answer.
pub(crate) async fn list_open(ctx: &Ctx, unit: UnitId) -> Result<Vec<Account>> {
    let all = account_store::list(ctx.db(), ctx.body(), Some(unit)).await?;
    Ok(all.into_iter().filter(|account| account.ended_at.is_none()).collect())
}

/// An account. Errors: `NotFound`.
pub(crate) async fn find_account(ctx: &Ctx, id: SocialAccountId) -> Result<Account> {
    account_store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)
}

/// `POST /kerja/akun-medsos/{social_account}/unggah`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialAccountId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let text = |name: &str| fields.text(name).to_owned();
    if fields.has("cabut") {
        end_posting(&ctx, id).await?;
        return Ok(see_other(&ctx, &format!("/kerja/akun-medsos/{id}?ok=social-posting-end")));
    }
    let grant = PostingGrant {
        base: text("alamat"),
        access: text("kunci-unggah"),
        refresh: text("kunci-ulang-unggah"),
        app: posting::App { id: text("aplikasi"), secret: text("rahasia") },
    };
    match allow_posting(&ctx, id, &grant).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/akun-medsos/{id}?ok=social-posting"))),
        Err(Error::Invalid(errors)) => {
            item::page(&ctx, id, Typed::wrong("unggah", &fields, errors), None).await
        }
        Err(other) => Err(other),
    }
}
