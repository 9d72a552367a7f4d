//! How a body numbers its requests (`/kerja/permohonan/penomoran`, UU 14/2008 Ps.22(4)): a pattern with a preview.
//! A new pattern counts from the next request on; the running number goes on, so there is no gap.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::request::{Pattern, PatternFault};

use super::{file_store, number};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Words a pattern may hold.
const WORDS: [&str; 6] = ["seq", "seq:04", "unit", "month", "roman", "year"];
/// Units of which the preview shows a number.
const SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "request/pages/numbering.html")]
struct NumberingPage {
    p: Page,
    inputs: Vec<Input>,
    /// Words of a pattern with what they stand for.
    words: Vec<(String, String)>,
    /// Numbers of the next requests of some units by the pattern typed; empty when it cannot be used.
    preview: Vec<String>,
    errors: Vec<(String, String)>,
    show_optional: bool,
}

/// Sets the pattern of the body's numbers.
/// Errors: `Invalid` for one by which two cases could get one number; `Forbidden`.
pub async fn set_pattern(ctx: &Ctx, typed: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let pattern = read(typed)?;
    let before = number::pattern(ctx.db(), ctx.body()).await?;
    let tx = ctx.db().begin().await?;
    file_store::upsert_pattern(&tx, ctx.body(), &pattern.to_string(), ctx.now()).await?;
    let change = Change::new("request.set-pattern", "body", ctx.body())
        .as_role(role)
        .detail(format!("{before} → {pattern}"));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn read(typed: &str) -> Result<Pattern> {
    Pattern::new(typed).map_err(|fault| {
        let key = match fault {
            PatternFault::NotUnique => "request-error-pattern-unique",
            PatternFault::Unknown => "request-error-pattern-unknown",
            PatternFault::Unprintable => "request-error-pattern-unprintable",
        };
        Error::Invalid(FieldErrors(vec![("pola", key)]))
    })
}

/// `GET /kerja/permohonan/penomoran?pola=`: what would come of a pattern.
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let typed = match query.raw("pola") {
        Some(typed) => typed.to_owned(),
        None => number::pattern(ctx.db(), ctx.body()).await?.to_string(),
    };
    page(&ctx, &typed, query.text("ok"))
}

/// `POST /kerja/permohonan/penomoran`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let typed = fields.text("pola");
    match set_pattern(&ctx, typed).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/permohonan/penomoran?ok=request-pattern-saved")),
        Err(Error::Invalid(_)) => page(&ctx, typed, ""),
        Err(other) => Err(other),
    }
}

fn words(p: &Page, word: &str) -> (String, String) {
    (format!("{{{word}}}"), p.t(&format!("request-pattern-{}", word.replace(':', "-"))))
}

fn page(ctx: &Ctx, typed: &str, ok: &str) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("request-numbering-title")).section("requests").flash(Some(ok));
    let today = ctx.today();
    let (preview, errors) = match read(typed) {
        Ok(pattern) => {
            let units = ctx.directory.active().take(SHOWN);
            let number = |(seq, code): (i64, &String)| pattern.fill(seq, code, today.month(), today.year());
            let codes = units.map(|unit| &unit.code);
            ([7, 12, 345].into_iter().zip(codes).map(number).collect(), FieldErrors::default())
        }
        Err(Error::Invalid(errors)) => (Vec::new(), errors),
        Err(other) => return Err(other),
    };
    let keys = ["request-field-pattern", "request-hint-pattern"].map(str::to_owned);
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NumberingPage {
        inputs: vec![Input::of(&p, &keys, "pola", typed, Kind::Line("text")).required().check(&p, &errors)],
        words: WORDS.iter().map(|word| words(&p, word)).collect(),
        preview,
        errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        show_optional: true,
        p,
    };
    html_status(status, &page)
}
