//! Public services of the units (*layanan*): the standard of each with its fourteen components, opening hours that know
//! the holidays, and the signed pledge of the unit (*maklumat pelayanan*).
//!
//! Source: UU 25/2009 Ps.21 (standard), Ps.22 (pledge), Permen PANRB 15/2014; rules in `rules::service`. Tables:
//! `service`, `service_pledge`. A unit writes, its PPID publishes and signs. A component that is missing is named to
//! the unit. Who may see what is decided by `rules::visibility::of_unit`.

mod desk;
mod form;
mod model;
mod pledge;
mod public;
mod sample;
mod save;
mod show;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use rules::permission::Act;
use rules::visibility::{self, Viewer, Visibility};

pub use model::{Content, Head, Pledge, Service, Standard};
pub use pledge::sign;
pub(crate) use sample::plant;
pub use save::{create, publish, save, withdraw};

use crate::ids::{BodyId, ServiceId, UnitId};
use crate::{App, Ctx, Error, Result};

/// What `rules::visibility` says.
fn may_see(service: &Service, viewer: Viewer<'_>) -> bool {
    let unit = service.head.unit_id.0;
    visibility::of_unit(service.is_public(), Act::WriteServices, unit, viewer) == Visibility::Full
}

/// A service, when `ctx` may see it. Errors: `NotFound`.
async fn find(ctx: &Ctx, id: ServiceId) -> Result<Service> {
    let service = store::find(ctx.db(), ctx.body(), id).await?;
    if may_see(&service, ctx.viewer()) { Ok(service) } else { Err(Error::NotFound) }
}

/// A service for those who may write it. Errors: `SignedOut`, `NotFound`.
async fn readable(ctx: &Ctx, id: ServiceId) -> Result<Service> {
    let service = store::find(ctx.db(), ctx.body(), id).await?;
    match ctx.allow(Act::WriteServices, Some(service.head.unit_id)) {
        Ok(_) => Ok(service),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
    }
}

/// A published service. Errors: the database does not answer.
pub(crate) async fn find_public(db: &db::Db, body: BodyId, id: ServiceId) -> Result<Option<Service>> {
    match store::find(db, body, id).await {
        Ok(service) => Ok(Some(service).filter(|one| may_see(one, Viewer::Public))),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Published services by name, those that answer a question first when there is one.
/// Errors: the database does not answer.
pub async fn list_public(ctx: &Ctx, unit: Option<UnitId>, question: &str) -> Result<Vec<Service>> {
    let all = store::list(ctx.db(), ctx.body(), Some("published"), unit).await?;
    Ok(crate::appdir::best(all, question, Service::described))
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/layanan", get(public::list))
        .route("/layanan/{service}", get(show::show))
        .route("/unit/{code}/maklumat", get(pledge::show))
        // workroom
        .route("/kerja/layanan", get(desk::list))
        .route("/kerja/layanan/baru", get(form::blank).post(form::create))
        .route("/kerja/layanan/maklumat", get(pledge::form).post(pledge::post))
        .route("/kerja/layanan/{service}", get(form::show).post(form::save))
        .route("/kerja/layanan/{service}/terbitkan", post(desk::publish))
        .route("/kerja/layanan/{service}/tarik", post(desk::withdraw))
}
