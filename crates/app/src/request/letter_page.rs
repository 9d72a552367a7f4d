//! Letters as PDF, made from the rows of the case whenever somebody asks: nothing is lost when the power goes between
//! an answer and its letter. For whoever holds the tracking code they name nobody; with name and address they are made
//! at the desk, and that is recorded.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code;
use rules::permission::Act;
use rules::request::LetterKind;
use serde::Serialize;

use super::letter;
use super::model::{InformationRequest, Requester};
use super::number::grouped;
use super::{desk_item, file_store, letter_rows, show, step, store};
use crate::ctx::{SignedIn, Visit};
use crate::ids::RequestId;
use crate::letter::About;
use crate::locale::{Locale, iso_in_words, moment_in_words};
use crate::page::Fields;
use crate::{Ctx, Error, Result, audit};

const NOTICE: &str = concat!(include_str!("letters/_frame.typ"), include_str!("letters/notice.typ"));
const REFUSAL: &str = concat!(include_str!("letters/_frame.typ"), include_str!("letters/refusal.typ"));
const EXTENSION: &str = concat!(include_str!("letters/_frame.typ"), include_str!("letters/extension.typ"));
const FEE: &str = concat!(include_str!("letters/_frame.typ"), include_str!("letters/fee.typ"));
const HANDOVER: &str = concat!(include_str!("letters/_frame.typ"), include_str!("letters/handover.typ"));

/// A line of the table of a letter.
#[derive(Serialize)]
pub(super) struct Row {
    /// What it is.
    pub(super) label: String,
    /// What is said of it.
    pub(super) value: String,
}

/// What a letter prints.
#[derive(Serialize)]
struct Sheet {
    body: String,
    unit: String,
    unit_address: String,
    number: String,
    to: Vec<String>,
    request_number: String,
    received: String,
    due: String,
    rows: Vec<Row>,
    is_late: bool,
    has_cost: bool,
    is_sample: bool,
    date: String,
    officer_name: String,
    officer_position: String,
    check_address: String,
    code: String,
    place: i64,
    digest: String,
    picture: String,
}

/// Whom a letter is addressed to, line by line.
fn addressee(request: &InformationRequest, who: Option<&Requester>) -> Vec<String> {
    let Some(who) = who else {
        return vec![format!("Pemohon informasi nomor {}", request.number), "di tempat".to_owned()];
    };
    let name = match who.representative.as_str() {
        "" => who.name.clone(),
        other => format!("{} melalui kuasanya, {other}", who.name),
    };
    std::iter::once(name).chain(who.address.lines().map(str::to_owned)).collect()
}

async fn pdf(
    ctx: &Ctx,
    request: InformationRequest,
    kind: LetterKind,
    who: Option<&Requester>,
) -> Result<Response<Body>> {
    let letters = file_store::list_letters(ctx.db(), ctx.body(), request.id).await?;
    let letter = letters.into_iter().rfind(|letter| letter.kind.0 == kind).ok_or(Error::NotFound)?;
    let notice = store::find_notice(ctx.db(), ctx.body(), request.id).await?;
    let files = file_store::list_answer_files(ctx.db(), ctx.body(), request.id).await?;
    let unit = ctx.directory.unit(request.unit_id);
    let proof = letter.receipt();
    let check_address = proof.check_address(ctx);
    let due = request.due_legal.as_deref().unwrap_or_default();
    let template = match kind {
        LetterKind::Notice => NOTICE,
        LetterKind::Refusal => REFUSAL,
        LetterKind::Extension => EXTENSION,
        LetterKind::Handover => HANDOVER,
        LetterKind::Fee => FEE,
    };
    let sheet = Sheet {
        body: ctx.directory.body.name.clone(),
        unit: ctx.directory.name(request.unit_id).to_owned(),
        unit_address: unit.map(|unit| unit.address.clone()).unwrap_or_default(),
        to: addressee(&request, who),
        received: moment_in_words(Locale::Indonesian, request.received_at, &ctx.directory.zone),
        due: iso_in_words(Locale::Indonesian, due),
        rows: letter_rows::of(&request, &letter, notice.as_ref(), &files),
        is_late: notice.as_ref().is_some_and(|notice| notice.is_late),
        has_cost: notice.as_ref().is_some_and(|notice| notice.cost_rupiah > 0),
        is_sample: request.is_sample,
        date: iso_in_words(Locale::Indonesian, &letter.issued_on),
        code: grouped(&proof.code(ctx)),
        place: letter.log_seq,
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        check_address,
        request_number: request.number,
        digest: letter.digest.0.clone(),
        number: letter.number.clone(),
        officer_name: letter.officer_name.clone(),
        officer_position: letter.officer_position.clone(),
    };
    let about = About {
        title: format!("{} {}", Locale::Indonesian.t(&letter.name_key()), letter.number),
        author: sheet.body.clone(),
        made_at: letter.issued_at,
        file_name: letter.file_name(),
    };
    crate::letter::answer(template, sheet, about).await
}

/// `GET /permohonan/{tracking}/surat/{letter}`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path((tracking, name)): Path<(String, String)>,
) -> Result<Response<Body>> {
    let kind = LetterKind::ALL.iter().copied().find(|kind| letter::file_name(*kind) == name);
    let request = show::find(&ctx, &tracking).await?;
    pdf(&ctx, request, kind.ok_or(Error::NotFound)?, None).await
}

/// `POST /kerja/permohonan/{id}/surat`: a letter with name and address, to be printed and posted.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let kind = LetterKind::from_code(fields.text("surat")).ok_or(Error::NotFound)?;
    let request = desk_item::find(&ctx, id).await?;
    let role = ctx.allow(Act::ReceiveRequests, Some(request.unit_id))?;
    let who = request.requester(&ctx.app, ctx.body())?;
    let tx = ctx.db().begin().await?;
    audit::record(&ctx, &tx, step::change("request.read-requester", &request, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    pdf(&ctx, request, kind, Some(&who)).await
}
