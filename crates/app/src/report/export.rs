//! The logs for officers (`/kerja/permohonan/register`): a form that answers with a file. Who takes
//! it along is recorded, and with names it is for those who may know who asks (UU 27/2022 Ps.31).

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::case::CaseKind;
use rules::permission::{Act, Denied};
use rules::visibility::LogPart;

use super::file::{self, Log};
use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::org::Unit;
use crate::page::{Fields, Page, Query, html};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "report/pages/export.html")]
struct ExportPage {
    p: Page,
    years: Vec<String>,
    /// Code and name; an empty code for the whole body.
    units: Vec<(String, String)>,
    may_name: bool,
    /// Code and name of the logs the person may take.
    logs: Vec<(&'static str, String)>,
}

/// `GET /kerja/permohonan/register`
pub(super) async fn show(SignedIn(ctx): SignedIn, _: Query) -> Result<Response<Body>> {
    let units = ctx.units_for(Act::ReadRequests);
    if units.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let of = |unit: &&Unit| (unit.code.clone(), unit.name.clone());
    let whole =
        ctx.may(Act::ReadRequests, None).then(|| (String::new(), ctx.locale.t("report-export-whole")));
    let this_year = ctx.today().year().to_string();
    let mut years = store::years(ctx.db(), ctx.body()).await?;
    if !years.contains(&this_year) {
        years.insert(0, this_year);
    }
    let may_take =
        |cases: &&CaseKind| **cases != CaseKind::Dispute || !ctx.units_for(Act::ReadDisputes).is_empty();
    let log = |cases: &CaseKind| (cases.code(), ctx.locale.t(&format!("report-log-tab-{cases}")));
    html(&ExportPage {
        logs: CaseKind::ALL.iter().filter(may_take).map(log).collect(),
        p: Page::new(&ctx, ctx.locale.t("report-export-title")).section("requests"),
        years,
        may_name: !ctx.units_for(Act::ReceiveRequests).is_empty(),
        units: whole.into_iter().chain(units.iter().map(of)).collect(),
    })
}

/// `POST /kerja/permohonan/register`: the file.
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let unit = match fields.text("unit") {
        "" => None,
        code => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.id),
    };
    let cases = CaseKind::from_code(fields.text("register")).unwrap_or(CaseKind::Request);
    let is_named = fields.has("nama") && cases == CaseKind::Request;
    let most = if is_named { LogPart::Person } else { LogPart::Words };
    let log = Log { cases, unit, year: fields.parse("tahun").ok_or(Error::BadRequest)?, most };
    let format = fields.text("bentuk");
    permit(&ctx, log, format).await?;
    match format {
        "xlsx" => file::xlsx(&ctx, log).await,
        "pdf" => file::pdf(&ctx, log, fields.parse("bagian").unwrap_or(1)).await,
        _ => file::csv(&ctx, log).await,
    }
}

/// The log as CSV, for the command line. Errors: as by the form.
pub async fn export_csv(ctx: &Ctx, log: Log) -> Result<Vec<u8>> {
    permit(ctx, log, "csv").await?;
    file::csv_bytes(ctx, log).await
}

/// Asks for permission and records who takes which log along.
/// Errors: `Forbidden`, the database.
async fn permit(ctx: &Ctx, log: Log, format: &str) -> Result<()> {
    let act = match (log.cases, log.most) {
        (CaseKind::Dispute, _) => Act::ReadDisputes,
        (_, LogPart::Person) => Act::ReceiveRequests,
        _ => Act::ReadRequests,
    };
    let role = ctx.allow(act, log.unit)?;
    let kind = if log.most == LogPart::Person { "report.export-names" } else { "report.export" };
    let format: String = format.chars().filter(char::is_ascii_lowercase).take(4).collect();
    let log_of = match log.cases {
        CaseKind::Request => "report",
        CaseKind::Objection => "objection_report",
        CaseKind::Dispute => "dispute_report",
    };
    let change = Change::new(kind, log_of, i64::from(log.year)).as_role(role).detail(format);
    let change = Change { unit: log.unit, ..change };
    let tx = ctx.db().begin().await?;
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
