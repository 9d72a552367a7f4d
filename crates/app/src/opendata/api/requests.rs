//! `/api/v1/requests`: asking for information (UU 14/2008 Ps.22) and following a case, for messengers and other
//! programs. Anybody may, as by the form; what is told of a case is what its page tells, never who asked.

use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use rules::Code;
use rules::deadline::Start;
use serde::Serialize;

use super::params::{Kind, Param, Values};
use super::problem::Fault;
use super::register::private_json;
use super::{Answer, Operation, Sending, Write, request_files, request_input};
use crate::ctx::{Ctx, Visit};
use crate::deadline::answer::{DayFacts, proof};
use crate::deadline::calendar;
use crate::page::Query;
use crate::request::{self, Followed, InformationRequest, WrittenNotice};
use crate::{Error, Result};

pub(super) const FILE: Write = Write {
    method: "post",
    place: "/api/v1/requests",
    id: "fileRequest",
    summary: "Files a request for information, as the form does, with papers if you like: number, tracking code and dates come at once.",
    key: None,
    body: Sending::JsonOrForm("NewRequest", "NewRequestWithPapers", request_files::PART),
    success: (201, "The request was filed; `Location` is where it is followed."),
    answer: "FiledRequest",
    is_open: true,
};

pub(super) const FOLLOW: Operation = Operation {
    path: "/api/v1/requests/{tracking}",
    id: "followRequest",
    summary: "Where a request stands: state, dates, steps and the written notice. Never who asked.",
    key: Some(Param::new(
        "tracking",
        Kind::Text { most: 40 },
        "The tracking code on the receipt; hyphens and small letters are forgiven.",
        "",
    )),
    query: &[],
    answer: "InformationRequest",
    others: &[(404, "No request has this code.")],
};

/// What is told of a filing.
#[derive(Serialize)]
struct Filed {
    #[serde(flatten)]
    facts: Facts,
    /// The proof of `due_legal` and `due_safe`; empty when the calendar does not reach so far.
    days: Vec<DayFacts>,
}

/// What every answer about a request tells.
#[derive(Serialize)]
struct Facts {
    number: String,
    tracking: String,
    state: &'static str,
    outcome: Option<String>,
    unit: String,
    unit_name: String,
    subject: String,
    received_at: String,
    received_on: String,
    due_legal: Option<String>,
    due_safe: Option<String>,
    opens_on: Option<String>,
    calendar: String,
    extended_on: Option<String>,
    extension_reason: String,
    answered_on: Option<String>,
    closed_on: Option<String>,
    url: String,
    receipt: Receipt,
    is_sample: bool,
}

/// The receipt (Ps.22(4)) and how it is checked.
#[derive(Serialize)]
struct Receipt {
    check_url: String,
    pdf_url: String,
    digest: String,
    place: i64,
}

/// A case as it is followed.
#[derive(Serialize)]
struct Case {
    #[serde(flatten)]
    facts: Facts,
    steps: Vec<StepFacts>,
    notice: Option<NoticeFacts>,
}

#[derive(Serialize)]
struct StepFacts {
    at: String,
    kind: String,
    unit: String,
    note: String,
}

/// The written notice (Ps.22(7)), contents a to g.
#[derive(Serialize)]
struct NoticeFacts {
    outcome: &'static str,
    is_held: bool,
    holder: String,
    ground: Option<String>,
    consequence: String,
    material: String,
    blacked_out: String,
    means: String,
    cost_rupiah: i64,
    payment: String,
    officer_name: String,
    officer_position: String,
    issued_on: String,
    is_late: bool,
}

fn facts(ctx: &Ctx, request: &InformationRequest) -> Facts {
    let url = format!("{}{}", ctx.origin, request.path());
    Facts {
        number: request.number.clone(),
        tracking: request.tracking.clone(),
        state: request.state.0.code(),
        outcome: filled(&request.outcome),
        unit: ctx.directory.unit(request.unit_id).map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: ctx.directory.name(request.unit_id).to_owned(),
        subject: request.subject.clone(),
        received_at: rules::zone::rfc3339(request.received_at, &ctx.directory.zone),
        received_on: request.received_on.clone(),
        due_legal: request.due_legal.clone(),
        due_safe: request.due_safe.clone(),
        opens_on: request.opens_on.clone(),
        calendar: request.calendar.clone(),
        extended_on: request.extended_on.clone(),
        extension_reason: request.extension_reason.clone(),
        answered_on: request.answered_on.clone(),
        closed_on: request.closed_on.clone(),
        receipt: Receipt {
            check_url: request.receipt().check_address(ctx),
            pdf_url: format!("{url}/tanda-terima.pdf"),
            digest: request.digest.0.clone(),
            place: request.log_seq,
        },
        url,
        is_sample: request.is_sample,
    }
}

fn filled(text: &str) -> Option<String> {
    Some(text).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn notice_facts(notice: WrittenNotice) -> NoticeFacts {
    NoticeFacts {
        outcome: notice.outcome.0.code(),
        is_held: notice.is_held,
        ground: filled(&notice.ground),
        holder: notice.holder,
        consequence: notice.consequence,
        material: notice.material,
        blacked_out: notice.blacked_out,
        means: notice.means,
        cost_rupiah: notice.cost_rupiah,
        payment: notice.payment,
        officer_name: notice.officer_name,
        officer_position: notice.officer_position,
        issued_on: notice.issued_on,
        is_late: notice.is_late,
    }
}

/// The days between receipt and due date, by the calendar the dates were counted with.
async fn days(ctx: &Ctx, request: &InformationRequest) -> Result<Vec<DayFacts>> {
    let calendar = calendar::by_name(ctx.db(), ctx.body(), &request.calendar).await?;
    let start = Start::moment(request.received_at, &ctx.directory.zone);
    let term = request::answer_term(request.answer_days, request.extended_on.is_some())?;
    // A calendar that does not reach so far proves nothing.
    Ok(calendar.and_then(|calendar| proof(term, &calendar, start).ok()).unwrap_or_default())
}

/// `POST /api/v1/requests`
pub(super) async fn file(Visit(ctx): Visit, headers: HeaderMap, request: Request) -> Answer {
    let mut sent = request_files::Sent::read(&ctx, &headers, request).await?;
    let once = once(&headers, &sent.content().await?)?;
    let filing = request_input::read(&ctx, &sent.json, once)?;
    request::throttle(&ctx)?;
    let filed = match request::submit_with(&ctx, &filing, sent.files).await {
        // A paper that cannot be taken; the rest was looked at before.
        Err(Error::Invalid(errors)) => return Err(Fault::Fields(request_input::faults(&errors))),
        other => other?,
    };
    let Followed { request, .. } = request::follow(&ctx, &filed.tracking).await?;
    let answer = Filed { days: days(&ctx, &request).await?, facts: facts(&ctx, &request) };
    let mut response = private(&answer)?;
    *response.status_mut() = StatusCode::CREATED;
    let place = HeaderValue::from_str(&format!("{}/api/v1/requests/{}", ctx.origin, filed.tracking));
    response.headers_mut().insert(header::LOCATION, place.map_err(anyhow::Error::new)?);
    if filed.is_repeated {
        let name = HeaderName::from_static("idempotency-replayed");
        response.headers_mut().insert(name, HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// What makes a call sent twice one request. It is bound to what was sent: nobody is told another person's
/// tracking code by guessing a key.
/// Errors: 422 for a key that is none.
fn once(headers: &HeaderMap, content: &[u8]) -> std::result::Result<String, Fault> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(web::secrets::random_token()) };
    let key = key.to_str().unwrap_or_default();
    let is_key = (1..=200).contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if !is_key {
        return Err(Fault::parameter(
            "Idempotency-Key",
            "must be 1 to 200 letters, digits, hyphens, underscores",
        ));
    }
    let digest = web::secrets::sha256_hex(&[key.as_bytes(), b"|", content].concat());
    Ok(format!("api-{digest}"))
}

fn private<T: Serialize>(content: &T) -> Result<Response<Body>> {
    Ok(private_json(serde_json::to_string(content).map_err(anyhow::Error::new)?))
}

/// `GET /api/v1/requests/{tracking}`
pub(super) async fn follow(
    Visit(ctx): Visit,
    tracking: std::result::Result<Path<String>, PathRejection>,
    query: Query,
) -> Answer {
    Values::read(FOLLOW.query, &query)?;
    // Bytes that are no text are no code.
    let Ok(Path(tracking)) = tracking else { return Err(Error::NotFound.into()) };
    let Followed { request, steps, notice } = request::follow(&ctx, &tracking).await?;
    let code = |id| ctx.directory.unit(id).map(|unit| unit.code.clone()).unwrap_or_default();
    let moment = |at: i64| rules::zone::rfc3339(at, &ctx.directory.zone);
    let steps = steps
        .into_iter()
        .map(|step| StepFacts {
            at: moment(step.at),
            kind: step.kind,
            unit: code(step.unit_id),
            note: step.note,
        })
        .collect();
    Ok(private(&Case { facts: facts(&ctx, &request), steps, notice: notice.map(notice_facts) })?)
}
