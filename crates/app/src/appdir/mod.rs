//! The directory of the city's applications (*Aplikasi kota*): what each does in two plain sentences, for whom, whose it
//! is, whether it works, and finding the right one by what somebody needs ("berobat gratis").
//!
//! Source: Perki 1/2021 Ps.14 (services of the public body), UU 25/2009 Ps.23 (information system of public services).
//! Tables: `city_app`, `app_check`, `app_review`, `app_manual`. A unit keeps its own; [`publish()`] makes one public. The status is what the owner says, with the day
//! it was said; beside it stands whether its address answered last night ([`watch()`]). Who may see what is decided by
//! `rules::visibility::of_unit`.

mod desk;
mod find;
mod form;
mod manual;
mod model;
mod public;
pub mod review;
mod review_page;
mod sample;
mod save;
mod store;
mod watch;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use find::{Described, best, meant};
pub use manual::{Manual, choose as choose_manuals, list as list_manuals};
pub use model::{CityApp, Head, STATUSES, Said, Seen};
pub(crate) use sample::plant;
pub use save::{create, publish, save, withdraw};
pub(crate) use watch::Look;
pub use watch::watch;

use rules::permission::Act;
use rules::visibility::{self, Viewer, Visibility};

use crate::ids::{BodyId, CityAppId};
use crate::{Ctx, Error, Result};

/// Published applications by name. Errors: the database does not answer.
pub async fn list_public(db: &db::Db, body: BodyId) -> Result<Vec<CityApp>> {
    store::list(db, body, Some("published")).await
}

/// What `rules::visibility` says.
fn may_see(app: &CityApp, viewer: Viewer<'_>) -> bool {
    let unit = app.head.unit_id.0;
    visibility::of_unit(app.is_public(), Act::WriteApps, unit, viewer) == Visibility::Full
}

/// An application, when `ctx` may see it. Errors: `NotFound`.
async fn find_app(ctx: &Ctx, id: CityAppId) -> Result<CityApp> {
    let app = store::find(ctx.db(), ctx.body(), id).await?;
    if may_see(&app, ctx.viewer()) { Ok(app) } else { Err(Error::NotFound) }
}

/// An application while everybody may see it. Errors: the database does not answer.
pub(crate) async fn find_public(db: &db::Db, body: BodyId, id: CityAppId) -> Result<Option<CityApp>> {
    match store::find(db, body, id).await {
        Ok(app) => Ok(Some(app).filter(|one| may_see(one, Viewer::Public))),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/aplikasi", get(public::list))
        .route("/aplikasi/{app}", get(public::show))
        .route("/aplikasi/{app}/ulasan", get(review_page::show).post(review_page::post))
        .route("/aplikasi/{app}/ulasan/{review}/lapor", post(review_page::report))
        // workroom
        .route("/kerja/aplikasi", get(desk::list))
        .route("/kerja/aplikasi/baru", get(desk::blank).post(desk::create))
        .route("/kerja/aplikasi/ulasan", get(review_page::list))
        .route("/kerja/aplikasi/ulasan/{review}/tampilkan", post(review_page::accept))
        .route("/kerja/aplikasi/ulasan/{review}/tolak", post(review_page::refuse))
        .route("/kerja/aplikasi/ulasan/{review}/jawab", post(review_page::answer))
        .route("/kerja/aplikasi/{app}", get(desk::show).post(desk::save))
        .route("/kerja/aplikasi/{app}/panduan", post(manual::post))
        .route("/kerja/aplikasi/{app}/terbitkan", post(desk::publish))
        .route("/kerja/aplikasi/{app}/tarik", post(desk::withdraw))
}
