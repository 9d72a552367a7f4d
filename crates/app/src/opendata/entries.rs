//! What machines read of the register: public entries with every column of the form, obligations,
//! links and files.
//!
//! The queries read only the public version of entries that are public now, so a draft, a returned, a
//! withdrawn or a closed one cannot come out of here. Pages are read by keyset, parts of a page by the
//! ids of its versions in bundles, so that a whole catalogue never lies in memory.

use std::collections::HashMap;

use db::{Sql, Value, params, sql};
use rules::register::{InformationClass, TextState};

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{Coded, DocumentId, EntryId, EntryVersionId, UnitId};
use crate::register::Link;
use crate::register::public::Filter;

const LIST_ENTRIES: Sql = sql!("sql/list_entries.sql");
const LIST_ENTRIES_BY_ID: Sql = sql!("sql/list_entries_by_id.sql");
const LIST_OBLIGATIONS: Sql = sql!("sql/list_entry_obligations.sql");
const LIST_LINKS: Sql = sql!("sql/list_entry_links.sql");
const LIST_DOCUMENTS: Sql = sql!("sql/list_entry_documents.sql");

/// So many ids stand in one statement; missing ones are filled up with an id nothing has.
pub(super) const BUNDLE: usize = 100;

db::record! {
    /// A public entry without its parts.
    #[derive(Debug, Clone)]
    pub(super) struct Row {
        pub(super) id: EntryId,
        pub(super) unit_id: UnitId,
        pub(super) slug: Option<String>,
        pub(super) version_id: EntryVersionId,
        pub(super) number: i64,
        pub(super) title: String,
        pub(super) summary: String,
        pub(super) class: Coded<InformationClass>,
        pub(super) holder: String,
        pub(super) responsible: String,
        pub(super) made_on: String,
        pub(super) made_at_place: String,
        pub(super) is_printed: bool,
        pub(super) is_digital: bool,
        pub(super) retention_active: String,
        pub(super) retention_inactive: String,
        pub(super) media: String,
        pub(super) language: String,
        pub(super) year: Option<i64>,
        pub(super) correction: String,
        pub(super) published_at: Option<i64>,
        pub(super) changed_at: Option<i64>,
        pub(super) verified_at: Option<i64>,
        pub(super) is_sample: bool,
    }
}

db::record! {
    #[derive(Debug)]
    struct ObligationRow {
        version_id: EntryVersionId,
        code: String,
    }
}

db::record! {
    #[derive(Debug)]
    struct LinkRow {
        version_id: EntryVersionId,
        title: String,
        url: String,
    }
}

db::record! {
    /// A file of a public entry.
    #[derive(Debug, Clone)]
    pub(super) struct EntryFile {
        version_id: EntryVersionId,
        pub(super) document_id: DocumentId,
        pub(super) title: String,
        pub(super) name: String,
        pub(super) kind: String,
        pub(super) content_type: String,
        pub(super) bytes: i64,
        pub(super) sha256: String,
        pub(super) pages: Option<i64>,
        pub(super) text_state: Coded<TextState>,
        pub(super) at: i64,
    }
}

impl EntryFile {
    /// Path of the download; it stays the same when the file is replaced.
    pub(super) fn path(&self) -> String {
        format!("/dokumen/{}/{}", self.document_id, crate::document::public_name(&self.name))
    }

    /// What the link is called: its title, else the name of the file.
    pub(super) fn label(&self) -> &str {
        if self.title.is_empty() { &self.name } else { &self.title }
    }
}

/// A public entry with its parts.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) row: Row,
    pub(super) obligations: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) files: Vec<EntryFile>,
}

impl Entry {
    /// Path of the entry's page.
    pub(super) fn path(&self) -> String {
        format!("/informasi/{}", self.row.slug.as_deref().unwrap_or_default())
    }

    /// Public version last changed, Unix ms.
    pub(super) fn changed_at(&self) -> i64 {
        self.row.changed_at.unwrap_or_default()
    }

    /// First public, Unix ms.
    pub(super) fn published_at(&self) -> i64 {
        self.row.published_at.unwrap_or_default()
    }

    /// Place in the order of lists, for a cursor.
    pub(super) fn place(&self) -> (i64, i64) {
        (self.changed_at(), self.row.id.0)
    }
}

/// Before everything in the order of lists.
pub(super) const START: (i64, i64) = (i64::MAX, i64::MAX);

/// Public entries, last changed first, at most `limit`, behind the place (`changed_at`, id).
pub(super) async fn list(ctx: &Ctx, filter: &Filter, behind: (i64, i64), limit: i64) -> Result<Vec<Entry>> {
    let values = params![
        ctx.body(),
        behind.0,
        behind.1,
        limit,
        filter.unit,
        filter.class.map(Coded),
        filter.obligation.clone(),
        filter.year,
    ];
    complete(ctx, ctx.db().all(&LIST_ENTRIES, values).await?).await
}

/// The public ones among these entries, in the order of the list.
pub(super) async fn by_ids(ctx: &Ctx, ids: &[EntryId]) -> Result<Vec<Entry>> {
    let mut rows: Vec<Row> = Vec::new();
    for bundle in ids.chunks(BUNDLE) {
        rows.extend(ctx.db().all::<Row>(&LIST_ENTRIES_BY_ID, bundled(ctx, bundle)).await?);
    }
    let place: HashMap<EntryId, usize> = ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    rows.sort_by_key(|row| place.get(&row.id).copied());
    complete(ctx, rows).await
}

/// One public entry.
pub(super) async fn find(ctx: &Ctx, id: EntryId) -> Result<Option<Entry>> {
    Ok(by_ids(ctx, &[id]).await?.pop())
}

/// Parameters of a statement that takes a bundle of ids.
fn bundled<T: Copy + Into<Value>>(ctx: &Ctx, ids: &[T]) -> Vec<Value> {
    let mut values = params![ctx.body()];
    values.extend(ids.iter().map(|id| (*id).into()));
    values.resize(BUNDLE + 1, Value::Int(-1));
    values
}

async fn complete(ctx: &Ctx, rows: Vec<Row>) -> Result<Vec<Entry>> {
    let mut obligations: HashMap<EntryVersionId, Vec<String>> = HashMap::new();
    let mut links: HashMap<EntryVersionId, Vec<Link>> = HashMap::new();
    let mut files: HashMap<EntryVersionId, Vec<EntryFile>> = HashMap::new();
    let versions: Vec<EntryVersionId> = rows.iter().map(|row| row.version_id).collect();
    for bundle in versions.chunks(BUNDLE) {
        for row in ctx.db().all::<ObligationRow>(&LIST_OBLIGATIONS, bundled(ctx, bundle)).await? {
            obligations.entry(row.version_id).or_default().push(row.code);
        }
        for row in ctx.db().all::<LinkRow>(&LIST_LINKS, bundled(ctx, bundle)).await? {
            links.entry(row.version_id).or_default().push(Link { title: row.title, url: row.url });
        }
        for row in ctx.db().all::<EntryFile>(&LIST_DOCUMENTS, bundled(ctx, bundle)).await? {
            files.entry(row.version_id).or_default().push(row);
        }
    }
    Ok(rows
        .into_iter()
        .map(|row| Entry {
            obligations: obligations.remove(&row.version_id).unwrap_or_default(),
            links: links.remove(&row.version_id).unwrap_or_default(),
            files: files.remove(&row.version_id).unwrap_or_default(),
            row,
        })
        .collect())
}
