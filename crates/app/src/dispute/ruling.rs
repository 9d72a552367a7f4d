//! Rulings: number, day, outcome, what is ordered and by when, and the day the copy was received, from which the
//! days to sue run (UU 14/2008 Ps.46-48, 50).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::dispute::{Level, Outcome};
use rules::permission::Act;

use super::case::{Case, Work};
use super::form::{self, Fill, Form, Typed};
use super::model::Ruling;
use super::{content, step, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, DisputeId};
use crate::org::input::Input;
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// A ruling as typed.
#[derive(Debug, Clone, Default)]
pub struct RulingForm {
    /// Its number.
    pub number: String,
    /// The day it was pronounced, where the form asks for it.
    pub ruled_on: Option<Date>,
    /// The day its copy was received; empty before.
    pub received_on: String,
    /// What it means for the requester.
    pub outcome: Option<Outcome>,
    /// What it orders.
    pub dictum: String,
    /// Last day to carry it out; empty when it sets none.
    pub order_due: String,
}

/// The fields of a ruling.
pub(super) fn read(fields: &Fields) -> RulingForm {
    RulingForm {
        number: fields.text("nomor").to_owned(),
        ruled_on: fields.parse("dibacakan"),
        received_on: fields.text("diterima").to_owned(),
        outcome: Outcome::from_code(fields.text("hasil")),
        dictum: fields.text("amar").to_owned(),
        order_due: fields.text("batas").to_owned(),
    }
}

/// The inputs of a ruling; an agreement of a mediation has no outcome to choose.
pub(super) fn inputs(fill: &Fill<'_>, level: Level, ruling: Option<&Ruling>) -> Vec<Input> {
    const OUTCOMES: [Outcome; 3] = [Outcome::Granted, Outcome::Partly, Outcome::Rejected];
    let text = |of: fn(&Ruling) -> &str| ruling.map(of).unwrap_or_default();
    let mut inputs = vec![fill.line("nomor", "ruling-number", text(|r| &r.number)).required()];
    if level != Level::Mediation {
        let chosen = ruling.map(|ruling| ruling.outcome.0);
        inputs.push(fill.code("hasil", "outcome", chosen, &OUTCOMES));
    }
    inputs.push(fill.lines("amar", "dictum", text(|r| &r.dictum)).required());
    inputs.push(fill.day("batas", "order-due", text(|r| r.order_due.as_deref().unwrap_or_default())));
    inputs.push(fill.day("diterima", "received", text(|r| r.received_on.as_deref().unwrap_or_default())));
    inputs
}

/// What is wrong with a ruling. `on` is the day it was pronounced.
pub(super) fn faults(ctx: &Ctx, level: Level, on: Option<Date>, form: &RulingForm) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if form.number.trim().is_empty() {
        errors.add("nomor", "dispute-error-ruling-number");
    }
    if form.outcome.is_none() && level != Level::Mediation {
        errors.add("hasil", "dispute-error-outcome");
    }
    if form.dictum.trim().is_empty() {
        errors.add("amar", "dispute-error-dictum");
    }
    let day = |text: &str| text.parse::<Date>().ok();
    match day(&form.received_on) {
        None if form.received_on.is_empty() => {}
        None => errors.add("diterima", "dispute-error-day"),
        Some(received) if received > ctx.today() => errors.add("diterima", "dispute-error-future"),
        Some(received) if on.is_some_and(|on| received < on) => {
            errors.add("diterima", "dispute-error-received");
        }
        Some(_) => {}
    }
    if !form.order_due.is_empty() && day(&form.order_due).is_none_or(|due| on.is_some_and(|on| due < on)) {
        errors.add("batas", "dispute-error-order-due");
    }
    errors
}

/// A ruling as it is saved. Errors: `Invalid`, see [`faults`].
pub(super) fn checked(ctx: &Ctx, level: Level, on: Option<Date>, form: &RulingForm) -> Result<Ruling> {
    let mut errors = faults(ctx, level, on, form);
    let Some(on) = on.filter(|on| *on <= ctx.today()) else {
        errors.add("dibacakan", "dispute-error-day");
        return Err(Error::Invalid(errors));
    };
    errors.into_result()?;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Ruling {
        level: Coded(level),
        number: form.number.trim().to_owned(),
        ruled_on: on.to_string(),
        received_on: given(&form.received_on),
        outcome: Coded(form.outcome.unwrap_or(Outcome::Agreed)),
        dictum: form.dictum.trim().to_owned(),
        order_due: given(&form.order_due),
    })
}

/// Digest of a ruling, for the change log.
pub(super) fn digest(ruling: &Ruling) -> String {
    let parts = [
        ruling.level.0.code(),
        ruling.number.as_str(),
        &ruling.ruled_on,
        ruling.received_on.as_deref().unwrap_or_default(),
        ruling.outcome.0.code(),
        &ruling.dictum,
        ruling.order_due.as_deref().unwrap_or_default(),
    ];
    let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    crate::audit::hex(&rules::chain::digest(&fields))
}

/// Completes a ruling, or writes down the court's while the case is there.
/// Errors: `Invalid`, `Conflict`, `Forbidden`; `NotFound` for a ruling this file does not wait for.
pub async fn record(ctx: &Ctx, id: DisputeId, version: i64, level: Level, form: &RulingForm) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::ManageDisputes)?;
    if !step::is_ruling_open(&case, level) {
        return Err(Error::NotFound);
    }
    if version != case.dispute.version {
        return Err(Error::Conflict);
    }
    let ruling = checked(ctx, level, form.ruled_on, form)?;
    let before = case.ruling(level).map(digest).unwrap_or_default();
    let change = case.change("dispute.ruling", role).digests(before, digest(&ruling));
    let work = Work::begin(ctx, id).await?;
    super::store::update(&work.tx, ctx.body(), &case.dispute, ctx.now()).await?;
    content::put_ruling(&work.tx, ctx.body(), id, &ruling).await?;
    tell::officers(ctx, &work.tx, &case, "dispute-ruling").await?;
    work.finish(ctx, id, change).await
}

fn build(case: &Case, level: Level, fill: &Fill<'_>) -> Form {
    let ruling = case.ruling(level);
    let day = ruling.map(|ruling| ruling.ruled_on.as_str()).unwrap_or_default();
    let mut all = vec![fill.day("dibacakan", "ruled", day).required()];
    all.extend(inputs(fill, level, ruling));
    Form {
        key: "ruling".to_owned(),
        at: format!("{}/putusan/{}", case.dispute.desk(), level.code()),
        inputs: all,
        version: case.dispute.version,
        ..Form::default()
    }
}

async fn find(ctx: &Ctx, id: DisputeId, level: &str) -> Result<(Case, Level)> {
    let case = Case::load(ctx, id).await?;
    let level = Level::from_code(level).filter(|level| step::is_ruling_open(&case, *level));
    let level = level.filter(|_| case.may(ctx, Act::ManageDisputes)).ok_or(Error::NotFound)?;
    Ok((case, level))
}

/// `GET /kerja/sengketa/{id}/putusan/{level}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, level)): Path<(DisputeId, String)>,
) -> Result<Response<Body>> {
    let (case, level) = find(&ctx, id, &level).await?;
    form::page(&ctx, Some(&case.dispute), &Typed::default(), |fill| build(&case, level, fill))
}

/// `POST /kerja/sengketa/{id}/putusan/{level}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((id, level)): Path<(DisputeId, String)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let (case, level) = find(&ctx, id, &level).await?;
    let version = fields.parse("version").unwrap_or_default();
    let done = record(&ctx, id, version, level, &read(&fields)).await;
    form::after(&ctx, &case.dispute, (done, "dispute-ruled"), form::pairs(&fields), |fill| {
        build(&case, level, fill)
    })
}
