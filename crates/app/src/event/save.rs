//! Writing something down and changing it. What is public and begins at another time was moved: everybody sees from
//! when, and why.

use rules::permission::Act;

use super::model::{Content, Event};
use super::{readable, store};
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{EventId, UnitId};
use crate::{Ctx, Result};

const TITLE_CHARS: usize = 150;
const ABOUT_CHARS: usize = 3_000;
const FIELD_CHARS: usize = 300;
/// Longest event: a year and a day.
const MOST_MS: i64 = 366 * 86_400_000;

pub(super) fn check(ctx: &Ctx, said: &Content) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let mut text = |field: &'static str, text: &str, most: usize, is_needed: bool| {
        if text.is_empty() && is_needed {
            errors.add(field, "event-error-empty");
        } else if text.chars().count() > most {
            errors.add(field, "event-error-long");
        }
    };
    text("judul", &said.title, TITLE_CHARS, true);
    text("tentang", &said.about, ABOUT_CHARS, false);
    text("tempat", &said.place, FIELD_CHARS, true);
    text("kontak", &said.contact, FIELD_CHARS, false);
    text("tautan", &said.link, FIELD_CHARS, false);
    let is_web = |text: &str| {
        url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
    };
    if !said.link.is_empty() && !is_web(&said.link) {
        errors.add("tautan", "event-error-link");
    }
    if said.ends_at < said.starts_at || said.ends_at - said.starts_at > MOST_MS {
        errors.add("selesai", "event-error-end");
    }
    if said.district_id.is_some_and(|id| ctx.directory.unit(id).is_none()) {
        errors.add("kecamatan", "event-error-empty");
    }
    errors
}

/// Writes something down as a draft of a unit. Errors: `Forbidden`, `Invalid`.
pub async fn create(ctx: &Ctx, unit: UnitId, said: &Content) -> Result<EventId> {
    let role = ctx.allow(Act::WriteAgenda, Some(unit))?;
    check(ctx, said).into_result()?;
    let tx = ctx.db().begin().await?;
    let id = store::insert(ctx, &tx, unit, said).await?;
    let change = Change::new("event.create", "event", id.0).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(said.title.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Changes something; what is public changes at once, so it takes who may publish. `version` is the one the form
/// knew; `reason` says why something public begins at another time.
/// Errors: `NotFound`, `Forbidden`, `Invalid`, `Conflict`.
pub async fn save(ctx: &Ctx, id: EventId, version: i64, said: &Content, reason: &str) -> Result<()> {
    let mut event = readable(ctx, id).await?;
    let act = if event.is_public() { Act::PublishAgenda } else { Act::WriteAgenda };
    let role = ctx.allow(act, Some(event.head.unit_id))?;
    let mut errors = check(ctx, said);
    if event.is_public() && event.said.starts_at != said.starts_at {
        if reason.is_empty() {
            errors.add("alasan", "event-error-reason");
        } else if reason.chars().count() > FIELD_CHARS {
            errors.add("alasan", "event-error-long");
        }
        event.head.moved_from = Some(event.said.starts_at);
        reason.clone_into(&mut event.head.reason);
    }
    errors.into_result()?;
    event.said = said.clone();
    event.head.version = version;
    let change = Change::new("event.save", "event", id.0).as_role(role).because(reason);
    write(ctx, event, change).await
}

/// Writes a change with its row in the log.
pub(super) async fn write(ctx: &Ctx, mut event: Event, change: Change) -> Result<()> {
    event.head.changed_at = ctx.now();
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &event).await?;
    let change = if event.is_public() { change.public() } else { change };
    let change = change.in_unit(event.head.unit_id).detail(event.said.title);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
