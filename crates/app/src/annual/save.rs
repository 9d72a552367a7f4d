//! The main PPID writes the chapters.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::Chapter;

use super::model::{AnnualServiceReport, Chapters};
use super::{desk, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest chapter, in characters.
const CHARS: usize = 20_000;

/// Years that can be reported about: since the act applies (UU 14/2008 Ps.64) until this one.
pub(super) fn is_year(ctx: &Ctx, year: i16) -> bool {
    (2010..=ctx.today().year()).contains(&year)
}

/// The report of a year inside a transaction, begun when it was not.
pub(super) async fn begun(ctx: &Ctx, tx: &db::Tx, year: i16) -> Result<AnnualServiceReport> {
    if !is_year(ctx, year) {
        return Err(Error::NotFound);
    }
    store::insert(tx, ctx.body(), year, ctx.directory.body.is_sample, ctx.now()).await?;
    store::find(tx, ctx.body(), year).await?.ok_or(Error::NotFound)
}

/// Checks the words: not too long and, to be published, none missing. Errors: `Invalid`.
pub(super) fn check(chapters: &Chapters, is_whole: bool) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for chapter in Chapter::ALL {
        let text = chapters.of(*chapter);
        if text.chars().count() > CHARS {
            errors.add(chapter.code(), "annual-error-long");
        } else if is_whole && text.trim().is_empty() {
            errors.add(chapter.code(), "annual-error-empty");
        }
    }
    errors
}

/// Saves the words of a year's report. Errors: `Invalid`; `Refused` once it is published; `NotFound`, `Forbidden`.
pub async fn save(ctx: &Ctx, year: i16, chapters: &Chapters) -> Result<()> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    check(chapters, false).into_result()?;
    let tx = ctx.db().begin().await?;
    let mut one = begun(ctx, &tx, year).await?;
    if one.is_published() {
        return Err(Error::Refused("annual-refused-published"));
    }
    one.put(chapters);
    store::update(&tx, ctx.body(), &one, ctx.now()).await?;
    audit::record(ctx, &tx, Change::new("annual.save", "annual_report", i64::from(year)).as_role(role))
        .await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The words of the form.
pub(super) fn typed(fields: &Fields) -> Chapters {
    let mut chapters = Chapters::default();
    for chapter in Chapter::ALL {
        *chapters.of_mut(*chapter) = fields.text(chapter.code()).replace("\r\n", "\n");
    }
    chapters
}

/// `POST /kerja/laporan/tahunan/{year}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(year): Path<i16>,
    fields: Fields,
) -> Result<Response<Body>> {
    match save(&ctx, year, &typed(&fields)).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/laporan/tahunan/{year}?ok=annual-saved"))),
        Err(Error::Invalid(errors)) => desk::page(&ctx, year, Some(&fields), (errors, "")).await,
        Err(other) => Err(other),
    }
}
