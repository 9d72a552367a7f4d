//! The reports of all units about a half-year in one packed file, made beside the requests: the page shows how far it is.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Db, Sql, params, sql};
use jobs::{NewJob, Registry};
use rules::permission::Act;
use rules::service_report::HalfYear;
use serde::{Deserialize, Serialize};

use super::file::{Format, attachment, unit_file};
use super::view::city_report;
use crate::audit::{self, Change};
use crate::ctx::{Actor, SignedIn};
use crate::ids::BodyId;
use crate::page::{Fields, see_other};
use crate::{App, Ctx, Error, Result};

const INSERT_BATCH: Sql = sql!("sql/insert_batch.sql");
const SET_BATCH: Sql = sql!("sql/set_batch.sql");
const FINISH_BATCH: Sql = sql!("sql/finish_batch.sql");
const LIST_BATCHES: Sql = sql!("sql/list_batches.sql");
const FIND_BATCH: Sql = sql!("sql/find_batch.sql");
const FIND_CONTENT: Sql = sql!("sql/find_batch_content.sql");

const NAME: &str = "semester.batch";

db::record! {
    /// A packed file on its way.
    #[derive(Debug, Clone)]
    pub(super) struct Batch {
        pub(super) id: i64,
        pub(super) period: String,
        pub(super) format: String,
        pub(super) total: i64,
        pub(super) done: i64,
        pub(super) asked_at: i64,
        /// None before it is ready.
        pub(super) finished_at: Option<i64>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Of {
    body: i64,
    batch: i64,
}

/// The newest files of a half-year, at most 10. Errors: the database does not answer.
pub(super) async fn list(db: &Db, body: BodyId, period: HalfYear) -> Result<Vec<Batch>> {
    Ok(db.all(&LIST_BATCHES, params![body, period.to_string()]).await?)
}

/// Asks for a packed file. Returns its id. Errors: `Forbidden`.
pub async fn ask(ctx: &Ctx, period: HalfYear, format: Format) -> Result<i64> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), period.to_string(), format.ending(), ctx.now()];
    let id: i64 = tx.one(&INSERT_BATCH, values).await?;
    let job = NewJob::new(NAME, &Of { body: ctx.body().0, batch: id }, ctx.now())?;
    jobs::enqueue(&tx, &job.unique(format!("{NAME}:{id}"))).await?;
    let change = Change::new("semester.export", "semester_batch", id).as_role(role);
    audit::record(ctx, &tx, change.detail(format!("{period} {}", format.ending()))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Adds the handler.
pub(crate) fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |of: Of| {
        let app = Arc::clone(&app);
        async move { make(&app, &of).await.map_err(anyhow::Error::new) }
    })
}

async fn make(app: &Arc<App>, of: &Of) -> Result<()> {
    let Some(directory) = app.directory(BodyId(of.body)) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("pembuat berkas"));
    let found: Option<Batch> = ctx.db().optional(&FIND_BATCH, params![ctx.body(), of.batch]).await?;
    let Some(batch) = found else { return Ok(()) };
    let (Some(period), Some(format)) = (HalfYear::parse(&batch.period), Format::parse(&batch.format)) else {
        return Ok(());
    };
    let content = packed(&ctx, period, format, Some(batch.id)).await?;
    let tx = ctx.db().begin().await?;
    tx.exec(&FINISH_BATCH, params![ctx.body(), batch.id, content, ctx.now()]).await?;
    Ok(tx.commit().await?)
}

/// Packs the reports of all units; notes in `batch` how far it is. Errors: as [`unit_file`].
pub async fn packed(ctx: &Ctx, period: HalfYear, format: Format, batch: Option<i64>) -> Result<Vec<u8>> {
    let whole = city_report(ctx, period).await?;
    let total = i64::try_from(whole.units.len()).unwrap_or(i64::MAX);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (done, unit) in (1_i64..).zip(&whole.units) {
        let name = format!("laporan-semester-{period}-{}.{}", unit.unit, format.ending());
        files.push((name, unit_file(ctx, unit, format).await?));
        if let Some(batch) = batch {
            let tx = ctx.db().begin().await?;
            tx.exec(&SET_BATCH, params![ctx.body(), batch, done, total]).await?;
            tx.commit().await?;
        }
    }
    let named = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    Ok(paper::pack::pack(named).map_err(anyhow::Error::new)?)
}

/// `POST /kerja/laporan/semester/unduhan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let period = HalfYear::parse(fields.text("periode")).ok_or(Error::BadRequest)?;
    let format = Format::parse(fields.text("bentuk")).ok_or(Error::BadRequest)?;
    ask(&ctx, period, format).await?;
    Ok(see_other(&ctx, &format!("/kerja/laporan/semester?periode={period}&ok=semester-export")))
}

/// `GET /kerja/laporan/semester/unduhan/{batch}/laporan.zip`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    if !ctx.may(Act::DecideServiceReports, None) {
        return Err(Error::NotFound);
    }
    let content: Option<Vec<u8>> = ctx.db().optional(&FIND_CONTENT, params![ctx.body(), id]).await?;
    attachment(content.ok_or(Error::NotFound)?, "application/zip", "laporan-semester.zip")
}
