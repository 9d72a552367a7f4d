//! What of the tables goes into the index: the public text of published news, public entries of the
//! register with the text of their documents, active units with their former names, and what somebody needs
//! (`needs.rs`). Whatever is not public becomes a deletion.

use std::collections::BTreeSet;

use db::{Db, Sql, params, sql};
use fulltext::{Change, Document, Facets, Kind};
use rules::register::InformationClass;

use super::needs;
use crate::document::{self, DocumentVersion};
use crate::ids::{
    BodyId, CityAppId, Coded, DocumentId, EntryId, EntryVersionId, EventId, NewsId, ServiceId, TopicId,
    UnitId,
};
use crate::news::{self, Topic};
use crate::org::{self, Directory, Unit, UnitName};
use crate::register;
use crate::{App, Result};

const LIST_NEWS_AFTER: Sql = sql!("sql/list_news_after.sql");
const LIST_APPS_AFTER: Sql = sql!("sql/list_apps_after.sql");
const LIST_SERVICES_AFTER: Sql = sql!("sql/list_services_after.sql");
const LIST_EVENTS_AFTER: Sql = sql!("sql/list_events_after.sql");
const FIND_NEWS_DOCUMENT: Sql = sql!("sql/find_news_document.sql");
const LIST_ENTRIES_AFTER: Sql = sql!("sql/list_entries_after.sql");
const FIND_ENTRY_DOCUMENT: Sql = sql!("sql/find_entry_document.sql");
const FIND_ENTRY_OF_DOCUMENT: Sql = sql!("sql/find_entry_of_document.sql");
const LIST_DOCUMENTS_OF_VERSION: Sql = sql!("sql/list_documents_of_version.sql");

db::record! {
    /// Public text of a published item.
    struct NewsRow {
        id: NewsId,
        unit_id: UnitId,
        topic_id: Option<TopicId>,
        title: String,
        lead: String,
        text: String,
        published_at: Option<i64>,
    }
}

db::record! {
    /// Public version of an entry.
    struct EntryRow {
        id: EntryId,
        unit_id: UnitId,
        version_id: EntryVersionId,
        class: Coded<InformationClass>,
        year: Option<i64>,
        title: String,
        summary: String,
        holder: String,
        responsible: String,
        changed_at: Option<i64>,
    }
}

/// Things whose place in the index may have changed.
#[derive(Debug, Clone, Default)]
pub struct Things {
    /// News.
    pub news: BTreeSet<NewsId>,
    /// Entries of the register.
    pub entries: BTreeSet<EntryId>,
    /// Units.
    pub units: BTreeSet<UnitId>,
    /// Applications.
    pub apps: BTreeSet<CityAppId>,
    /// Services.
    pub services: BTreeSet<ServiceId>,
    /// Things in the diary.
    pub events: BTreeSet<EventId>,
    /// Units whose tables of programmes may have changed.
    pub programmes: BTreeSet<UnitId>,
}

impl Things {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        let Self { news, entries, units, apps, services, events, programmes } = self;
        let is_content = !news.is_empty() || !entries.is_empty() || !units.is_empty();
        let is_need = !apps.is_empty() || !services.is_empty() || !events.is_empty();
        !is_content && !is_need && programmes.is_empty()
    }
}

/// Things of a kind that is listed by ids, the next 200 after `id` in any state, and the last of them.
/// Nothing of a kind that is not.
pub(super) async fn after(db: &Db, body: BodyId, kind: Kind, id: i64) -> Result<Option<(Things, i64)>> {
    let list = match kind {
        Kind::News => &LIST_NEWS_AFTER,
        Kind::App => &LIST_APPS_AFTER,
        Kind::Service => &LIST_SERVICES_AFTER,
        Kind::Event => &LIST_EVENTS_AFTER,
        Kind::Register | Kind::Unit | Kind::Programme | Kind::Page => return Ok(None),
    };
    let ids: Vec<i64> = db.all(list, params![body, id]).await?;
    let Some(last) = ids.last().copied() else { return Ok(None) };
    let mut things = Things::default();
    match kind {
        Kind::News => things.news = ids.into_iter().map(NewsId).collect(),
        Kind::App => things.apps = ids.into_iter().map(CityAppId).collect(),
        Kind::Service => things.services = ids.into_iter().map(ServiceId).collect(),
        Kind::Event => things.events = ids.into_iter().map(EventId).collect(),
        Kind::Register | Kind::Unit | Kind::Programme | Kind::Page => {}
    }
    Ok(Some((things, last)))
}

/// Ids of public entries after `id`, at most 200.
pub(super) async fn entries_after(db: &Db, body: BodyId, id: EntryId) -> Result<Vec<EntryId>> {
    Ok(db.all(&LIST_ENTRIES_AFTER, params![body, id]).await?)
}

/// The entry a document belongs to.
pub async fn entry_of(db: &Db, body: BodyId, document: DocumentId) -> Result<Option<EntryId>> {
    Ok(db.optional(&FIND_ENTRY_OF_DOCUMENT, params![body, document]).await?)
}

/// Files of a version of an entry in their order, as they are now.
pub(super) async fn files_of(db: &Db, body: BodyId, version: EntryVersionId) -> Result<Vec<DocumentVersion>> {
    Ok(db.all(&LIST_DOCUMENTS_OF_VERSION, params![body, version]).await?)
}

/// Changes of the index for the given things, as they are now.
pub async fn of(app: &App, body: BodyId, things: &Things) -> Result<Vec<Change>> {
    let Some(directory) = app.directory(body) else { return Ok(Vec::new()) };
    let mut changes = Vec::new();
    let topics =
        if things.news.is_empty() { Vec::new() } else { news::store::list_topics(&app.db, body).await? };
    for id in &things.news {
        let row: Option<NewsRow> = app.db.optional(&FIND_NEWS_DOCUMENT, params![body, *id]).await?;
        changes.push(match row {
            Some(row) => Change::Upsert(Box::new(news_document(&directory, &topics, row))),
            None => Change::Delete { body_id: body.0, kind: Kind::News, id: id.0 },
        });
    }
    for id in &things.entries {
        let row: Option<EntryRow> = app.db.optional(&FIND_ENTRY_DOCUMENT, params![body, *id]).await?;
        changes.push(match row {
            Some(row) => Change::Upsert(Box::new(entry_document(app, &directory, row).await?)),
            None => Change::Delete { body_id: body.0, kind: Kind::Register, id: id.0 },
        });
    }
    let names =
        if things.units.is_empty() { Vec::new() } else { org::store::list_names(&app.db, body).await? };
    for id in &things.units {
        changes.push(match directory.unit(*id).filter(|unit| unit.is_active()) {
            Some(unit) => Change::Upsert(Box::new(unit_document(&directory, &names, unit))),
            None => Change::Delete { body_id: body.0, kind: Kind::Unit, id: id.0 },
        });
    }
    for id in &things.apps {
        changes.push(needs::app(&app.db, &directory, *id).await?);
    }
    for id in &things.services {
        changes.push(needs::service(&app.db, &directory, *id).await?);
    }
    for id in &things.events {
        changes.push(needs::event(&app.db, &directory, *id).await?);
    }
    for unit in &things.programmes {
        changes.extend(needs::programmes(&app.db, &directory, *unit).await?);
    }
    Ok(changes)
}

/// An entry with everything that can be read in its files. A file whose text cannot be had now is left
/// out and named in the log: the entry itself must stay findable.
async fn entry_document(app: &App, directory: &Directory, row: EntryRow) -> Result<Document> {
    let body = directory.body.id;
    let obligations = register::store::list_obligations(&app.db, body, row.version_id).await?;
    let mut text = String::new();
    let mut types = BTreeSet::new();
    for file in files_of(&app.db, body, row.version_id).await? {
        types.insert(file.kind.clone());
        match document::text::pages(app, &file).await {
            Ok(pages) => {
                for page in pages {
                    text.push('\n');
                    text.push_str(&page);
                }
            }
            Err(error) => {
                tracing::error!(document = %file.document_id, %error, "text of a file cannot be read");
            }
        }
    }
    let at = row.changed_at.unwrap_or_default();
    let unit = directory.unit(row.unit_id);
    let labels = [unit.map(|unit| unit.name.clone()).unwrap_or_default(), row.holder, row.responsible];
    Ok(Document {
        body_id: body.0,
        kind: Kind::Register,
        id: row.id.0,
        unit_id: row.unit_id.0,
        unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        title: row.title,
        lead: row.summary,
        text,
        keywords: String::new(),
        labels: labels.into_iter().filter(|label| !label.is_empty()).collect(),
        published_at_ms: at,
        ends_at_ms: None,
        // The year an entry is about is what people filter by; the year of publication else.
        year: row.year.unwrap_or_else(|| i64::from(rules::zone::day(at, &directory.zone).year())),
        month: i64::from(rules::zone::day(at, &directory.zone).month()),
        facets: Facets {
            class: Some(rules::Code::code(row.class.0).to_owned()),
            types: types.into_iter().collect(),
            obligations,
        },
    })
}

fn news_document(directory: &Directory, topics: &[Topic], row: NewsRow) -> Document {
    let at = row.published_at.unwrap_or_default();
    let day = rules::zone::day(at, &directory.zone);
    let unit = directory.unit(row.unit_id);
    let topic = topics.iter().find(|topic| Some(topic.id) == row.topic_id);
    let mut labels: Vec<String> = topic.map(|topic| topic.name.clone()).into_iter().collect();
    labels.extend(unit.map(|unit| unit.name.clone()));
    Document {
        body_id: directory.body.id.0,
        kind: Kind::News,
        id: row.id.0,
        unit_id: row.unit_id.0,
        unit_code: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        title: row.title,
        lead: row.lead,
        text: news::markup::to_plain(&row.text),
        keywords: String::new(),
        labels,
        published_at_ms: at,
        ends_at_ms: None,
        year: i64::from(day.year()),
        month: i64::from(day.month()),
        facets: Facets::default(),
    }
}

fn unit_document(directory: &Directory, names: &[UnitName], unit: &Unit) -> Document {
    let former = names.iter().filter(|name| name.unit_id == unit.id).map(|name| name.name.clone());
    let parent = unit.parent_id.map(|id| directory.name(id).to_owned());
    let mut labels = vec![unit.short_name.clone(), unit.code.clone()];
    labels.extend(former);
    Document {
        body_id: directory.body.id.0,
        kind: Kind::Unit,
        id: unit.id.0,
        unit_id: unit.id.0,
        unit_code: unit.code.clone(),
        title: unit.name.clone(),
        lead: [parent.unwrap_or_default(), unit.address.clone()].join(" "),
        text: news::markup::to_plain(&unit.about),
        keywords: String::new(),
        labels,
        published_at_ms: 0,
        ends_at_ms: None,
        year: 0,
        month: 0,
        facets: Facets::default(),
    }
}
