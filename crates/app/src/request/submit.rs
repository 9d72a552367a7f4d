//! Filing a request: number, tracking code, dates and place in the change log, in one transaction.

use rules::case::request::State;
use rules::permission::Act;
use rules::request::{Channel, Fault, check};
use rules::role::Role;

use super::model::{Filing, InformationRequest, Requester, Step};
use super::{calendar, number, receipt, store, tell};
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
    let unit = responsible(ctx, filing.unit)?;
    let role = match filing.channel {
        Channel::Online | Channel::Api => None,
        _ => ctx.allow(Act::ReceiveRequests, Some(unit))?,
    };
    check_filing(filing).into_result()?;
    let counted = calendar::answer_due(ctx, ctx.now(), false).await?;
    let tx = ctx.db().begin().await?;
    if let Some(known) = store::find_by_form(&tx, ctx.body(), &filing.form_token).await? {
        return Ok(Filed { id: known.id, number: known.number, tracking: known.tracking, is_repeated: true });
    }
    let mut request = taken(ctx, unit, filing);
    calendar::set(&mut request, counted);
    request.number = number::next(ctx, &tx, unit, ctx.today()).await?;
    let requester = Requester { salt: web::secrets::random_token(), ..filing.requester.clone() };
    request.digest = receipt::digest(&request, &requester);
    request.requester = requester.seal(&ctx.app, ctx.body(), &request.tracking)?;
    request.id = store::insert(&tx, ctx.body(), &request, filing).await?;
    request.log_seq = record(ctx, &tx, &request, role).await?;
    store::set_place(&tx, ctx.body(), request.id, request.log_seq).await?;
    let step = Step { at: ctx.now(), kind: "received".to_owned(), unit_id: unit, note: String::new() };
    store::insert_step(&tx, ctx.body(), request.id, &step).await?;
    tell::officers(ctx, &tx, &request, "request-received").await?;
    tell::requester(ctx, &tx, &request, &requester, "received", "").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(Filed { id: request.id, number: request.number, tracking: request.tracking, is_repeated: false })
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
fn responsible(ctx: &Ctx, asked: Option<UnitId>) -> Result<UnitId> {
    let unit = asked.or(ctx.directory.body.ppid_unit_id).or(ctx.directory.body.root_unit_id);
    let unit = unit.and_then(|unit| ctx.directory.unit(unit)).filter(|unit| unit.is_active());
    unit.map(|unit| unit.id).ok_or(Error::NotFound)
}

fn taken(ctx: &Ctx, unit: UnitId, filing: &Filing) -> InformationRequest {
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
        received_at: ctx.now(),
        received_on: ctx.today().to_string(),
        calendar: String::new(),
        due_legal: None,
        due_safe: None,
        opens_on: None,
        extended_on: None,
        extension_reason: String::new(),
        answered_on: None,
        closed_on: None,
        digest: Hex::default(),
        log_seq: 0,
        is_sample: ctx.directory.body.is_sample,
    }
}

/// Every fault of a filing, by the names of the form.
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
        errors.add(field, key);
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
