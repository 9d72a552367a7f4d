//! Queries of files.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{AccountId, BodyId, FileId, UnitId};

const INSERT_FILE: Sql = sql!("sql/insert_file.sql");
const INSERT_VARIANT: Sql = sql!("sql/insert_variant.sql");
const FIND_FILE: Sql = sql!("sql/find_file.sql");
const FIND_VARIANT: Sql = sql!("sql/find_variant.sql");
const LIST_USING_UNITS: Sql = sql!("sql/list_using_units.sql");
const FIND_PUBLIC_USE: Sql = sql!("sql/find_public_use.sql");

db::record! {
    /// An uploaded file.
    #[derive(Debug, Clone)]
    pub struct File {
        /// Id; part of its address.
        pub id: FileId,
        /// Unit whose people uploaded it.
        pub unit_id: UnitId,
        /// `photo`, `attachment`, `logo`.
        pub kind: String,
        /// Content in the store; for a photo the largest variant.
        pub sha256: String,
        /// File name as uploaded, cleaned.
        pub name: String,
        /// Type by content.
        pub content_type: String,
        /// Size.
        pub bytes: i64,
        /// Pixels, for pictures.
        pub width: Option<i64>,
        /// Pixels, for pictures.
        pub height: Option<i64>,
    }
}

db::record! {
    /// A smaller picture of a photo.
    #[derive(Debug, Clone)]
    pub struct Variant {
        /// Pixels.
        pub width: i64,
        /// Content in the store.
        pub sha256: String,
        /// Size.
        pub bytes: i64,
    }
}

/// Adds a file; `file.id` is ignored.
pub async fn insert_file(
    tx: &Tx,
    body: BodyId,
    file: &File,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<FileId> {
    let values = params![
        body,
        file.unit_id,
        &file.kind,
        &file.sha256,
        &file.name,
        &file.content_type,
        file.bytes,
        file.width,
        file.height,
        by,
        now_ms,
    ];
    Ok(tx.one(&INSERT_FILE, values).await?)
}

/// Adds a smaller picture.
pub async fn insert_variant(tx: &Tx, body: BodyId, file: FileId, variant: &Variant) -> Result<()> {
    let values = params![body, file, variant.width, &variant.sha256, variant.bytes];
    tx.exec(&INSERT_VARIANT, values).await?;
    Ok(())
}

/// A file of the body.
pub async fn find_file(db: &Db, body: BodyId, id: FileId) -> Result<Option<File>> {
    Ok(db.optional(&FIND_FILE, params![body, id]).await?)
}

/// The smallest variant at least `width` pixels wide.
pub async fn find_variant(db: &Db, body: BodyId, file: FileId, width: i64) -> Result<Option<Variant>> {
    Ok(db.optional(&FIND_VARIANT, params![body, file, width]).await?)
}

/// Whether the file hangs on the public revision of a published item.
pub async fn is_public(db: &Db, body: BodyId, file: FileId) -> Result<bool> {
    let uses: i64 = db.one(&FIND_PUBLIC_USE, params![body, file]).await?;
    Ok(uses > 0)
}

/// Units of the items on whose texts, old or new, the file hangs.
pub async fn list_using_units(db: &Db, body: BodyId, file: FileId) -> Result<Vec<UnitId>> {
    Ok(db.all(&LIST_USING_UNITS, params![body, file]).await?)
}
