//! `/kerja/penghargaan/aturan`: from which rank on units are praised, after how many silent months they are warned.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::recognition::{Book, BookFault};

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "recognition/pages/book.html")]
struct BookPage {
    p: Page,
    /// Name, label and value of each number.
    numbers: Vec<(&'static str, String, String)>,
    errors: FieldErrors,
}

/// Sets the rules. Errors: `Invalid`, `Forbidden`.
pub async fn set_book(ctx: &Ctx, book: Book) -> Result<()> {
    let role = ctx.allow(Act::DecideRecognition, None)?;
    let mut errors = FieldErrors::default();
    match book.check() {
        Ok(()) => {}
        Err(BookFault::Ranks) => errors.add("piagam", "recognition-error-ranks"),
        Err(BookFault::Months) => errors.add("teguran", "recognition-error-months"),
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    store::put_book(&tx, ctx.body(), book, ctx.now()).await?;
    let change = Change::new("recognition.set-rules", "body", ctx.body()).as_role(role).public();
    audit::record(ctx, &tx, change.detail(book.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `GET /kerja/penghargaan/aturan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::DecideRecognition, None)?;
    let book = store::book(ctx.db(), ctx.body()).await?;
    page(&ctx, book, FieldErrors::default(), Some(query.text("ok")))
}

/// `POST /kerja/penghargaan/aturan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let number = |name: &str| fields.parse::<u32>(name).unwrap_or(u32::MAX);
    let book = Book {
        award_rank: number("penghargaan"),
        commend_rank: number("piagam"),
        coach_after: number("pembinaan"),
        warn_after: number("teguran"),
    };
    match set_book(&ctx, book).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/penghargaan/aturan?ok=recognition-rules-saved")),
        Err(Error::Invalid(errors)) => page(&ctx, book, errors, None),
        Err(other) => Err(other),
    }
}

fn page(ctx: &Ctx, book: Book, errors: FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("recognition-book-title")).section("recognition").flash(ok);
    let typed = |number: u32| if number == u32::MAX { String::new() } else { number.to_string() };
    let numbers = vec![
        ("penghargaan", p.t("recognition-book-award"), typed(book.award_rank)),
        ("piagam", p.t("recognition-book-commend"), typed(book.commend_rank)),
        ("pembinaan", p.t("recognition-book-coach"), typed(book.coach_after)),
        ("teguran", p.t("recognition-book-warn"), typed(book.warn_after)),
    ];
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_status(status, &BookPage { p, numbers, errors })
}
