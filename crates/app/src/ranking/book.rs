//! `/kerja/peringkat/aturan`: leagues, quota and filler, as the body decided.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::permission::Act;
use rules::ranking::{Book, BookFault, League, Quota};
use rules::unit::UnitType;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// The counting rules that hold now.
/// Errors: the database does not answer.
pub(super) async fn current(ctx: &Ctx) -> Result<Book> {
    Ok(store::find_book(ctx.db(), ctx.body()).await?.unwrap_or_default())
}

/// Sets the counting rules. Months that are frozen keep theirs.
/// Errors: `Invalid`, `Forbidden`.
pub async fn set_book(ctx: &Ctx, book: &Book) -> Result<()> {
    let role = ctx.allow(Act::CloseRanking, None)?;
    let mut errors = FieldErrors::default();
    match book.check() {
        Ok(()) => {}
        Err(BookFault::NoLeague) => errors.add("anggota", "ranking-error-no-league"),
        Err(BookFault::Quota) => errors.add("seminggu", "ranking-error-quota"),
        Err(BookFault::Words) => errors.add("kata", "ranking-error-words"),
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    store::put_book(&tx, ctx.body(), book, ctx.now()).await?;
    let change = Change::new("ranking.set-rules", "body", ctx.body()).as_role(role).public();
    audit::record(ctx, &tx, change.detail(book.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// A line of the form: a type of unit and whether it stands in each league.
struct Line {
    name: String,
    boxes: Vec<LeagueBox>,
}

struct LeagueBox {
    value: String,
    label: String,
    is_checked: bool,
}

#[derive(Template)]
#[template(path = "ranking/pages/book.html")]
struct BookPage {
    p: Page,
    leagues: Vec<String>,
    lines: Vec<Line>,
    per_week: String,
    per_month: String,
    least_words: String,
    errors: FieldErrors,
}

/// `GET /kerja/peringkat/aturan`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::CloseRanking, None)?;
    let book = current(&ctx).await?;
    page(&ctx, &book, FieldErrors::default(), Some(query.text("ok")))
}

/// `POST /kerja/peringkat/aturan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let number = |name: &str| fields.parse::<u32>(name).unwrap_or(u32::MAX);
    let pair = |value: &str| {
        let (league, kind) = value.split_once(':')?;
        Some((League::from_code(league)?, UnitType::from_code(kind)?))
    };
    let book = Book {
        members: fields.all("anggota").filter_map(pair).collect(),
        quota: Quota { per_week: number("seminggu"), per_month: number("sebulan") },
        least_words: number("kata"),
    };
    match set_book(&ctx, &book).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/peringkat/aturan?ok=ranking-rules-saved")),
        Err(Error::Invalid(errors)) => page(&ctx, &book, errors, None),
        Err(other) => Err(other),
    }
}

/// The name of a league.
pub(super) fn league_name(p: &Page, league: League) -> String {
    p.t(&format!("ranking-league-{}", league.code()))
}

fn page(ctx: &Ctx, book: &Book, errors: FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("ranking-book-title")).section("ranking").flash(ok);
    let line = |kind: &UnitType| {
        let name = p.t(&format!("portal-type-{}", kind.code().replace('_', "-")));
        let one = |league: &League| LeagueBox {
            value: format!("{league}:{kind}"),
            label: format!("{name}: {}", league_name(&p, *league)),
            is_checked: book.has(*league, *kind),
        };
        Line { boxes: League::ALL.iter().map(one).collect(), name: name.clone() }
    };
    let typed = |number: u32| if number == u32::MAX { String::new() } else { number.to_string() };
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = BookPage {
        leagues: League::ALL.iter().map(|league| league_name(&p, *league)).collect(),
        lines: UnitType::ALL.iter().map(line).collect(),
        per_week: typed(book.quota.per_week),
        per_month: typed(book.quota.per_month),
        least_words: typed(book.least_words),
        errors,
        p,
    };
    html_status(status, &page)
}
