//! `/kerja/layanan`: the services a person may write, with what their standards do not say yet.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::model::Service;
use super::{save as acts, store};
use crate::Result;
use crate::ctx::SignedIn;
use crate::ids::ServiceId;
use crate::page::{Page, Query, html, see_other};

#[derive(Template)]
#[template(path = "service/pages/desk.html")]
struct DeskPage {
    p: Page,
    /// Services, each with the names of missing components.
    rows: Vec<(Service, String)>,
    may_sign: bool,
}

/// Names of the missing components, with their letters in the act; empty when nothing is missing.
pub(super) fn missing(p: &Page, service: &Service) -> String {
    let name = |component: &rules::service::Component| component_name(p, *component);
    service.said.missing().iter().map(name).collect::<Vec<_>>().join("; ")
}

/// What a component is called.
pub(super) fn component_name(p: &Page, component: rules::service::Component) -> String {
    p.t(&format!("service-part-{}", rules::Code::code(component).replace('_', "-")))
}

/// `GET /kerja/layanan`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::WriteServices).is_empty() {
        ctx.allow(Act::WriteServices, None)?;
    }
    let mut all = store::list(ctx.db(), ctx.body(), None, None).await?;
    all.retain(|service| ctx.may(Act::WriteServices, Some(service.head.unit_id)));
    let p = Page::new(&ctx, ctx.locale.t("nav-service")).section("service").flash(query.raw("ok"));
    let rows = all.into_iter().map(|service| {
        let missing = missing(&p, &service);
        (service, missing)
    });
    let rows = rows.collect();
    html(&DeskPage { rows, may_sign: !ctx.units_for(Act::PublishServices).is_empty(), p })
}

/// `POST /kerja/layanan/{service}/terbitkan`
pub(super) async fn publish(SignedIn(ctx): SignedIn, Path(id): Path<ServiceId>) -> Result<Response<Body>> {
    acts::publish(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/layanan/{id}?ok=service-published")))
}

/// `POST /kerja/layanan/{service}/tarik`
pub(super) async fn withdraw(SignedIn(ctx): SignedIn, Path(id): Path<ServiceId>) -> Result<Response<Body>> {
    acts::withdraw(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/layanan/{id}?ok=service-withdrawn")))
}
