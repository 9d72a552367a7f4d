//! What citizens see: portal, unit directory, unit sites, articles, plain pages, error pages.
//!
//! Read-only and on top of the other slices. Every page here is the same for everyone and is kept
//! by the page cache until the change log drops it.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

mod article;
mod cards;
pub mod errors;
mod facts;
mod home;
mod news_list;
mod plain;
mod register;
mod unit;
mod unit_contact;
mod unit_home;
mod unit_news;
mod unit_profile;
mod units;

pub(crate) use facts::degrees;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(home::show))
        .route("/unit", get(units::list))
        .route("/unit/{code}", get(unit_home::show))
        .route("/unit/{code}/berita", get(unit_news::list))
        .route("/unit/{code}/profil", get(unit_profile::show))
        .route("/unit/{code}/kontak", get(unit_contact::show))
        .route("/berita", get(news_list::latest))
        .route("/berita/bulan/{month}", get(news_list::of_month))
        .route("/berita/{slug}", get(article::show))
        .route("/topik/{slug}", get(news_list::of_topic))
        .route("/tentang", get(plain::about))
        .route("/tentang/galat", get(plain::faults))
        .route("/kontak", get(plain::contact))
        .route("/aksesibilitas", get(plain::accessibility))
        .route("/privasi", get(plain::privacy))
        .route("/umpan", get(plain::follow))
        .merge(register::routes())
}
