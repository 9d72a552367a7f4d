//! An alert in words, for pages, feeds and CAP: the same facts in the same order everywhere.

use rules::Code as _;
use rules::alert::{AreaKind, LegalField};

use super::form::key;
use super::model::Content;
use crate::ids::UnitId;
use crate::locale::{Locale, moment_in_words};
use crate::org::Directory;

/// One of the eight legal contents.
pub(crate) struct Legal {
    /// Code in the catalogue.
    pub(crate) code: &'static str,
    /// Its name.
    pub(crate) label: String,
    /// What the alert says; empty when it is not known yet.
    pub(crate) text: String,
}

/// An alert in words.
pub(crate) struct Words {
    /// One line.
    pub(crate) headline: String,
    /// What threatens.
    pub(crate) danger: String,
    /// Where.
    pub(crate) area: String,
    /// How soon to act.
    pub(crate) urgency: String,
    /// How bad.
    pub(crate) severity: String,
    /// How sure.
    pub(crate) certainty: String,
    /// From when.
    pub(crate) onset: String,
    /// Until when.
    pub(crate) until: String,
    /// Unit that announces.
    pub(crate) unit: String,
    /// The eight contents in the order of the law.
    pub(crate) legal: Vec<Legal>,
}

impl Words {
    /// What `unit` says with `content`.
    pub(crate) fn of(directory: &Directory, locale: Locale, unit: UnitId, content: &Content) -> Self {
        let coded = |group: &str, code: &str| locale.t(&format!("alert-{group}-{}", key(code)));
        let legal = |field: &LegalField| Legal {
            code: field.code(),
            label: locale.t(&format!("alert-field-{}", key(field.code()))),
            text: content.text(*field).to_owned(),
        };
        Self {
            headline: content.headline.clone(),
            danger: coded("danger", content.danger.0.code()),
            area: area(directory, locale, content),
            urgency: coded("urgency", content.urgency.0.code()),
            severity: coded("severity", content.severity.0.code()),
            certainty: coded("certainty", content.certainty.0.code()),
            onset: moment_in_words(locale, content.onset_at, &directory.zone),
            until: moment_in_words(locale, content.expires_at, &directory.zone),
            unit: directory.name(unit).to_owned(),
            legal: LegalField::ALL.iter().map(legal).collect(),
        }
    }
}

/// The area in words, without the exact place.
pub(crate) fn area_name(directory: &Directory, locale: Locale, content: &Content) -> String {
    let names = || {
        let names = content.area_units.0.iter().map(|id| directory.name(UnitId(*id)));
        names.collect::<Vec<_>>().join(", ")
    };
    let with = |key: &str, x: String| locale.with(key, &[("x", x.into())]);
    match content.area_kind.0 {
        AreaKind::City => with("alert-area-city", directory.body.short_name.clone()),
        AreaKind::District => with("alert-area-district", names()),
        AreaKind::Units => names(),
    }
}

/// The area in words, with the exact place.
pub(crate) fn area(directory: &Directory, locale: Locale, content: &Content) -> String {
    let name = area_name(directory, locale, content);
    if content.place.is_empty() { name } else { format!("{name}: {}", content.place) }
}
