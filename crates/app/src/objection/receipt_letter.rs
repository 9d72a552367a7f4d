//! The receipt of an objection as a letter (PDF), with a code that a camera reads to check it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use serde::Serialize;

use super::model::letter;
use super::{show, store};
use crate::Result;
use crate::ctx::Visit;
use crate::ids::ObjectionId;
use crate::letter::About;
use crate::locale::{Locale, iso_in_words, moment_in_words};
use crate::request::grouped;

const TEMPLATE: &str = include_str!("letters/receipt.typ");

/// What the receipt prints. It goes to whoever holds the tracking code, so it names nobody.
#[derive(Serialize)]
struct Printed {
    body: String,
    number: String,
    request_number: String,
    is_announcement: bool,
    subject: String,
    reasons: Vec<Reason>,
    timing: String,
    received: String,
    due: String,
    calendar: String,
    tracking: String,
    digest: String,
    place: i64,
    code: String,
    check_address: String,
    picture: String,
}

/// A ground with its letter.
#[derive(Serialize)]
struct Reason {
    letter: &'static str,
    words: String,
}

/// `GET /permohonan/{tracking}/keberatan/{objection}/tanda-terima.pdf`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path((tracking, id)): Path<(String, ObjectionId)>,
) -> Result<Response<Body>> {
    let locale = Locale::Indonesian;
    let (request, objection) = show::find(&ctx, &tracking, id).await?;
    let grounds = store::grounds_of(ctx.db(), ctx.body(), id).await?;
    let receipt = objection.receipt();
    let check_address = receipt.check_address(&ctx);
    let timing = rules::Code::code(objection.timing.0).replace('_', "-");
    let printed = Printed {
        reasons: grounds.iter().map(|ground| reason(letter(ground.reason.0))).collect(),
        timing: locale.t(&format!("objection-timing-{timing}")),
        received: moment_in_words(locale, objection.received_at, &ctx.directory.zone),
        due: objection.due_legal.as_deref().map(|day| iso_in_words(locale, day)).unwrap_or_default(),
        tracking: grouped(&request.tracking),
        code: grouped(&receipt.code(&ctx)),
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        body: ctx.directory.body.name.clone(),
        number: objection.number,
        request_number: request.number,
        is_announcement: request.is_announcement,
        subject: request.subject,
        calendar: objection.calendar,
        digest: objection.digest.0,
        place: objection.log_seq,
        check_address,
    };
    let about = About {
        title: format!("Tanda Bukti Penerimaan Keberatan {}", printed.number),
        author: printed.body.clone(),
        made_at: objection.received_at,
        file_name: "tanda-terima-keberatan.pdf",
    };
    crate::letter::answer(TEMPLATE, printed, about).await
}

fn reason(letter: &'static str) -> Reason {
    Reason { letter, words: Locale::Indonesian.t(&format!("objection-reason-{letter}")) }
}
