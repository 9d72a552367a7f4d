//! The invitation of a unit as a letter (PDF): day, place, and the unit's own gaps.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::meeting::MeetingState;
use serde::Serialize;

use super::gaps;
use super::model::Meeting;
use super::{item, store};
use crate::ctx::SignedIn;
use crate::ids::{MeetingId, UnitId};
use crate::letter::About;
use crate::locale::{Locale, day_in_words, weekday_in_words};
use crate::page::Page;
use crate::{Ctx, Error, Result};

pub(super) const TEMPLATE: &str = include_str!("letters/invitation.typ");

/// What an invitation prints.
#[derive(Serialize)]
pub(super) struct Printed {
    body: String,
    office: String,
    unit: String,
    number: String,
    title: String,
    purpose: String,
    day: String,
    time: String,
    place: String,
    agenda: Vec<String>,
    is_off: bool,
    reason: String,
    date: String,
    signer_name: String,
    signer_position: String,
    is_sample: bool,
    check_address: String,
    code: String,
    place_in_log: i64,
    picture: String,
}

/// The invitation of a unit, and what it says about itself. Errors: `NotFound` for a unit that is not invited.
pub(super) async fn printed(ctx: &Ctx, meeting: &Meeting, unit: UnitId) -> Result<(Printed, About)> {
    let invited = store::list_units(ctx.db(), ctx.body(), meeting.id).await?;
    let invited = invited.into_iter().find(|one| one.unit_id == unit);
    let invited = invited.filter(|_| !meeting.number.is_empty()).ok_or(Error::NotFound)?;
    let series = store::find_series(ctx.db(), ctx.body(), meeting.series_id).await?.ok_or(Error::NotFound)?;
    let mut p = Page::new(ctx, "");
    // The language of the office (UU 24/2009 Ps.27).
    p.locale = Locale::Indonesian;
    let zone = &ctx.directory.zone;
    let (starts, ends) =
        (rules::zone::local(meeting.starts_at, zone), rules::zone::local(meeting.ends_at, zone));
    let proof = meeting.receipt();
    let check_address = proof.check_address(ctx);
    let office = ctx.directory.body.ppid_unit_id.map(|unit| ctx.directory.name(unit).to_owned());
    let date = rules::zone::day(meeting.called_at.unwrap_or_default(), zone);
    let words = Locale::Indonesian;
    let day = format!("{}, {}", weekday_in_words(words, starts.date()), day_in_words(words, starts.date()));
    let printed = Printed {
        body: ctx.directory.body.name.clone(),
        office: office.unwrap_or_default(),
        unit: ctx.directory.name(unit).to_owned(),
        number: meeting.number.clone(),
        title: meeting.title.clone(),
        purpose: series.purpose,
        day,
        time: format!("{} – {}", starts.strftime("%H.%M"), ends.strftime("%H.%M")),
        place: meeting.place.clone(),
        agenda: gaps::kept(&invited.agenda)?.iter().map(|gap| gaps::in_words(&p, gap)).collect(),
        is_off: meeting.state.0 == MeetingState::Cancelled,
        reason: meeting.reason.clone(),
        date: day_in_words(words, date),
        signer_name: meeting.signer_name.clone(),
        signer_position: meeting.signer_position.clone(),
        is_sample: meeting.is_sample,
        code: proof.code(ctx),
        place_in_log: meeting.log_seq,
        picture: crate::qr::Qr::of(&check_address)?.svg(),
        check_address,
    };
    let about = About {
        title: format!("Undangan {}", meeting.number),
        author: printed.body.clone(),
        made_at: meeting.called_at.unwrap_or_default(),
        file_name: "undangan.pdf",
    };
    Ok((printed, about))
}

/// `GET /kerja/rapat/{meeting}/undangan/{code}/undangan.pdf`
/// Errors: `NotFound` for a meeting or a unit the person may not see.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, code)): Path<(MeetingId, String)>,
) -> Result<Response<Body>> {
    let meeting = item::find(&ctx, id).await?;
    let unit = ctx.directory.by_code(&code).map(|unit| unit.id).ok_or(Error::NotFound)?;
    if !item::reads(&ctx, unit) {
        return Err(Error::NotFound);
    }
    let (printed, about) = printed(&ctx, &meeting, unit).await?;
    crate::letter::answer(TEMPLATE, printed, about).await
}
