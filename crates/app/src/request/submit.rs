//! Filing a request: number, tracking code, dates and place in the change log, in one transaction.

use jiff::civil::DateTime;
use rules::case::request::State;
use rules::permission::Act;
use rules::request::{Fault, check};
use rules::role::Role;
use web::form::Upload;

use super::calendar::{self, Clock};
use super::came::received_at;
use super::model::{Filing, InformationRequest, Requester, Step};
use super::{file_store, number, paper, receipt, store, tell};
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{Coded, Hex, RequestId, UnitId};
use crate::{Ctx, Error, Result};

/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 4_000;
/// Longest name, address or number, in characters.
const LINE_CHARS: usize = 300;

/// What the requester takes home.
#[derive(Debug, Clone)]
pub struct Filed {
    /// Id.
    pub id: RequestId,
    /// Registration number.
    pub number: String,
    /// Tracking code.
    pub tracking: String,
    /// Whether the same form had been sent before and made this request then.
    pub is_repeated: bool,
}

/// Files a request and answers with its number (UU 14/2008 Ps.22(4)–(5)).
/// Anyone may ask by the form or the API; what came in otherwise is written down by an officer who may.
/// Errors: `Invalid` with every field that is missing or cannot be; `NotFound` for a unit that is not active;
/// `Forbidden` for an officer without the right to write requests down.
pub async fn submit(ctx: &Ctx, filing: &Filing) -> Result<Filed> {
    submit_with(ctx, filing, Vec::new()).await
}

/// As [`submit`], with papers: their fields are named as those of the form.
/// Errors: as [`submit`]; `Invalid` with the field of a paper that cannot be taken, and then nothing is filed.
pub(crate) async fn submit_with(ctx: &Ctx, filing: &Filing, papers: Vec<Upload>) -> Result<Filed> {
    file(ctx, filing, ctx.now(), papers).await
}

/// Writes down a request an officer took by word of mouth, letter, telephone or mail (Ps.22(1), (3)). `received` is
/// the minute in the zone of the body at which it came; every period counts from it.
/// Errors: `Invalid` for a moment in the future, too; as [`submit`].
pub async fn write_down(ctx: &Ctx, filing: &Filing, received: DateTime, files: Vec<Upload>) -> Result<Filed> {
    if !filing.channel.is_written_down() {
        return Err(Error::Invalid(FieldErrors(vec![("kanal", "request-error-channel")])));
    }
    let at = received_at(ctx, received)?;
    file(ctx, filing, at, files).await
}

/// As [`submit`] and [`write_down`], with the papers that came along; they are sealed before anything is written.
pub(super) async fn file(ctx: &Ctx, filing: &Filing, received_at: i64, files: Vec<Upload>) -> Result<Filed> {
    let unit = responsible(ctx, filing.unit)?;
    let is_written_down = filing.channel.is_written_down();
    let role = if is_written_down { ctx.allow(Act::ReceiveRequests, Some(unit))? } else { None };
    check_filing(filing).into_result()?;
    let mut request = taken(ctx, unit, filing, received_at);
    let clock = Clock::of(ctx).await?;
    request.answer_days = clock.answer_days()?;
    let counted = clock.answer_due(ctx, received_at, request.answer_days, false)?;
    calendar::set(&mut request, counted);
    let papers = paper::seal(ctx, &request.tracking, files).await?;
    let tx = ctx.db().begin().await?;
    // The number holds other filings of the unit back until commit, so that the same form sent twice at once is
    // seen by the second; what it raised is gone with its transaction.
    request.number = number::next(ctx, &tx, unit, ctx.today()).await?;
    if let Some(known) = store::find_by_form(&tx, ctx.body(), &filing.form_token).await? {
        return Ok(Filed { id: known.id, number: known.number, tracking: known.tracking, is_repeated: true });
    }
    let requester = Requester { salt: web::secrets::random_token(), ..filing.requester.clone() };
    request.digest = receipt::digest(&request, &requester);
    request.requester = requester.seal(&ctx.app, ctx.body(), &request.tracking)?;
    request.id = store::insert(&tx, ctx.body(), &request, filing).await?;
    request.log_seq = record(ctx, &tx, &request, role).await?;
    store::set_place(&tx, ctx.body(), request.id, request.log_seq).await?;
    for paper in &papers {
        file_store::insert_paper(&tx, ctx.body(), request.id, paper, ctx.now()).await?;
    }
    note_receipt(ctx, &tx, &request).await?;
    tell::officers(ctx, &tx, &request, "request-received").await?;
    tell::requester(ctx, &tx, &request, &requester, "received", "").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(Filed { id: request.id, number: request.number, tracking: request.tracking, is_repeated: false })
}

/// The first lines of the case: when it was received and, when that was earlier, when it was written down.
async fn note_receipt(ctx: &Ctx, tx: &db::Tx, request: &InformationRequest) -> Result<()> {
    let (body, id, unit_id) = (ctx.body(), request.id, request.unit_id);
    let step = |at: i64, kind: &str| Step { at, kind: kind.to_owned(), unit_id, note: String::new() };
    store::insert_step(tx, body, id, &step(request.received_at, "received")).await?;
    if !request.channel.0.is_written_down() {
        return Ok(());
    }
    file_store::insert_intake(tx, body, id, ctx.account(), ctx.now()).await?;
    if rules::request::is_recorded_later(request.received_at, ctx.now()) {
        store::insert_step(tx, body, id, &step(ctx.now(), "written_down")).await?;
    }
    Ok(())
}

async fn record(ctx: &Ctx, tx: &db::Tx, request: &InformationRequest, role: Option<Role>) -> Result<i64> {
    let change = Change::new("request.submit", "request", request.id)
        .in_unit(request.unit_id)
        .as_role(role)
        .detail(&request.number)
        .digests("", request.digest.0.clone());
    audit::record(ctx, tx, change).await
}

/// The unit that has to act: the one asked or, without one, that of the main PPID.
pub(super) fn responsible(ctx: &Ctx, asked: Option<UnitId>) -> Result<UnitId> {
    let unit = asked.or(ctx.directory.body.ppid_unit_id).or(ctx.directory.body.root_unit_id);
    let unit = unit.and_then(|unit| ctx.directory.unit(unit)).filter(|unit| unit.is_active());
    unit.map(|unit| unit.id).ok_or(Error::NotFound)
}

/// A request as it is taken in, before it has a number.
pub(super) fn taken(ctx: &Ctx, unit: UnitId, filing: &Filing, received_at: i64) -> InformationRequest {
    let words = |text: &str| text.trim().to_owned();
    InformationRequest {
        id: RequestId(0),
        unit_id: unit,
        state: Coded(State::Received),
        outcome: String::new(),
        version: 1,
        number: String::new(),
        tracking: number::new_tracking(),
        channel: Coded(filing.channel),
        applicant_kind: Coded(filing.kind),
        requester: Vec::new(),
        subject: words(&filing.subject),
        purpose: words(&filing.purpose),
        format: Coded(filing.format),
        delivery: Coded(filing.delivery),
        received_at,
        received_on: rules::zone::day(received_at, &ctx.directory.zone).to_string(),
        calendar: String::new(),
        due_legal: None,
        due_safe: None,
        opens_on: None,
        answer_days: 0,
        extended_on: None,
        extension_reason: String::new(),
        answered_on: None,
        closed_on: None,
        digest: Hex::default(),
        log_seq: 0,
        is_sample: ctx.directory.body.is_sample,
        is_announcement: false,
    }
}

/// Every field of a filing that cannot be taken, by the names of the form, each with its first fault.
pub fn check_filing(filing: &Filing) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let who = &filing.requester;
    let asked = rules::request::Filing {
        kind: filing.kind,
        channel: filing.channel,
        name: who.name.trim(),
        address: who.address.trim(),
        email: who.email.trim(),
        phone: who.phone.trim(),
        nik: who.nik.trim(),
        legal_number: who.legal_number.trim(),
        representative: who.representative.trim(),
        power_of_attorney: who.power_of_attorney.trim(),
        subject: filing.subject.trim(),
        purpose: filing.purpose.trim(),
        delivery: filing.delivery,
    };
    for fault in check(&asked) {
        let (field, key) = words_of(fault);
        if errors.get(field).is_none() {
            errors.add(field, key);
        }
    }
    for (field, text, most) in [
        ("nama", asked.name, LINE_CHARS),
        ("alamat", asked.address, LINE_CHARS),
        ("surel", asked.email, LINE_CHARS),
        ("telepon", asked.phone, LINE_CHARS),
        ("nik", asked.nik, LINE_CHARS),
        ("nomor-badan-hukum", asked.legal_number, LINE_CHARS),
        ("kuasa", asked.representative, LINE_CHARS),
        ("surat-kuasa", asked.power_of_attorney, LINE_CHARS),
        ("informasi", asked.subject, FIELD_CHARS),
        ("tujuan", asked.purpose, FIELD_CHARS),
    ] {
        if text.chars().count() > most {
            errors.add(field, "request-error-long");
        }
    }
    errors
}

fn words_of(fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::Name => ("nama", "request-error-name"),
        Fault::Address => ("alamat", "request-error-address"),
        Fault::Subject => ("informasi", "request-error-subject"),
        Fault::Purpose => ("tujuan", "request-error-purpose"),
        Fault::Contact => ("surel", "request-error-contact"),
        Fault::EmailForDelivery => ("surel", "request-error-email-delivery"),
        Fault::Email => ("surel", "request-error-email"),
        Fault::Phone => ("telepon", "request-error-phone"),
        Fault::Nik => ("nik", "request-error-nik"),
        Fault::LegalNumber => ("nomor-badan-hukum", "request-error-legal-number"),
        Fault::PowerOfAttorney => ("surat-kuasa", "request-error-power"),
    }
}
