//! `/layanan`: the services of the city, found by what somebody needs, with whether they are open now.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::model::{Pledge, Service};
use super::show::standing_in_words;
use super::{list_public, store};
use crate::ctx::Visit;
use crate::deadline::calendar;
use crate::page::{Page, Query, public_today_html};
use crate::{Error, Result};

/// Letters of a question at most.
const WORDS: usize = 200;

#[derive(Template)]
#[template(path = "service/pages/list.html")]
struct ListPage {
    p: Page,
    question: String,
    /// What to say when there are none.
    none: &'static str,
    units: Vec<(String, String, bool)>,
    /// Services, each with how its doors stand.
    rows: Vec<(Service, String)>,
    /// The pledge of the unit that was chosen, with its address.
    pledge: Option<(Pledge, String)>,
}

/// `GET /layanan?q=&unit=`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let question: String = query.text("q").chars().take(WORDS).collect();
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.successor(code).ok_or(Error::NotFound)?),
    };
    let calendar = calendar::current(ctx.db(), ctx.body()).await?;
    let p = Page::new(&ctx, ctx.locale.t("service-title"))
        .section("service")
        .describe(ctx.locale.t("service-lead"));
    let mut rows = Vec::new();
    for service in list_public(&ctx, unit.map(|unit| unit.id), &question).await? {
        let standing = standing_in_words(&p, &service.standing(&ctx, &calendar)?);
        rows.push((service, standing));
    }
    let pledge = match unit {
        Some(unit) => {
            store::find_pledge(ctx.db(), ctx.body(), unit.id).await?.map(|pledge| (pledge, unit.path()))
        }
        None => None,
    };
    let none = match (question.trim(), unit) {
        ("", None) => "service-none-yet",
        ("", Some(_)) => "service-none-unit",
        _ => "service-none",
    };
    let chosen = unit.map(|unit| unit.id);
    let choice = |one: &crate::org::Unit| (one.code.clone(), one.name.clone(), chosen == Some(one.id));
    let units = ctx.directory.active().map(choice).collect();
    public_today_html(&ctx, &ListPage { p, question, none, units, rows, pledge })
}
