//! The written answer to an objection as a letter (PDF): UU 14/2008 Ps.36(2)-(3).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::objection::Decision;
use serde::Serialize;

use super::model::ObjectionDecision;
use super::{show, store};
use crate::ctx::Visit;
use crate::ids::ObjectionId;
use crate::letter::About;
use crate::locale::{Locale, iso_in_words};
use crate::request::grouped;
use crate::{Ctx, Error, Result};

const TEMPLATE: &str = include_str!("letters/decision.typ");

/// What the letter prints. It is read with the tracking code, so it names nobody but who decided.
#[derive(Serialize)]
struct Printed {
    body: String,
    number: String,
    objection_number: String,
    received: String,
    request_number: String,
    requested: String,
    subject: String,
    reasons: String,
    is_settled: bool,
    considerations: String,
    decision: &'static str,
    order: String,
    order_unit: String,
    order_due: String,
    issued: String,
    officer_name: String,
    officer_position: String,
    dispute_due: String,
    is_announcement: bool,
    /// Empty for a letter issued before its place in the change log was kept; the same for what follows.
    code: String,
    check_address: String,
    place: i64,
    digest: String,
    picture: String,
}

/// `GET /permohonan/{tracking}/keberatan/{objection}/keputusan.pdf`
/// Errors: `NotFound` before there is a decision.
pub(super) async fn show(
    Visit(ctx): Visit,
    Path((tracking, id)): Path<(String, ObjectionId)>,
) -> Result<Response<Body>> {
    let (request, objection) = show::find(&ctx, &tracking, id).await?;
    let decision = store::decision_of(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let grounds = store::grounds_of(ctx.db(), ctx.body(), id).await?;
    let letters: Vec<&str> = grounds.iter().map(|ground| super::model::letter(ground.reason.0)).collect();
    let day = |day: &str| iso_in_words(Locale::Indonesian, day);
    let maybe = |text: &Option<String>| text.as_deref().map(day).unwrap_or_default();
    let proof = decision.receipt(id);
    let check_address = proof.check_address(&ctx);
    let is_proved = proof.log_seq > 0;
    let printed = Printed {
        code: if is_proved { grouped(&decision_code(&ctx, id, &decision)) } else { String::new() },
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        check_address,
        place: proof.log_seq,
        digest: proof.digest.0,
        is_announcement: request.is_announcement,
        body: ctx.directory.body.name.clone(),
        received: day(&objection.received_on),
        requested: day(&request.received_on),
        reasons: letters.join(", "),
        decision: dictum(decision.decision.0),
        order_unit: decision
            .order_unit_id
            .map(|unit| ctx.directory.name(unit).to_owned())
            .unwrap_or_default(),
        order_due: maybe(&decision.order_due_on),
        issued: day(&decision.issued_on),
        dispute_due: maybe(&objection.dispute_due_on),
        number: decision.letter_number,
        objection_number: objection.number,
        request_number: request.number,
        subject: request.subject,
        is_settled: decision.is_settled,
        considerations: decision.considerations,
        order: decision.order_text,
        officer_name: decision.officer_name,
        officer_position: decision.officer_position,
    };
    let about = About {
        title: format!("Tanggapan atas Keberatan {}", printed.objection_number),
        author: printed.body.clone(),
        made_at: decision.issued_at,
        file_name: "tanggapan-keberatan.pdf",
    };
    crate::letter::answer(TEMPLATE, printed, about).await
}

/// The decision as an Indonesian office writes it.
fn dictum(decision: Decision) -> &'static str {
    match decision {
        Decision::UpheldRequester => "Mengabulkan keberatan untuk seluruhnya.",
        Decision::Partly => "Mengabulkan keberatan untuk sebagian.",
        Decision::Rejected => "Menolak keberatan dan menguatkan putusan PPID.",
    }
}

/// The code on the letter of a decision, which `/tanda-terima` checks.
pub fn decision_code(ctx: &Ctx, id: ObjectionId, decision: &ObjectionDecision) -> String {
    decision.receipt(id).code(ctx)
}
