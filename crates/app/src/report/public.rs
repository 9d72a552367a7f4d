//! The logs of requests and objections for everybody: `/permohonan/register.csv?tahun=2026&unit=dinkes`, also `.xlsx`,
//! `.pdf`, and the same under `/keberatan`.
//! Nothing of who asks stands in it, and nothing requesters wrote in their own words, which may name people.

use axum::body::Body;
use axum::http::Response;
use rules::case::CaseKind;
use rules::visibility::LogPart;

use super::file::{self, Log};
use crate::ctx::Visit;
use crate::page::Query;
use crate::{Ctx, Error, Result};

/// Years a question may name.
const YEARS: std::ops::RangeInclusive<i16> = 2008..=2100;

/// The log a query asks for; without a year that of this year.
/// Errors: `NotFound` for a unit that is not there and for something that is no year.
pub(super) fn asked(ctx: &Ctx, cases: CaseKind, query: &Query) -> Result<Log> {
    let year =
        if query.has("tahun") { query.parse("tahun").ok_or(Error::NotFound)? } else { ctx.today().year() };
    if !YEARS.contains(&year) {
        return Err(Error::NotFound);
    }
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.id),
    };
    Ok(Log { cases, unit, year, most: LogPart::Facts })
}

/// `GET /permohonan/register.csv`, `/keberatan/register.csv`
pub(super) async fn csv(cases: CaseKind, Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    file::csv(&ctx, asked(&ctx, cases, &query)?).await
}

/// `GET /permohonan/register.xlsx`, `/keberatan/register.xlsx`
pub(super) async fn xlsx(cases: CaseKind, Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    file::xlsx(&ctx, asked(&ctx, cases, &query)?).await
}

/// `GET /permohonan/register.pdf`, `/keberatan/register.pdf`, `?bagian=2`
pub(super) async fn pdf(cases: CaseKind, Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let part = if query.has("bagian") { query.parse("bagian").ok_or(Error::NotFound)? } else { 1 };
    file::pdf(&ctx, asked(&ctx, cases, &query)?, part).await
}
