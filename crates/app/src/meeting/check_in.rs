//! `/kerja/rapat/{meeting}/hadir`: somebody who scanned the code on the wall confirms to be there.
//!
//! Reading the code changes nothing; it gives a pass that is bound to meeting, person and session and lives two
//! minutes. Whoever forwards the address forwards a code that is over; whoever forwards the pass forwards nothing.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::meeting::{CodeRefused, MeetingState, Presence, judge_code, judge_pass};
use rules::permission::Act;
use rules::role::Role;

use super::call::change;
use super::item;
use super::model::{Meeting, Person};
use super::screen::{SIGNATURE_CHARS, signed};
use super::store::{self, Coming};
use crate::audit;
use crate::ctx::{Officer, SignedIn};
use crate::ids::MeetingId;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Name of the key that signs passes.
const LABEL: &str = "meeting.pass";

/// The text for somebody who was struck out.
const STRUCK: &str = "meeting-refused-struck";

/// The text that says why a code or a pass is not taken.
fn words(refused: CodeRefused) -> &'static str {
    match refused {
        CodeRefused::Over => "meeting-refused-over",
        CodeRefused::Early => "meeting-refused-code",
        CodeRefused::NotOpen => "meeting-refused-not-open",
    }
}

fn pass(ctx: &Ctx, meeting: &Meeting, officer: &Officer, given: i64) -> String {
    let text = format!("{}|{}|{}|{}|{given}", ctx.body(), meeting.id, officer.id, officer.session);
    let mac = audit::hex(&ctx.app.secrets.mac(LABEL, text.as_bytes()));
    format!("{given}-{}", mac.chars().take(SIGNATURE_CHARS).collect::<String>())
}

fn may_enter(ctx: &Ctx, meeting: &Meeting) -> std::result::Result<(), CodeRefused> {
    let (opens, closes) = meeting.doors();
    let is_open = meeting.state.0 == MeetingState::Called && (opens..closes).contains(&ctx.now());
    if is_open { Ok(()) } else { Err(CodeRefused::NotOpen) }
}

/// Whether a code from the wall opens the door now. Errors: `Refused` with the reason.
fn open(ctx: &Ctx, meeting: &Meeting, code: &str) -> Result<()> {
    let of = signed(ctx, meeting, code).ok_or(Error::Refused("meeting-refused-code"))?;
    let (opens, closes) = meeting.doors();
    may_enter(ctx, meeting)
        .and_then(|()| judge_code(of, ctx.now(), opens, closes))
        .map_err(|refused| Error::Refused(words(refused)))
}

#[derive(Template)]
#[template(path = "meeting/pages/check_in.html")]
struct CheckInPage {
    p: Page,
    meeting: Meeting,
    pass: Option<String>,
    refused: Option<String>,
    is_in: bool,
    name: String,
    unit: String,
}

/// `GET /kerja/rapat/{meeting}/hadir?kode=`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    query: Query,
) -> Result<Response<Body>> {
    let meeting = item::find(&ctx, id).await?;
    let officer = ctx.officer().ok_or(Error::SignedOut)?;
    let unit = item::own_unit(&ctx, id).await?;
    let persons = store::list_persons(ctx.db(), ctx.body(), id).await?;
    let own = persons.iter().find(|person| person.account_id == Some(officer.id));
    let is_in = own.is_some_and(Person::is_there);
    let is_struck = own.is_some_and(|person| !person.is_there());
    let p = Page::new(&ctx, ctx.locale.t("meeting-check-in-title")).section("meeting");
    let (pass, refused) = match open(&ctx, &meeting, query.text("kode")) {
        _ if is_in => (None, None),
        _ if is_struck => (None, Some(p.t(STRUCK))),
        Ok(()) => (Some(pass(&ctx, &meeting, officer, ctx.now())), None),
        Err(Error::Refused(key)) => (None, Some(p.t(key))),
        Err(other) => return Err(other),
    };
    let page = CheckInPage {
        name: officer.name.clone(),
        unit: unit.map(|unit| ctx.directory.name(unit).to_owned()).unwrap_or_default(),
        pass,
        refused,
        is_in,
        meeting,
        p: p.flash(Some(query.text("ok"))),
    };
    let status = if page.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    html_status(status, &page)
}

/// Writes down that the officer is there, once. The head of the public body is noted as such, because it earns
/// points in the assessment (`domain.md` §8).
/// Errors: `Refused` for a pass that is over or somebody else's and for who was struck out, `NotFound`, `Forbidden`.
pub async fn check_in(ctx: &Ctx, id: MeetingId, typed: &str) -> Result<()> {
    ctx.allow(Act::AttendMeetings, item::own_unit(ctx, id).await?)?;
    let meeting = item::find(ctx, id).await?;
    let officer = ctx.officer().ok_or(Error::SignedOut)?;
    let given = typed.split_once('-').and_then(|(given, _)| given.parse().ok());
    let own = given.filter(|given| {
        web::secrets::same(pass(ctx, &meeting, officer, *given).as_bytes(), typed.as_bytes())
    });
    let given = own.ok_or(Error::Refused("meeting-refused-pass"))?;
    let judged = may_enter(ctx, &meeting).and_then(|()| judge_pass(given, ctx.now()));
    judged.map_err(|refused| Error::Refused(words(refused)))?;
    let unit = item::own_unit(ctx, id).await?;
    let persons = store::list_persons(ctx.db(), ctx.body(), id).await?;
    if persons.iter().any(|one| one.account_id == Some(officer.id) && !one.is_there()) {
        return Err(Error::Refused(STRUCK));
    }
    let tx = ctx.db().begin().await?;
    let who = Coming { account: Some(officer.id), unit, name: &officer.name, way: "code" };
    if store::insert_person(ctx, &tx, id, &who).await? {
        if let Some(unit) = unit {
            store::set_presence(&tx, ctx.body(), id, unit, Presence::Present).await?;
        }
        if ctx.grants().iter().any(|grant| grant.role == Role::Patron) {
            store::set_head(&tx, ctx.body(), id, true).await?;
        }
        let entry = change("meeting.check-in", &meeting);
        audit::record(ctx, &tx, unit.map_or(entry.clone(), |unit| entry.in_unit(unit))).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/rapat/{meeting}/hadir`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    check_in(&ctx, id, fields.text("tiket")).await?;
    Ok(see_other(&ctx, &format!("/kerja/rapat/{id}?ok=meeting-checked-in")))
}
