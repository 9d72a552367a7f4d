//! Queries of documents.

use db::{Db, Sql, Tx, params, sql};

use super::add::NewFile;
use super::model::{Document, DocumentVersion, Finding, TextState};
use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, DocumentId, DocumentVersionId, EntryId};

const INSERT_DOCUMENT: Sql = sql!("sql/insert_document.sql");
const FIND_DOCUMENT: Sql = sql!("sql/find_document.sql");
const INSERT_VERSION: Sql = sql!("sql/insert_version.sql");
const FIND_VERSION: Sql = sql!("sql/find_version.sql");
const FIND_VERSION_OF_ENTRY: Sql = sql!("sql/find_version_of_entry.sql");
const FIND_DECISION: Sql = sql!("sql/find_decision.sql");
const LIST_VERSIONS: Sql = sql!("sql/list_versions.sql");
const FIND_PUBLIC_VERSION: Sql = sql!("sql/find_public_version.sql");
const FIND_READABLE_VERSION: Sql = sql!("sql/find_readable_version.sql");
const COUNT_PUBLISHED_USES: Sql = sql!("sql/count_published_uses.sql");
const COUNT_UNDECIDED: Sql = sql!("sql/count_undecided.sql");
const LIST_FINDINGS: Sql = sql!("sql/list_findings.sql");
const UPSERT_DECISION: Sql = sql!("sql/upsert_decision.sql");
const UPDATE_READING: Sql = sql!("sql/update_reading.sql");
const INSERT_FINDING: Sql = sql!("sql/insert_finding.sql");
const DELETE_FINDINGS_OF_VERSION: Sql = sql!("sql/delete_findings_of_version.sql");
const DELETE_FINDINGS: Sql = sql!("sql/delete_findings.sql");
const DELETE_DECISIONS: Sql = sql!("sql/delete_decisions.sql");
const DELETE_CUTS: Sql = sql!("sql/delete_cuts.sql");
const DELETE_VERSIONS: Sql = sql!("sql/delete_versions.sql");
const DELETE_DOCUMENTS: Sql = sql!("sql/delete_documents.sql");

/// Begins a document of an entry.
pub async fn insert_document(tx: &Tx, body: BodyId, entry: EntryId, now_ms: i64) -> Result<DocumentId> {
    Ok(tx.one(&INSERT_DOCUMENT, params![body, entry, now_ms]).await?)
}

/// A document of the body.
pub async fn find_document(db: &Db, body: BodyId, id: DocumentId) -> Result<Option<Document>> {
    Ok(db.optional(&FIND_DOCUMENT, params![body, id]).await?)
}

/// A content to be recorded; its bytes are in the file store already.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Document.
    pub document: DocumentId,
    /// SHA-256 in hex.
    pub sha256: String,
    /// File name, cleaned.
    pub name: String,
    /// Kind by content.
    pub kind: String,
    /// Media type by content.
    pub content_type: String,
    /// Size.
    pub bytes: i64,
    /// The content it was redacted from.
    pub redacted_from: Option<DocumentVersionId>,
    /// Who uploaded it.
    pub by: Option<AccountId>,
}

impl NewVersion {
    /// A file as a content of a document.
    pub fn of(document: DocumentId, file: &NewFile, by: Option<AccountId>) -> Self {
        Self {
            document,
            sha256: file.sha256.clone(),
            name: file.name.clone(),
            kind: file.kind.clone(),
            content_type: file.content_type.clone(),
            bytes: file.bytes,
            redacted_from: None,
            by,
        }
    }
}

/// Adds a content to a document; its text waits to be read.
pub async fn insert_version(
    tx: &Tx,
    body: BodyId,
    new: &NewVersion,
    now_ms: i64,
) -> Result<DocumentVersionId> {
    let values = params![
        body,
        new.document,
        &new.sha256,
        &new.name,
        &new.kind,
        &new.content_type,
        new.bytes,
        new.redacted_from,
        new.by,
        now_ms,
    ];
    Ok(tx.one(&INSERT_VERSION, values).await?)
}

/// One content.
pub async fn find_version(db: &Db, body: BodyId, id: DocumentVersionId) -> Result<Option<DocumentVersion>> {
    Ok(db.optional(&FIND_VERSION, params![body, id]).await?)
}

/// One content of a document of this entry; `None` for one of another entry.
pub async fn find_version_of_entry(
    db: &Db,
    body: BodyId,
    entry: EntryId,
    id: DocumentVersionId,
) -> Result<Option<DocumentVersion>> {
    Ok(db.optional(&FIND_VERSION_OF_ENTRY, params![body, entry, id]).await?)
}

db::record! {
    /// What a person decided about a content.
    #[derive(Debug, Clone)]
    pub struct Decision {
        /// `lawful`, `false_alarm` or `seen`.
        pub decision: String,
        /// Why.
        pub reason: String,
        /// Who.
        pub decided_by: Option<AccountId>,
        /// When, Unix ms.
        pub at: i64,
    }
}

/// The decision about a content; `None` while nobody decided.
pub async fn find_decision(db: &Db, body: BodyId, id: DocumentVersionId) -> Result<Option<Decision>> {
    Ok(db.optional(&FIND_DECISION, params![body, id]).await?)
}

/// Contents of a document, newest first, at most 500.
pub async fn list_versions(db: &Db, body: BodyId, document: DocumentId) -> Result<Vec<DocumentVersion>> {
    Ok(db.all(&LIST_VERSIONS, params![body, document]).await?)
}

/// The content behind a document's permanent address: the one on the public version of its entry.
pub async fn find_public_version(
    db: &Db,
    body: BodyId,
    document: DocumentId,
) -> Result<Option<DocumentVersion>> {
    Ok(db.optional(&FIND_PUBLIC_VERSION, params![body, document]).await?)
}

/// A former content by its number, when it hung on a version that was public, was not closed, and the
/// entry is public still. Never one that was redacted later: what was cut would be read there.
pub async fn find_readable_version(
    db: &Db,
    body: BodyId,
    document: DocumentId,
    number: i64,
) -> Result<Option<DocumentVersion>> {
    Ok(db.optional(&FIND_READABLE_VERSION, params![body, document, number]).await?)
}

/// Whether a content of the document ever hung on a version that was public.
pub async fn was_public(db: &Db, body: BodyId, document: DocumentId) -> Result<bool> {
    let uses: i64 = db.one(&COUNT_PUBLISHED_USES, params![body, document]).await?;
    Ok(uses > 0)
}

/// What is known of a content after it was read.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Whether its text is known.
    pub state: TextState,
    /// Where its text lies in the file store.
    pub text_sha256: Option<String>,
    /// Pages or sheets.
    pub pages: Option<i64>,
    /// Characters of text.
    pub characters: Option<i64>,
    /// Whether it carries a script.
    pub has_script: bool,
    /// Picture of its first page in the file store.
    pub thumbnail_sha256: Option<String>,
    /// Personal data found in it, in order.
    pub findings: Vec<Finding>,
}

/// Notes what was read in a content; what was noted before is replaced.
pub async fn put_facts(tx: &Tx, body: BodyId, id: DocumentVersionId, facts: &Facts) -> Result<()> {
    let values = params![
        body,
        id,
        Coded(facts.state),
        facts.text_sha256.clone(),
        facts.pages,
        facts.characters,
        facts.has_script,
        facts.thumbnail_sha256.clone(),
    ];
    tx.exec(&UPDATE_READING, values).await?;
    tx.exec(&DELETE_FINDINGS_OF_VERSION, params![body, id]).await?;
    for (place, finding) in (1_i64..).zip(&facts.findings) {
        let values = params![body, id, place, &finding.kind, finding.page, &finding.masked];
        tx.exec(&INSERT_FINDING, values).await?;
    }
    Ok(())
}

/// What keeps a content from being public.
pub async fn count_undecided(db: &Db, body: BodyId, version: DocumentVersionId) -> Result<Undecided> {
    Ok(db.one(&COUNT_UNDECIDED, params![body, version]).await?)
}

db::record! {
    /// Counts of what keeps a content from being public.
    #[derive(Debug)]
    pub struct Undecided {
        /// Not read yet.
        pub waiting: i64,
        /// With findings nobody decided about.
        pub undecided: i64,
        /// Redacted since: another content takes its place.
        pub redacted: i64,
    }
}

/// Personal data found in a content, in order, at most 1,000.
pub async fn list_findings(db: &Db, body: BodyId, version: DocumentVersionId) -> Result<Vec<Finding>> {
    Ok(db.all(&LIST_FINDINGS, params![body, version]).await?)
}

/// Records the decision about a content; a later one replaces it.
#[expect(clippy::too_many_arguments, reason = "one row, one call")]
pub async fn upsert_decision(
    tx: &Tx,
    body: BodyId,
    version: DocumentVersionId,
    decision: &str,
    reason: &str,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<()> {
    tx.exec(&UPSERT_DECISION, params![body, version, decision, reason, by, now_ms]).await?;
    Ok(())
}

/// Removes the documents of an entry that was never public. Their bytes stay unreferenced in the store.
pub async fn delete_of_entry(tx: &Tx, body: BodyId, entry: EntryId) -> Result<()> {
    super::redact::store::delete_of_entry(tx, body, entry).await?;
    for sql in [&DELETE_FINDINGS, &DELETE_DECISIONS, &DELETE_CUTS, &DELETE_VERSIONS, &DELETE_DOCUMENTS] {
        tx.exec(sql, params![body, entry]).await?;
    }
    Ok(())
}
