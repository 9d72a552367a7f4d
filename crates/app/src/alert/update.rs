//! Changing an alert: a new message that replaces the ones before it, all of which stay readable. Also how its
//! time is extended.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::alert::{MessageKind, State};

use super::desk::{self, Shown};
use super::form::Typed;
use super::model::{Content, PublicAlert};
use super::store::{self, NewMessage};
use super::{content, jobs, reach};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::AlertId;
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// An alert to be changed.
#[derive(Debug, Clone)]
pub struct Update {
    /// The alert.
    pub id: AlertId,
    /// The version the person saw.
    pub version: i64,
    /// What changed, for readers.
    pub note: String,
    /// What it says from now on.
    pub content: Content,
}

/// An alert that can still be changed or ended.
/// Errors: `NotFound`; `Refused` when it is over; `Conflict` when it changed since `version`.
pub(super) async fn current(ctx: &Ctx, id: AlertId, version: Option<i64>) -> Result<PublicAlert> {
    let alert = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if alert.state_at(ctx.now()) != State::Current {
        return Err(Error::Refused("alert-refused-over"));
    }
    match version {
        Some(version) if version != alert.version => Err(Error::Conflict),
        _ => Ok(alert),
    }
}

/// Errors: `Invalid` when nobody said what changed.
pub(super) fn check_note(note: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    if note.trim().is_empty() {
        errors.add("catatan", "alert-error-empty");
    }
    errors.into_result()
}

/// Sends the next message of an alert.
/// Errors: permission for the alert as it was and as it becomes; as [`super::issue()`]; `Conflict`; `Refused`
/// when it is over.
pub async fn update(ctx: &Ctx, input: &Update) -> Result<()> {
    let before = current(ctx, input.id, Some(input.version)).await?;
    reach::allow(ctx, before.unit_id, &before.content).await?;
    let role = reach::allow(ctx, before.unit_id, &input.content).await?;
    let now = ctx.now();
    check_note(&input.note)?;
    content::check(&input.content, now).into_result()?;
    let number = before.version.saturating_add(1);
    let message = NewMessage {
        alert: before.id,
        number,
        kind: MessageKind::Update,
        sent_at: now,
        note: input.note.trim(),
        author: ctx.account(),
        content: &input.content,
    };
    let tx = ctx.db().begin().await?;
    store::raise(&tx, ctx.body(), before.id, before.version, input.content.expires_at, None).await?;
    store::insert_message(&tx, ctx.body(), &message).await?;
    let change = Change::new("alert.update", "alert", before.id)
        .in_unit(before.unit_id)
        .as_role(role)
        .public()
        .because(&input.note)
        .detail(&input.content.headline)
        .digests(before.content.digest(), input.content.digest());
    audit::record(ctx, &tx, change).await?;
    jobs::plan(ctx, &tx, before.id, number, input.content.expires_at).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}

/// The alert a form is about, when the actor may change it.
async fn mine(ctx: &Ctx, id: AlertId) -> Result<PublicAlert> {
    let alert = current(ctx, id, None).await?;
    reach::allow(ctx, alert.unit_id, &alert.content).await?;
    Ok(alert)
}

/// `GET /kerja/peringatan/{id}/perbarui`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<AlertId>) -> Result<Response<Body>> {
    let alert = mine(&ctx, id).await?;
    let typed = Typed::of(&ctx, &alert);
    let shown = Shown { version: alert.version, ..Shown::default() };
    desk::form_page(&ctx, Some(&alert), &typed, &shown, StatusCode::OK).await
}

/// `POST /kerja/peringatan/{id}/perbarui`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AlertId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let alert = mine(&ctx, id).await?;
    let version = fields.parse("version").unwrap_or_default();
    desk::step(&ctx, Some(&alert), &fields, async |typed: &Typed, content: Content| {
        update(&ctx, &Update { id, version, note: typed.get("catatan").to_owned(), content }).await?;
        Ok(id)
    })
    .await
}
