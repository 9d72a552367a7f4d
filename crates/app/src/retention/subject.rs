//! `/permohonan/{tracking}/data`: everything that is held about the person who asked, with who opened it, for that
//! person alone (UU 27/2022 Ps.5, 7, 13, 32): to read, and as JSON or PDF to take along.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};
use rules::Code;
use serde::Serialize;

use super::{code, rule, store};
use crate::audit::{self, Change};
use crate::ctx::Visit;
use crate::letter::About;
use crate::locale::{Locale, moment_in_words};
use crate::page::{Fields, Page, Query, html_status};
use crate::request::{self, InformationRequest, Requester};
use crate::{Ctx, Error, Result};

/// Rows of the change log that are looked through for who opened the data.
const TRAIL_ROWS: i64 = 1_000;

/// What is held about a person, under the names of the API.
#[derive(Serialize)]
struct Held {
    body: String,
    number: String,
    received_at: String,
    applicant_kind: &'static str,
    name: String,
    address: String,
    email: String,
    phone: String,
    nik: String,
    legal_number: String,
    representative: String,
    power_of_attorney: String,
    subject: String,
    purpose: String,
    format: &'static str,
    delivery: &'static str,
    opened: Vec<Opened>,
    kept_years_after_end: i64,
    kept_because: String,
}

/// One look of an officer at the data.
#[derive(Serialize)]
struct Opened {
    at: String,
    role: String,
}

async fn held(ctx: &Ctx, request: &InformationRequest, who: Requester) -> Result<Held> {
    let rule = rule::current(ctx).await?;
    let moment = |at: i64| rules::zone::rfc3339(at, &ctx.directory.zone);
    let log = audit::of_object(ctx.db(), ctx.body(), "request", request.id.0, TRAIL_ROWS).await?;
    let is_look = |act: &str| matches!(act, "request.read-requester" | "request.read-paper");
    let opened = log.into_iter().filter(|row| is_look(&row.act));
    Ok(Held {
        body: ctx.directory.body.name.clone(),
        number: request.number.clone(),
        received_at: moment(request.received_at),
        applicant_kind: request.applicant_kind.0.code(),
        name: who.name,
        address: who.address,
        email: who.email,
        phone: who.phone,
        nik: who.nik,
        legal_number: who.legal_number,
        representative: who.representative,
        power_of_attorney: who.power_of_attorney,
        subject: request.subject.clone(),
        purpose: request.purpose.clone(),
        format: request.format.0.code(),
        delivery: request.delivery.0.code(),
        opened: opened.map(|row| Opened { at: moment(row.at), role: row.role }).collect(),
        kept_years_after_end: rule.years,
        kept_because: rule.source,
    })
}

#[derive(Template)]
#[template(path = "retention/pages/subject.html")]
struct SubjectPage {
    p: Page,
    request: InformationRequest,
    /// Label and value, once the person has proved who it is.
    facts: Vec<(String, String)>,
    opened: Vec<Opened>,
    code: String,
    error: Option<String>,
    /// State of an application to erase, if there is one.
    application: Option<String>,
}

impl SubjectPage {
    fn role(&self, opened: &Opened) -> String {
        self.p.t(&format!("audit-role-{}", opened.role))
    }
}

/// `GET /permohonan/{tracking}/data`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let request = request::follow(&ctx, &tracking).await?.request;
    let mut page = page(&ctx, request, String::new()).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html_status(StatusCode::OK, &page)
}

/// `POST /permohonan/{tracking}/data`: shows the data to who proves to be that person.
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    match code::prove(&ctx, &tracking, fields.text("kode")).await {
        Ok((request, who)) => {
            record(&ctx, &request, "retention.show").await?;
            let held = held(&ctx, &request, who).await?;
            let mut page = page(&ctx, request, fields.text("kode").to_owned()).await?;
            page.facts = facts(&page.p, &held);
            page.opened = held.opened;
            html_status(StatusCode::OK, &page)
        }
        Err(Error::Refused(key)) => {
            let request = request::follow(&ctx, &tracking).await?.request;
            let page = page(&ctx, request, String::new()).await?;
            let error = Some(page.p.t(key));
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &SubjectPage { error, ..page })
        }
        Err(other) => Err(other),
    }
}

const TEMPLATE: &str = include_str!("letters/subject.typ");

/// What the PDF prints, in Indonesian, the language of letters.
#[derive(Serialize)]
struct Sheet {
    body: String,
    number: String,
    made: String,
    facts: Vec<(String, String)>,
    opened: Vec<(String, String)>,
}

/// The data as a letter to take along. Errors: as [`crate::letter::answer`].
async fn pdf(ctx: &Ctx, held: Held) -> Result<Response<Body>> {
    let locale = Locale::Indonesian;
    let p = Page::new(&Ctx { locale, ..ctx.clone() }, "");
    let role = |look: &Opened| locale.t(&format!("audit-role-{}", look.role));
    let about = About {
        title: format!("Data pribadi pada permohonan {}", held.number),
        author: held.body.clone(),
        made_at: ctx.now(),
        file_name: "data-saya.pdf",
    };
    let sheet = Sheet {
        facts: facts(&p, &held),
        opened: held.opened.iter().map(|look| (look.at.clone(), role(look))).collect(),
        made: moment_in_words(locale, ctx.now(), &ctx.directory.zone),
        body: held.body,
        number: held.number,
    };
    crate::letter::answer(TEMPLATE, sheet, about).await
}

/// `POST /permohonan/{tracking}/data/unduh`: the same as JSON or, with `bentuk=pdf`, as a letter.
pub(super) async fn post_download(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let (request, who) = code::prove(&ctx, &tracking, fields.text("kode")).await?;
    record(&ctx, &request, "retention.download").await?;
    let held = held(&ctx, &request, who).await?;
    if fields.text("bentuk") == "pdf" {
        return pdf(&ctx, held).await;
    }
    let text = serde_json::to_string_pretty(&held).map_err(anyhow::Error::new)?;
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = HeaderValue::from_static("attachment; filename=\"data-saya.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

async fn record(ctx: &Ctx, request: &InformationRequest, act: &'static str) -> Result<()> {
    let tx = ctx.db().begin().await?;
    let change = Change::new(act, "request", request.id).in_unit(request.unit_id);
    audit::record(ctx, &tx, change.detail(request.number.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn facts(p: &Page, held: &Held) -> Vec<(String, String)> {
    let coded = |group: &str, code: &str| p.t(&format!("request-{group}-{}", code.replace('_', "-")));
    let all = [
        ("request-field-kind", coded("kind", held.applicant_kind)),
        ("request-field-name", held.name.clone()),
        ("request-field-address", held.address.clone()),
        ("request-field-email", held.email.clone()),
        ("request-field-phone", held.phone.clone()),
        ("request-field-nik", held.nik.clone()),
        ("request-field-legal-number", held.legal_number.clone()),
        ("request-field-representative", held.representative.clone()),
        ("request-field-power", held.power_of_attorney.clone()),
        ("request-field-subject", held.subject.clone()),
        ("request-field-purpose", held.purpose.clone()),
        ("request-field-format", coded("format", held.format)),
        ("request-field-delivery", coded("delivery", held.delivery)),
        ("retention-kept", p.n("retention-kept-years", held.kept_years_after_end)),
        ("retention-source", held.kept_because.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (p.t(key), value)).collect()
}

async fn page(ctx: &Ctx, request: InformationRequest, code: String) -> Result<SubjectPage> {
    let mut p = Page::new(ctx, ctx.locale.t("retention-subject-title")).section("requests");
    p.is_hidden = true;
    let application = store::find_application(ctx.db(), ctx.body(), request.id).await?;
    let application = application.map(|found| {
        let state = p.t(&format!("retention-state-{}", found.state));
        if found.reason.is_empty() { state } else { format!("{state}: {}", found.reason) }
    });
    Ok(SubjectPage { p, request, code, application, facts: Vec::new(), opened: Vec::new(), error: None })
}
