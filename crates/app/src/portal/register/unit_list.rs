//! The register of one unit; on the site of a kecamatan with its kelurahan, when asked.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::asked::{Asked, with_query};
use super::counts::{ClassDoor, Counts};
use super::list::{FilterForm, here};
use super::rows::{self, PER_PAGE, RowPage};
use super::words;
use crate::Result;
use crate::ctx::Visit;
use crate::form::Query;
use crate::page::{Page, public_html, see_other};
use crate::portal::facts;
use crate::portal::unit::{Found, find, frame};

#[derive(Template)]
#[template(path = "portal/register/pages/unit_list.html")]
struct UnitListPage<'a> {
    p: Page,
    name: &'a str,
    classes: Vec<ClassDoor>,
    form: FilterForm,
    page: RowPage,
    table: String,
    is_rolled_up: bool,
}

/// `GET /unit/{code}/informasi`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = match find(&ctx, &code, "/informasi")? {
        Found::Here(unit) => unit,
        Found::Moved(response) => return Ok(response),
    };
    let path = format!("{}/informasi", unit.path());
    let has_children = !ctx.directory.children(unit.id).is_empty() && unit.parent_id.is_some();
    let mut asked = Asked::read(&ctx, &query).of_unit(unit.id, &unit.code);
    asked.filter.with_children = has_children && query.text("bawahan") == "ya";
    let (fields, token) = (asked.query(false, true), query.text("setelah"));
    let Some(page) = rows::read(&ctx, &asked, &path, &fields, token, PER_PAGE).await? else {
        return Ok(see_other(&ctx, &with_query(&path, &fields)));
    };
    let title = ctx.locale.t("nav-register");
    let description = ctx.locale.with("register-public-unit-lead", &[("x", unit.name.clone().into())]);
    let mut p = frame(&ctx, unit, title, description).section("unit-register");
    p.path = here(&path, &fields, token);
    p.is_hidden = !fields.is_empty();
    p.feeds.extend(asked.feeds(&ctx, &format!("{}: {}", unit.name, p.title), &path, !fields.is_empty()));
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&unit.name, &unit.path()), (&p.title, &path)]));
    let mut form = FilterForm::new(&ctx, &p, &asked, &path, false, true).await?;
    if has_children {
        form = form.with_children(asked.filter.with_children);
    }
    let page = UnitListPage {
        classes: Counts::read(&ctx).await?.classes(Some(unit)),
        table: with_query("/informasi/daftar", &asked.query(false, false)),
        is_rolled_up: asked.filter.with_children,
        name: &unit.name,
        form,
        page,
        p,
    };
    public_html(&ctx, &page)
}
