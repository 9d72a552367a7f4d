//! Queries of the register: entries, versions, addresses. Public reads are in `public.rs`.

use db::{Db, Sql, Tx, params, sql};
use rules::register::InformationClass;

use super::model::{Content, Entry, HungDocument, Link, Version, content_digest};
use crate::ids::{AccountId, BodyId, Coded, EntryId, EntryVersionId, UnitId};
use crate::{Error, Result};

const FIND_ENTRY: Sql = sql!("sql/find_entry.sql");
const FIND_ENTRY_BY_SLUG: Sql = sql!("sql/find_entry_by_slug.sql");
const INSERT_ENTRY: Sql = sql!("sql/insert_entry.sql");
const UPDATE_ENTRY: Sql = sql!("sql/update_entry.sql");
const COUNT_OPENINGS: Sql = sql!("sql/count_openings.sql");
const DELETE_ENTRY: Sql = sql!("sql/delete_entry.sql");
const INSERT_ADDRESS: Sql = sql!("sql/insert_address.sql");
const INSERT_VERSION: Sql = sql!("sql/insert_version.sql");
const INSERT_VERSION_OBLIGATION: Sql = sql!("sql/insert_version_obligation.sql");
const INSERT_VERSION_LINK: Sql = sql!("sql/insert_version_link.sql");
const INSERT_VERSION_DOCUMENT: Sql = sql!("sql/insert_version_document.sql");
const MARK_VERSION_PUBLISHED: Sql = sql!("sql/mark_version_published.sql");
const CLOSE_VERSION: Sql = sql!("sql/close_version.sql");
const CLOSE_VERSIONS: Sql = sql!("sql/close_versions.sql");
const FIND_VERSION: Sql = sql!("sql/find_version.sql");
const LIST_VERSIONS: Sql = sql!("sql/list_versions.sql");
const LIST_VERSIONS_AFTER: Sql = sql!("sql/list_versions_after.sql");
const LIST_OBLIGATIONS: Sql = sql!("sql/list_version_obligations.sql");
const LIST_LINKS: Sql = sql!("sql/list_version_links.sql");
const LIST_DOCUMENTS: Sql = sql!("sql/list_version_documents.sql");
const DELETE_VERSION_OBLIGATIONS: Sql = sql!("sql/delete_version_obligations.sql");
const DELETE_VERSION_LINKS: Sql = sql!("sql/delete_version_links.sql");
const DELETE_VERSION_DOCUMENTS: Sql = sql!("sql/delete_version_documents.sql");
const DELETE_VERSIONS: Sql = sql!("sql/delete_versions.sql");

/// An entry of the body.
pub async fn find_entry(db: &Db, body: BodyId, id: EntryId) -> Result<Option<Entry>> {
    Ok(db.optional(&FIND_ENTRY, params![body, id]).await?)
}

/// The entry an address, present or former, belongs to.
pub async fn find_entry_by_slug(db: &Db, body: BodyId, slug: &str) -> Result<Option<EntryId>> {
    Ok(db.optional(&FIND_ENTRY_BY_SLUG, params![body, slug]).await?)
}

/// An entry to be begun.
#[derive(Debug, Clone, Copy)]
pub struct NewEntry {
    /// Unit that holds the information.
    pub unit: UnitId,
    /// Legal class.
    pub class: InformationClass,
    /// Year.
    pub year: Option<i64>,
    /// Who begins it.
    pub author: Option<AccountId>,
    /// Demonstration entry.
    pub is_sample: bool,
}

/// Begins a draft.
pub async fn insert_entry(tx: &Tx, body: BodyId, new: &NewEntry, now_ms: i64) -> Result<EntryId> {
    let values = params![body, new.unit, Coded(new.class), new.year, new.author, new.is_sample, now_ms];
    Ok(tx.one(&INSERT_ENTRY, values).await?)
}

/// Writes an entry back. `entry.version` is the version it was read with.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub async fn update_entry(tx: &Tx, body: BodyId, entry: &Entry, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        entry.id,
        entry.version,
        entry.unit_id,
        entry.state,
        entry.slug.clone(),
        entry.class,
        entry.year,
        entry.latest_version_id,
        entry.public_version_id,
        entry.author_id,
        entry.last_writer_id,
        entry.submitted_by,
        entry.submitted_at,
        entry.published_at,
        entry.changed_at,
        entry.verified_at,
        entry.verified_by,
        &entry.override_reason,
        &entry.remark,
        &entry.withdraw_reason,
        entry.withdrawn_at,
        now_ms,
    ];
    match tx.exec(&UPDATE_ENTRY, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Gives an entry an address.
/// Errors: the address belongs to an entry already (`DbError::Unique`).
pub async fn insert_address(tx: &Tx, body: BodyId, slug: &str, entry: EntryId, now_ms: i64) -> Result<()> {
    tx.exec(&INSERT_ADDRESS, params![body, slug, entry, now_ms]).await?;
    Ok(())
}

/// Saves a version with its obligations, links and files. Returns its id and digest.
pub async fn insert_version(
    tx: &Tx,
    body: BodyId,
    entry: EntryId,
    content: &Content,
    writer: Option<AccountId>,
    now_ms: i64,
) -> Result<(EntryVersionId, String)> {
    let digest = content_digest(content);
    let values = params![
        body,
        entry,
        &content.title,
        &content.summary,
        Coded(content.class),
        &content.holder,
        &content.responsible,
        &content.made_on,
        &content.made_at_place,
        content.is_printed,
        content.is_digital,
        &content.retention_active,
        &content.retention_inactive,
        &content.media,
        &content.language,
        content.year,
        &content.correction,
        writer,
        now_ms,
        &digest,
    ];
    let version: EntryVersionId = tx.one(&INSERT_VERSION, values).await?;
    for code in &content.obligations {
        tx.exec(&INSERT_VERSION_OBLIGATION, params![body, version, code]).await?;
    }
    for (place, link) in (1_i64..).zip(&content.links) {
        tx.exec(&INSERT_VERSION_LINK, params![body, version, place, &link.title, &link.url]).await?;
    }
    for (place, document) in (1_i64..).zip(&content.documents) {
        let values = params![body, version, place, document.document_version_id, &document.title];
        tx.exec(&INSERT_VERSION_DOCUMENT, values).await?;
    }
    Ok((version, digest.0))
}

/// Notes when a version became the public one; one that was closed is open again.
pub async fn mark_version_published(tx: &Tx, body: BodyId, id: EntryVersionId, now_ms: i64) -> Result<()> {
    tx.exec(&MARK_VERSION_PUBLISHED, params![body, id, now_ms]).await?;
    Ok(())
}

/// Closes one version for readers, with the reason they are told.
pub async fn close_version(tx: &Tx, body: BodyId, id: EntryVersionId, reason: &str) -> Result<()> {
    tx.exec(&CLOSE_VERSION, params![body, id, reason]).await?;
    Ok(())
}

/// Closes every version that was public: its words and files are read by nobody outside any more.
pub async fn close_versions(tx: &Tx, body: BodyId, entry: EntryId, reason: &str) -> Result<()> {
    tx.exec(&CLOSE_VERSIONS, params![body, entry, reason]).await?;
    Ok(())
}

/// One saved version.
pub async fn find_version(db: &Db, body: BodyId, id: EntryVersionId) -> Result<Option<Version>> {
    Ok(db.optional(&FIND_VERSION, params![body, id]).await?)
}

/// Saved versions of an entry, newest first, at most 500.
pub async fn list_versions(db: &Db, body: BodyId, entry: EntryId) -> Result<Vec<Version>> {
    Ok(db.all(&LIST_VERSIONS, params![body, entry]).await?)
}

/// Codes of the obligations a version fulfils.
pub async fn list_obligations(db: &Db, body: BodyId, version: EntryVersionId) -> Result<Vec<String>> {
    Ok(db.all(&LIST_OBLIGATIONS, params![body, version]).await?)
}

/// Links of a version in their order.
pub async fn list_links(db: &Db, body: BodyId, version: EntryVersionId) -> Result<Vec<Link>> {
    Ok(db.all(&LIST_LINKS, params![body, version]).await?)
}

/// Files of a version in their order.
pub async fn list_documents(db: &Db, body: BodyId, version: EntryVersionId) -> Result<Vec<HungDocument>> {
    Ok(db.all(&LIST_DOCUMENTS, params![body, version]).await?)
}

/// A saved version as it can be saved again.
/// Errors: `NotFound`.
pub async fn find_content(db: &Db, body: BodyId, id: EntryVersionId) -> Result<Content> {
    let version = find_version(db, body, id).await?.ok_or(Error::NotFound)?;
    content_of(db, body, version).await
}

/// A version with its obligations, links and files.
pub async fn content_of(db: &Db, body: BodyId, version: Version) -> Result<Content> {
    let id = version.id;
    Ok(Content {
        title: version.title,
        summary: version.summary,
        class: version.class.0,
        holder: version.holder,
        responsible: version.responsible,
        made_on: version.made_on,
        made_at_place: version.made_at_place,
        is_printed: version.is_printed,
        is_digital: version.is_digital,
        retention_active: version.retention_active,
        retention_inactive: version.retention_inactive,
        media: version.media,
        language: version.language,
        year: version.year,
        correction: version.correction,
        obligations: list_obligations(db, body, id).await?,
        links: list_links(db, body, id).await?,
        documents: list_documents(db, body, id).await?,
    })
}

/// Removes an entry that was never public, with all its versions. Its documents are removed before.
/// Errors: `Conflict` when it changed since `entry` was read.
pub async fn delete_entry(tx: &Tx, body: BodyId, entry: &Entry) -> Result<()> {
    for sql in
        [&DELETE_VERSION_OBLIGATIONS, &DELETE_VERSION_LINKS, &DELETE_VERSION_DOCUMENTS, &DELETE_VERSIONS]
    {
        tx.exec(sql, params![body, entry.id]).await?;
    }
    crate::document::store::delete_of_entry(tx, body, entry.id).await?;
    match tx.exec(&DELETE_ENTRY, params![body, entry.id, entry.version]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// How many exemptions began this entry when they were opened.
pub async fn count_openings(db: &Db, body: BodyId, entry: EntryId) -> Result<i64> {
    Ok(db.one(&COUNT_OPENINGS, params![body, entry]).await?)
}

/// Recomputes the digest of every saved version. Returns how many were read and faults in plain English.
pub async fn verify_versions(db: &Db, body: BodyId) -> Result<(i64, Vec<String>)> {
    let mut read = 0;
    let mut faults = Vec::new();
    let mut after = EntryVersionId(0);
    loop {
        let versions: Vec<Version> = db.all(&LIST_VERSIONS_AFTER, params![body, after]).await?;
        let Some(last) = versions.last().map(|version| version.id) else { break };
        for version in versions {
            let (id, number, digest) = (version.id, version.number, version.digest.clone());
            if content_digest(&content_of(db, body, version).await?) != digest {
                faults.push(format!(
                    "version {number} of a register entry (row {id}) was changed outside the program"
                ));
            }
            read += 1;
        }
        after = last;
    }
    Ok((read, faults))
}
