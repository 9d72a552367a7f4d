//! `/kerja/informasi/impor`: choose a file and a unit; the last imports below.

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use paper::table::Limits;
use rules::permission::Act;
use web::form::{FormError, FormLimits};

use super::begin::{ImportProblem, begin};
use super::store::{self, Import};
use crate::ctx::{Ctx, SignedIn};
use crate::ids::UnitId;
use crate::page::{Page, html_status, see_other};
use crate::{Error, Result};

/// Imports shown below the form, and how many are looked through for them.
const SHOWN: usize = 20;
const LOOKED_THROUGH: i64 = 200;

#[derive(Template)]
#[template(path = "register/import/pages/start.html")]
struct StartPage {
    p: Page,
    problem: String,
    units: Vec<(String, String, bool)>,
    imports: Vec<Import>,
}

/// `GET /kerja/informasi/impor`
pub(super) async fn form(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    show(&ctx, StatusCode::OK, String::new(), None).await
}

async fn show(
    ctx: &Ctx,
    status: StatusCode,
    problem: String,
    chosen: Option<UnitId>,
) -> Result<Response<Body>> {
    let own = ctx.units_for(Act::WriteRegister);
    if own.is_empty() {
        ctx.allow(Act::WriteRegister, None)?;
    }
    let units =
        own.iter().map(|unit| (unit.id.to_string(), unit.name.clone(), chosen == Some(unit.id))).collect();
    let mut imports = store::list(ctx.db(), ctx.body(), LOOKED_THROUGH).await?;
    imports.retain(|import| ctx.may(Act::WriteRegister, Some(import.unit_id)));
    imports.truncate(SHOWN);
    let p = Page::new(ctx, ctx.locale.t("register-import-title")).section("register");
    html_status(status, &StartPage { p, problem, units, imports })
}

/// `POST /kerja/informasi/impor`: keeps the file and leads to its columns. The register stays as it is.
pub(super) async fn upload(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    let refuse = |problem: String, unit| show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, problem, unit);
    let form = match web::form::read(request, &FormLimits::with_files(1, Limits::default().file_bytes)).await
    {
        Ok(form) => form,
        Err(FormError::TooLarge { .. } | FormError::FileTooLarge { .. }) => {
            return refuse(ctx.locale.t("register-import-too-large"), None).await;
        }
        Err(other) => return Err(other.into()),
    };
    let unit = form.text("unit").parse().map(UnitId).map_err(|_no_number| Error::BadRequest)?;
    ctx.allow(Act::WriteRegister, Some(unit))?;
    let Some(file) = form.into_files().into_iter().find(|file| file.field == "berkas") else {
        return refuse(ctx.locale.t("register-import-no-file"), Some(unit)).await;
    };
    let name = file.file_name.clone();
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    if bytes.is_empty() {
        return refuse(ctx.locale.t("register-import-no-file"), Some(unit)).await;
    }
    match begin(&ctx, unit, &name, bytes).await? {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/informasi/impor/{id}"))),
        Err(problem) => refuse(ImportProblem::in_words(&problem, ctx.locale), Some(unit)).await,
    }
}

impl StartPage {
    fn state(&self, import: &Import) -> String {
        self.p.t(match import.state.as_str() {
            "read" => "register-import-state-read",
            "running" => "register-import-state-running",
            "undone" => "register-import-state-undone",
            _ => "register-import-state-done",
        })
    }
}
