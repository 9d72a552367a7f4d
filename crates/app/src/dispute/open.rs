//! Opening the file of a dispute from a request: possible after an objection only (UU 14/2008 Ps.37(1) and
//! elucidation), answered in writing or passed over in silence.

use axum::body::Body;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::case::Actor;
use rules::case::dispute::{Event, Facts, step};
use rules::case::objection::{ObjectionReason, State};
use rules::permission::Act;

use super::form::{self, Fill, Form, Typed, text_key};
use super::model::{Dispute, Step};
use super::{case, number, store, tell};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, DisputeId, ObjectionId, RequestId, UnitId};
use crate::objection::{self, Objection};
use crate::page::{Fields, Query, see_other};
use crate::request::InformationRequest;
use crate::{Ctx, Error, Result};

/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 4_000;

/// How the objection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Its written answer was received on this day.
    Answered(Date),
    /// The thirty working days ended on this day without one.
    Silent(Date),
}

/// A file as it is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The request.
    pub request: RequestId,
    /// The unit that has to act.
    pub unit: UnitId,
    /// The objection, when it is registered here.
    pub objection_id: Option<ObjectionId>,
    /// Its number.
    pub objection_number: String,
    /// How it ended.
    pub ended: Ended,
    /// Its grounds.
    pub reasons: Vec<ObjectionReason>,
    /// What the sides dispute about.
    pub matter: String,
    /// The Commission.
    pub commission: String,
}

/// Opens a file, or finds the one that is open on the request already.
/// Errors: `Invalid` with what is missing; `Forbidden`; `NotFound` for a request that is not there.
pub async fn open(ctx: &Ctx, opening: &Opening) -> Result<DisputeId> {
    let role = ctx.allow(Act::ManageDisputes, Some(opening.unit))?;
    let request = crate::request::find_behind(ctx, opening.request).await?;
    faults(ctx, opening).into_result()?;
    if let Some(known) = store::find_by_request(ctx.db(), ctx.body(), request.id).await? {
        return Ok(known);
    }
    let facts = Facts { today: ctx.today(), due: None, reasons: &opening.reasons, has_evidence: false };
    let row = step(None, Event::Open, Actor::System, &facts);
    let row = row.map_err(|_| Error::Refused("dispute-refused-step"))?;
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let tx = ctx.db().begin().await?;
    let mut dispute = fresh(opening, Coded(row.to), ctx.now());
    dispute.number = number::next(ctx, &tx, "file").await?;
    dispute.is_sample = request.is_sample;
    dispute.id = store::insert(&tx, ctx.body(), &dispute).await?;
    let id = dispute.id;
    store::put_units(&tx, ctx.body(), id, &[opening.unit]).await?;
    for reason in &opening.reasons {
        store::insert_reason(&tx, ctx.body(), id, *reason).await?;
    }
    let opened = Step {
        at: ctx.now(),
        happened_on: ctx.today().to_string(),
        event: Coded(row.event),
        state: Coded(row.to),
        note: String::new(),
        is_late: false,
    };
    store::insert_step(&tx, ctx.body(), id, &opened).await?;
    tell::requesters_page(ctx, &tx, &dispute, ctx.today()).await?;
    tell::units(ctx, &tx, &dispute, &[opening.unit], "dispute-opened").await?;
    let change = Change::new("dispute.open", "dispute", id).in_unit(opening.unit).as_role(role);
    audit::record(ctx, &tx, change.detail(&dispute.number)).await?;
    case::refresh(ctx, &tx, id, &calendar).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

fn fresh(opening: &Opening, state: Coded<rules::case::dispute::State>, now_ms: i64) -> Dispute {
    let (answered_on, silent_since) = match opening.ended {
        Ended::Answered(day) => (Some(day.to_string()), None),
        Ended::Silent(day) => (None, Some(day.to_string())),
    };
    Dispute {
        id: DisputeId(0),
        unit_id: opening.unit,
        request_id: opening.request,
        objection_id: opening.objection_id,
        objection_number: opening.objection_number.trim().to_owned(),
        number: String::new(),
        state,
        version: 1,
        commission: opening.commission.trim().to_owned(),
        registration_number: String::new(),
        matter: opening.matter.trim().to_owned(),
        court: String::new(),
        court_number: String::new(),
        answered_on,
        silent_since,
        next_action: String::new(),
        next_on: String::new(),
        is_sample: false,
        opened_at: now_ms,
    }
}

fn faults(ctx: &Ctx, opening: &Opening) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let (Ended::Answered(day) | Ended::Silent(day)) = opening.ended;
    if day > ctx.today() {
        errors.add("tanggal", "dispute-error-future");
    }
    texts(&mut errors, &opening.reasons, &opening.matter, &opening.commission);
    errors
}

/// What is wrong with grounds and texts.
fn texts(errors: &mut FieldErrors, reasons: &[ObjectionReason], matter: &str, commission: &str) {
    for (field, text, key) in
        [("pokok", matter, "dispute-error-matter"), ("komisi", commission, "dispute-error-commission")]
    {
        if text.trim().is_empty() {
            errors.add(field, key);
        } else if text.chars().count() > FIELD_CHARS {
            errors.add(field, "dispute-error-long");
        }
    }
    if reasons.is_empty() {
        errors.add("alasan", "dispute-error-reasons");
    }
}

/// Reads a form. Errors: `Invalid` with everything that is missing.
async fn read(ctx: &Ctx, fields: &Fields) -> Result<Opening> {
    let mut errors = FieldErrors::default();
    let request = crate::request::find_numbered(ctx, fields.text("permohonan")).await?;
    let unit = ctx.directory.by_code(fields.text("unit")).filter(|unit| unit.is_active());
    let day = fields.parse::<Date>("tanggal");
    let ended = match (fields.text("jawaban"), day) {
        ("dijawab", Some(day)) => Some(Ended::Answered(day)),
        ("diam", Some(day)) => Some(Ended::Silent(day)),
        _ => None,
    };
    if request.is_none() {
        errors.add("permohonan", "dispute-error-request");
    }
    if unit.is_none() {
        errors.add("unit", "dispute-error-unit");
    }
    if day.is_none() {
        errors.add("tanggal", "dispute-error-day");
    } else if ended.is_none() {
        errors.add("jawaban", "dispute-error-ended");
    }
    let number = fields.text("nomor-keberatan");
    let objection = objection::find_by_number(ctx.db(), ctx.body(), number).await?;
    let reasons: Vec<ObjectionReason> = fields.all("alasan").filter_map(ObjectionReason::from_code).collect();
    let opening = |request: InformationRequest, unit, ended| Opening {
        request: request.id,
        unit,
        objection_id: objection.filter(|one| one.request_id == request.id).map(|one| one.id),
        objection_number: number.to_owned(),
        ended,
        reasons: reasons.clone(),
        matter: fields.text("pokok").to_owned(),
        commission: fields.text("komisi").to_owned(),
    };
    if let (Some(request), Some(unit), Some(ended)) = (request, unit, ended) {
        return Ok(opening(request, unit.id, ended));
    }
    texts(&mut errors, &reasons, fields.text("pokok"), fields.text("komisi"));
    Err(Error::Invalid(errors))
}

/// What a new form holds before anything is typed.
#[derive(Default)]
struct Known {
    request: Option<InformationRequest>,
    /// Its newest objection.
    objection: Option<Objection>,
    reasons: Vec<ObjectionReason>,
}

impl Known {
    async fn of(ctx: &Ctx, id: RequestId) -> Result<Self> {
        let request = crate::request::find_readable(ctx, id).await?;
        let objection = objection::of_request(ctx.db(), ctx.body(), id).await?.into_iter().next();
        let reasons = match &objection {
            Some(objection) => objection::grounds_of(ctx.db(), ctx.body(), objection.id).await?,
            None => Vec::new(),
        };
        let reasons = reasons.into_iter().map(|ground| ground.reason.0).collect();
        Ok(Self { request: Some(request), objection, reasons })
    }

    /// How the objection ended as far as the program knows: code of the choice, and the day.
    fn ended(&self) -> (&'static str, &str) {
        let Some(objection) = &self.objection else { return ("", "") };
        match (&objection.decided_on, objection.state.0) {
            (Some(day), _) => ("dijawab", day),
            (None, State::NoResponse) => ("diam", objection.due_legal.as_deref().unwrap_or_default()),
            _ => ("", ""),
        }
    }
}

fn build(ctx: &Ctx, known: &Known, fill: &Fill<'_>) -> Form {
    let p = fill.p;
    let choose = (String::new(), p.t("dispute-choose"));
    let units = ctx.directory.active().map(|unit| (unit.code.clone(), unit.name.clone()));
    let units = std::iter::once(choose.clone()).chain(units).collect();
    let request = known.request.as_ref();
    let unit = request.and_then(|request| ctx.directory.unit(request.unit_id));
    let ended = ["dijawab", "diam"].map(|code| (code.to_owned(), p.t(&format!("dispute-ended-{code}"))));
    let number = request.map(|request| request.number.as_str()).unwrap_or_default();
    let matter = request.map(|request| request.subject.as_str()).unwrap_or_default();
    let reasons = ObjectionReason::ALL.iter().map(|reason| {
        (reason.code().to_owned(), p.t(&text_key("reason", *reason)), known.reasons.contains(reason))
    });
    let objection = known.objection.as_ref().map(|objection| objection.number.as_str()).unwrap_or_default();
    let (how, day) = known.ended();
    Form {
        key: "open".to_owned(),
        at: "/kerja/sengketa/baru".to_owned(),
        inputs: vec![
            fill.line("permohonan", "request", number).required(),
            fill.line("nomor-keberatan", "objection", objection),
            fill.choice("jawaban", "ended", how, std::iter::once(choose).chain(ended).collect()).required(),
            fill.day("tanggal", "ended-on", day).required(),
            fill.lines("pokok", "matter", matter).required(),
            fill.choice("unit", "unit", unit.map_or("", |unit| unit.code.as_str()), units).required(),
            fill.line("komisi", "commission", &p.t("dispute-commission-usual")).required(),
        ],
        ticks: Some(fill.ticks("alasan", "reasons", reasons)),
        ..Form::default()
    }
}

/// `GET /kerja/sengketa/baru?permohonan=ID`; the main PPID's.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageDisputes, None)?;
    let known = match query.parse::<RequestId>("permohonan") {
        None => Known::default(),
        Some(id) => match store::find_by_request(ctx.db(), ctx.body(), id).await? {
            Some(known) => return Ok(see_other(&ctx, &format!("/kerja/sengketa/{known}"))),
            None => Known::of(&ctx, id).await?,
        },
    };
    form::page(&ctx, None, &Typed::default(), |fill| build(&ctx, &known, fill))
}

/// `POST /kerja/sengketa/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::ManageDisputes, None)?;
    let opened = match read(&ctx, &fields).await {
        Ok(opening) => open(&ctx, &opening).await,
        Err(error) => Err(error),
    };
    match opened {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/sengketa/{id}?ok=dispute-opened"))),
        Err(Error::Invalid(errors)) => {
            let typed = Typed::wrong(form::pairs(&fields), errors);
            form::page(&ctx, None, &typed, |fill| build(&ctx, &Known::default(), fill))
        }
        Err(other) => Err(other),
    }
}
