//! How a body numbers requests, objections, disputes and their letters (`/kerja/permohonan/penomoran`, UU 14/2008
//! Ps.22(4)): a pattern of each series with a preview. A new pattern counts from the next number on; the running
//! number goes on, so there is no gap.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::permission::Act;
use rules::request::{LetterKind, Pattern, PatternFault, Series};

use super::{file_store, number};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Units of which the preview shows a number.
const SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "request/pages/numbering.html")]
struct NumberingPage {
    p: Page,
    /// Every series: code, name, whether it is the one shown.
    series: Vec<(&'static str, String, bool)>,
    /// Code of the one shown.
    code: &'static str,
    inputs: Vec<Input>,
    /// Words of a pattern with what they stand for.
    words: Vec<(String, String)>,
    /// The next numbers of some units by the pattern typed; empty when it cannot be used.
    preview: Vec<String>,
    errors: Vec<(String, String)>,
    show_optional: bool,
}

/// Sets the pattern of a series of the body.
/// Errors: `Invalid` for one by which two cases could get one number; `Forbidden`.
pub async fn set_pattern(ctx: &Ctx, series: Series, typed: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let pattern = read(ctx, series, typed).await?;
    let before = number::pattern(ctx.db(), ctx.body(), series).await?;
    let tx = ctx.db().begin().await?;
    file_store::upsert_pattern(&tx, ctx.body(), (series, &pattern.to_string()), ctx.now()).await?;
    let change = Change::new("request.set-pattern", "body", ctx.body())
        .as_role(role)
        .detail(format!("{series}: {before} → {pattern}"));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// A pattern as typed, which no other series of the body has.
async fn read(ctx: &Ctx, series: Series, typed: &str) -> Result<Pattern> {
    let mut others = Vec::new();
    for other in Series::ALL.iter().filter(|other| **other != series) {
        others.push(number::pattern(ctx.db(), ctx.body(), *other).await?);
    }
    let checked =
        Pattern::new(series, typed).and_then(|pattern| pattern.check_free(others.iter()).map(|()| pattern));
    checked.map_err(|fault| {
        let key = match fault {
            PatternFault::NotUnique => "request-error-pattern-unique",
            PatternFault::Unknown => "request-error-pattern-unknown",
            PatternFault::Unprintable => "request-error-pattern-unprintable",
            PatternFault::Taken => "request-error-pattern-taken",
        };
        Error::Invalid(FieldErrors(vec![("pola", key)]))
    })
}

/// The series of an address; requests when it names none.
fn asked(code: &str) -> Series {
    Series::from_code(code).unwrap_or(Series::Request)
}

/// `GET /kerja/permohonan/penomoran?jenis=&pola=`: what would come of a pattern.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let series = asked(query.text("jenis"));
    let typed = match query.raw("pola") {
        Some(typed) => typed.to_owned(),
        None => number::pattern(ctx.db(), ctx.body(), series).await?.to_string(),
    };
    page(&ctx, series, &typed, query.text("ok")).await
}

/// `POST /kerja/permohonan/penomoran`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let (series, typed) = (asked(fields.text("jenis")), fields.text("pola"));
    match set_pattern(&ctx, series, typed).await {
        Ok(()) => {
            let path = format!("/kerja/permohonan/penomoran?jenis={series}&ok=request-pattern-saved");
            Ok(see_other(&ctx, &path))
        }
        Err(Error::Invalid(_)) => page(&ctx, series, typed, "").await,
        Err(other) => Err(other),
    }
}

fn words(p: &Page, word: &str) -> (String, String) {
    (format!("{{{word}}}"), p.t(&format!("request-pattern-{}", word.replace(':', "-"))))
}

/// Numbers of some units by a pattern, as the next cases could carry them.
fn examples(ctx: &Ctx, pattern: &Pattern) -> Vec<String> {
    let today = ctx.today();
    let codes = ctx.directory.active().take(SHOWN).map(|unit| &unit.code);
    let number = |(seq, code): (i64, &String)| {
        pattern.fill_letter(seq, LetterKind::Notice, code, today.month(), today.year())
    };
    [7, 12, 345].into_iter().zip(codes).map(number).collect()
}

async fn page(ctx: &Ctx, series: Series, typed: &str, ok: &str) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("request-numbering-title")).section("requests").flash(Some(ok));
    let (preview, errors) = match read(ctx, series, typed).await {
        Ok(pattern) => (examples(ctx, &pattern), FieldErrors::default()),
        Err(Error::Invalid(errors)) => (Vec::new(), errors),
        Err(other) => return Err(other),
    };
    let keys = ["request-field-pattern", "request-hint-pattern"].map(str::to_owned);
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let tab = |one: &Series| {
        (one.code(), p.t(&format!("request-series-{}", one.code().replace('_', "-"))), *one == series)
    };
    let page = NumberingPage {
        series: Series::ALL.iter().map(tab).collect(),
        code: series.code(),
        inputs: vec![Input::of(&p, &keys, "pola", typed, Kind::Line("text")).required().check(&p, &errors)],
        words: series.words().iter().map(|word| words(&p, word)).collect(),
        preview,
        errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        show_optional: true,
        p,
    };
    html_status(status, &page)
}
