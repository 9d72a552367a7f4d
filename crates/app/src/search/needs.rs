//! Documents of what somebody needs: applications, services, things in the diary and programmes. Each slice says what
//! everybody may see (by `rules::visibility`); the rest becomes a deletion.

use db::Db;
use fulltext::{Change, Document, Facets, Kind};

use crate::Result;
use crate::appdir::{self, CityApp};
use crate::event::{self, Event};
use crate::ids::{BodyId, CityAppId, EventId, ProgrammeId, ServiceId, UnitId};
use crate::locale::Locale;
use crate::org::Directory;
use crate::programme::{self, ProgrammeFile};
use crate::service::{self, Service};

/// Letters of a table's names in the index. A table can have 50,000 rows; the names of its programmes, activities and
/// sub-activities come first and each stands once, so only details of the largest tables fall behind this.
const NAMES_CHARS: usize = 200_000;

/// A change from what everybody may see of a thing.
fn change(body: BodyId, kind: Kind, id: i64, document: Option<Document>) -> Change {
    match document {
        Some(document) => Change::Upsert(Box::new(document)),
        None => Change::Delete { body_id: body.0, kind, id },
    }
}

/// An application. Errors: the database does not answer.
pub(super) async fn app(db: &Db, directory: &Directory, id: CityAppId) -> Result<Change> {
    let body = directory.body.id;
    let found = appdir::find_public(db, body, id).await?;
    Ok(change(body, Kind::App, id.0, found.map(|app| app_document(directory, &app))))
}

/// A service. Errors: the database does not answer.
pub(super) async fn service(db: &Db, directory: &Directory, id: ServiceId) -> Result<Change> {
    let body = directory.body.id;
    let found = service::find_public(db, body, id).await?;
    Ok(change(body, Kind::Service, id.0, found.map(|service| service_document(directory, &service))))
}

/// Something in the diary. Errors: the database does not answer.
pub(super) async fn event(db: &Db, directory: &Directory, id: EventId) -> Result<Change> {
    let body = directory.body.id;
    let found = event::find_public(db, body, id).await?;
    Ok(change(body, Kind::Event, id.0, found.map(|event| event_document(directory, &event))))
}

/// The programmes of a unit, one document for each year. All its tables are looked at: when one is published, the one
/// before leaves, and comes back when it is drawn. Errors: the database does not answer.
pub(super) async fn programmes(db: &Db, directory: &Directory, unit: UnitId) -> Result<Vec<Change>> {
    let body = directory.body.id;
    let mut changes = Vec::new();
    for id in programme::ids_of_unit(db, body, unit).await? {
        let document = match programme::find_public(db, body, id).await? {
            Some(file) => Some(programme_document(directory, &file, names(db, body, id).await?)),
            None => None,
        };
        changes.push(change(body, Kind::Programme, id.0, document));
    }
    Ok(changes)
}

/// Names of a table, cut.
async fn names(db: &Db, body: BodyId, id: ProgrammeId) -> Result<String> {
    let mut text = programme::names(db, body, id).await?.join("; ");
    if let Some((end, _)) = text.char_indices().nth(NAMES_CHARS) {
        text.truncate(end);
    }
    Ok(text)
}

/// What the document of a unit's thing begins with: no day, no year, nothing but whose it is.
fn of_unit(directory: &Directory, kind: Kind, id: i64, unit: UnitId) -> Document {
    let found = directory.unit(unit);
    Document {
        body_id: directory.body.id.0,
        kind,
        id,
        unit_id: unit.0,
        unit_code: found.map(|unit| unit.code.clone()).unwrap_or_default(),
        title: String::new(),
        lead: String::new(),
        text: String::new(),
        keywords: String::new(),
        labels: found.map(|unit| unit.name.clone()).into_iter().collect(),
        published_at_ms: 0,
        ends_at_ms: None,
        year: 0,
        month: 0,
        facets: Facets::default(),
    }
}

fn app_document(directory: &Directory, app: &CityApp) -> Document {
    let CityApp { head, said, .. } = app;
    let mut document = of_unit(directory, Kind::App, head.id.0, head.unit_id);
    document.labels.push(appdir::meant(&app.described()));
    // What was closed stays findable, for those who wonder where it is, behind what works.
    if said.status == "closed" {
        let day = head.status_on.parse::<jiff::civil::Date>().ok();
        let closed = day.and_then(|day| rules::zone::instant(day.into(), &directory.zone));
        document.ends_at_ms = Some(closed.unwrap_or(1));
    }
    Document {
        title: said.name.clone(),
        lead: said.about.clone(),
        text: said.audience.clone(),
        keywords: said.words.clone(),
        ..document
    }
}

fn service_document(directory: &Directory, service: &Service) -> Document {
    let Service { head, said } = service;
    let described = service.described();
    let mut document = of_unit(directory, Kind::Service, head.id.0, head.unit_id);
    document.labels.push(appdir::meant(&described));
    let standard: Vec<&str> = said.standard.0.values().map(String::as_str).collect();
    Document {
        title: described.name,
        lead: described.rest,
        text: standard.join("\n"),
        keywords: described.words,
        ..document
    }
}

fn event_document(directory: &Directory, event: &Event) -> Document {
    let Event { head, said } = event;
    let day = rules::zone::day(said.starts_at, &directory.zone);
    let mut document = of_unit(directory, Kind::Event, head.id.0, head.unit_id);
    document.labels.extend(said.district_id.map(|id| directory.name(id).to_owned()));
    Document {
        title: said.title.clone(),
        lead: said.about.clone(),
        text: said.place.clone(),
        // The day it was told, as of news: what lies far ahead is no newer than what was told today.
        published_at_ms: head.changed_at,
        ends_at_ms: Some(said.ends_at),
        year: i64::from(day.year()),
        month: i64::from(day.month()),
        ..document
    }
}

fn programme_document(directory: &Directory, file: &ProgrammeFile, names: String) -> Document {
    let at = file.published_at.unwrap_or_default();
    Document {
        // Without the unit, which is found by its name itself; readers see the whole title.
        title: format!("{} {}", Locale::Indonesian.t("search-kind-programme"), file.year),
        text: names,
        published_at_ms: at,
        year: file.year,
        month: i64::from(rules::zone::day(at, &directory.zone).month()),
        ..of_unit(directory, Kind::Programme, file.id.0, file.unit_id)
    }
}

/// What the programmes of a unit in a year are called.
pub(super) fn programme_title(directory: &Directory, locale: Locale, file: &ProgrammeFile) -> String {
    let name = directory.name(file.unit_id).to_owned();
    locale.with("programme-unit-title", &[("x", name.into()), ("y", file.year.to_string().into())])
}
