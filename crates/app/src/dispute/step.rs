//! Taking a step of the law's table: what the Commission, a court or a side did is written down by the main
//! PPID with its day (UU 14/2008 Ps.37-50).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::Code as _;
use rules::calendar::WorkCalendar;
use rules::case::dispute::{Event, Facts, Guard, State, TABLE, step};
use rules::case::{Actor, Effect, Refused, Row};
use rules::dispute::{Court, Level};
use rules::permission::{Act, Denied};
use rules::role::Role;

use super::case::{Case, Work};
use super::form::{self, Fill, Form, Typed};
use super::model::Step;
use super::ruling::{self, RulingForm};
use super::{content, store, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, DisputeId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// A step as the form says it.
#[derive(Debug, Clone)]
pub struct Taking {
    /// Version of the file the person saw.
    pub version: i64,
    /// What happened.
    pub event: Event,
    /// On which day; none when nothing readable was typed.
    pub on: Option<Date>,
    /// What the file should remember.
    pub note: String,
    /// Number in the Commission's register, for its registration.
    pub registration_number: String,
    /// The court and its number, for a suit.
    pub court: (Option<Court>, String),
    /// The ruling, for a step that is one.
    pub ruling: RulingForm,
}

/// The level of the ruling a step is.
pub(super) fn level_of(event: Event) -> Option<Level> {
    match event {
        Event::Settle => Some(Level::Mediation),
        Event::Rule => Some(Level::Commission),
        Event::DecideCassation => Some(Level::SupremeCourt),
        _ => None,
    }
}

/// The steps the main PPID can write down now, in the order of the table.
pub(super) fn offered(ctx: &Ctx, case: &Case) -> Vec<Event> {
    if !case.may(ctx, Act::ManageDisputes) {
        return Vec::new();
    }
    let facts = facts(ctx, case, None);
    let ours = TABLE.iter().map(|row| row.event).filter(|event| *event != Event::Open);
    let mut offered: Vec<Event> = Vec::new();
    for event in ours {
        if !offered.contains(&event) && check(case, event, officer(None), &facts).is_ok() {
            offered.push(event);
        }
    }
    offered
}

/// What the guards look at.
pub(super) fn facts<'a>(ctx: &Ctx, case: &'a Case, due: Option<Date>) -> Facts<'a> {
    Facts { today: ctx.today(), due, reasons: &case.reasons, has_evidence: case.has_evidence() }
}

/// The command line and the program act for the main PPID.
fn officer(role: Option<Role>) -> Actor {
    Actor::Officer(role.unwrap_or(Role::MainPpid))
}

/// Where a step leads. Errors: `Refused`, `Forbidden`.
pub(super) fn check(
    case: &Case,
    event: Event,
    by: Actor,
    facts: &Facts<'_>,
) -> Result<&'static Row<State, Event, Guard>> {
    step(Some(case.state()), event, by, facts).map_err(|refused| match refused {
        Refused::NotFromHere => Error::Refused("dispute-refused-step"),
        Refused::NotYours => Error::Forbidden(Denied::NoRole),
        Refused::Guard(Guard::DuePassed) => Error::Refused("dispute-refused-early"),
        Refused::Guard(Guard::NotLetterA) => Error::Refused("dispute-refused-letter-a"),
        Refused::Guard(Guard::HasEvidence) => Error::Refused("dispute-refused-evidence"),
    })
}

/// Writes a step down. A late one is marked as late, never refused.
/// Errors: `Invalid` with every field that is missing or cannot be; `Refused` with the rule that does not hold;
/// `Conflict`, `Forbidden`, `NotFound`.
pub async fn take(ctx: &Ctx, id: DisputeId, taking: &Taking) -> Result<()> {
    let mut case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::ManageDisputes)?;
    if taking.version != case.dispute.version {
        return Err(Error::Conflict);
    }
    let row = check(&case, taking.event, officer(role), &facts(ctx, &case, None))?;
    let on = checked(ctx, &case, taking)?;
    let ruling = match level_of(taking.event) {
        Some(level) => Some(ruling::checked(ctx, level, Some(on), &taking.ruling)?),
        None => None,
    };
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let is_late = is_late(&case, row, on, &calendar);
    match taking.event {
        Event::Register => {
            taking.registration_number.trim().clone_into(&mut case.dispute.registration_number);
        }
        Event::Sue => {
            let (court, number) = &taking.court;
            case.dispute.court = court.map(|court| court.code().to_owned()).unwrap_or_default();
            number.trim().clone_into(&mut case.dispute.court_number);
        }
        _ => {}
    }
    let change = case.change("dispute.step", role).because(&taking.note);
    let work = Work::begin(ctx, id).await?;
    write(ctx, &work, &mut case, row, (on, &taking.note, is_late)).await?;
    if let Some(ruling) = &ruling {
        content::put_ruling(&work.tx, ctx.body(), id, ruling).await?;
    }
    let digest = ruling.as_ref().map(ruling::digest).unwrap_or_default();
    work.finish(ctx, id, change.digests("", digest)).await
}

/// Moves the file to where a step leads, with its line in the chronology, on the requester's page and to the
/// officers.
pub(super) async fn write(
    ctx: &Ctx,
    work: &Work,
    case: &mut Case,
    row: &Row<State, Event, Guard>,
    (on, note, is_late): (Date, &str, bool),
) -> Result<()> {
    let step = Step {
        at: ctx.now(),
        happened_on: on.to_string(),
        event: Coded(row.event),
        state: Coded(row.to),
        note: note.trim().to_owned(),
        is_late,
    };
    case.dispute.state = Coded(row.to);
    store::update(&work.tx, ctx.body(), &case.dispute, ctx.now()).await?;
    store::insert_step(&work.tx, ctx.body(), case.dispute.id, &step).await?;
    tell::requesters_page(ctx, &work.tx, &case.dispute, on).await?;
    match row.event {
        Event::File => tell_objection(ctx, work, case).await?,
        Event::Close => end_cases(ctx, work, case).await?,
        _ => {}
    }
    tell::officers(ctx, &work.tx, case, "dispute-moved").await
}

/// The objection behind a dispute has gone to the Commission. One that moved on before stays as it is.
async fn tell_objection(ctx: &Ctx, work: &Work, case: &Case) -> Result<()> {
    let Some(id) = case.dispute.objection_id else { return Ok(()) };
    let Some(mut objection) = crate::objection::find(&work.tx, ctx.body(), id).await? else { return Ok(()) };
    match crate::objection::go_to_commission(ctx, &work.tx, &mut objection).await {
        Ok(change) => crate::audit::record(ctx, &work.tx, change).await.map(|_| ()),
        Err(Error::Refused(_)) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Objection and request are over once their dispute is. Rows of cases are changed before the log is.
async fn end_cases(ctx: &Ctx, work: &Work, case: &Case) -> Result<()> {
    let found = crate::request::find(&work.tx, ctx.body(), case.dispute.request_id).await?;
    let mut request = found.ok_or(Error::NotFound)?;
    let objection = match case.dispute.objection_id {
        Some(id) => crate::objection::end_with_dispute(ctx, &work.tx, id).await?,
        None => None,
    };
    let request = crate::request::end_objection(ctx, &work.tx, &mut request).await?;
    for change in [objection, request].into_iter().flatten() {
        crate::audit::record(ctx, &work.tx, change).await?;
    }
    Ok(())
}

/// Lateness is judged on the legal date of the period the side had.
fn is_late(case: &Case, row: &Row<State, Event, Guard>, on: Date, calendar: &WorkCalendar) -> bool {
    row.effects.contains(&Effect::MarkIfLate) && case.side_due(calendar).is_some_and(|due| on > due.legal)
}

/// The day of a step. Errors: `Invalid` for a day that cannot be, and for every field the step asks for.
fn checked(ctx: &Ctx, case: &Case, taking: &Taking) -> Result<Date> {
    let mut errors = FieldErrors::default();
    match taking.on {
        None => errors.add("tanggal", "dispute-error-day"),
        Some(on) if on > ctx.today() => errors.add("tanggal", "dispute-error-future"),
        // A file may be opened after what it tells of: its own opening sets no limit.
        Some(on) if case.steps.len() > 1 && case.last_step_on().is_some_and(|last| on < last) => {
            errors.add("tanggal", "dispute-error-before");
        }
        Some(_) => {}
    }
    if taking.event == Event::Register && taking.registration_number.trim().is_empty() {
        errors.add("registrasi", "dispute-error-registration");
    }
    if taking.event == Event::Sue {
        let (court, number) = &taking.court;
        if court.is_none() {
            errors.add("pengadilan", "dispute-error-court");
        }
        if number.trim().is_empty() {
            errors.add("perkara", "dispute-error-court-number");
        }
    }
    if let Some(level) = level_of(taking.event) {
        errors.0.extend(ruling::faults(ctx, level, taking.on, &taking.ruling).0);
    }
    let on = taking.on;
    errors.into_result()?;
    on.ok_or(Error::BadRequest)
}

/// The form of a step.
fn build(ctx: &Ctx, case: &Case, event: Event, fill: &Fill<'_>) -> Form {
    let today = ctx.today().to_string();
    let mut inputs = vec![fill.day("tanggal", "day", &today).required()];
    match event {
        Event::Register => inputs.push(fill.line("registrasi", "registration", "").required()),
        Event::Sue => {
            inputs.push(fill.code("pengadilan", "court", None, Court::ALL));
            inputs.push(fill.line("perkara", "court-number", "").required());
        }
        _ => {}
    }
    if let Some(level) = level_of(event) {
        inputs.extend(ruling::inputs(fill, level, None));
    }
    inputs.push(fill.lines("catatan", "note", ""));
    Form {
        key: format!("event-{}", event.code().replace('_', "-")),
        at: format!("{}/langkah/{}", case.dispute.desk(), event.code()),
        inputs,
        version: case.dispute.version,
        ..Form::default()
    }
}

/// `GET /kerja/sengketa/{id}/langkah/{event}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, event)): Path<(DisputeId, String)>,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let event = Event::from_code(&event).filter(|event| offered(&ctx, &case).contains(event));
    let event = event.ok_or(Error::NotFound)?;
    form::page(&ctx, Some(&case.dispute), &Typed::default(), |fill| build(&ctx, &case, event, fill))
}

/// `POST /kerja/sengketa/{id}/langkah/{event}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((id, event)): Path<(DisputeId, String)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let event = Event::from_code(&event).ok_or(Error::NotFound)?;
    let taking = Taking {
        version: fields.parse("version").unwrap_or_default(),
        event,
        on: fields.parse("tanggal"),
        note: fields.text("catatan").to_owned(),
        registration_number: fields.text("registrasi").to_owned(),
        court: (Court::from_code(fields.text("pengadilan")), fields.text("perkara").to_owned()),
        ruling: ruling::read(&fields),
    };
    let done = take(&ctx, id, &taking).await;
    form::after(&ctx, &case.dispute, (done, "dispute-moved"), form::pairs(&fields), |fill| {
        build(&ctx, &case, event, fill)
    })
}

/// The article of a step that was taken: of the row that led there.
pub(super) fn article(event: Event, to: State) -> &'static str {
    TABLE.iter().find(|row| row.event == event && row.to == to).map_or("", |row| row.article)
}

/// Whether the ruling of a level can be written down or completed now. A court's own comes without a step.
pub(super) fn is_ruling_open(case: &Case, level: Level) -> bool {
    case.ruling(level).is_some() || (level == Level::Court && case.state() == State::Court)
}
