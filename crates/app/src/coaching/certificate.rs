//! The certificate of a course (PDF), with a number and a code that anybody can check on `/tanda-terima`.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::coaching::course;
use rules::permission::Act;
use serde::Serialize;

use super::model;
use crate::ctx::SignedIn;
use crate::ids::AttemptId;
use crate::letter::About;
use crate::locale::{Locale, day_in_words};
use crate::{Error, Result};

const TEMPLATE: &str = include_str!("letters/certificate.typ");

/// What a certificate prints.
#[derive(Serialize)]
struct Printed {
    body: String,
    office: String,
    name: String,
    unit: String,
    course: String,
    source: String,
    number: String,
    points: i64,
    questions: i64,
    date: String,
    is_sample: bool,
    check_address: String,
    code: String,
    place: i64,
    picture: String,
}

/// `GET /kerja/pembinaan/sertifikat/{attempt}/sertifikat.pdf`: for the person and the office.
/// Errors: `NotFound` for everybody else and for a test that was not passed.
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<AttemptId>) -> Result<Response<Body>> {
    let found = model::find(ctx.db(), ctx.body(), id).await?;
    let is_seen = |one: &model::Attempt| {
        one.is_passed && (ctx.account() == Some(one.account_id) || ctx.may(Act::ManageCoaching, None))
    };
    let one = found.filter(is_seen).ok_or(Error::NotFound)?;
    let course = course(&one.course).ok_or(Error::NotFound)?;
    let proof = one.receipt();
    let check_address = proof.check_address(&ctx);
    let office = ctx.directory.body.ppid_unit_id.map(|unit| ctx.directory.name(unit).to_owned());
    let printed = Printed {
        body: ctx.directory.body.name.clone(),
        office: office.unwrap_or_default(),
        unit: ctx.directory.name(one.unit_id).to_owned(),
        course: course.title.clone(),
        source: course.source.clone(),
        points: one.points,
        questions: one.questions,
        date: day_in_words(Locale::Indonesian, rules::zone::day(one.taken_at, &ctx.directory.zone)),
        is_sample: one.is_sample,
        code: proof.code(&ctx),
        place: one.log_seq,
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        check_address,
        name: one.name,
        number: one.number,
    };
    let about = About {
        title: format!("Sertifikat {}", printed.number),
        author: printed.body.clone(),
        made_at: one.taken_at,
        file_name: "sertifikat.pdf",
    };
    crate::letter::answer(TEMPLATE, printed, about).await
}
