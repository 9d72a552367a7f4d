//! `/kerja/insiden`: incidents with their evidence, their clock, and the forms for what was done.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rules::Code;
use rules::permission::{Act, Denied};
use rules::website::{Step, after};
use serde::Serialize;

use super::item::word;
use super::model::{Evidence, Incident, IncidentNote};
use super::{incident, store_incident};
use crate::ctx::SignedIn;
use crate::ids::IncidentId;
use crate::page::{Fields, Page, Query, html, html_status, see_other};
use crate::{Ctx, Error, Result};

const HOUR_MS: i64 = 3_600_000;

#[derive(Template)]
#[template(path = "website/pages/incidents.html")]
struct ListPage {
    p: Page,
    incidents: Vec<Incident>,
    now: i64,
}

impl ListPage {
    fn state(&self, incident: &Incident) -> String {
        word(&self.p, "incident", incident.state.0.code())
    }

    fn clock(&self, incident: &Incident) -> String {
        clock(&self.p, incident, self.now)
    }
}

/// What the clock shows: hours left, hours too late, or nothing when it is over.
fn clock(p: &Page, incident: &Incident, now: i64) -> String {
    if incident.state.0.is_closed() {
        return String::new();
    }
    let left = incident.due_at - now;
    if left >= 0 {
        p.n("website-clock-left", left / HOUR_MS)
    } else {
        p.n("website-clock-late", -left / HOUR_MS)
    }
}

/// `GET /kerja/insiden?unit=dinkes`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let units = ctx.units_for(Act::ReadWebsites);
    if units.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let wanted = ctx.directory.by_code(query.text("unit")).map(|unit| unit.id);
    let all = store_incident::list(ctx.db(), ctx.body(), wanted).await?;
    let incidents = all.into_iter().filter(|one| units.iter().any(|unit| unit.id == one.unit_id)).collect();
    let p = Page::new(&ctx, ctx.locale.t("website-incidents-title")).section("websites");
    html(&ListPage { p, incidents, now: ctx.now() })
}

#[derive(Template)]
#[template(path = "website/pages/incident.html")]
struct IncidentPage {
    p: Page,
    incident: Incident,
    unit: String,
    clock: String,
    is_late: bool,
    is_whole: bool,
    evidence: Vec<Evidence>,
    steps: Vec<IncidentNote>,
    /// Steps this person may do now.
    may: Vec<Step>,
    note: String,
    error: Option<String>,
}

impl IncidentPage {
    fn state(&self) -> String {
        word(&self.p, "incident", self.incident.state.0.code())
    }

    fn step_words(&self, step: Step) -> String {
        word(&self.p, "step", step.code())
    }

    fn note_state(&self, note: &IncidentNote) -> String {
        word(&self.p, "incident", note.state.0.code())
    }

    fn who<'a>(&'a self, note: &'a IncidentNote) -> String {
        if note.who.is_empty() { self.p.t("website-incident-program") } else { note.who.clone() }
    }

    /// Kind of sign and visitor in words.
    fn kind(&self, piece: &Evidence) -> String {
        let (kind, visitor) = piece.kind.split_once(' ').unwrap_or((piece.kind.as_str(), ""));
        format!("{} – {}", word(&self.p, "sign", kind), word(&self.p, "visitor", visitor))
    }
}

async fn readable(ctx: &Ctx, id: IncidentId) -> Result<Incident> {
    let incident = store_incident::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    ctx.allow(Act::ReadWebsites, Some(incident.unit_id))?;
    Ok(incident)
}

async fn page(ctx: &Ctx, id: IncidentId, note: &str, error: Option<String>) -> Result<IncidentPage> {
    let incident = readable(ctx, id).await?;
    let evidence = store_incident::list_evidence(ctx.db(), ctx.body(), id).await?;
    let p = Page::new(ctx, ctx.locale.t("website-incident-title")).section("websites");
    let may = [Step::Clean, Step::Verify, Step::Dismiss].into_iter().filter(|step| {
        let act = if *step == Step::Clean { Act::MendWebsites } else { Act::ManageWebsites };
        after(incident.state.0, *step).is_some() && ctx.may(act, Some(incident.unit_id))
    });
    Ok(IncidentPage {
        unit: p.unit_name(incident.unit_id).to_owned(),
        clock: clock(&p, &incident, ctx.now()),
        is_late: !incident.state.0.is_closed() && incident.due_at < ctx.now(),
        is_whole: incident::seal(&evidence) == incident.seal,
        steps: store_incident::list_steps(ctx.db(), ctx.body(), id).await?,
        may: may.collect(),
        note: note.to_owned(),
        error,
        evidence,
        incident,
        p,
    })
}

/// `GET /kerja/insiden/{incident}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<IncidentId>,
    query: Query,
) -> Result<Response<Body>> {
    let mut page = page(&ctx, id, "", None).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html(&page)
}

/// `POST /kerja/insiden/{incident}/langkah`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<IncidentId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let step = Step::from_code(fields.text("langkah"))
        .filter(|step| matches!(step, Step::Clean | Step::Verify | Step::Dismiss))
        .ok_or(Error::BadRequest)?;
    match incident::step(&ctx, id, step, fields.text("catatan")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/insiden/{id}?ok=website-incident-noted"))),
        Err(Error::Refused(key)) => {
            let page = page(&ctx, id, fields.text("catatan"), Some(ctx.locale.t(key))).await?;
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other),
    }
}

/// The bundle for who has to prove it: everything that was found, with its seal.
#[derive(Serialize)]
struct Bundle {
    incident: i64,
    site: String,
    unit: String,
    found_at: String,
    state: &'static str,
    seal_sha256: String,
    evidence: Vec<Piece>,
    steps: Vec<(String, &'static str, String, String)>,
}

#[derive(Serialize)]
struct Piece {
    position: i64,
    kind: String,
    address: String,
    found: String,
    headers: String,
    answer_base64: String,
}

/// `GET /kerja/insiden/{incident}/bukti.json`
pub(super) async fn bundle(SignedIn(ctx): SignedIn, Path(id): Path<IncidentId>) -> Result<Response<Body>> {
    let incident = readable(&ctx, id).await?;
    let moment = |at: i64| rules::zone::rfc3339(at, &ctx.directory.zone);
    let piece = |piece: Evidence| Piece {
        position: piece.position,
        kind: piece.kind,
        address: piece.url,
        found: piece.found,
        headers: piece.headers,
        answer_base64: STANDARD.encode(&piece.answer),
    };
    let evidence = store_incident::list_evidence(ctx.db(), ctx.body(), id).await?;
    let steps = store_incident::list_steps(ctx.db(), ctx.body(), id).await?;
    let bundle = Bundle {
        incident: id.0,
        site: incident.url.clone(),
        unit: ctx.directory.name(incident.unit_id).to_owned(),
        found_at: moment(incident.found_at),
        state: incident.state.0.code(),
        seal_sha256: incident.seal.0.clone(),
        evidence: evidence.into_iter().map(piece).collect(),
        steps: steps
            .into_iter()
            .map(|step| (moment(step.at), step.state.0.code(), step.note, step.who))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&bundle).map_err(anyhow::Error::new)?;
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = HeaderValue::from_static("attachment; filename=\"bukti.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
