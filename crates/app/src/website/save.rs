//! Registering a website, changing what is known of it, ending it. Everyone may read whose it is; who looks after it
//! is for officers.

use std::collections::BTreeSet;

use rules::activity::{Month, Network};
use rules::permission::Act;
use rules::website::{Place, SiteState};
use url::Url;

use super::model::{SYSTEMS, Website};
use super::store;
use crate::activity::{self, Presence};
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{UnitId, WebsiteId};
use crate::{Ctx, Error, Result};

/// Longest line, in characters.
const LINE_CHARS: usize = 300;
/// Longest text of several lines.
const NOTE_CHARS: usize = 2_000;

/// The address of a front page as it is kept: with its scheme, `https://` where none was typed. `None` for what is no
/// web address.
pub fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let mut url = Url::parse(&full).ok()?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    let host = url.host_str().unwrap_or_default();
    let is_web = matches!(url.scheme(), "http" | "https") && (host.contains('.') || host.starts_with('['));
    url.set_fragment(None);
    (is_plain && is_web && full.chars().count() <= LINE_CHARS).then(|| url.to_string())
}

/// Writes a site: a new one when its id is 0, else the change of the version it names. Returns its id.
/// Errors: `Invalid` with the fields; `Conflict` when somebody changed it meanwhile; `Forbidden`; `NotFound`.
pub async fn save(ctx: &Ctx, site: &Website) -> Result<WebsiteId> {
    let role = ctx.allow(Act::ManageWebsites, Some(site.unit_id))?;
    let site = checked(ctx, site.clone()).await?;
    let before = match site.id.0 {
        0 => None,
        _ => Some(store::find(ctx.db(), ctx.body(), site.id).await?.ok_or(Error::NotFound)?),
    };
    let (body, now) = (ctx.body(), ctx.now());
    let tx = ctx.db().begin().await?;
    let (act, id) = match &before {
        None => ("website.add", store::insert(&tx, body, &site, now).await?),
        Some(_) if !store::set(&tx, body, &site, now).await? => return Err(Error::Conflict),
        Some(_) if site.state.0 == SiteState::Ended => ("website.end", site.id),
        Some(_) => ("website.change", site.id),
    };
    let units: BTreeSet<UnitId> = before.iter().map(|before| before.unit_id).chain([site.unit_id]).collect();
    for unit in units {
        tell_presence(ctx, &tx, unit, Month::of(ctx.today())).await?;
    }
    let digest = before.as_ref().map(Website::digest).unwrap_or_default();
    let change = Change::new(act, "website", id).in_unit(site.unit_id).as_role(role).public();
    audit::record(ctx, &tx, change.detail(site.url.clone()).digests(digest, site.digest())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Says whether a unit has a website from a month on, for whoever counts.
async fn tell_presence(ctx: &Ctx, tx: &db::Tx, unit: UnitId, from: Month) -> Result<()> {
    let sites = store::list(tx, ctx.body(), Some(unit)).await?;
    let present = sites.iter().any(Website::is_used);
    activity::put_presence(ctx, tx, Presence { unit, network: Network::Website, from, present }).await
}

async fn checked(ctx: &Ctx, mut site: Website) -> Result<Website> {
    let mut errors = FieldErrors::default();
    let unit = ctx.directory.unit(site.unit_id).filter(|unit| unit.is_active());
    match (unit, site.place.0) {
        (None, _) => errors.add("unit", "website-error-unit"),
        (Some(unit), Place::Hosted) => site.url = unit.path(),
        (Some(_), Place::Elsewhere) => match address(&site.url) {
            Some(url) => site.url = url,
            None => errors.add("alamat", "website-error-url"),
        },
    }
    if !SYSTEMS.contains(&site.system.as_str()) {
        errors.add("sistem", "website-error-choice");
    }
    let lines = [
        ("pemilik", &site.owner),
        ("sk", &site.decree),
        ("pejabat-domain", &site.domain_officer),
        ("verifikasi", &site.verified_how),
    ];
    for (field, text) in lines {
        if text.chars().count() > LINE_CHARS {
            errors.add(field, "website-error-long");
        }
    }
    for (field, text) in [("pengelola", &site.administrators), ("catatan", &site.note)] {
        if text.chars().count() > NOTE_CHARS {
            errors.add(field, "website-error-long");
        }
    }
    let is_day = |text: &str| text.parse::<jiff::civil::Date>().is_ok_and(|day| day.to_string() == text);
    if !site.domain_until.is_empty() && !is_day(&site.domain_until) {
        errors.add("domain-sampai", "website-error-day");
    }
    if site.state.0 == SiteState::Ended && site.note.is_empty() {
        errors.add("catatan", "website-error-end");
    }
    let known = store::find_by_url(ctx.db(), ctx.body(), &site.url).await?;
    if known.is_some_and(|known| known != site.id) {
        errors.add("alamat", "website-error-known");
    }
    errors.into_result()?;
    Ok(site)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_kept_with_its_scheme_and_nothing_that_is_no_site() {
        assert_eq!(address("rsud.cilegon.go.id").as_deref(), Some("https://rsud.cilegon.go.id/"));
        assert_eq!(address("http://127.0.0.1:81/x#y").as_deref(), Some("http://127.0.0.1:81/x"));
        for wrong in ["", "ftp://a.id", "https://nama:sandi@a.id/", "javascript:alert(1)", "dinas kesehatan"]
        {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
