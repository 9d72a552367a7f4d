//! The directory of the city's applications (*Aplikasi kota*): what each does in two plain sentences, for whom, whose it
//! is, whether it works, and finding the right one by what somebody needs ("berobat gratis").
//!
//! Source: Perki 1/2021 Ps.14 (services of the public body), UU 25/2009 Ps.23 (information system of public services).
//! Table: `city_app`. A unit keeps its own; [`publish()`] makes one public. The status is what the owner says, with the day
//! it was said; nothing is asked from the program itself.

mod desk;
mod find;
mod form;
mod model;
mod public;
mod sample;
mod save;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use find::find;
pub use model::{CityApp, STATUSES, Said};
pub(crate) use sample::plant;
pub use save::{create, publish, save, withdraw};

use crate::Result;
use crate::ids::BodyId;

/// Published applications by name. Errors: the database does not answer.
pub async fn list_public(db: &db::Db, body: BodyId) -> Result<Vec<CityApp>> {
    store::list(db, body, Some("published")).await
}

/// An application while everybody may see it. Errors: the database does not answer.
pub(crate) async fn find_public(ctx: &crate::Ctx, id: crate::ids::CityAppId) -> Result<Option<CityApp>> {
    match store::find(ctx.db(), ctx.body(), id).await {
        Ok(app) => Ok(Some(app).filter(CityApp::is_public)),
        Err(crate::Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/aplikasi", get(public::list))
        .route("/aplikasi/{app}", get(public::show))
        // workroom
        .route("/kerja/aplikasi", get(desk::list))
        .route("/kerja/aplikasi/baru", get(desk::blank).post(desk::create))
        .route("/kerja/aplikasi/{app}", get(desk::show).post(desk::save))
        .route("/kerja/aplikasi/{app}/terbitkan", post(desk::publish))
        .route("/kerja/aplikasi/{app}/tarik", post(desk::withdraw))
}
