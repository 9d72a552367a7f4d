//! `/kerja/informasi/impor/{import}`: the columns, what would be done, and afterwards what was done.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::mapping::{COLUMNS, Mapping};
use super::plan::{Plan, plan};
use super::read::Source;
use super::store::{self, Import, ImportRow, OutcomeCount};
use super::{begin, run, undo};
use crate::ctx::{Ctx, SignedIn};
use crate::ids::ImportId;
use crate::page::{Fields, Page, Query, html, see_other};
use crate::{Error, Result};

/// Most faults and titles shown at once; the counts say the rest.
const MOST_LINES: usize = 100;
/// Seconds a page waits for an import; a longer one goes on by itself.
const WAIT: std::time::Duration = std::time::Duration::from_secs(10);

/// One column of the register with the columns of the file to choose from.
struct Choice {
    code: &'static str,
    label: String,
    /// Value, words, whether it is chosen.
    options: Vec<(String, String, bool)>,
}

#[derive(Template)]
#[template(path = "register/import/pages/columns.html")]
struct ColumnsPage {
    p: Page,
    import: Import,
    unit: String,
    choices: Vec<Choice>,
    class: String,
    summary: String,
    notices: Vec<String>,
    faults: Vec<String>,
    new: Vec<String>,
    changed: Vec<String>,
    can_run: bool,
    may_submit: bool,
}

#[derive(Template)]
#[template(path = "register/import/pages/result.html")]
struct ResultPage {
    p: Page,
    import: Import,
    unit: String,
    counts: Vec<OutcomeCount>,
    faults: Vec<(ImportRow, String)>,
    kept: Vec<ImportRow>,
}

/// `GET /kerja/informasi/impor/{import}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ImportId>,
    query: Query,
) -> Result<Response<Body>> {
    let (import, source, mapping) = begin::open(&ctx, id).await?;
    let title = ctx.locale.t(if import.state == "read" {
        "register-import-columns-title"
    } else {
        "register-import-result-title"
    });
    let p = Page::new(&ctx, title).section("register").flash(query.raw("ok"));
    if import.state != "read" {
        return result(&ctx, p, import).await;
    }
    let plan = plan(&ctx, import.unit_id, &source, &mapping).await?;
    let titles = |kind: &str| {
        let rows = plan.rows.iter().filter(|row| row.kind() == kind).take(MOST_LINES);
        rows.map(|row| row.title.clone()).collect::<Vec<_>>()
    };
    html(&ColumnsPage {
        unit: ctx.directory.name(import.unit_id).to_owned(),
        choices: choices(&p, &source, &mapping),
        class: mapping.class.clone(),
        summary: plan.summary(ctx.locale),
        notices: source.notices(ctx.locale),
        faults: plan.faults().take(MOST_LINES).map(|fault| fault.in_words(ctx.locale)).collect(),
        new: titles("create"),
        changed: titles("change"),
        can_run: has_work(&plan),
        may_submit: ctx.may(Act::SubmitRegister, Some(import.unit_id)),
        import,
        p,
    })
}

fn has_work(plan: &Plan) -> bool {
    plan.count("create") + plan.count("change") > 0
}

fn choices(p: &Page, source: &Source, mapping: &Mapping) -> Vec<Choice> {
    let of = |code: &'static str| {
        let chosen = mapping.column(code);
        let none = (String::new(), p.t("register-import-no-column"), chosen.is_none());
        let named = source.headings.iter().enumerate().filter(|(_, name)| !name.is_empty());
        let options = named.map(|(at, name)| (at.to_string(), name.clone(), chosen == Some(at)));
        let label = p.t(&format!("register-import-col-{}", code.replace('_', "-")));
        Choice { code, label, options: std::iter::once(none).chain(options).collect() }
    };
    COLUMNS.into_iter().map(of).collect()
}

async fn result(ctx: &Ctx, p: Page, import: Import) -> Result<Response<Body>> {
    let most = i64::try_from(MOST_LINES).unwrap_or(100);
    let of = |outcome| store::list_rows(ctx.db(), ctx.body(), import.id, 0, Some(outcome), most);
    let words = |row: ImportRow| {
        let fault = [("x", row.title.clone().into())];
        let words = ctx.locale.with(&row.fault, &fault);
        (row, words)
    };
    let faults = of("fault").await?.into_iter().map(words).collect();
    let mut kept = Vec::new();
    if import.state == "undone" {
        for outcome in ["created", "submitted", "changed"] {
            kept.extend(of(outcome).await?);
        }
    }
    let counts = store::count_rows(ctx.db(), ctx.body(), import.id).await?;
    html(&ResultPage { unit: ctx.directory.name(import.unit_id).to_owned(), counts, faults, kept, import, p })
}

/// `POST /kerja/informasi/impor/{import}/kolom`
pub(super) async fn columns(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ImportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let column = |code: &str| fields.parse::<usize>(&format!("kolom-{code}"));
    let columns = COLUMNS.iter().filter_map(|code| column(code).map(|at| ((*code).to_owned(), at))).collect();
    let class = fields.text("kelas");
    if !class.is_empty() && super::class_of_code(class).is_none() {
        return Err(Error::BadRequest);
    }
    begin::map(&ctx, id, &Mapping { columns, class: class.to_owned() }).await?;
    Ok(see_other(&ctx, &format!("/kerja/informasi/impor/{id}?ok=register-import-columns")))
}

/// `POST /kerja/informasi/impor/{import}/jalankan`: also goes on with an import that stopped.
pub(super) async fn start(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ImportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let is_submitting = fields.has("ajukan");
    let path = format!("/kerja/informasi/impor/{id}");
    let own = ctx.clone();
    // Goes on when the reader leaves; what stops it is in the log, and the page offers to go on.
    let running = tokio::spawn(async move {
        let done = run(&own, id, is_submitting).await;
        if let Err(error) = &done {
            tracing::warn!(import = id.0, %error, "an import stopped");
        }
        done
    });
    match tokio::time::timeout(WAIT, running).await {
        Ok(done) => {
            done.map_err(anyhow::Error::new)??;
            Ok(see_other(&ctx, &format!("{path}?ok=register-import-done")))
        }
        Err(_still_running) => Ok(see_other(&ctx, &path)),
    }
}

/// `POST /kerja/informasi/impor/{import}/batal`
pub(super) async fn take_back(SignedIn(ctx): SignedIn, Path(id): Path<ImportId>) -> Result<Response<Body>> {
    undo(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/informasi/impor/{id}?ok=register-import-undone")))
}

impl ResultPage {
    fn outcome(&self, outcome: &str) -> String {
        self.p.t(match outcome {
            "created" => "register-import-outcome-created",
            "submitted" => "register-import-outcome-submitted",
            "changed" => "register-import-outcome-changed",
            "same" => "register-import-outcome-same",
            "busy" => "register-import-outcome-busy",
            "removed" => "register-import-outcome-removed",
            _ => "register-import-outcome-fault",
        })
    }

    fn place(&self, row: &ImportRow) -> String {
        let place = self.p.n("register-import-place", row.number);
        if row.sheet.is_empty() { place } else { format!("{}, {place}", row.sheet) }
    }
}
