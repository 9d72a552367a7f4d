//! Picking what is cut: ticks, grounds and notes; words to be found on all pages.

use std::sync::Arc;

use super::look::{MOST_PLACES, fault_of, places_of};
use super::model::{self, Place};
use super::open::Opened;
use super::{grounds, store};
use crate::error::FieldErrors;
use crate::ids::DocumentVersionId;
use crate::{Ctx, Error, Result};

/// Words looked for at once.
const MOST_WORDS: usize = 20;
/// Shorter words stand everywhere.
const SHORTEST: usize = 3;
/// Longest note for readers, in characters.
pub(super) const NOTE_CHARS: usize = 200;

/// What was picked for one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its number.
    pub number: i64,
    /// Whether it is to be cut.
    pub is_chosen: bool,
    /// Code of the ground.
    pub ground: String,
    /// General words for readers; empty keeps what fits the kind.
    pub note: String,
}

/// Keeps what was picked; `all` ticks or unticks everything afterwards.
/// Errors: `Invalid` for a ground that is none, a note that is too long or says a whole number; `Conflict` when the
/// plan is not open; `NotFound`, `Forbidden`.
pub async fn choose(ctx: &Ctx, id: DocumentVersionId, choices: &[Choice], all: Option<bool>) -> Result<()> {
    let opened = Opened::find(ctx, id).await?;
    let plan = opened.in_state(model::OPEN)?;
    let places = store::list_places(ctx.db(), ctx.body(), id).await?;
    for choice in choices {
        check(&choice.ground, &choice.note)?;
    }
    let tx = ctx.db().begin().await?;
    for choice in choices {
        let Some(place) = places.iter().find(|place| place.number == choice.number) else { continue };
        let note = clean_note(&choice.note, &place.kind);
        let picked = (choice.is_chosen, choice.ground.as_str(), note.as_str());
        store::update_group(&tx, ctx.body(), id, choice.number, picked).await?;
    }
    if let Some(is_chosen) = all {
        store::choose_all(&tx, ctx.body(), id, is_chosen).await?;
    }
    opened.end_step(ctx, tx, &plan, model::OPEN, "choose").await
}

/// Finds words on all pages and adds their places, ticked. Returns those that stand nowhere. The words themselves
/// are kept nowhere.
/// Errors: `Invalid` for none, too many or too short ones; `Conflict`, `NotFound`, `Forbidden`; `Refused` when the
/// file cannot be read.
pub async fn add_words(
    ctx: &Ctx,
    id: DocumentVersionId,
    words: &[String],
    ground: &str,
    note: &str,
) -> Result<Vec<String>> {
    let opened = Opened::find(ctx, id).await?;
    let plan = opened.in_state(model::OPEN)?;
    check(ground, note)?;
    check_words(words)?;
    if opened.kind()? != ::document::Kind::Pdf {
        return Err(invalid("words", "redact-error-words-picture"));
    }
    let bytes: Arc<[u8]> = ctx.app.files.get(&opened.content.sha256).await?.into();
    let places = store::list_places(ctx.db(), ctx.body(), id).await?;
    let mut added: Vec<Place> = Vec::new();
    let mut missing = Vec::new();
    for word in words {
        let found = ctx.app.reader.locate(Arc::clone(&bytes), vec![word.clone()]).await;
        let found = found.map_err(|failure| Error::Refused(fault_of(&failure)))?;
        if found.is_empty() {
            missing.push(word.clone());
        }
        let (position, number) = last_of(places.iter().chain(&added));
        let new = places_of(&found, position, number).into_iter();
        added.extend(new.filter(|place| !places.iter().any(|known| is_same(known, place))));
    }
    if places.len().saturating_add(added.len()) > MOST_PLACES {
        return Err(invalid("words", "redact-error-words-many"));
    }
    let tx = ctx.db().begin().await?;
    for place in &mut added {
        ground.clone_into(&mut place.ground);
        place.note = clean_note(note, &place.kind);
        store::insert_place(&tx, ctx.body(), id, place).await?;
    }
    opened.end_step(ctx, tx, &plan, model::OPEN, "words").await?;
    Ok(missing)
}

fn check_words(words: &[String]) -> Result<()> {
    let length = |word: &str| word.chars().filter(|c| !c.is_whitespace()).count();
    match words {
        [] => Err(invalid("words", "redact-error-words-empty")),
        _ if words.len() > MOST_WORDS => Err(invalid("words", "redact-error-words-many")),
        _ if words.iter().any(|word| length(word) < SHORTEST) => {
            Err(invalid("words", "redact-error-words-short"))
        }
        _ => Ok(()),
    }
}

/// Whether ground and note can be shown to readers. A note that holds personal data would give away what is cut.
pub(super) fn check(ground: &str, note: &str) -> Result<()> {
    if !grounds::is_ground(ground) {
        return Err(invalid("ground", "redact-error-ground"));
    }
    if note.chars().count() > NOTE_CHARS {
        return Err(invalid("note", "redact-error-note-long"));
    }
    if !privacy::find_certain(note).is_empty() {
        return Err(invalid("note", "redact-error-note-personal"));
    }
    Ok(())
}

/// A note on one line; what fits the kind when there is none.
pub(super) fn clean_note(note: &str, kind: &str) -> String {
    let line = note.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { grounds::note_of(kind) } else { line }
}

/// Highest position and number.
pub(super) fn last_of<'a>(places: impl Iterator<Item = &'a Place>) -> (i64, i64) {
    places.fold((0, 0), |(position, number), place| (position.max(place.position), number.max(place.number)))
}

fn is_same(one: &Place, other: &Place) -> bool {
    let sides =
        |place: &Place| (place.page, place.left_mpt, place.top_mpt, place.width_mpt, place.height_mpt);
    sides(one) == sides(other)
}

pub(super) fn invalid(field: &'static str, key: &'static str) -> Error {
    Error::Invalid(FieldErrors(vec![(field, key)]))
}
