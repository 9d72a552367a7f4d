//! An entry as another program sends it: read field by field, so that every fault is named at once.

use rules::register::{InformationClass, State};
use serde_json::{Map, Value};

use super::problem::{Fault, FieldFault, law_of_entry};
use super::reading::Reading;
use crate::ctx::Ctx;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::register::{Content, Link};

/// Fields of the JSON that are texts of the form, each under its own name.
const TEXTS: [&str; 12] = [
    "title",
    "summary",
    "holder",
    "responsible",
    "made_on",
    "made_at_place",
    "retention_active",
    "retention_inactive",
    "media",
    "language",
    "correction",
    "override_reason",
];
const OTHERS: [&str; 8] =
    ["unit", "class", "year", "is_printed", "is_digital", "obligations", "links", "state"];

/// How far an entry may be carried by one call.
pub(super) const TARGETS: &[&str] = &["draft", "proposed", "submitted", "published"];

/// What was sent.
#[derive(Debug)]
pub(super) struct EntryInput {
    /// Unit that holds the information; none when it was not sent.
    pub(super) unit: Option<UnitId>,
    /// What the entry says; files are hung on afterwards.
    pub(super) content: Content,
    /// How far to carry it; none = as far as the holder of the token may.
    pub(super) target: Option<State>,
    /// Why one person writes and verifies.
    pub(super) override_reason: Option<String>,
}

impl Reading<'_> {
    fn obligations(&mut self) -> Vec<String> {
        let mut codes = Vec::new();
        for sent in self.list("obligations") {
            match sent.as_str().filter(|code| rules::obligation::catalogue().find(code).is_some()) {
                Some(code) => codes.push(code.to_owned()),
                None => self.refuse("obligations", "must be codes of the catalogue, such as BK.01.a"),
            }
        }
        codes.sort();
        codes.dedup();
        codes
    }

    fn links(&mut self) -> Vec<Link> {
        let mut links = Vec::new();
        for sent in self.list("links") {
            let text = |name: &str| sent.get(name).and_then(Value::as_str).map(str::trim);
            let is_known = |map: &Map<String, Value>| map.keys().all(|key| key == "url" || key == "title");
            match (sent.as_object().is_some_and(is_known), text("url")) {
                (true, Some(url)) => {
                    let title = self.clean("links", text("title").unwrap_or_default());
                    links.push(Link { title, url: url.to_owned() });
                }
                _ => self.refuse("links", "must be objects with `url` and `title`"),
            }
        }
        links
    }
}

/// Reads the JSON of an entry.
/// Errors: 422 with every field that cannot be taken; 400 when it is no JSON object.
pub(super) fn read(ctx: &Ctx, json: &[u8]) -> Result<EntryInput, Fault> {
    let sent = super::reading::object(json)?;
    let mut reading = Reading::new(&sent, law_of_entry);
    reading.only(|key| TEXTS.contains(&key) || OTHERS.contains(&key));
    let code = reading.text("unit");
    let unit = ctx.directory.by_code(&code).filter(|unit| unit.is_active()).map(|unit| unit.id);
    if unit.is_none() && !code.is_empty() {
        reading.refuse("unit", "names no active unit; see /api/v1/units");
    }
    let class = reading.one_of::<InformationClass>("class", super::register::CLASSES);
    if class.is_none() && reading.text("class").is_empty() {
        reading.refuse("class", "is missing");
    }
    let target = reading.one_of::<State>("state", TARGETS);
    let content = content(&mut reading, class.unwrap_or(InformationClass::Periodic));
    let override_reason = Some(reading.text("override_reason")).filter(|reason| !reason.is_empty());
    reading.end()?;
    Ok(EntryInput { unit, content, target, override_reason })
}

fn content(reading: &mut Reading<'_>, class: InformationClass) -> Content {
    let language = Some(reading.text("language")).filter(|language| !language.is_empty());
    if language.as_ref().is_some_and(|language| !is_language(language)) {
        reading.refuse("language", "must be a language tag such as id or en");
    }
    Content {
        title: reading.text("title"),
        summary: reading.text("summary"),
        class,
        holder: reading.text("holder"),
        responsible: reading.text("responsible"),
        made_on: reading.text("made_on"),
        made_at_place: reading.text("made_at_place"),
        is_printed: reading.flag("is_printed", false),
        is_digital: reading.flag("is_digital", true),
        retention_active: reading.text("retention_active"),
        retention_inactive: reading.text("retention_inactive"),
        media: reading.text("media"),
        language: language.unwrap_or_else(|| "id".to_owned()),
        year: reading.number("year"),
        correction: reading.text("correction"),
        obligations: reading.obligations(),
        links: reading.links(),
        documents: Vec::new(),
    }
}

/// A tag of letters, digits and hyphens that begins with letters (BCP 47, not looked up).
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && tag.bytes().take(2).all(|b| b.is_ascii_alphabetic())
}

/// The faults a rule of the register found, in the words of the API.
pub(super) fn faults(errors: &FieldErrors) -> Fault {
    let fault = |(field, key): &(&'static str, &'static str)| FieldFault::new(field, Locale::English.t(key));
    Fault::Fields(errors.0.iter().map(fault).collect())
}
