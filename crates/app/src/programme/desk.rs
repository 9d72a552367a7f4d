//! `/kerja/program`: the tables of the units, and bringing a new one.

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use paper::table::Limits;
use rules::permission::Act;
use web::form::{FormError, FormLimits};

use super::begin::begin;
use super::model::ProgrammeFile;
use super::store;
use crate::ctx::SignedIn;
use crate::ids::{ProgrammeId, UnitId};
use crate::page::{Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Rows of one page.
const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "programme/pages/desk.html")]
struct DeskPage {
    p: Page,
    problem: String,
    units: Vec<(String, String, bool)>,
    year: String,
    rows: Vec<ProgrammeFile>,
    next: Option<ProgrammeId>,
}

impl DeskPage {
    fn state(&self, file: &ProgrammeFile) -> String {
        self.p.t(&format!("programme-state-{}", file.state.0))
    }
}

/// What came back with a form: what is wrong, the unit and the year that were chosen.
#[derive(Default)]
struct Typed {
    problem: String,
    unit: Option<UnitId>,
    year: String,
}

async fn page(ctx: &Ctx, typed: Typed, before: Option<i64>, ok: Option<&str>) -> Result<Response<Body>> {
    let own = ctx.units_for(Act::WriteProgrammes);
    if own.is_empty() {
        ctx.allow(Act::WriteProgrammes, None)?;
    }
    let only = match own.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let before = ProgrammeId(before.unwrap_or(i64::MAX));
    let all = store::list_files(ctx.db(), ctx.body(), before, only, PAGE_ROWS).await?;
    let is_full = i64::try_from(all.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let next = all.last().filter(|_| is_full).map(|last| last.id);
    let mine = |file: &ProgrammeFile| ctx.may(Act::WriteProgrammes, Some(file.unit_id));
    let p = Page::new(ctx, ctx.locale.t("programme-desk-title")).section("programme").flash(ok);
    let status = if typed.problem.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let chosen = typed.unit;
    let unit = |unit: &&crate::org::Unit| (unit.id.to_string(), unit.name.clone(), chosen == Some(unit.id));
    let page = DeskPage {
        problem: typed.problem,
        units: own.iter().map(unit).collect(),
        year: typed.year,
        rows: all.into_iter().filter(mine).collect(),
        next,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/program?sebelum=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    page(&ctx, Typed::default(), query.parse("sebelum"), query.raw("ok")).await
}

/// `POST /kerja/program`: keeps a file and leads to its columns. Nothing of it is taken.
pub(super) async fn upload(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    let limits = FormLimits::with_files(1, Limits::default().file_bytes);
    let form = match web::form::read(request, &limits).await {
        Ok(form) => form,
        Err(FormError::TooLarge { .. } | FormError::FileTooLarge { .. }) => {
            let problem = ctx.locale.t("social-import-large");
            return page(&ctx, Typed { problem, ..Typed::default() }, None, None).await;
        }
        Err(other) => return Err(other.into()),
    };
    let unit = form.text("unit").parse().map(UnitId).map_err(|_no_number| Error::BadRequest)?;
    ctx.allow(Act::WriteProgrammes, Some(unit))?;
    let year = form.text("tahun").to_owned();
    let refused = |problem: String| Typed { problem, unit: Some(unit), year: year.clone() };
    let said = year.parse::<i32>().ok().filter(|year| (2000..=2100).contains(year));
    if !year.is_empty() && said.is_none() {
        return page(&ctx, refused(ctx.locale.t("programme-refused-year")), None, None).await;
    }
    let file = form.into_files().into_iter().find(|file| file.field == "berkas" && file.size_bytes > 0);
    let Some(file) = file else {
        return page(&ctx, refused(ctx.locale.t("programme-error-no-file")), None, None).await;
    };
    let name = file.file_name.clone();
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    match begin(&ctx, unit, (&name, bytes), said, None).await {
        Ok(Ok(begun)) if begun.is_known => {
            Ok(see_other(&ctx, &format!("/kerja/program/{}?ok=programme-known", begun.id)))
        }
        Ok(Ok(begun)) => Ok(see_other(&ctx, &format!("/kerja/program/{}", begun.id))),
        Ok(Err(problem)) => page(&ctx, refused(problem.in_words(ctx.locale)), None, None).await,
        Err(Error::Refused(key)) => page(&ctx, refused(ctx.locale.t(key)), None, None).await,
        Err(other) => Err(other),
    }
}
