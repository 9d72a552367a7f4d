//! `/situs-unit`: every unit with its website and its accounts on social networks, for everyone. Who has none is
//! listed as having none.

use std::collections::BTreeMap;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::{Month, Network, Reading};

use super::model::Website;
use super::{store, store_watch};
use crate::ctx::Visit;
use crate::ids::UnitId;
use crate::page::{Page, public_today_html};
use crate::{Ctx, Result, activity};

/// A site as the public reads it.
struct Site {
    words: String,
    url: String,
    is_here: bool,
    is_sample: bool,
    newest: String,
}

/// A unit.
struct Row {
    name: String,
    path: String,
    sites: Vec<Site>,
    /// Names of the networks on which it has an account.
    networks: Vec<String>,
}

#[derive(Template)]
#[template(path = "website/pages/directory.html")]
struct DirectoryPage {
    p: Page,
    rows: Vec<Row>,
    with_site: usize,
    with_account: usize,
}

/// `GET /situs-unit`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = Page::new(&ctx, ctx.locale.t("website-directory-title"))
        .section("units")
        .describe(ctx.locale.t("website-directory-lead"));
    let rows = rows(&ctx, &p).await?;
    let page = DirectoryPage {
        with_site: rows.iter().filter(|row| !row.sites.is_empty()).count(),
        with_account: rows.iter().filter(|row| !row.networks.is_empty()).count(),
        rows,
        p,
    };
    public_today_html(&ctx, &page)
}

async fn rows(ctx: &Ctx, p: &Page) -> Result<Vec<Row>> {
    let mut sites: BTreeMap<UnitId, Vec<Website>> = BTreeMap::new();
    for site in store::list(ctx.db(), ctx.body(), None).await?.into_iter().filter(Website::is_used) {
        sites.entry(site.unit_id).or_default().push(site);
    }
    let health = store_watch::list_health(ctx.db(), ctx.body(), None).await?;
    let newest =
        |site: &Website| health.iter().find(|one| one.website_id == site.id).and_then(|one| one.newest_at);
    let mut networks: BTreeMap<UnitId, Vec<String>> = BTreeMap::new();
    for line in activity::list(ctx, Month::of(ctx.today())).await? {
        if line.network.is_social() && line.reconciled.reading != Reading::None {
            networks.entry(line.unit).or_default().push(name(p, line.network));
        }
    }
    let row = |unit: &crate::org::Unit| Row {
        name: unit.name.clone(),
        path: unit.path(),
        sites: sites
            .remove(&unit.id)
            .unwrap_or_default()
            .into_iter()
            .map(|site| Site {
                words: if site.is_hosted() {
                    p.t("website-place-hosted")
                } else {
                    site.short_url().to_owned()
                },
                is_here: site.is_hosted(),
                is_sample: site.is_sample,
                newest: newest(&site).map(|at| p.day(at)).unwrap_or_default(),
                url: site.url,
            })
            .collect(),
        networks: networks.remove(&unit.id).unwrap_or_default(),
    };
    Ok(ctx.directory.active().map(row).collect())
}

fn name(p: &Page, network: Network) -> String {
    p.t(&format!("website-network-{network}"))
}
