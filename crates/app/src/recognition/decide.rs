//! An officer signs, drops, or notes that a unit has followed up.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::activity::Month;
use rules::permission::Act;
use rules::recognition::number;

use super::model::{DECIDED, Recognition, RecognitionId};
use super::{desk, store, tell};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest name, office or note, in characters.
const CHARS: usize = 1_000;

/// What the officer signs.
#[derive(Debug, Clone, Default)]
pub struct Signing {
    /// Name of the signer.
    pub name: String,
    /// Office of the signer.
    pub position: String,
    /// What the paper says beside the figures; may be empty.
    pub note: String,
    /// Whether everybody may see it.
    pub is_public: bool,
    /// Until when the unit has to follow up; none for praise.
    pub due_on: Option<Date>,
}

/// A change of the log about one of them.
fn change(act: &'static str, one: &Recognition) -> Change {
    let change = Change::new(act, "recognition", one.id).in_unit(one.unit_id);
    // Pages of everybody change with those everybody may see only.
    if one.is_public { change.public() } else { change }
}

async fn find(ctx: &Ctx, id: RecognitionId) -> Result<Recognition> {
    store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)
}

/// Signs: takes a number without gaps, in the transaction of the decision. Returns the number.
/// Errors: `Invalid`, `Conflict` when it was decided, `NotFound`, `Forbidden`.
pub async fn decide(ctx: &Ctx, id: RecognitionId, signing: &Signing) -> Result<String> {
    let role = ctx.allow(Act::DecideRecognition, None)?;
    let mut one = find(ctx, id).await?;
    check(ctx, &one, signing)?;
    let today = ctx.today();
    let tx = ctx.db().begin().await?;
    let seq = store::raise_number(&tx, ctx.body(), today.year()).await?;
    "decided".clone_into(&mut one.state);
    one.number = number(seq, one.kind.0, Month::of(today));
    one.decided_on = Some(today.to_string());
    one.decided_at = Some(ctx.now());
    signing.name.trim().clone_into(&mut one.signer_name);
    signing.position.trim().clone_into(&mut one.signer_position);
    signing.note.trim().clone_into(&mut one.reason);
    one.is_public = signing.is_public;
    one.due_on = signing.due_on.filter(|_| !one.kind.0.is_praise()).map(|day| day.to_string());
    one.digest = one.content_digest();
    let change = change(DECIDED, &one).as_role(role).detail(one.number.clone());
    one.log_seq = audit::record(ctx, &tx, change.digests("", one.digest.0.clone())).await?;
    if !store::set(&tx, ctx.body(), &one, "proposed").await? {
        return Err(Error::Conflict);
    }
    notify_unit(ctx, &tx, one.unit_id, "recognition-decided", &one.number, &one.desk()).await?;
    tell::unit(ctx, &tx, &one).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(one.number)
}

fn check(ctx: &Ctx, one: &Recognition, signing: &Signing) -> Result<()> {
    let mut errors = FieldErrors::default();
    let is_fine = |text: &str| !text.trim().is_empty() && text.chars().count() <= CHARS;
    if !is_fine(&signing.name) {
        errors.add("nama", "recognition-error-name");
    }
    if !is_fine(&signing.position) {
        errors.add("jabatan", "recognition-error-position");
    }
    if signing.note.chars().count() > CHARS {
        errors.add("catatan", "recognition-error-note");
    }
    if !one.kind.0.is_praise() && signing.due_on.is_none_or(|day| day <= ctx.today()) {
        errors.add("batas", "recognition-error-due");
    }
    errors.into_result()
}

/// Drops a proposal, with the reason on the record.
/// Errors: `Refused` without a reason, `Conflict`, `NotFound`, `Forbidden`.
pub async fn dismiss(ctx: &Ctx, id: RecognitionId, reason: &str) -> Result<()> {
    let set = |one: &mut Recognition| reason.trim().clone_into(&mut one.reason);
    end(ctx, id, ("proposed", "dropped", "recognition.drop"), reason, set).await
}

/// Notes that the unit has followed up.
/// Errors: `Refused` without saying what was done, `Conflict`, `NotFound`, `Forbidden`.
pub async fn finish(ctx: &Ctx, id: RecognitionId, note: &str) -> Result<()> {
    let today = ctx.today().to_string();
    let set = |one: &mut Recognition| {
        note.trim().clone_into(&mut one.done_note);
        one.done_on = Some(today);
    };
    end(ctx, id, ("decided", "done", "recognition.finish"), note, set).await
}

async fn end(
    ctx: &Ctx,
    id: RecognitionId,
    (from, to, act): (&str, &str, &'static str),
    words: &str,
    set: impl FnOnce(&mut Recognition),
) -> Result<()> {
    let role = ctx.allow(Act::DecideRecognition, None)?;
    if words.trim().is_empty() || words.chars().count() > CHARS {
        return Err(Error::Refused("recognition-refused-words"));
    }
    let mut one = find(ctx, id).await?;
    if to == "done" && one.kind.0.is_praise() {
        return Err(Error::Conflict);
    }
    set(&mut one);
    to.clone_into(&mut one.state);
    let tx = ctx.db().begin().await?;
    if !store::set(&tx, ctx.body(), &one, from).await? {
        return Err(Error::Conflict);
    }
    audit::record(ctx, &tx, change(act, &one).as_role(role).because(words)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/penghargaan/{recognition}/putuskan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RecognitionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let signing = Signing {
        name: fields.text("nama").to_owned(),
        position: fields.text("jabatan").to_owned(),
        note: fields.text("catatan").to_owned(),
        is_public: fields.has("umum"),
        due_on: fields.parse("batas"),
    };
    match decide(&ctx, id, &signing).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/kerja/penghargaan/{id}?ok=recognition-decided"))),
        Err(Error::Invalid(errors)) => desk::item_page(&ctx, id, &signing, errors, None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/penghargaan/{recognition}/gugurkan`
pub(super) async fn post_drop(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RecognitionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    dismiss(&ctx, id, fields.text("alasan")).await?;
    Ok(see_other(&ctx, &format!("/kerja/penghargaan/{id}?ok=recognition-dropped")))
}

/// `POST /kerja/penghargaan/{recognition}/selesai`
pub(super) async fn post_done(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RecognitionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    finish(&ctx, id, fields.text("hasil")).await?;
    Ok(see_other(&ctx, &format!("/kerja/penghargaan/{id}?ok=recognition-done")))
}
