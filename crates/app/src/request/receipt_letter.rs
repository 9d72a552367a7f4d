//! The receipt as a letter (PDF), with a code that a camera reads to check it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use serde::Serialize;

use super::number::grouped;
use super::{calendar, receipt, show as case};
use crate::Result;
use crate::ctx::Visit;
use crate::deadline::recount::stored_day;
use crate::letter::About;
use crate::locale::{Locale, day_in_words, moment_in_words};

const TEMPLATE: &str = include_str!("letters/receipt.typ");

/// What the receipt prints. It goes to whoever holds the tracking code, so it names nobody.
#[derive(Serialize)]
struct Letter {
    body: String,
    unit: String,
    number: String,
    tracking: String,
    received: String,
    /// When it was written down, if that was later; empty when not.
    recorded: String,
    subject: String,
    due: String,
    /// How that day was counted.
    how: String,
    digest: String,
    place: i64,
    code: String,
    check_address: String,
    picture: String,
}

/// `GET /permohonan/{tracking}/tanda-terima.pdf`
pub(super) async fn show(Visit(ctx): Visit, Path(tracking): Path<String>) -> Result<Response<Body>> {
    let request = case::find(&ctx, &tracking).await?;
    let due = request.due_legal.as_deref().map(stored_day).transpose()?;
    let proof = request.receipt();
    let check_address = proof.check_address(&ctx);
    let recorded = receipt::recorded_later(&ctx, request.id, request.received_at).await?;
    let moment = |ms: i64| moment_in_words(Locale::Indonesian, ms, &ctx.directory.zone);
    let letter = Letter {
        body: ctx.directory.body.name.clone(),
        unit: ctx.directory.name(request.unit_id).to_owned(),
        number: request.number.clone(),
        tracking: grouped(&request.tracking),
        received: moment(request.received_at),
        recorded: recorded.map(moment).unwrap_or_default(),
        due: due.map(|day| day_in_words(Locale::Indonesian, day)).unwrap_or_default(),
        how: calendar::how(&ctx, Locale::Indonesian, &request).await?,
        digest: request.digest.0.clone(),
        place: request.log_seq,
        code: grouped(&proof.code(&ctx)),
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        subject: request.subject,
        check_address,
    };
    let about = About {
        title: format!("Tanda Bukti Penerimaan {}", letter.number),
        author: letter.body.clone(),
        made_at: recorded.unwrap_or(request.received_at),
        file_name: "tanda-terima.pdf",
    };
    crate::letter::answer(TEMPLATE, letter, about).await
}
