//! Lists of the register: one class, or what a filter lets through. A plain GET form, no script.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::register::InformationClass;

use super::asked::{Asked, Choice, with_query};
use super::rows::{self, PER_PAGE, RowPage};
use super::{class_word, words};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::form::Query;
use crate::page::{Page, public_html, see_other};
use crate::portal::facts;

/// The filter above a list.
#[derive(Template)]
#[template(path = "portal/register/pages/filter.html")]
pub(super) struct FilterForm {
    p: Page,
    /// Where the form leads and where all is shown again.
    path: String,
    classes: Vec<Choice>,
    units: Vec<Choice>,
    years: Vec<Choice>,
    obligation: Option<String>,
    /// Where one asks to be told of what is new.
    follow: String,
    /// On the site of a kecamatan: whether its kelurahan are shown too.
    children: Option<bool>,
    is_set: bool,
}

impl askama::filters::HtmlSafe for FilterForm {}

impl FilterForm {
    /// For the list at `path`; what the path says already is not asked again.
    pub(super) async fn new(
        ctx: &Ctx,
        p: &Page,
        asked: &Asked,
        path: &str,
        says_class: bool,
        says_unit: bool,
    ) -> Result<Self> {
        Ok(Self {
            p: p.clone(),
            path: path.to_owned(),
            classes: if says_class { Vec::new() } else { asked.classes(p) },
            units: if says_unit { Vec::new() } else { asked.units(ctx) },
            years: asked.years(ctx).await?,
            obligation: asked.filter.obligation.clone(),
            follow: asked.to_follow(),
            children: None,
            is_set: !asked.query(says_class, says_unit).is_empty(),
        })
    }

    /// Offers the entries of the units below.
    pub(super) fn with_children(mut self, is_chosen: bool) -> Self {
        self.children = Some(is_chosen);
        self
    }
}

#[derive(Template)]
#[template(path = "portal/register/pages/list.html")]
struct ListPage {
    p: Page,
    lead: String,
    class: Option<&'static str>,
    form: FilterForm,
    page: RowPage,
    table: String,
}

/// `GET /informasi/berkala`
pub(super) async fn periodic(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    of_class(&ctx, &query, InformationClass::Periodic).await
}

/// `GET /informasi/serta-merta`
pub(super) async fn immediate(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    of_class(&ctx, &query, InformationClass::Immediate).await
}

/// `GET /informasi/setiap-saat`
pub(super) async fn on_demand(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    of_class(&ctx, &query, InformationClass::OnDemand).await
}

async fn of_class(ctx: &Ctx, query: &Query, class: InformationClass) -> Result<Response<Body>> {
    let asked = Asked::read(ctx, query).of_class(class);
    show(ctx, asked, query.text("setelah"), Some(class)).await
}

/// The list of the whole city that a filter on `/informasi` lets through.
pub(super) async fn of_city(ctx: &Ctx, asked: Asked, token: &str) -> Result<Response<Body>> {
    show(ctx, asked, token, None).await
}

async fn show(
    ctx: &Ctx,
    asked: Asked,
    token: &str,
    class: Option<InformationClass>,
) -> Result<Response<Body>> {
    let word = class.map(class_word);
    let path = word.map_or_else(|| "/informasi".to_owned(), |word| format!("/informasi/{word}"));
    let query = asked.query(class.is_some(), false);
    let Some(page) = rows::read(ctx, &asked, &path, &query, token, PER_PAGE).await? else {
        return Ok(see_other(ctx, &with_query(&path, &query)));
    };
    let (title, lead) = match word {
        Some(word) => (
            ctx.locale.t(&format!("register-public-class-{word}-title")),
            ctx.locale.t(&format!("register-public-class-{word}-about")),
        ),
        None => (ctx.locale.t("register-public-found-title"), ctx.locale.t("register-public-found-lead")),
    };
    let mut p = Page::new(ctx, title).describe(lead.clone()).section("register");
    p.path = here(&path, &query, token);
    p.is_hidden = !query.is_empty();
    p.feeds = asked.feeds(ctx, &p.title, &path, !query.is_empty());
    let way = [(ctx.locale.t("register-public-title"), "/informasi")];
    let way: Vec<(&str, &str)> = way
        .iter()
        .map(|(name, path)| (name.as_str(), *path))
        .chain([(p.title.as_str(), path.as_str())])
        .collect();
    p.structured = Some(facts::page(&p, "CollectionPage", &way));
    let page = ListPage {
        form: FilterForm::new(ctx, &p, &asked, &path, class.is_some(), false).await?,
        table: with_query("/informasi/daftar", &asked.query(false, false)),
        class: word,
        lead,
        page,
        p,
    };
    public_html(ctx, &page)
}

/// The address of this very page, so that the other language and search engines find it.
pub(super) fn here(path: &str, query: &str, token: &str) -> String {
    let token = if token.is_empty() { String::new() } else { format!("setelah={token}") };
    let all: Vec<&str> = [query, token.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    with_query(path, &all.join("&"))
}
