//! What the public reads of the register: rows for lists and feeds, and whole entries.
//!
//! Only entries with a public version are ever read here; the queries say so themselves, and
//! `find_public` asks `rules::visibility` once more.

use db::{Db, Sql, params, sql};
use rules::register::InformationClass;
use rules::visibility::{self, Viewer, Visibility};

use super::model::{Content, Entry, Version};
use super::store;
use crate::ids::{BodyId, Coded, EntryId, UnitId};
use crate::{Error, Result};

const LIST_PUBLIC: Sql = sql!("sql/list_public.sql");
const FIND_PUBLIC_ROW: Sql = sql!("sql/find_public_row.sql");
const COUNT_ROWS: Sql = sql!("sql/count_rows.sql");
const LIST_YEARS: Sql = sql!("sql/list_years.sql");
const COUNT_PUBLIC: Sql = sql!("sql/count_public.sql");

db::record! {
    /// A public entry as lists and feeds show it.
    #[derive(Debug, Clone)]
    pub struct Row {
        /// Id.
        pub id: EntryId,
        /// Unit that holds the information.
        pub unit_id: UnitId,
        /// Address.
        pub slug: Option<String>,
        /// Legal class.
        pub class: Coded<InformationClass>,
        /// Year the information is about.
        pub year: Option<i64>,
        /// Title.
        pub title: String,
        /// Summary.
        pub summary: String,
        /// First public, Unix ms.
        pub published_at: Option<i64>,
        /// Public version last changed, Unix ms.
        pub changed_at: Option<i64>,
        /// Last verified or confirmed, Unix ms.
        pub verified_at: Option<i64>,
        /// Files.
        pub documents: i64,
        /// Demonstration entry.
        pub is_sample: bool,
    }
}

impl Row {
    /// Path of the entry.
    pub fn path(&self) -> String {
        format!("/informasi/{}", self.slug.as_deref().unwrap_or_default())
    }

    /// Public version last changed, Unix ms.
    pub fn at(&self) -> i64 {
        self.changed_at.unwrap_or_default()
    }
}

/// Which public entries; `None` = any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// And of the units directly below it (a kecamatan with its kelurahan).
    pub with_children: bool,
    /// Of this class.
    pub class: Option<InformationClass>,
    /// Fulfilling this obligation.
    pub obligation: Option<String>,
    /// About this year.
    pub year: Option<i64>,
}

/// Public entries, last changed first, at most `limit`, after the entry at `after` (`changed_at`, id).
pub async fn list_rows(
    db: &Db,
    body: BodyId,
    filter: &Filter,
    after: Option<(i64, EntryId)>,
    limit: i64,
) -> Result<Vec<Row>> {
    let (at, id) = after.unwrap_or((i64::MAX, EntryId(i64::MAX)));
    let values = params![
        body,
        at,
        id,
        limit,
        filter.unit,
        filter.class.map(Coded),
        filter.obligation.clone(),
        filter.year,
        filter.with_children,
    ];
    Ok(db.all(&LIST_PUBLIC, values).await?)
}

/// How many entries `filter` lets through.
pub async fn count_rows(db: &Db, body: BodyId, filter: &Filter) -> Result<i64> {
    let values = params![
        body,
        filter.unit,
        filter.class.map(Coded),
        filter.obligation.clone(),
        filter.year,
        filter.with_children,
    ];
    Ok(db.one(&COUNT_ROWS, values).await?)
}

/// Years public entries are about, newest first, at most 100.
pub async fn list_years(db: &Db, body: BodyId) -> Result<Vec<i64>> {
    Ok(db.all(&LIST_YEARS, params![body]).await?)
}

/// One public entry as a row.
pub async fn find_row(db: &Db, body: BodyId, id: EntryId) -> Result<Option<Row>> {
    Ok(db.optional(&FIND_PUBLIC_ROW, params![body, id]).await?)
}

db::record! {
    /// How many entries of a class a unit has made public.
    #[derive(Debug, Clone)]
    pub struct ClassCount {
        /// Unit.
        pub unit_id: UnitId,
        /// Class.
        pub class: Coded<InformationClass>,
        /// Entries.
        pub entries: i64,
        /// Last change, Unix ms.
        pub last_at: i64,
    }
}

/// Public entries by unit and class; units without any are not in the list.
pub async fn count_by_unit(db: &Db, body: BodyId) -> Result<Vec<ClassCount>> {
    Ok(db.all(&COUNT_PUBLIC, params![body]).await?)
}

/// A whole public entry.
#[derive(Debug, Clone)]
pub struct PublicEntry {
    /// The entry.
    pub entry: Entry,
    /// Its public version.
    pub version: Version,
    /// What the version says, with obligations, links and files.
    pub content: Content,
}

/// An entry for the public.
/// Errors: `NotFound`; `Gone` with the public reason when it was withdrawn.
pub async fn find_public(db: &Db, body: BodyId, id: EntryId) -> Result<PublicEntry> {
    let entry = store::find_entry(db, body, id).await?.ok_or(Error::NotFound)?;
    let is_withdrawn = entry.withdrawn_at.is_some();
    match visibility::register_entry(entry.is_public(), is_withdrawn, entry.unit_id.0, Viewer::Public) {
        Visibility::Full => {}
        Visibility::Notice => return Err(Error::Gone { reason: entry.withdraw_reason, unit: entry.unit_id }),
        Visibility::Nothing => return Err(Error::NotFound),
    }
    let public = entry.public_version_id.ok_or(Error::NotFound)?;
    let version = store::find_version(db, body, public).await?.ok_or(Error::NotFound)?;
    let content = store::content_of(db, body, version.clone()).await?;
    Ok(PublicEntry { entry, version, content })
}
