//! Looking for personal data with the places it covers, so that a person only has to untick.

use std::sync::Arc;

use ::document::redact::Found;
use ::document::{Failure, Kind};

use super::model::{self, Place, Plan};
use super::open::Opened;
use super::{grounds, measure, store};
use crate::{Ctx, Error, Result};

/// Places kept of one file; who has more blackens whole pages.
pub(super) const MOST_PLACES: usize = 3_000;

/// Looks and notes what was found; the plan is open afterwards, also when the file cannot be read.
/// Errors: the file store or the reading process cannot be used now.
pub(super) async fn look(ctx: &Ctx, mut plan: Plan) -> Result<()> {
    let opened = Opened::find(ctx, plan.document_version_id).await?;
    let kind = opened.kind()?;
    let bytes: Arc<[u8]> = ctx.app.files.get(&opened.content.sha256).await?.into();
    let mut places = Vec::new();
    match find(ctx, kind, bytes).await {
        Ok((pages, found)) => {
            plan.pages = i64::try_from(pages).unwrap_or_default();
            places = places_of(&found, 0, 0);
            if places.len() > MOST_PLACES {
                places.truncate(MOST_PLACES);
                "redact-fault-many".clone_into(&mut plan.fault);
            }
        }
        Err(Failure::Unavailable) => return Err(Error::Unavailable),
        Err(failure) => fault_of(&failure).clone_into(&mut plan.fault),
    }
    model::OPEN.clone_into(&mut plan.state);
    let tx = ctx.db().begin().await?;
    for place in &places {
        store::insert_place(&tx, ctx.body(), plan.document_version_id, place).await?;
    }
    opened.end_step(ctx, tx, &plan, model::LOOKING, "look").await
}

/// Number of pages, and what was found. In pictures nothing is looked for.
async fn find(ctx: &Ctx, kind: Kind, bytes: Arc<[u8]>) -> std::result::Result<(usize, Vec<Found>), Failure> {
    let pages = ctx.app.reader.sizes(kind, Arc::clone(&bytes)).await?.len();
    let found = if kind == Kind::Pdf { ctx.app.reader.personal(bytes).await? } else { Vec::new() };
    Ok((pages, found))
}

/// Findings as ticked places, numbered after those there are.
pub(super) fn places_of(found: &[Found], last_position: i64, last_number: i64) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, found) in (last_number.saturating_add(1)..).zip(found) {
        for area in found.areas.iter().filter(|area| !area.is_empty()) {
            let (left_mpt, top_mpt, width_mpt, height_mpt) = measure::sides(*area);
            places.push(Place {
                position: last_position.saturating_add(1),
                number,
                page: i64::try_from(found.page).unwrap_or_default().saturating_add(1),
                left_mpt,
                top_mpt,
                width_mpt,
                height_mpt,
                kind: found.kind.clone(),
                masked: found.masked.clone(),
                ground: grounds::of_kind(&found.kind).to_owned(),
                note: grounds::note_of(&found.kind),
                is_chosen: true,
            });
        }
    }
    for (position, place) in (last_position.saturating_add(1)..).zip(&mut places) {
        place.position = position;
    }
    places
}

/// Why a file cannot be worked on, as a text key.
pub(super) fn fault_of(failure: &Failure) -> &'static str {
    match failure {
        Failure::Encrypted => "redact-fault-encrypted",
        Failure::TooLarge => "redact-fault-too-large",
        Failure::TimedOut => "redact-fault-timed-out",
        Failure::BrokeOff | Failure::Unavailable => "redact-fault-broke-off",
        Failure::Damaged | Failure::NotRead | Failure::NoSuchPage { .. } => "redact-fault-damaged",
    }
}
