//! What of the tables goes into the index: the public text of published news, public entries of the
//! register with the text of their documents, and active units with their former names. Whatever is not
//! public becomes a deletion.

use std::collections::BTreeSet;

use db::{Db, Sql, params, sql};
use fulltext::{Change, Document, Facets, Kind};
use rules::register::InformationClass;

use crate::document::{self, DocumentVersion};
use crate::ids::{BodyId, Coded, DocumentId, EntryId, EntryVersionId, NewsId, TopicId, UnitId};
use crate::news::{self, Topic};
use crate::org::{self, Directory, Unit, UnitName};
use crate::register;
use crate::{App, Result};

const LIST_NEWS_AFTER: Sql = sql!("sql/list_news_after.sql");
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
}

impl Things {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.news.is_empty() && self.entries.is_empty() && self.units.is_empty()
    }
}

/// Ids of news after `id`, at most 200, in any state.
pub(super) async fn news_after(db: &Db, body: BodyId, id: NewsId) -> Result<Vec<NewsId>> {
    Ok(db.all(&LIST_NEWS_AFTER, params![body, id]).await?)
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
                tracing::error!(document = %file.document_id, %error, "text of a file cannot be read")
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
        labels: labels.into_iter().filter(|label| !label.is_empty()).collect(),
        published_at_ms: at,
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
        labels,
        published_at_ms: at,
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
        labels,
        published_at_ms: 0,
        year: 0,
        month: 0,
        facets: Facets::default(),
    }
}
