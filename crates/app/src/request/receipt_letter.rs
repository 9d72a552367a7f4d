//! The receipt as a letter (PDF), with a code that a camera reads to check it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use serde::Serialize;

use super::number::grouped;
use super::{receipt, show as case};
use crate::ctx::Visit;
use crate::locale::{Locale, day_in_words, moment_in_words};
use crate::{Error, Result};

const TEMPLATE: &str = include_str!("letters/receipt.typ");

/// What the receipt prints. It goes to whoever holds the tracking code, so it names nobody.
#[derive(Serialize)]
struct Letter {
    body: String,
    unit: String,
    number: String,
    tracking: String,
    received: String,
    subject: String,
    due: String,
    calendar: String,
    digest: String,
    place: i64,
    code: String,
    check_address: String,
    picture: String,
}

/// `GET /permohonan/{tracking}/tanda-terima.pdf`
pub(super) async fn show(Visit(ctx): Visit, Path(tracking): Path<String>) -> Result<Response<Body>> {
    let request = case::find(&ctx, &tracking).await?;
    let due = request.due_legal.as_deref().and_then(|day| day.parse().ok());
    let check_address = receipt::check_address(&ctx, &request);
    let letter = Letter {
        body: ctx.directory.body.name.clone(),
        unit: ctx.directory.name(request.unit_id).to_owned(),
        number: request.number.clone(),
        tracking: grouped(&request.tracking),
        received: moment_in_words(Locale::Indonesian, request.received_at, &ctx.directory.zone),
        due: due.map(|day| day_in_words(Locale::Indonesian, day)).unwrap_or_default(),
        calendar: request.calendar.clone(),
        digest: request.digest.0.clone(),
        place: request.log_seq,
        code: grouped(&receipt::code(&ctx, &request)),
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        subject: request.subject,
        check_address,
    };
    let meta = paper::pdf::Meta {
        title: format!("Tanda Bukti Penerimaan {}", letter.number),
        author: letter.body.clone(),
        language: "id".to_owned(),
        created: jiff::Timestamp::from_millisecond(request.received_at).map_err(anyhow::Error::new)?,
    };
    let pdf = tokio::task::spawn_blocking(move || paper::pdf::render(TEMPLATE, &letter, &meta))
        .await
        .map_err(anyhow::Error::new)?
        .map_err(|error| Error::Internal(anyhow::Error::new(error)))?;
    let mut response = Response::new(Body::from(pdf));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = HeaderValue::from_static("inline; filename=\"tanda-terima.pdf\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
