//! Writing down an application, changing it, publishing it and taking it back.

use rules::permission::Act;

use super::model::{CityApp, STATUSES, Said};
use super::store;
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{CityAppId, UnitId};
use crate::{Ctx, Error, Result};

/// Letters at most: a name, two sentences, other fields, an address.
const NAME_CHARS: usize = 100;
const ABOUT_CHARS: usize = 400;
const FIELD_CHARS: usize = 300;

/// What cannot be taken of an application, behind what is wrong already.
pub(super) fn check(said: &Said, mut errors: FieldErrors) -> FieldErrors {
    let is_web = |text: &str| {
        url::Url::parse(text)
            .is_ok_and(|url| ["http", "https"].contains(&url.scheme()) && url.host().is_some())
    };
    let mut text = |field: &'static str, text: &str, most: usize, is_needed: bool| {
        if text.is_empty() && is_needed {
            errors.add(field, "appdir-error-empty");
        } else if text.chars().count() > most {
            errors.add(field, "appdir-error-long");
        }
    };
    text("nama", &said.name, NAME_CHARS, true);
    text("tentang", &said.about, ABOUT_CHARS, true);
    text("untuk", &said.audience, FIELD_CHARS, true);
    text("biaya", &said.cost, FIELD_CHARS, false);
    text("data", &said.data_kept, FIELD_CHARS, false);
    text("kata", &said.words, FIELD_CHARS, false);
    if !is_web(&said.url) || said.url.len() > FIELD_CHARS {
        errors.add("tautan", "appdir-error-url");
    }
    if !said.manual.is_empty() && (!is_web(&said.manual) || said.manual.len() > FIELD_CHARS) {
        errors.add("panduan", "appdir-error-url");
    }
    if !STATUSES.contains(&said.status.as_str()) {
        errors.add("status", "appdir-error-empty");
    }
    errors
}

/// Writes an application down as a draft of a unit. Errors: `Forbidden`, `Invalid`.
pub async fn create(ctx: &Ctx, unit: UnitId, said: &Said) -> Result<CityAppId> {
    let role = ctx.allow(Act::WriteApps, Some(unit))?;
    check(said, FieldErrors::default()).into_result()?;
    let tx = ctx.db().begin().await?;
    let id = store::insert(ctx, &tx, unit, said).await?;
    let change = Change::new("appdir.create", "city_app", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(said.name.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Changes an application; what is published changes at once, so it takes who may publish. `version` is the one the
/// form knew. Errors: `NotFound`, `Forbidden`, `Invalid`, `Conflict`.
pub async fn save(ctx: &Ctx, id: CityAppId, version: i64, said: &Said) -> Result<()> {
    let mut app = readable(ctx, id).await?;
    let act = if app.is_public() { Act::PublishApps } else { Act::WriteApps };
    let role = ctx.allow(act, Some(app.head.unit_id))?;
    check(said, FieldErrors::default()).into_result()?;
    if app.said.status != said.status {
        app.head.status_on = ctx.today().to_string();
    }
    app.head.version = version;
    app.said = said.clone();
    write(ctx, &app, Change::new("appdir.save", "city_app", id).as_role(role)).await
}

/// Makes an application public. Errors: `NotFound`, `Forbidden`; `Refused` when it is.
pub async fn publish(ctx: &Ctx, id: CityAppId) -> Result<()> {
    turn(ctx, id, "published", "appdir.publish").await
}

/// Takes an application back. Errors: as [`publish`].
pub async fn withdraw(ctx: &Ctx, id: CityAppId) -> Result<()> {
    turn(ctx, id, "draft", "appdir.withdraw").await
}

async fn turn(ctx: &Ctx, id: CityAppId, state: &str, act: &'static str) -> Result<()> {
    let mut app = readable(ctx, id).await?;
    let role = ctx.allow(Act::PublishApps, Some(app.head.unit_id))?;
    if app.head.state == state {
        return Err(Error::Refused("appdir-refused-state"));
    }
    state.clone_into(&mut app.head.state);
    write(ctx, &app, Change::new(act, "city_app", id).as_role(role).public()).await
}

async fn write(ctx: &Ctx, app: &CityApp, change: Change) -> Result<()> {
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), app).await?;
    let change = if app.is_public() { change.public() } else { change };
    audit::record(ctx, &tx, change.in_unit(app.head.unit_id).detail(app.said.name.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// An application for those who may write it. Errors: `SignedOut`, `NotFound`.
pub(super) async fn readable(ctx: &Ctx, id: CityAppId) -> Result<CityApp> {
    let app = store::find(ctx.db(), ctx.body(), id).await?;
    match ctx.allow(Act::WriteApps, Some(app.head.unit_id)) {
        Ok(_) => Ok(app),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
    }
}
