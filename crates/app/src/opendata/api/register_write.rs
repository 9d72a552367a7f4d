//! `POST /api/v1/register` and what follows it: other programs fill in the register, with a token.
//!
//! The same commands as in the workroom, so the same permissions, two-person rule, personal-data guard and
//! change log. An entry goes as far as the token's owner may carry it. With `Idempotency-Key` a call that
//! was cut off can be sent again: the key is written with the entry, in one transaction.

use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use rules::permission::Act;
use rules::register::State;

use super::entry_facts::at_desk;
use super::entry_files::{self, Sent};
use super::entry_input::{self, EntryInput};
use super::problem::{Fault, FieldFault};
use super::register::{private_json, unshared};
use super::repeated::{self, Key, Seen};
use super::{Answer, Sending, Write};
use crate::account::token::Bearer;
use crate::ctx::Ctx;
use crate::ids::EntryId;
use crate::locale::Locale;
use crate::register::{self, Content, Publish, Save};
use crate::{Error, Result};

/// Bytes of an entry as JSON.
const JSON_BYTES: usize = 256 * 1024;

pub(super) const CREATE: Write = Write {
    method: "post",
    place: super::register::LIST.path,
    id: "createEntry",
    summary: "Makes an entry, with its files when they are sent along, and carries it as far as the token's owner may.",
    key: None,
    body: Sending::JsonOrForm("NewEntry", "NewEntryWithFiles", "entry"),
    success: (201, "The entry was made; `Location` is its address, `state` how far it came."),
    answer: "Entry",
    is_open: false,
};

pub(super) const REPLACE: Write = Write {
    method: "put",
    place: super::register::SHOW.path,
    id: "replaceEntry",
    summary: "Saves a new version of an entry; files stay. What is public stays until the new one is verified.",
    key: Some(super::register::KEY),
    body: Sending::Json("NewEntry"),
    success: (200, "The version was saved; `state` says how far it came."),
    answer: "Entry",
    is_open: false,
};

pub(super) const WITHDRAW: Write = Write {
    method: "post",
    place: "/api/v1/register/{id}/withdraw",
    id: "withdrawEntry",
    summary: "Takes a public entry off. Its address says so and gives the reason.",
    key: Some(super::register::KEY),
    body: Sending::Json("Withdrawal"),
    success: (200, "The entry was withdrawn."),
    answer: "Entry",
    is_open: false,
};

pub(super) const ADD_FILES: Write = Write {
    method: "post",
    place: "/api/v1/register/{id}/documents",
    id: "addDocuments",
    summary: "Adds files to an entry as a new version, or renews one at its address. What is public stays until the new version is verified.",
    key: Some(super::register::KEY),
    body: Sending::Form("NewDocuments"),
    success: (200, "The files hang on the entry; `state` says how far the version came."),
    answer: "Entry",
    is_open: false,
};

/// `POST /api/v1/register`
pub(super) async fn create(bearer: Bearer, headers: HeaderMap, request: Request) -> Answer {
    let ctx = &bearer.ctx;
    let sent = Sent::read(ctx, &headers, request).await?;
    sent.only(&["entry"])?;
    let key = Key::read(&headers, bearer.token, &sent.content().await?)?;
    if let Some(key) = &key {
        match repeated::find(ctx, key).await? {
            Seen::Never => {}
            Seen::Begun(id) => {
                let input = entry_input::read(ctx, &sent.json)?;
                entry_files::hang(ctx, id, sent.look(ctx).await?, None).await?;
                return finish(ctx, id, &input, &bearer.name, Some(key)).await;
            }
            Seen::Answered(id, text) => return Ok(created(ctx, id, text, true)),
        }
    }
    let input = entry_input::read(ctx, &sent.json)?;
    let unit = input.unit.ok_or_else(|| Fault::Fields(vec![FieldFault::new("unit", "is missing".into())]))?;
    let target = target(ctx, &input)?;
    let role = ctx.allow(Act::WriteRegister, Some(unit))?;
    checked(&input.content, target, sent.has_files())?;
    let files = sent.look(ctx).await?;
    let tx = ctx.db().begin().await?;
    let id = register::create_in(ctx, &tx, unit, &input.content, role).await?;
    if let Some(key) = &key {
        repeated::begin(ctx, &tx, key, id).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    entry_files::hang(ctx, id, files, None).await?;
    finish(ctx, id, &input, &bearer.name, key.as_ref()).await
}

/// `POST /api/v1/register/{id}/documents`: parts `files`; `replaces` is the document whose content the only file
/// renews, `state` how far to carry the version.
pub(super) async fn add_files(
    bearer: Bearer,
    id: Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let ctx = &bearer.ctx;
    let id = entry_id(&id)?;
    let entry = register::find(ctx, id).await?;
    ctx.allow(Act::WriteRegister, Some(entry.unit_id))?;
    let sent = Sent::read(ctx, &headers, request).await?;
    sent.only(&["replaces", "state"])?;
    let one = |name: &str, why: &str| Fault::Fields(vec![FieldFault::new(name, why.to_owned())]);
    if !sent.has_files() {
        return Err(one("files", "is missing"));
    }
    let replaces = match sent.text("replaces") {
        "" => None,
        text => {
            Some(text.parse().map_err(|_| one("replaces", "must be the id of a document of this entry"))?)
        }
    };
    let wanted = match sent.text("state") {
        "" => None,
        text if entry_input::TARGETS.contains(&text) => <State as rules::Code>::from_code(text),
        _ => return Err(one("state", "must be one of: draft, proposed, submitted, published")),
    };
    let content = register::latest(ctx, &entry).await?;
    if replaces.is_some_and(|id| !content.documents.iter().any(|hung| hung.document_id == id)) {
        return Err(one("replaces", "must be the id of a document of this entry"));
    }
    let input = EntryInput { unit: Some(entry.unit_id), content, target: wanted, override_reason: None };
    checked(&input.content, target(ctx, &input)?, true)?;
    entry_files::hang(ctx, id, sent.look(ctx).await?, replaces).await?;
    let held = carry(ctx, id, &input, &bearer.name).await?;
    unshared(&at_desk(ctx, id, held).await?)
}

/// `PUT /api/v1/register/{id}`
pub(super) async fn replace(
    bearer: Bearer,
    id: Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let ctx = &bearer.ctx;
    let id = entry_id(&id)?;
    let json = read_json(&headers, request).await?;
    let mut input = entry_input::read(ctx, &json)?;
    let entry = register::find(ctx, id).await?;
    if input.unit.is_some_and(|unit| unit != entry.unit_id) {
        return Err(Fault::Fields(vec![FieldFault::new("unit", "cannot be changed".into())]));
    }
    input.unit = Some(entry.unit_id);
    input.content.documents = register::latest(ctx, &entry).await?.documents;
    checked(&input.content, target(ctx, &input)?, false)?;
    register::save(ctx, id, &Save { version: entry.version, content: input.content.clone() }).await?;
    let held = carry(ctx, id, &input, &bearer.name).await?;
    unshared(&at_desk(ctx, id, held).await?)
}

/// `POST /api/v1/register/{id}/withdraw`
pub(super) async fn withdraw(
    bearer: Bearer,
    id: Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let ctx = &bearer.ctx;
    let id = entry_id(&id)?;
    let json = read_json(&headers, request).await?;
    let sent: serde_json::Value = serde_json::from_slice(&json).map_err(|_| Error::BadRequest)?;
    let reason = sent.get("reason").and_then(serde_json::Value::as_str).unwrap_or_default();
    if reason.trim().is_empty() || reason.chars().any(char::is_control) {
        let why = Locale::English.t("register-error-reason-empty");
        return Err(Fault::Fields(vec![FieldFault::new("reason", why)]));
    }
    let entry = register::find(ctx, id).await?;
    register::withdraw(ctx, id, entry.version, reason).await?;
    unshared(&at_desk(ctx, id, None).await?)
}

fn entry_id(id: &str) -> Result<EntryId> {
    id.parse().map(EntryId).map_err(|_| Error::NotFound)
}

/// The body of a call that sends JSON. Errors: `BadRequest` for another type, `TooLarge`.
pub(super) async fn read_json(headers: &HeaderMap, request: Request) -> Result<axum::body::Bytes> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err(Error::BadRequest);
    }
    Ok(web::form::read_body(request.into_body(), JSON_BYTES).await?)
}

/// How far the entry is to go.
/// Errors: `Forbidden` when the owner of the token may not carry it there.
fn target(ctx: &Ctx, input: &EntryInput) -> Result<State> {
    const STEPS: [(State, Act); 3] = [
        (State::Published, Act::VerifyRegister),
        (State::Submitted, Act::SubmitRegister),
        (State::Proposed, Act::WriteRegister),
    ];
    let Some(wanted) = input.target else {
        let reached = STEPS.iter().find(|(_, act)| ctx.may(*act, input.unit));
        return Ok(reached.map_or(State::Draft, |(state, _)| *state));
    };
    let act = STEPS.iter().find(|(state, _)| *state == wanted).map_or(Act::WriteRegister, |(_, act)| *act);
    ctx.allow(act, input.unit)?;
    Ok(wanted)
}

/// What the register asks of an entry on its way to `target`, before anything is written.
fn checked(content: &Content, target: State, has_files: bool) -> std::result::Result<(), Fault> {
    let mut errors = match target {
        State::Draft => register::check_sizes(content),
        _ => register::check(content),
    };
    // They are hung on afterwards.
    errors.0.retain(|(field, _)| !(has_files && *field == "documents"));
    if errors.0.is_empty() { Ok(()) } else { Err(entry_input::faults(&errors)) }
}

/// Carries a new entry on and answers 201.
async fn finish(ctx: &Ctx, id: EntryId, input: &EntryInput, token: &str, key: Option<&Key>) -> Answer {
    let held = carry(ctx, id, input, token).await?;
    let facts = at_desk(ctx, id, held).await?;
    let text = serde_json::to_string(&facts).map_err(anyhow::Error::new)?;
    if let Some(key) = key {
        repeated::end(ctx, key, &text).await?;
    }
    Ok(created(ctx, id, text, false))
}

fn created(ctx: &Ctx, id: EntryId, text: String, is_repeated: bool) -> Response<Body> {
    let mut response = private_json(text);
    *response.status_mut() = StatusCode::CREATED;
    let place = format!("{}{}/{id}", ctx.origin, super::register::LIST.path);
    if let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    if is_repeated {
        let name = HeaderName::from_static("idempotency-replayed");
        response.headers_mut().insert(name, HeaderValue::from_static("true"));
    }
    response
}

/// Does the steps towards the wanted state. Returns why it stays where it is when a rule holds it.
async fn carry(ctx: &Ctx, id: EntryId, input: &EntryInput, token: &str) -> Result<Option<String>> {
    let entry = register::find(ctx, id).await?;
    let wanted = target(ctx, input)?;
    if entry.state.0 == wanted {
        return Ok(None);
    }
    let done = match wanted {
        State::Proposed => register::propose(ctx, id, entry.version).await,
        State::Submitted => register::submit(ctx, id, entry.version).await,
        State::Published => {
            let reason = input.override_reason.clone();
            let override_reason = reason.unwrap_or_else(|| format!("diterbitkan lewat API oleh {token}"));
            register::publish(ctx, &Publish { id, version: entry.version, override_reason }).await
        }
        _ => Ok(()),
    };
    match done {
        Ok(()) => Ok(None),
        // Personal data awaits a person's decision, or another step came between.
        Err(Error::Refused(rule)) => Ok(Some(Locale::English.t(rule))),
        Err(other) => Err(other),
    }
}
