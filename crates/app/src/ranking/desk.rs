//! `/kerja/peringkat/{month}`: one month with its tables, objections, corrections and the next step.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::activity::Month;
use rules::permission::Act;
use rules::ranking::{Closing, Column, Status};

use super::choice::{self, Choice, month_name};
use super::closing::month_of;
use super::list::{note, state_name};
use super::model::{ClosedMonth, Correction, Protest};
use super::shown::{Table, Wanted, table};
use super::store;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, Query, html_status};
use crate::{Ctx, Result};

/// Id of the section of objections.
pub(super) const PROTESTS: &str = "sanggahan";

#[derive(Template)]
#[template(path = "ranking/pages/month.html")]
struct MonthPage {
    p: Page,
    month: String,
    state: Closing,
    state_name: String,
    note: String,
    leagues: Vec<Choice>,
    columns: Vec<Choice>,
    table: Table,
    protests: Vec<Protest>,
    corrections: Vec<Correction>,
    may_close: bool,
    is_over: bool,
    is_window_over: bool,
    /// Units and networks to choose from in a correction, with what was typed.
    units: Vec<Choice>,
    networks: Vec<Choice>,
    statuses: Vec<Choice>,
    posts: String,
    reason: String,
    errors: FieldErrors,
}

/// `GET /kerja/peringkat/{month}?liga=&jaringan=`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    ctx.allow(Act::ReadRanking, ctx.units_for(Act::ReadRanking).first().map(|unit| unit.id))?;
    let wanted = choice::read(month_of(&month)?, &query)?;
    page(&ctx, wanted, &Fields::default(), FieldErrors::default(), Some(query.text("ok"))).await
}

/// The page with a correction as it was typed and what is wrong with it.
pub(super) async fn again(
    ctx: &Ctx,
    month: Month,
    fields: &Fields,
    errors: FieldErrors,
) -> Result<Response<Body>> {
    let wanted = Wanted { month, league: rules::ranking::League::Opd, column: Column::All };
    page(ctx, wanted, fields, errors, None).await
}

async fn page(
    ctx: &Ctx,
    wanted: Wanted,
    fields: &Fields,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let Wanted { month, league, column } = wanted;
    let closed = store::find_month(ctx.db(), ctx.body(), month).await?;
    let mut p = Page::new(ctx, "").section("ranking").flash(ok);
    p.title = p.w("ranking-month-title", &month_name(&p, month));
    let state = closed.as_ref().map_or(Closing::Open, |closed| closed.state.0);
    let may_close = ctx.may(Act::CloseRanking, None);
    let mine = |unit| may_close || ctx.may(Act::ProtestRanking, Some(unit));
    let mut protests = store::list_protests(ctx.db(), ctx.body(), month).await?;
    protests.retain(|protest| mine(protest.unit_id));
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let last = closed.as_ref().map(ClosedMonth::last_day).transpose()?.flatten();
    let page = MonthPage {
        month: month.to_string(),
        state,
        state_name: state_name(&p, state),
        note: closed.as_ref().map(|closed| note(&p, closed)).unwrap_or_default(),
        leagues: choice::leagues(&p, league),
        columns: choice::columns(&p, Some(column)),
        table: table(ctx, wanted).await?,
        protests,
        corrections: store::list_corrections(ctx.db(), ctx.body(), month).await?,
        may_close,
        is_over: ctx.today() > month.last_day(),
        is_window_over: last.is_some_and(|last| ctx.today() > last),
        units: units(ctx, fields.text("unit")),
        networks: choice::columns(&p, Column::parse(fields.text("jaringan"))).split_off(1),
        statuses: statuses(&p, fields.text("keadaan")),
        posts: fields.text("unggahan").to_owned(),
        reason: fields.text("alasan").to_owned(),
        errors,
        p,
    };
    html_status(status, &page)
}

fn units(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    ctx.directory.active().map(|unit| (unit.code.clone(), unit.name.clone(), unit.code == chosen)).collect()
}

fn statuses(p: &Page, chosen: &str) -> Vec<Choice> {
    let one = |status: &Status| (status.to_string(), p.count_status(status.code()), status.code() == chosen);
    Status::ALL.iter().map(one).collect()
}
