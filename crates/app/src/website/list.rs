//! `/kerja/situs`: the registry. Officers of a unit see its own sites.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code;
use rules::permission::{Act, Denied};

use super::model::{Health, Website};
use super::{problem, store, store_watch};
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// A site with how it stands.
struct Row {
    site: Website,
    unit: String,
    health: Option<Health>,
    /// What is wrong and cannot wait.
    urgent: Vec<String>,
}

#[derive(Template)]
#[template(path = "website/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    /// Units without a site that is in use.
    without: Vec<String>,
    may_manage: bool,
}

impl ListPage {
    fn place(&self, site: &Website) -> String {
        self.p.t(&format!("website-place-{}", site.place.0.code()))
    }

    fn system(&self, site: &Website) -> String {
        self.p.t(&format!("website-system-{}", site.system))
    }

    fn state(&self, site: &Website) -> String {
        self.p.t(&format!("website-state-{}", site.state.0.code()))
    }
}

/// Sites the actor may read, in the order of the directory.
pub(super) async fn readable(ctx: &Ctx, unit: Option<&str>) -> Result<Vec<Website>> {
    let units = ctx.units_for(Act::ReadWebsites);
    if units.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let all = store::list(ctx.db(), ctx.body(), None).await?;
    let mut found = Vec::new();
    for one in units.iter().filter(|one| unit.is_none_or(|code| one.code == code)) {
        found.extend(all.iter().filter(|site| site.unit_id == one.id).cloned());
    }
    Ok(found)
}

/// `GET /kerja/situs?unit=dinkes`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let wanted = Some(query.text("unit")).filter(|code| !code.is_empty());
    let sites = readable(&ctx, wanted).await?;
    let health = store_watch::list_health(ctx.db(), ctx.body(), None).await?;
    let p =
        Page::new(&ctx, ctx.locale.t("website-list-title")).section("websites").flash(Some(query.text("ok")));
    let units = ctx.units_for(Act::ReadWebsites);
    let is_without = |id| !sites.iter().any(|site| site.unit_id == id && site.is_used());
    let without = units.iter().filter(|unit| wanted.is_none() && is_without(unit.id));
    let without = without.map(|unit| unit.name.clone()).collect();
    let row = |site: Website| {
        let health = health.iter().find(|one| one.website_id == site.id).cloned();
        let problems = health.as_ref().map(|one| problem::of_text(&one.problems)).unwrap_or_default();
        let urgent = problems.iter().filter(|problem| problem.is_urgent()).map(|problem| problem.words(&p));
        Row { unit: p.unit_name(site.unit_id).to_owned(), urgent: urgent.collect(), health, site }
    };
    let rows = sites.iter().cloned().map(row).collect();
    html(&ListPage { rows, without, may_manage: ctx.may(Act::ManageWebsites, None), p })
}
