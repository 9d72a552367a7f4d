//! The diary of the city (*agenda*): what units do in public, when and where; moved and called off in the open.
//!
//! Source: UU 14/2008 Ps.9(2)b and Perki 1/2021 Ps.14 (agenda of activities), rules in `rules::event`. Table: `event`.
//! A unit writes down, its PPID or the city's editor publishes. Everybody reads it at `/agenda`, as iCalendar
//! (RFC 5545), CSV and in the API. Who may see what is decided by `rules::visibility::of_unit`.

mod csv;
mod desk;
mod facts;
mod form;
mod ical;
mod model;
mod public;
mod sample;
mod save;
mod show;
mod step;
mod store;
mod when;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use rules::permission::Act;
use rules::unit::UnitType;
use rules::visibility::{self, Viewer, Visibility};

pub use model::{Content, Event, Head};
pub(crate) use sample::plant;
pub use save::{create, save};
pub use step::{cancel, publish, withdraw};
pub use store::Wanted;
pub(crate) use when::in_words;

use crate::ids::{BodyId, EventId, UnitId};
use crate::{App, Ctx, Error, Result};

/// What `rules::visibility` says.
fn may_see(event: &Event, viewer: Viewer<'_>) -> bool {
    let unit = event.head.unit_id.0;
    visibility::of_unit(event.is_public(), Act::WriteAgenda, unit, viewer) == Visibility::Full
}

/// Something in the diary, when `ctx` may see it. Errors: `NotFound`.
async fn find(ctx: &Ctx, id: EventId) -> Result<Event> {
    let event = store::find(ctx.db(), ctx.body(), id).await?;
    if may_see(&event, ctx.viewer()) { Ok(event) } else { Err(Error::NotFound) }
}

/// Something in the diary, for those who may write it. Errors: `SignedOut`, `NotFound`.
async fn readable(ctx: &Ctx, id: EventId) -> Result<Event> {
    let event = store::find(ctx.db(), ctx.body(), id).await?;
    match ctx.allow(Act::WriteAgenda, Some(event.head.unit_id)) {
        Ok(_) => Ok(event),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
    }
}

/// Something in the public diary. Errors: the database does not answer.
pub(crate) async fn find_public(db: &db::Db, body: BodyId, id: EventId) -> Result<Option<Event>> {
    match store::find(db, body, id).await {
        Ok(event) => Ok(Some(event).filter(|one| may_see(one, Viewer::Public))),
        Err(Error::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The kecamatan an address names; none for an empty name. Errors: `NotFound`.
fn district(ctx: &Ctx, code: &str) -> Result<Option<UnitId>> {
    if code.is_empty() {
        return Ok(None);
    }
    let unit = ctx.directory.successor(code).filter(|unit| unit.unit_type.0 == UnitType::Kecamatan);
    Ok(Some(unit.ok_or(Error::NotFound)?.id))
}

/// What is in the public diary, the first to begin first. Errors: the database does not answer.
pub async fn list_public(ctx: &Ctx, wanted: &Wanted) -> Result<Vec<Event>> {
    store::list_public(ctx.db(), ctx.body(), wanted).await
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/agenda", get(public::show))
        .route("/agenda.ics", get(ical::city))
        .route("/agenda/{agenda}", get(show::show))
        .route("/unit/{code}/agenda.ics", get(ical::unit))
        .route("/opendata/events.csv", get(csv::show))
        // workroom
        .route("/kerja/agenda", get(desk::list))
        .route("/kerja/agenda/baru", get(form::blank).post(form::create))
        .route("/kerja/agenda/{agenda}", get(form::show).post(form::save))
        .route("/kerja/agenda/{agenda}/terbitkan", post(step::post_publish))
        .route("/kerja/agenda/{agenda}/batalkan", post(step::post_cancel))
        .route("/kerja/agenda/{agenda}/tarik", post(step::post_withdraw))
}
