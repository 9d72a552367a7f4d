//! The unit's PPID signs: from now on words and figures stand still.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::{Event, Guard, Refused, step};

use super::model::{SemesterReport, Step, Words};
use super::save::{change, check, put, take, typed};
use super::{figures, item, store};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, Hex, SemesterReportId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest name or office, in characters.
const CHARS: usize = 300;

/// Who signs.
#[derive(Debug, Clone, Default)]
pub struct Signature {
    /// Name.
    pub name: String,
    /// Office.
    pub position: String,
}

/// A step that the table does not allow, as people read it.
pub(super) fn refused(refused: Refused) -> Error {
    match refused {
        Refused::NotFromHere => Error::Refused("semester-refused-step"),
        Refused::Guard(Guard::PeriodOver) => Error::Refused("semester-refused-not-over"),
        Refused::Guard(Guard::Signed) => {
            Error::Invalid(FieldErrors(vec![("nama", "semester-error-signature")]))
        }
        Refused::Guard(Guard::Reason) => {
            Error::Invalid(FieldErrors(vec![("alasan", "semester-error-reason")]))
        }
    }
}

/// Notes what became of a report.
pub(super) async fn note(
    ctx: &Ctx,
    tx: &db::Tx,
    one: &SemesterReport,
    (event, reason, digest): (Event, &str, Hex),
) -> Result<()> {
    let actor_name = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let (event, note) = (event.code().to_owned(), reason.trim().to_owned());
    store::insert_step(tx, ctx.body(), one.id, &Step { at: ctx.now(), event, actor_name, note, digest }).await
}

/// Signs the report with its words: reads the figures a last time and keeps them with their digest, which is answered.
/// Errors: `Invalid`; `Refused` before the last day is over or after the signature; `NotFound`, `Conflict`,
/// `Forbidden`.
pub async fn submit(
    ctx: &Ctx,
    at: (SemesterReportId, i64),
    words: &Words,
    signature: &Signature,
) -> Result<String> {
    let mut one = take(ctx, at).await?;
    let role = ctx.allow(Act::SignServiceReport, Some(one.unit_id))?;
    let is_fine = |text: &str| !text.trim().is_empty() && text.chars().count() <= CHARS;
    let is_signed = is_fine(&signature.name) && is_fine(&signature.position);
    let row = step(one.state.0, Event::Submit, one.facts(ctx, is_signed, "")?).map_err(refused)?;
    check(words)?;
    put(&mut one, words);
    let period = one.half_year()?;
    let numbers = figures::load(ctx, period, Some(one.unit_id)).await?;
    let unit = ctx.directory.unit(one.unit_id).ok_or(Error::NotFound)?;
    let sections = numbers.sections(ctx, unit);
    one.figures = serde_json::to_string(&sections).map_err(anyhow::Error::new)?;
    signature.name.trim().clone_into(&mut one.signer_name);
    signature.position.trim().clone_into(&mut one.signer_position);
    let before = one.digest.clone();
    one.digest = one.content_digest();
    one.state = Coded(row.to);
    one.signed_on = one.signed_on.or_else(|| Some(ctx.today().to_string()));
    one.submitted_at = Some(ctx.now());
    one.remark.clear();
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &one, ctx.now()).await?;
    note(ctx, &tx, &one, (Event::Submit, "", one.digest.clone())).await?;
    let change = change("semester.submit", &one).as_role(role).digests(before.0, one.digest.0.clone());
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(one.digest.0)
}

/// `POST /kerja/laporan/semester/{semester}/ajukan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SemesterReportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    let signature =
        Signature { name: fields.text("nama").to_owned(), position: fields.text("jabatan").to_owned() };
    match submit(&ctx, (id, version), &typed(&fields), &signature).await {
        Ok(_digest) => Ok(see_other(&ctx, &format!("/kerja/laporan/semester/{id}?ok=semester-submitted"))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Some(&fields), errors).await,
        Err(other) => Err(other),
    }
}
