//! The columns of the form of the law in words, and an entry for machines (schema.org).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::files::FileView;
use crate::locale::{day_in_words, month_in_words};
use crate::org::Unit;
use crate::page::{Page, StructuredData};
use crate::register::public::PublicEntry;

/// When and where it was made: `12 Januari 2026, Cilegon`. Empty when nothing is known.
pub(super) fn made(p: &Page, on: &str, place: &str) -> String {
    let when = match on.len() {
        10 => on.parse::<Date>().map(|day| day_in_words(p.locale, day)).ok(),
        7 => format!("{on}-01").parse::<Date>().map(|day| month_in_words(p.locale, day)).ok(),
        _ => None,
    };
    let when = when.unwrap_or_else(|| on.to_owned());
    [when.as_str(), place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// In which form it can be had.
pub(super) fn form(p: &Page, is_printed: bool, is_digital: bool) -> String {
    match (is_printed, is_digital) {
        (true, true) => p.t("register-public-form-both"),
        (true, false) => p.t("register-public-form-printed"),
        (false, true) => p.t("register-public-form-digital"),
        (false, false) => String::new(),
    }
}

/// How long it is kept: active and inactive retention.
pub(super) fn retention(p: &Page, active: &str, inactive: &str) -> String {
    match (active, inactive) {
        ("", "") => String::new(),
        (active, "") => p.w("register-public-retention-active", active),
        ("", inactive) => p.w("register-public-retention-inactive", inactive),
        (active, inactive) => p.ww("register-public-retention-both", active, inactive),
    }
}

/// An entry as schema.org has it: a `Dataset` when a file is a table, else a `DigitalDocument`.
pub(super) fn structured(p: &Page, found: &PublicEntry, unit: &Unit, files: &[FileView]) -> StructuredData {
    let is_table = |file: &FileView| ["csv", "xlsx", "xls", "ods"].contains(&file.content.kind.as_str());
    let is_dataset = files.iter().any(is_table);
    let speaker =
        json!({"@type": "GovernmentOrganization", "name": unit.name, "url": p.absolute(&unit.path())});
    let kind = if is_dataset { "DataDownload" } else { "MediaObject" };
    let sent: Vec<Value> = files
        .iter()
        .map(|file| {
            json!({"@type": kind, "name": file.title, "contentUrl": format!("{}{}", p.origin, file.path),
                "encodingFormat": file.content.content_type, "contentSize": format!("{} B", file.content.bytes),
                "sha256": file.content.sha256})
        })
        .collect();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": if is_dataset { "Dataset" } else { "DigitalDocument" },
        "@id": p.absolute(&p.path),
        "name": found.version.title,
        "description": found.version.summary,
        "url": p.absolute(&p.path),
        "inLanguage": found.version.language,
        "isAccessibleForFree": true,
        "datePublished": p.rfc3339(found.entry.published_at.unwrap_or_default()),
        "dateModified": p.rfc3339(found.entry.changed_at.unwrap_or_default()),
        "version": found.version.number,
        "creator": speaker,
        "publisher": {"@type": "GovernmentOrganization", "name": p.directory.body.name, "url": p.absolute("/")},
    });
    if let Some(object) = facts.as_object_mut() {
        let files = if is_dataset { "distribution" } else { "associatedMedia" };
        object.insert(files.to_owned(), json!(sent));
        if is_dataset {
            object.insert("spatialCoverage".to_owned(), json!(p.directory.body.short_name));
            if let Some(year) = found.version.year {
                object.insert("temporalCoverage".to_owned(), json!(year.to_string()));
            }
        }
    }
    StructuredData::new(&facts)
}
