//! The steps that make the tables. Forward only; a step that has run may never change.

use sha2::{Digest, Sha256};

use crate::translate::translate;
use crate::{Db, DbError, DbResult, Engine, Sql, Tx, params};

/// One step, written once in PostgreSQL's words (rules in `translate.rs`).
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Order of the steps, without doubles.
    pub number: u32,
    /// Short name, for people.
    pub name: &'static str,
    /// The text of its file.
    pub sql: &'static str,
}

/// Any number; all nodes must use the same.
const LOCK: Sql = Sql::both("lock_migrations", "SELECT pg_advisory_xact_lock(7236021)");
/// Waiting for another node has no limit, since its step may take minutes; locks inside a step do.
const LONG_WAIT: &str = "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0;";
const SHORT_WAIT: &str = "SET LOCAL lock_timeout = '5s';";

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at BIGINT NOT NULL
);
";

const FIND: Sql = Sql::both("find_migration", "SELECT sha256 FROM schema_migration WHERE number = $1");
/// The clock of the database: the time is for people only and nothing is decided by it.
const INSERT: Sql = Sql {
    name: "insert_migration",
    sqlite: "INSERT INTO schema_migration (number, name, sha256, applied_at)
             VALUES ($1, $2, $3, CAST(unixepoch('subsec') * 1000 AS INTEGER))",
    postgres: "INSERT INTO schema_migration (number, name, sha256, applied_at)
               VALUES ($1, $2, $3, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT))",
};

impl Db {
    /// Applies the steps that have not run yet, each in its own transaction, and returns their names.
    /// Several nodes may call this at once; one does the work, the others wait.
    /// Errors: `Other` when a step that has run has another text now, or when numbers are out of order.
    pub async fn migrate(&self, migrations: &[Migration]) -> DbResult<Vec<&'static str>> {
        if !migrations.is_sorted_by(|a, b| a.number < b.number) {
            return Err(DbError::other("the migrations are not in ascending order of their numbers"));
        }
        let tx = begin_locked(self).await?;
        tx.batch(translate(TABLE, self.engine())).await?;
        tx.commit().await?;
        let mut applied = Vec::new();
        for migration in migrations {
            let sha256 = digest(migration.sql);
            if is_applied(self, migration, &sha256).await? {
                continue;
            }
            let tx = begin_locked(self).await?;
            if !is_applied(&tx, migration, &sha256).await? {
                apply(&tx, migration, sha256).await?;
                tx.commit().await?;
                applied.push(migration.name);
            }
        }
        Ok(applied)
    }
}

async fn begin_locked(db: &Db) -> DbResult<Tx> {
    let tx = db.begin().await?;
    if db.engine() == Engine::Postgres {
        tx.batch(LONG_WAIT.to_owned()).await?;
        tx.exec(&LOCK, params![]).await?;
        tx.batch(SHORT_WAIT.to_owned()).await?;
    }
    Ok(tx)
}

async fn is_applied(db: &Db, migration: &Migration, sha256: &str) -> DbResult<bool> {
    let found: Option<String> = db.optional(&FIND, params![migration.number]).await?;
    match found {
        Some(found) if found != sha256 => Err(DbError::Other(format!(
            "migration {} ({}) has run with another text; a released migration never changes, write a new one",
            migration.number, migration.name
        ))),
        found => Ok(found.is_some()),
    }
}

async fn apply(tx: &Tx, migration: &Migration, sha256: String) -> DbResult<()> {
    tracing::info!(migration.number, migration.name, "applying migration");
    tx.batch(translate(migration.sql, tx.engine())).await.map_err(|error| match error {
        DbError::Other(message) => {
            DbError::Other(format!("migration {} ({}): {message}", migration.number, migration.name))
        }
        other => other,
    })?;
    tx.exec(&INSERT, params![migration.number, migration.name, sha256]).await?;
    Ok(())
}

/// Line ends do not count, because Git changes them on some machines.
fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    let mut hex = String::with_capacity(64);
    for byte in digest {
        hex.extend([byte >> 4, byte & 15].iter().filter_map(|digit| char::from_digit(u32::from(*digit), 16)));
    }
    hex
}
