//! Hearings: when, where, what for, who goes, what came of it. A missed one is told to the officer who
//! represents the body, for the Commission may rule without it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::{Date, Time};
use rules::permission::Act;

use super::case::{Case, Work};
use super::form::{self, Fill, Form, Typed};
use super::model::Hearing;
use super::{content, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{DisputeId, HearingId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 4_000;

/// A hearing as typed.
#[derive(Debug, Clone, Default)]
pub struct HearingForm {
    /// The day; none when nothing readable was typed.
    pub on: Option<Date>,
    /// The time of day in the zone of the body.
    pub at: Option<Time>,
    /// Where.
    pub place: String,
    /// What for.
    pub agenda: String,
    /// Who goes for the body.
    pub attendees: String,
    /// Whether it is closed to the public.
    pub is_closed: bool,
    /// `yes`, `no`, or empty while it lies ahead.
    pub was_attended: String,
    /// What came of it.
    pub result: String,
}

fn read(fields: &Fields) -> HearingForm {
    HearingForm {
        on: fields.parse("tanggal"),
        at: fields.parse("jam"),
        place: fields.text("tempat").to_owned(),
        agenda: fields.text("acara").to_owned(),
        attendees: fields.text("petugas").to_owned(),
        is_closed: fields.text("sifat") == "tertutup",
        was_attended: fields.text("hadir").to_owned(),
        result: fields.text("hasil").to_owned(),
    }
}

/// Errors: `Invalid` with everything that is missing or cannot be.
fn checked(ctx: &Ctx, id: HearingId, typed: &HearingForm) -> Result<Hearing> {
    let mut errors = FieldErrors::default();
    if typed.on.is_none() {
        errors.add("tanggal", "dispute-error-day");
    }
    if typed.at.is_none() {
        errors.add("jam", "dispute-error-time");
    }
    for (field, text) in [("tempat", &typed.place), ("acara", &typed.agenda)] {
        if text.trim().is_empty() {
            errors.add(field, "dispute-error-empty");
        }
    }
    let texts = [
        ("tempat", typed.place.as_str()),
        ("acara", &typed.agenda),
        ("petugas", &typed.attendees),
        ("hasil", &typed.result),
    ];
    form::check_length(&mut errors, FIELD_CHARS, &texts);
    let starts_at = typed
        .on
        .zip(typed.at)
        .and_then(|(on, at)| rules::zone::instant(on.to_datetime(at), &ctx.directory.zone));
    let was_attended = match typed.was_attended.as_str() {
        known @ ("yes" | "no") => known,
        _ => "",
    };
    if !was_attended.is_empty() && starts_at.is_some_and(|at| at > ctx.now()) {
        errors.add("hadir", "dispute-error-not-held");
    }
    if was_attended.is_empty() && !typed.result.trim().is_empty() {
        errors.add("hadir", "dispute-error-attended");
    }
    errors.into_result()?;
    Ok(Hearing {
        id,
        starts_at: starts_at.ok_or(Error::BadRequest)?,
        place: typed.place.clone(),
        agenda: typed.agenda.clone(),
        attendees: typed.attendees.clone(),
        is_closed: typed.is_closed,
        was_attended: was_attended.to_owned(),
        result: typed.result.clone(),
    })
}

/// Adds a hearing. Errors: `Invalid`, `Forbidden`, `NotFound`.
pub async fn add(ctx: &Ctx, id: DisputeId, form: &HearingForm) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::WriteDisputes)?;
    let hearing = checked(ctx, HearingId(0), form)?;
    let work = Work::begin(ctx, id).await?;
    content::insert_hearing(&work.tx, ctx.body(), id, &hearing).await?;
    tell::officers(ctx, &work.tx, &case, "dispute-hearing-set").await?;
    work.finish(ctx, id, case.change("dispute.hearing-set", role)).await
}

/// Moves a hearing or writes down what came of it. Errors: as [`add`].
pub async fn change(ctx: &Ctx, id: DisputeId, hearing: HearingId, form: &HearingForm) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::WriteDisputes)?;
    let hearing = checked(ctx, hearing, form)?;
    let work = Work::begin(ctx, id).await?;
    content::update_hearing(&work.tx, ctx.body(), id, &hearing).await?;
    if hearing.was_attended == "no" {
        tell::officers(ctx, &work.tx, &case, "dispute-hearing-missed").await?;
        tell::representatives(ctx, &work.tx, &case.dispute, "dispute-hearing-missed").await?;
    } else {
        tell::officers(ctx, &work.tx, &case, "dispute-hearing-changed").await?;
    }
    work.finish(ctx, id, case.change("dispute.hearing", role)).await
}

fn build(ctx: &Ctx, case: &Case, hearing: Option<&Hearing>, fill: &Fill<'_>) -> Form {
    let p = fill.p;
    let local = hearing.map(|hearing| rules::zone::local(hearing.starts_at, &ctx.directory.zone));
    let day = local.map(|at| at.date().to_string()).unwrap_or_default();
    let time = local.map(|at| at.strftime("%H:%M").to_string()).unwrap_or_default();
    let text = |of: fn(&Hearing) -> &str| hearing.map(of).unwrap_or_default();
    let options = |group: &str, codes: &[&str]| {
        codes.iter().map(|code| ((*code).to_owned(), p.t(&format!("dispute-{group}-{code}")))).collect()
    };
    let is_closed = hearing.is_some_and(|hearing| hearing.is_closed);
    let openness = if is_closed { "tertutup" } else { "terbuka" };
    let mut inputs = vec![
        fill.day("tanggal", "hearing-day", &day).required(),
        fill.time("jam", "hearing-time", &time).required(),
        fill.line("tempat", "place", text(|h| &h.place)).required(),
        fill.lines("acara", "agenda", text(|h| &h.agenda)).required(),
        fill.lines("petugas", "attendees", text(|h| &h.attendees)),
        fill.choice("sifat", "openness", openness, options("openness", &["terbuka", "tertutup"])).required(),
    ];
    let at = match hearing {
        None => "baru".to_owned(),
        Some(hearing) => {
            let mut attended = vec![(String::new(), p.t("dispute-attended-ahead"))];
            attended.extend::<Vec<_>>(options("attended", &["yes", "no"]));
            inputs.push(fill.choice("hadir", "attended", &hearing.was_attended, attended).required());
            inputs.push(fill.lines("hasil", "hearing-result", &hearing.result));
            hearing.id.to_string()
        }
    };
    Form {
        key: if hearing.is_some() { "hearing" } else { "new-hearing" }.to_owned(),
        at: format!("{}/sidang/{at}", case.dispute.desk()),
        inputs,
        ..Form::default()
    }
}

/// A hearing of a file whose content the actor may change.
async fn find(ctx: &Ctx, id: DisputeId, hearing: HearingId) -> Result<(Case, Hearing)> {
    let case = Case::load(ctx, id).await?;
    let hearing = case.hearings.iter().find(|one| one.id == hearing).cloned();
    let hearing = hearing.filter(|_| case.may(ctx, Act::WriteDisputes)).ok_or(Error::NotFound)?;
    Ok((case, hearing))
}

/// `GET /kerja/sengketa/{id}/sidang/baru`
pub(super) async fn show_new(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    form::fresh(&ctx, id, Act::WriteDisputes, |case, fill| build(&ctx, case, None, fill)).await
}

/// `POST /kerja/sengketa/{id}/sidang/baru`
pub(super) async fn post_new(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DisputeId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let done = add(&ctx, id, &read(&fields)).await;
    form::after(&ctx, &case.dispute, (done, "dispute-hearing-set"), form::pairs(&fields), |fill| {
        build(&ctx, &case, None, fill)
    })
}

/// `GET /kerja/sengketa/{id}/sidang/{hearing}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, hearing)): Path<(DisputeId, HearingId)>,
) -> Result<Response<Body>> {
    let (case, hearing) = find(&ctx, id, hearing).await?;
    form::page(&ctx, Some(&case.dispute), &Typed::default(), |fill| build(&ctx, &case, Some(&hearing), fill))
}

/// `POST /kerja/sengketa/{id}/sidang/{hearing}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((id, hearing)): Path<(DisputeId, HearingId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let (case, hearing) = find(&ctx, id, hearing).await?;
    let done = change(&ctx, id, hearing.id, &read(&fields)).await;
    form::after(&ctx, &case.dispute, (done, "dispute-hearing-saved"), form::pairs(&fields), |fill| {
        build(&ctx, &case, Some(&hearing), fill)
    })
}
