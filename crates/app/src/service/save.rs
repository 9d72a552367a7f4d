//! Writing a service down, changing, publishing and taking it back. An unfinished standard may be published: what is
//! missing is named to the unit and to everybody, so that nobody waits for the last component to say the first.

use rules::permission::Act;

use super::model::{Content, Service};
use super::{readable, store};
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{ServiceId, UnitId};
use crate::{Ctx, Error, Result};

const NAME_CHARS: usize = 120;
const FIELD_CHARS: usize = 300;
/// Longest text of one component.
pub(super) const COMPONENT_CHARS: usize = 4_000;

/// What cannot be taken of a service, behind what is wrong already.
pub(super) fn check(said: &Content, mut errors: FieldErrors) -> FieldErrors {
    let mut text = |field: &'static str, text: &str, most: usize, is_needed: bool| {
        if text.is_empty() && is_needed {
            errors.add(field, "service-error-empty");
        } else if text.chars().count() > most {
            errors.add(field, "service-error-long");
        }
    };
    text("nama", &said.name, NAME_CHARS, true);
    text("ringkasan", &said.summary, FIELD_CHARS, true);
    text("kata", &said.words, FIELD_CHARS, false);
    text("antrean", &said.queue_link, FIELD_CHARS, false);
    text("khusus-nama", &said.special_name, FIELD_CHARS, !said.special_from.is_empty());
    for component in said.standard.0.values() {
        text("standar", component, COMPONENT_CHARS, false);
    }
    let is_web = |text: &str| {
        url::Url::parse(text).is_ok_and(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
    };
    if !said.queue_link.is_empty() && !is_web(&said.queue_link) {
        errors.add("antrean", "service-error-link");
    }
    let is_special = !said.special_name.is_empty() || !said.special_hours.is_empty();
    if is_special && said.special_from.is_empty() && said.special_to.is_empty() {
        errors.add("khusus-dari", "service-error-special");
    }
    if let Err(fault) = said.opening() {
        let key = if fault.line.is_some() { "service-error-hours" } else { "service-error-day" };
        errors.add(fault.field, key);
    }
    errors
}

/// Writes a service down as a draft of a unit. Errors: `Forbidden`, `Invalid`.
pub async fn create(ctx: &Ctx, unit: UnitId, said: &Content) -> Result<ServiceId> {
    let role = ctx.allow(Act::WriteServices, Some(unit))?;
    check(said, FieldErrors::default()).into_result()?;
    let tx = ctx.db().begin().await?;
    let id = store::insert(ctx, &tx, unit, said).await?;
    let change = Change::new("service.create", "service", id.0).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(said.name.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Changes a service; what is published changes at once, so it takes who may publish. `version` is the one the form
/// knew. Errors: `NotFound`, `Forbidden`, `Invalid`, `Conflict`.
pub async fn save(ctx: &Ctx, id: ServiceId, version: i64, said: &Content) -> Result<()> {
    let mut service = readable(ctx, id).await?;
    let act = if service.is_public() { Act::PublishServices } else { Act::WriteServices };
    let role = ctx.allow(act, Some(service.head.unit_id))?;
    check(said, FieldErrors::default()).into_result()?;
    service.said = said.clone();
    service.head.version = version;
    write(ctx, service, Change::new("service.save", "service", id.0).as_role(role)).await
}

/// Makes a service public. Errors: `NotFound`, `Forbidden`; `Refused` when it is.
pub async fn publish(ctx: &Ctx, id: ServiceId) -> Result<()> {
    turn(ctx, id, "published", "service.publish").await
}

/// Takes a service back. Errors: as [`publish()`].
pub async fn withdraw(ctx: &Ctx, id: ServiceId) -> Result<()> {
    turn(ctx, id, "draft", "service.withdraw").await
}

async fn turn(ctx: &Ctx, id: ServiceId, state: &str, act: &'static str) -> Result<()> {
    let mut service = readable(ctx, id).await?;
    let role = ctx.allow(Act::PublishServices, Some(service.head.unit_id))?;
    if service.head.state == state {
        return Err(Error::Refused("service-refused-state"));
    }
    state.clone_into(&mut service.head.state);
    write(ctx, service, Change::new(act, "service", id.0).as_role(role).public()).await
}

async fn write(ctx: &Ctx, mut service: Service, change: Change) -> Result<()> {
    service.head.changed_at = ctx.now();
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &service).await?;
    let change = if service.is_public() { change.public() } else { change };
    audit::record(ctx, &tx, change.in_unit(service.head.unit_id).detail(service.said.name)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
