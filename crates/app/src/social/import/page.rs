//! `/kerja/akun-medsos/impor`: choose a file or paste addresses, read what it would do, do it, take it back.
//!
//! The file travels along in the second form, so nothing is kept between the steps.

use askama::Template;
use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::{Response, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rules::Code as _;
use rules::activity::Network;
use rules::permission::Act;
use social::import::Column;
use web::form::{Form, FormLimits};

use super::plan::{Options, Plan, Problem, plan};
use super::words::fault_words;
use super::{apply, undo};
use crate::ctx::SignedIn;
use crate::ids::SocialImportId;
use crate::page::{Page, Query, html_status, see_other};
use crate::social::list::choices;
use crate::social::model::ImportRow;
use crate::social::store;
use crate::{Ctx, Error, Result};

/// Largest file of the page; larger ones go through the command line.
const MAX_BYTES: usize = 4 << 20;
/// Rows shown of each sort.
const MOST_ROWS: usize = 100;
/// Columns a person can be asked about.
const ASKED: [Column; 8] = [
    Column::Unit,
    Column::Account,
    Column::Network,
    Column::Month,
    Column::Posts,
    Column::Proof,
    Column::Link,
    Column::Date,
];

#[derive(Template)]
#[template(path = "social/pages/import.html")]
struct StartPage {
    p: Page,
    problem: String,
    /// Headings to be told apart, when nobody knows them.
    headings: Vec<String>,
    columns: Vec<(String, String)>,
    units: Vec<(String, String)>,
    networks: Vec<(String, String)>,
    imports: Vec<ImportRow>,
    carried: Carried,
}

#[derive(Template)]
#[template(path = "social/pages/import_plan.html")]
struct PlanPage {
    p: Page,
    summary: String,
    totals: Vec<(String, String, String, u32)>,
    faults: Vec<String>,
    left_out: Vec<String>,
    can_apply: bool,
    carried: Carried,
}

/// What goes from one form to the next.
#[derive(Default, Clone)]
struct Carried {
    name: String,
    content: String,
    unit: String,
    network: String,
    month: String,
    is_partial: bool,
    chosen: Vec<(String, String)>,
}

impl Carried {
    fn read(form: &Form) -> Self {
        let chosen = ASKED.iter().map(|column| {
            let field = format!("kolom-{}", column.code());
            let value = form.text(&field).to_owned();
            (field, value)
        });
        Self {
            name: form.text("nama").to_owned(),
            content: form.text("isi").to_owned(),
            unit: form.text("unit").to_owned(),
            network: form.text("jaringan").to_owned(),
            month: form.text("bulan").to_owned(),
            is_partial: form.get("sebagian").is_some(),
            chosen: chosen.filter(|(_, value)| !value.is_empty()).collect(),
        }
    }

    fn options(&self, ctx: &Ctx) -> Options {
        let columns = self.chosen.iter().filter_map(|(field, value)| {
            Some((Column::from_code(field.strip_prefix("kolom-")?)?, value.parse().ok()?))
        });
        Options {
            month: social::month_of(&self.month),
            network: Network::from_code(&self.network).filter(|network| network.is_social()),
            unit: ctx.directory.by_code(&self.unit).map(|unit| unit.id),
            is_partial: self.is_partial,
            columns: columns.collect(),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        STANDARD.decode(&self.content).map_err(|_not_base64| Error::BadRequest)
    }
}

fn limits() -> FormLimits {
    // Base64 is a third longer, and `+` and `/` take three letters each in a form.
    let most = MAX_BYTES * 2;
    FormLimits { total_bytes: most, field_bytes: most, ..FormLimits::with_files(1, MAX_BYTES) }
}

fn allowed(ctx: &Ctx) -> Result<()> {
    if ctx.units_for(Act::KeepSocialAccounts).is_empty() {
        ctx.allow(Act::KeepSocialAccounts, None)?;
    }
    Ok(())
}

async fn start(
    ctx: &Ctx,
    (problem, headings): (String, Vec<String>),
    carried: Carried,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let status = if problem.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let name = |column: &Column| (column.code(), ctx.locale.t(&format!("social-column-{}", column.code())));
    let page = StartPage {
        p: Page::new(ctx, ctx.locale.t("social-import-title")).section("social").flash(ok),
        problem,
        headings,
        columns: ASKED.iter().map(name).collect(),
        units: ctx
            .units_for(Act::KeepSocialAccounts)
            .into_iter()
            .map(|unit| (unit.code.clone(), unit.name.clone()))
            .collect(),
        networks: choices(ctx),
        imports: store::imports(ctx.db(), ctx.body()).await?,
        carried,
    };
    html_status(status, &page)
}

/// `GET /kerja/akun-medsos/impor`
pub(in crate::social) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    allowed(&ctx)?;
    start(&ctx, (String::new(), Vec::new()), Carried::default(), Some(query.text("ok"))).await
}

/// `POST /kerja/akun-medsos/impor`: shows what a file or a list would do. Nothing is changed.
pub(in crate::social) async fn upload(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    allowed(&ctx)?;
    let mut form = web::form::read(request, &limits()).await?;
    let mut carried = Carried::read(&form);
    let pasted = form.text("daftar").to_owned();
    let file = form.take_files().into_iter().find(|file| file.field == "berkas" && file.size_bytes > 0);
    if let Some(file) = file {
        carried.name = file.file_name.clone();
        let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
        carried.content = STANDARD.encode(bytes);
    } else if !pasted.is_empty() {
        carried.name = ctx.locale.t("social-import-pasted");
        carried.content = STANDARD.encode(pasted.as_bytes());
    }
    if carried.content.is_empty() {
        let problem = ctx.locale.t("social-import-no-file");
        return start(&ctx, (problem, Vec::new()), carried, None).await;
    }
    match plan(&ctx, carried.bytes()?, &carried.options(&ctx)).await? {
        Ok(found) => show_plan(&ctx, &found, carried),
        Err(problem) => {
            let words = problem.in_words(ctx.locale);
            let headings = if let Problem::Columns(headings) = problem { headings } else { Vec::new() };
            start(&ctx, (words, headings), carried, None).await
        }
    }
}

fn show_plan(ctx: &Ctx, plan: &Plan, carried: Carried) -> Result<Response<Body>> {
    let totals = plan.totals(ctx).into_iter().map(|((unit, network, month), posts)| {
        let network = ctx.locale.t(&format!("social-network-{network}"));
        (ctx.directory.name(unit).to_owned(), network, month, posts)
    });
    let words = |faults: &[social::import::Fault]| -> Vec<String> {
        faults.iter().take(MOST_ROWS).map(|fault| fault_words(ctx.locale, fault)).collect()
    };
    let page = PlanPage {
        p: Page::new(ctx, ctx.locale.t("social-import-plan-title")).section("social"),
        summary: plan.summary(ctx.locale),
        totals: totals.take(MOST_ROWS).collect(),
        faults: words(&plan.faults),
        left_out: words(&plan.left_out),
        can_apply: !plan.rows.is_empty() || !plan.whole.is_empty(),
        carried,
    };
    html_status(StatusCode::OK, &page)
}

/// `POST /kerja/akun-medsos/impor/terapkan`
pub(in crate::social) async fn confirm(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    allowed(&ctx)?;
    let carried = Carried::read(&web::form::read(request, &limits()).await?);
    let found = plan(&ctx, carried.bytes()?, &carried.options(&ctx)).await?;
    let found = found.map_err(|_unreadable| Error::BadRequest)?;
    apply(&ctx, &found, &carried.name).await?;
    Ok(see_other(&ctx, "/kerja/akun-medsos/impor?ok=social-imported"))
}

/// `POST /kerja/akun-medsos/impor/{social_import}/batal`
pub(in crate::social) async fn post_undo(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SocialImportId>,
) -> Result<Response<Body>> {
    undo(&ctx, id).await?;
    Ok(see_other(&ctx, "/kerja/akun-medsos/impor?ok=social-undone"))
}
