//! Entering an account into the registry, changing it, giving it up.

use db::Tx;
use rules::activity::{Month, Network};
use rules::permission::Act;
use rules::role::Role;
use social::{handle_of, profile_url};

use super::account_store::{self, Verified};
use super::model::Account;
use crate::activity::{self, Presence};
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{SocialAccountId, UnitId};
use crate::{Ctx, Error, Result};

/// Longest line of the form, in characters.
const LINE_CHARS: usize = 300;

/// What is known of an account.
#[derive(Debug, Clone)]
pub struct AccountFacts {
    /// Whose.
    pub unit: UnitId,
    /// Where.
    pub network: Network,
    /// Handle without `@`.
    pub handle: String,
    /// Address for people.
    pub url: String,
    /// Who answers for it.
    pub owner: String,
    /// Decree.
    pub decree: String,
    /// Who runs it.
    pub administrators: String,
    /// How somebody made sure that it is the unit's; empty = nobody did.
    pub verified_how: String,
    /// First month of its activity.
    pub active_since: Month,
    /// What it is called for good on the network; empty = not known.
    pub remote_id: String,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Code of the unit.
    pub unit: String,
    /// Code of the network.
    pub network: String,
    /// Handle or address.
    pub handle: String,
    /// Address, where the handle does not tell it.
    pub url: String,
    /// Who answers for it.
    pub owner: String,
    /// Decree.
    pub decree: String,
    /// Who runs it.
    pub administrators: String,
    /// How it was verified.
    pub verified_how: String,
    /// Since which month.
    pub active_since: String,
    /// Lasting id.
    pub remote_id: String,
}

impl Typed {
    /// The address that was typed, in its field or as the handle; without one, that of the profile.
    fn address(&self, profile: Option<(Network, &str)>) -> Option<String> {
        let typed = if self.url.is_empty() && self.handle.contains("://") { &self.handle } else { &self.url };
        if typed.is_empty() {
            return profile.and_then(|(network, handle)| profile_url(network, handle));
        }
        let url = url::Url::parse(typed).ok()?;
        (matches!(url.scheme(), "http" | "https") && url.username().is_empty()).then(|| url.to_string())
    }

    /// Checks what was typed.
    /// Errors: `Invalid` with every field that cannot be taken.
    pub fn check(&self, ctx: &Ctx) -> Result<AccountFacts> {
        let mut errors = FieldErrors::default();
        let unit = ctx.directory.by_code(&self.unit).filter(|unit| unit.is_active()).map(|unit| unit.id);
        let network =
            <Network as rules::Code>::from_code(&self.network).filter(|network| network.is_social());
        let handle = network.and_then(|network| handle_of(network, &self.handle));
        let url = self.address(network.zip(handle.as_deref()));
        let since = if self.active_since.is_empty() {
            Some(Month::of(ctx.today()))
        } else {
            social::month_of(&self.active_since).filter(|month| *month <= Month::of(ctx.today()))
        };
        if unit.is_none() {
            errors.add("unit", "social-error-unit");
        }
        if network.is_none() {
            errors.add("jaringan", "social-error-network");
        }
        if handle.is_none() {
            errors.add("akun", "social-error-handle");
        }
        if url.is_none() {
            errors.add("alamat", "social-error-url");
        }
        if since.is_none() {
            errors.add("sejak", "social-error-since");
        }
        let lines = [
            ("pemilik", &self.owner),
            ("sk", &self.decree),
            ("pengelola", &self.administrators),
            ("verifikasi", &self.verified_how),
            ("id-tetap", &self.remote_id),
        ];
        for (field, line) in lines {
            if line.chars().count() > LINE_CHARS {
                errors.add(field, "social-error-long");
            }
        }
        let (Some(unit), Some(network), Some(handle), Some(url), Some(active_since), true) =
            (unit, network, handle, url, since, errors.0.is_empty())
        else {
            return Err(Error::Invalid(errors));
        };
        Ok(AccountFacts {
            unit,
            network,
            handle,
            url,
            owner: self.owner.clone(),
            decree: self.decree.clone(),
            administrators: self.administrators.clone(),
            verified_how: self.verified_how.clone(),
            active_since,
            remote_id: self.remote_id.clone(),
        })
    }
}

/// A handle belongs to one account at a time.
async fn check_free(ctx: &Ctx, tx: &Tx, facts: &AccountFacts, except: Option<SocialAccountId>) -> Result<()> {
    let all = account_store::list(tx, ctx.body(), None).await?;
    let is_taken = all.iter().any(|other| {
        other.ended_at.is_none()
            && Some(other.id) != except
            && other.network.0 == facts.network
            && other.handle == facts.handle
            && (facts.network != Network::Mastodon || other.url == facts.url)
    });
    if is_taken { Err(Error::Invalid(FieldErrors(vec![("akun", "social-error-taken")]))) } else { Ok(()) }
}

fn verified(ctx: &Ctx, facts: &AccountFacts) -> Verified {
    if facts.verified_how.is_empty() { (None, None) } else { (ctx.account(), Some(ctx.now())) }
}

fn change(act: &'static str, id: SocialAccountId, unit: UnitId, role: Option<Role>, detail: &str) -> Change {
    Change::new(act, "social_account", id).in_unit(unit).as_role(role).public().detail(detail)
}

/// Enters an account.
/// Errors: `Forbidden`; `Invalid` when somebody has the handle already.
pub async fn create(ctx: &Ctx, facts: &AccountFacts) -> Result<SocialAccountId> {
    let role = ctx.allow(Act::KeepSocialAccounts, Some(facts.unit))?;
    let tx = ctx.db().begin().await?;
    check_free(ctx, &tx, facts, None).await?;
    let is_sample = ctx.directory.body.is_sample;
    let at = (ctx.body(), ctx.now());
    let id = account_store::insert(&tx, at, facts, verified(ctx, facts), is_sample).await?;
    note_presence(ctx, &tx, facts).await?;
    let detail = format!("{} @{}", facts.network, facts.handle);
    audit::record(ctx, &tx, change("social.add", id, facts.unit, role, &detail)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

async fn note_presence(ctx: &Ctx, tx: &Tx, facts: &AccountFacts) -> Result<()> {
    let AccountFacts { unit, network, active_since, .. } = facts;
    let presence = Presence { unit: *unit, network: *network, from: *active_since, present: true };
    activity::put_presence(ctx, tx, presence).await
}

/// Changes an account; unit and network stay. A new handle keeps the old one on record.
/// Errors: `Forbidden`; `Invalid` as for [`create`]; `Conflict` when it was given up meanwhile.
pub async fn edit(ctx: &Ctx, before: &Account, facts: &AccountFacts) -> Result<()> {
    let role = ctx.allow(Act::KeepSocialAccounts, Some(before.unit_id))?;
    let facts = AccountFacts { unit: before.unit_id, network: before.network.0, ..facts.clone() };
    let tx = ctx.db().begin().await?;
    check_free(ctx, &tx, &facts, Some(before.id)).await?;
    let is_as_before = before.verified_how == facts.verified_how && before.handle == facts.handle;
    let verified =
        if is_as_before { (before.verified_by, before.verified_at) } else { verified(ctx, &facts) };
    if !account_store::update(&tx, (ctx.body(), ctx.now()), before, &facts, verified).await? {
        return Err(Error::Conflict);
    }
    note_presence(ctx, &tx, &facts).await?;
    let detail = format!("{} @{}", facts.network, facts.handle);
    audit::record(ctx, &tx, change("social.edit", before.id, facts.unit, role, &detail)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Gives an account up. From the next month on the unit has none there, unless it has another.
/// Errors: `Forbidden`; `NotFound` when it was given up already.
pub async fn end(ctx: &Ctx, account: &Account, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::KeepSocialAccounts, Some(account.unit_id))?;
    let tx = ctx.db().begin().await?;
    if !account_store::end(&tx, (ctx.body(), ctx.now()), account.id).await? {
        return Err(Error::NotFound);
    }
    let rest = account_store::list(&tx, ctx.body(), Some(account.unit_id)).await?;
    let has_other = rest.iter().any(|other| other.ended_at.is_none() && other.network == account.network);
    if !has_other {
        let from = Month::of(ctx.today()).next();
        let (unit, network) = (account.unit_id, account.network.0);
        activity::put_presence(ctx, &tx, Presence { unit, network, from, present: false }).await?;
    }
    let detail = format!("{} @{}", account.network.0, account.handle);
    let change = change("social.end", account.id, account.unit_id, role, &detail).because(reason);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
