//! Certificates and letters as PDF, made from the row whenever somebody asks, with a code that checks them.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use serde::Serialize;

use super::desk::{find, kind_name, month_name, why};
use super::model::{Recognition, RecognitionId};
use super::{public, store};
use crate::ctx::{SignedIn, Visit};
use crate::letter::About;
use crate::locale::{Locale, iso_in_words};
use crate::page::Page;
use crate::{Ctx, Error, Result};

const CERTIFICATE: &str = include_str!("letters/certificate.typ");
const WARNING: &str = include_str!("letters/warning.typ");

/// What a paper prints.
#[derive(Serialize)]
struct Sheet {
    body: String,
    unit: String,
    kind: String,
    number: String,
    month: String,
    why: String,
    note: String,
    due: String,
    date: String,
    signer_name: String,
    signer_position: String,
    is_sample: bool,
    check_address: String,
    code: String,
    place: i64,
    digest: String,
    picture: String,
}

async fn pdf(ctx: &Ctx, one: Recognition) -> Result<Response<Body>> {
    if !one.has_paper() {
        return Err(Error::NotFound);
    }
    let mut p = Page::new(ctx, "");
    // The language of the office (UU 24/2009 Ps.27).
    p.locale = Locale::Indonesian;
    let proof = one.receipt();
    let check_address = proof.check_address(ctx);
    let day = |day: &Option<String>| iso_in_words(Locale::Indonesian, day.as_deref().unwrap_or_default());
    let sheet = Sheet {
        body: ctx.directory.body.name.clone(),
        unit: ctx.directory.name(one.unit_id).to_owned(),
        kind: kind_name(&p, &one),
        month: month_name(&p, &one),
        why: why(&p, &one),
        due: day(&one.due_on),
        date: day(&one.decided_on),
        code: proof.code(ctx),
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        check_address,
        place: one.log_seq,
        digest: one.digest.0.clone(),
        number: one.number.clone(),
        note: one.reason.clone(),
        signer_name: one.signer_name.clone(),
        signer_position: one.signer_position.clone(),
        is_sample: one.is_sample,
    };
    let is_praise = one.kind.0.is_praise();
    let about = About {
        title: format!("{} {}", sheet.kind, sheet.number),
        author: sheet.body.clone(),
        made_at: one.decided_at.unwrap_or_default(),
        file_name: if is_praise { "piagam.pdf" } else { "surat.pdf" },
    };
    crate::letter::answer(if is_praise { CERTIFICATE } else { WARNING }, sheet, about).await
}

/// `GET /kerja/penghargaan/{recognition}/surat.pdf`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<RecognitionId>) -> Result<Response<Body>> {
    let one = find(&ctx, id).await?;
    pdf(&ctx, one).await
}

/// `GET /penghargaan/{recognition}/surat.pdf`: only what everybody may see.
pub(super) async fn show_public(Visit(ctx): Visit, Path(id): Path<RecognitionId>) -> Result<Response<Body>> {
    let one = store::find(ctx.db(), ctx.body(), id).await?.filter(public::is_shown);
    pdf(&ctx, one.ok_or(Error::NotFound)?).await
}
