//! What was typed becomes what an alert says, or a list of what is missing. Nothing here asks for more than
//! the law needs at once.

use jiff::civil::DateTime;
use rules::Code;
use rules::alert::{AreaKind, Certainty, Danger, LegalField, Severity, TimesRefused, Urgency, check_times};

use super::form::{FIELDS, PICK, Typed};
use super::model::{AreaUnits, Content};
use crate::error::FieldErrors;
use crate::ids::{Coded, UnitId};
use crate::{Ctx, Result};

/// Longest headline, in characters: a banner on a small phone.
const HEADLINE_CHARS: usize = 120;
/// Longest text of one field, in characters.
const FIELD_CHARS: usize = 2_000;

/// Reads the form.
/// Errors: `Invalid` with every field that is missing or wrong.
pub(super) fn content(ctx: &Ctx, typed: &Typed) -> Result<Content> {
    let mut errors = FieldErrors::default();
    let text = |field: LegalField| typed.legal(field).to_owned();
    let (area_kind, area_units) = area(ctx, typed).unwrap_or_else(|| {
        errors.add("wilayah", "alert-error-area");
        (AreaKind::City, AreaUnits::default())
    });
    let content = Content {
        danger: choice(typed, "jenis", Danger::Other, &mut errors),
        headline: typed.get("judul").to_owned(),
        hazard: text(LegalField::Hazard),
        affected: text(LegalField::Affected),
        evacuation: text(LegalField::Evacuation),
        avoidance: text(LegalField::Avoidance),
        help: text(LegalField::Help),
        announcer: text(LegalField::Announcer),
        channels: text(LegalField::Channels),
        measures: text(LegalField::Measures),
        area_kind: Coded(area_kind),
        area_units,
        place: typed.get("lokasi").to_owned(),
        urgency: choice(typed, "kesegeraan", Urgency::Unknown, &mut errors),
        severity: choice(typed, "keparahan", Severity::Unknown, &mut errors),
        certainty: choice(typed, "kepastian", Certainty::Unknown, &mut errors),
        onset_at: moment(ctx, typed, "mulai", &mut errors),
        expires_at: moment(ctx, typed, "sampai", &mut errors),
    };
    for (field, key) in check(&content, ctx.now()).0 {
        if errors.get(field).is_none() {
            errors.add(field, key);
        }
    }
    errors.into_result().map(|()| content)
}

/// What an announcement must keep to at `now_ms`, by the names of the form's fields.
pub(super) fn check(content: &Content, now_ms: i64) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let mut text = |text: &str, name: &'static str, is_needed: bool, most: usize| {
        if is_needed && text.is_empty() {
            errors.add(name, "alert-error-empty");
        }
        if text.chars().count() > most {
            errors.add(name, "alert-error-long");
        }
    };
    text(&content.headline, "judul", true, HEADLINE_CHARS);
    for (field, name) in FIELDS {
        text(content.text(field), name, field.is_needed_at_once(), FIELD_CHARS);
    }
    text(&content.place, "lokasi", false, FIELD_CHARS);
    if content.area_kind.0 != AreaKind::City && content.area_units.0.is_empty() {
        errors.add("wilayah", "alert-error-area");
    }
    match check_times(now_ms, content.onset_at, content.expires_at) {
        Ok(()) => {}
        Err(TimesRefused::Over) => errors.add("sampai", "alert-error-over"),
        Err(TimesRefused::BeforeStart) => errors.add("sampai", "alert-error-before-start"),
        Err(TimesRefused::TooLong) => errors.add("sampai", "alert-error-too-long"),
    }
    errors
}

/// A choice; `stand_in` keeps the place of one that is missing, so that the other fields can be judged too.
fn choice<T: Code>(typed: &Typed, name: &'static str, stand_in: T, errors: &mut FieldErrors) -> Coded<T> {
    Coded(T::from_code(typed.get(name)).unwrap_or_else(|| {
        errors.add(name, "alert-error-choice");
        stand_in
    }))
}

/// A moment in Unix ms; 0 keeps the place of one that is missing.
fn moment(ctx: &Ctx, typed: &Typed, name: &'static str, errors: &mut FieldErrors) -> i64 {
    let at = typed.get(name).parse::<DateTime>().ok();
    at.and_then(|at| rules::zone::instant(at, &ctx.directory.zone)).unwrap_or_else(|| {
        errors.add(name, "alert-error-moment");
        0
    })
}

/// The area chosen; `None` when none is, or when it names a unit that is not there.
fn area(ctx: &Ctx, typed: &Typed) -> Option<(AreaKind, AreaUnits)> {
    let known = |id: &i64| ctx.directory.unit(UnitId(*id)).is_some_and(crate::org::Unit::is_active);
    let chosen = typed.get("wilayah");
    let (kind, units) = if chosen == AreaKind::City.code() {
        (AreaKind::City, Vec::new())
    } else if chosen == PICK {
        (AreaKind::Units, typed.units.clone())
    } else {
        let (kind, id) = chosen.split_once(':')?;
        (AreaKind::from_code(kind)?, vec![id.parse().ok()?])
    };
    let is_named = kind == AreaKind::City || !units.is_empty();
    (is_named && units.iter().all(known)).then_some((kind, AreaUnits(units)))
}
