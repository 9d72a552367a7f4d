//! The city's register: what the classes mean, what is new, who has published how much, how to ask.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::asked::Asked;
use super::counts::{ClassDoor, Counts, Section};
use super::{latest, list, words};
use crate::Result;
use crate::ctx::Visit;
use crate::form::Query;
use crate::page::{Page, public_html};
use crate::portal::facts;
use crate::register::public::{Filter, Row, list_rows};

/// Entries shown as the newest.
const NEWEST: i64 = 8;

#[derive(Template)]
#[template(path = "portal/register/pages/overview.html")]
struct OverviewPage<'a> {
    p: Page,
    total: i64,
    units: i64,
    classes: Vec<ClassDoor>,
    rows: Vec<Row>,
    sections: Vec<Section<'a>>,
    form: list::FilterForm,
}

/// `GET /informasi`; with a filter, the list it lets through.
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let asked = Asked::read(&ctx, &query);
    if asked.is_narrow() || !query.text("setelah").is_empty() {
        return list::of_city(&ctx, asked, query.text("setelah")).await;
    }
    let all = Filter::default();
    let (counts, rows) =
        tokio::try_join!(Counts::read(&ctx), list_rows(ctx.db(), ctx.body(), &all, None, NEWEST),)?;
    let city = ctx.directory.body.short_name.clone();
    let lead = ctx.locale.with("register-public-lead", &[("x", city.into())]);
    let mut p = Page::new(&ctx, ctx.locale.t("register-public-title")).describe(lead).section("register");
    p.feeds = asked.feeds(&ctx, &p.title, "/informasi", false);
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&p.title, "/informasi")]));
    let page = OverviewPage {
        total: counts.total(),
        units: counts.units(),
        classes: counts.classes(None),
        sections: counts.sections(&ctx, &p),
        form: list::FilterForm::new(&ctx, &p, &asked, "/informasi", false, false).await?,
        rows,
        p,
    };
    public_html(&ctx, &page)
}
