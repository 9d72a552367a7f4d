//! What the communications office does: it telephones, answers an excuse, ends a contact with a reason.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::contact::{Ending, Holds, State, holds};
use rules::permission::Act;

use super::answer::{WORDS_CHARS, hold};
use super::model::Contact;
use super::store::{self, NewStep};
use super::{item, jobs};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::ContactId;
use crate::page::{Fields, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

async fn open(ctx: &Ctx, id: ContactId) -> Result<Contact> {
    ctx.allow(Act::ManageContact, None)?;
    let contact = item::find(ctx, id).await?;
    if contact.is_open() { Ok(contact) } else { Err(Error::Refused("contact-refused-ended")) }
}

async fn write(ctx: &Ctx, contact: &Contact, act: &'static str, step: NewStep<'_>) -> Result<()> {
    let role = ctx.allow(Act::ManageContact, None)?;
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), contact).await?;
    store::insert_step(ctx, &tx, contact.id, &step).await?;
    let change = Change::new(act, "unit_contact", contact.id).in_unit(contact.unit_id).as_role(role);
    audit::record(ctx, &tx, change.because(step.words).detail(step.kind)).await?;
    if act == "contact.excuse" {
        let kind = format!("contact-excuse-{}", step.kind);
        let unit = ctx.directory.name(contact.unit_id);
        notify_unit(ctx, &tx, contact.unit_id, &kind, unit, &contact.path()).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Notes a telephone call: with whom, what was said, and a day when one was promised.
/// Errors: `Invalid`, `Refused` for one that is over, `Forbidden`, `NotFound`, `Conflict`.
pub async fn call(ctx: &Ctx, id: ContactId, reader: &str, said: &str, promised: Option<Date>) -> Result<()> {
    let mut contact = open(ctx, id).await?;
    let mut errors = FieldErrors::default();
    if reader.trim().is_empty() {
        errors.add("siapa", "contact-error-reader");
    }
    if said.trim().is_empty() {
        errors.add("isi", "contact-error-said");
    }
    if said.chars().count() > WORDS_CHARS || reader.chars().count() > WORDS_CHARS {
        errors.add("isi", "contact-error-long");
    }
    match promised.map(|day| holds(ctx.today(), day)) {
        Some(Holds::Past) => errors.add("janji", "contact-error-past"),
        Some(Holds::TooFar) => errors.add("janji", "contact-error-far"),
        Some(Holds::Yes) | None => {}
    }
    errors.into_result()?;
    let until = promised.map(|day| day.to_string());
    if until.is_some() {
        hold(ctx, &mut contact, State::Promised, until.clone()).await?;
    }
    let step =
        NewStep { kind: "call", reader: reader.trim(), words: said.trim(), until_on: until.as_deref() };
    write(ctx, &contact, "contact.call", step).await
}

/// Answers an excuse: accepted, it holds the ladder until its day.
/// Errors: `Refused` when nothing is asked, `Forbidden`, `NotFound`, `Conflict`.
pub async fn decide_excuse(ctx: &Ctx, id: ContactId, is_accepted: bool) -> Result<()> {
    let mut contact = open(ctx, id).await?;
    let asked = contact.excuse_until.take().ok_or(Error::Refused("contact-refused-excuse"))?;
    if is_accepted {
        hold(ctx, &mut contact, State::Excused, Some(asked.clone())).await?;
    }
    let kind = if is_accepted { "accepted" } else { "refused" };
    let step = NewStep { kind, until_on: Some(&asked), ..NewStep::default() };
    write(ctx, &contact, "contact.excuse", step).await
}

/// Ends a contact with a reason. Errors: `Invalid` without one, `Refused` for one that is over, `Forbidden`,
/// `NotFound`, `Conflict`.
pub async fn close(ctx: &Ctx, id: ContactId, reason: &str) -> Result<()> {
    let contact = open(ctx, id).await?;
    let mut errors = FieldErrors::default();
    if reason.trim().is_empty() {
        errors.add("alasan", "contact-error-close");
    }
    if reason.chars().count() > WORDS_CHARS {
        errors.add("alasan", "contact-error-long");
    }
    errors.into_result()?;
    jobs::end(ctx, contact, Ending::Closed, reason.trim()).await
}

async fn after(
    ctx: &Ctx,
    id: ContactId,
    done: Result<()>,
    (form, ok): (&'static str, &str),
    fields: &Fields,
) -> Result<Response<Body>> {
    match done {
        Ok(()) => Ok(see_other(ctx, &format!("/kerja/kontak-unit/{id}?ok={ok}"))),
        Err(Error::Invalid(errors)) => item::page(ctx, id, Typed::wrong(form, fields, errors), None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/kontak-unit/{contact}/telepon`
pub(super) async fn post_call(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ContactId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = call(&ctx, id, fields.text("siapa"), fields.text("isi"), fields.parse("janji")).await;
    after(&ctx, id, done, ("telepon", "contact-called"), &fields).await
}

/// `POST /kerja/kontak-unit/{contact}/alasan`
pub(super) async fn post_excuse(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ContactId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = decide_excuse(&ctx, id, fields.text("terima") == "ya").await;
    after(&ctx, id, done, ("alasan", "contact-excuse-decided"), &fields).await
}

/// `POST /kerja/kontak-unit/{contact}/tutup`
pub(super) async fn post_close(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ContactId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = close(&ctx, id, fields.text("alasan")).await;
    after(&ctx, id, done, ("tutup", "contact-closed"), &fields).await
}
