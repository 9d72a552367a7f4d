//! `/kerja/peringkat/{month}/unit/{code}`: all numbers of one unit in a month, each with what stands behind it, and
//! the form to object.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::activity::Month;
use rules::permission::Act;
use rules::ranking::{Closing, Column};

use super::choice::{self, Choice, month_name};
use super::closing::month_of;
use super::list::{note, state_name};
use super::model::{ClosedMonth, Protest, Row};
use super::{book, store, table};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, Query, html_status};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "ranking/pages/unit.html")]
struct UnitPage {
    p: Page,
    month: String,
    code: String,
    name: String,
    state_name: String,
    note: String,
    rows: Vec<Row>,
    protests: Vec<Protest>,
    may_protest: bool,
    networks: Vec<Choice>,
    posts: String,
    reason: String,
    evidence: String,
    errors: FieldErrors,
}

/// `GET /kerja/peringkat/{month}/unit/{code}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((month, code)): Path<(String, String)>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(&code).ok_or(Error::NotFound)?.id;
    ctx.allow(Act::ReadRanking, Some(unit))?;
    page(&ctx, month_of(&month)?, unit, &Fields::default(), FieldErrors::default(), Some(query.text("ok")))
        .await
}

/// The page with an objection as it was typed and what is wrong with it.
pub(super) async fn page(
    ctx: &Ctx,
    month: Month,
    unit: UnitId,
    fields: &Fields,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let closed = store::find_month(ctx.db(), ctx.body(), month).await?;
    let mut rows = match &closed {
        Some(_) => store::list_rows(ctx.db(), ctx.body(), month, None, None).await?,
        None => table::compute(ctx, month, &book::current(ctx).await?).await?,
    };
    rows.retain(|row| row.unit_id == unit);
    // A unit of two leagues has the same numbers in both; the ranks are shown with the tables.
    if let Some(first) = rows.first().map(|row| row.league) {
        rows.retain(|row| row.league == first);
    }
    let mut protests = store::list_protests(ctx.db(), ctx.body(), month).await?;
    protests.retain(|protest| protest.unit_id == unit);
    let mut p = Page::new(ctx, "").section("ranking").flash(ok);
    let place = ctx.directory.unit(unit).ok_or(Error::NotFound)?;
    p.title = p.ww("ranking-unit-title", &place.name, &month_name(&p, month));
    let state = closed.as_ref().map_or(Closing::Open, |closed| closed.state.0);
    let last = closed.as_ref().map(ClosedMonth::last_day).transpose()?.flatten();
    let is_window = state == Closing::Objection && last.is_some_and(|last| ctx.today() <= last);
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = UnitPage {
        month: month.to_string(),
        code: place.code.clone(),
        name: place.name.clone(),
        state_name: state_name(&p, state),
        note: closed.as_ref().map(|closed| note(&p, closed)).unwrap_or_default(),
        rows,
        protests,
        may_protest: is_window && ctx.may(Act::ProtestRanking, Some(unit)),
        networks: choice::columns(&p, Column::parse(fields.text("jaringan"))).split_off(1),
        posts: fields.text("unggahan").to_owned(),
        reason: fields.text("alasan").to_owned(),
        evidence: fields.text("bukti").to_owned(),
        errors,
        p,
    };
    html_status(status, &page)
}
