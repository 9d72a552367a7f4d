//! For machines: API, OpenAPI, feeds, the register as DCAT-AP, CKAN, OAI-PMH and files, sitemap, health.
//!
//! Read-only and on top of the other slices. What is not published does not exist here: every query
//! asks for the public revision of published items only. Addresses are absolute and follow the host
//! of the request.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

mod api;
mod cap;
mod catalog;
mod ckan;
mod dump;
mod entries;
mod feed;
mod health;
mod items;
mod oai;
mod robots;
mod sitemap;
mod written;
mod xml;

pub(crate) use cap::cap;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(api::routes())
        .merge(feed::routes())
        .merge(dump::routes())
        .merge(catalog::routes())
        .merge(oai::routes())
        .merge(ckan::routes())
        .route("/sitemap.xml", get(sitemap::index))
        .route("/sitemap/{file}", get(sitemap::file))
        .route("/robots.txt", get(robots::robots))
        .route("/.well-known/security.txt", get(robots::security))
        .route("/favicon.ico", get(robots::favicon))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
}
