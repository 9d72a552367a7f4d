//! The unit corrects the words of its report.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::service_report::may_write;

use super::model::{SemesterReport, Words};
use super::{item, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::SemesterReportId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest text of a field, in characters.
const CHARS: usize = 5_000;

/// A row of the change log about a report.
pub(super) fn change(act: &'static str, one: &SemesterReport) -> Change {
    Change::new(act, "semester_report", one.id).in_unit(one.unit_id).detail(&one.period)
}

/// A report for an act. Errors: `NotFound`, `Conflict` when it is not the version the person saw.
pub(super) async fn take(ctx: &Ctx, (id, version): (SemesterReportId, i64)) -> Result<SemesterReport> {
    let one = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if !ctx.may(Act::ReadServiceReports, Some(one.unit_id)) {
        return Err(Error::NotFound);
    }
    if one.version == version { Ok(one) } else { Err(Error::Conflict) }
}

/// Checks the words. Errors: `Invalid`.
pub(super) fn check(words: &Words) -> Result<()> {
    let mut errors = FieldErrors::default();
    let is_long = |text: &str| text.chars().count() > CHARS;
    for (field, text, needed) in [
        ("kendala", &words.obstacles, true),
        ("rencana", &words.plan, true),
        ("catatan", &words.notes, false),
    ] {
        if needed && text.trim().is_empty() {
            errors.add(field, "semester-error-empty");
        } else if is_long(text) {
            errors.add(field, "semester-error-long");
        }
    }
    errors.into_result()
}

/// Puts words into a report.
pub(super) fn put(one: &mut SemesterReport, words: &Words) {
    words.obstacles.trim().clone_into(&mut one.obstacles);
    words.plan.trim().clone_into(&mut one.plan);
    words.notes.trim().clone_into(&mut one.notes);
}

/// Saves the words.
/// Errors: `Invalid`; `Refused` after the signature; `NotFound`, `Conflict`, `Forbidden`.
pub async fn save(ctx: &Ctx, at: (SemesterReportId, i64), words: &Words) -> Result<()> {
    let mut one = take(ctx, at).await?;
    let role = ctx.allow(Act::WriteServiceReport, Some(one.unit_id))?;
    if !may_write(one.state.0) {
        return Err(Error::Refused("semester-refused-step"));
    }
    check(words)?;
    put(&mut one, words);
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &one, ctx.now()).await?;
    audit::record(ctx, &tx, change("semester.save", &one).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The words of the form.
pub(super) fn typed(fields: &Fields) -> Words {
    let text = |name: &str| fields.text(name).replace("\r\n", "\n");
    Words { obstacles: text("kendala"), plan: text("rencana"), notes: text("catatan") }
}

/// `POST /kerja/laporan/semester/{semester}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SemesterReportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let words = typed(&fields);
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    match save(&ctx, (id, version), &words).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/laporan/semester/{id}?ok=semester-saved"))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Some(&fields), errors).await,
        Err(other) => Err(other),
    }
}
