//! What the operator and the tests ask of the database as a whole: health, size, copy, shape.

use std::path::Path;

use crate::database::Inner;
use crate::sqlite::{blocking, open_read_only};
use crate::{Db, DbError, DbResult, Sql, params};

const CHECK: Sql = Sql::both("integrity_check", "PRAGMA integrity_check");
const SIZE: Sql = Sql {
    name: "database_size",
    sqlite: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    postgres: "SELECT pg_database_size(current_database())",
};
const COLUMNS: Sql = Sql {
    name: "list_columns",
    sqlite: "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2",
    postgres: "SELECT CAST(table_name AS TEXT) COLLATE \"C\", CAST(column_name AS TEXT) COLLATE \"C\"
               FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, 2",
};

impl Db {
    /// Prepares a statement without running it, for the test over all `.sql` files.
    /// Errors: `Other` with the engine's message.
    pub async fn prepare_check(&self, text: &str) -> DbResult<()> {
        match &*self.0 {
            Inner::Sqlite(pool) => {
                let text = text.to_owned();
                pool.read(move |c| c.prepare(&text).map(drop).map_err(DbError::from)).await
            }
            Inner::Postgres(pool) => Ok(pool.connection().await?.prepare(text).await.map(drop)?),
            Inner::SqliteTx(_) | Inner::PostgresTx(_) => Err(in_transaction()),
        }
    }

    /// What SQLite finds wrong in its file, one line each; empty when all is well.
    /// Empty on PostgreSQL, whose server checks its own pages.
    pub async fn integrity_check(&self) -> DbResult<Vec<String>> {
        match &*self.0 {
            Inner::Sqlite(_) | Inner::SqliteTx(_) => {
                let lines: Vec<String> = self.all(&CHECK, params![]).await?;
                Ok(lines.into_iter().filter(|line| line != "ok").collect())
            }
            Inner::Postgres(_) | Inner::PostgresTx(_) => Ok(Vec::new()),
        }
    }

    /// Size of the database in bytes, without SQLite's write-ahead log.
    pub async fn size_bytes(&self) -> DbResult<i64> {
        self.one(&SIZE, params![]).await
    }

    /// Writes a complete copy to `path` while the program runs, and waits until it is on the disk.
    /// Errors: `Other` when the file exists already, and on PostgreSQL (there `pg_dump` does it).
    pub async fn backup_to(&self, path: &Path) -> DbResult<()> {
        match &*self.0 {
            Inner::Sqlite(pool) => {
                let source = pool.path().to_owned();
                let target = path.to_owned();
                blocking(move || copy(&source, &target)).await
            }
            Inner::SqliteTx(_) | Inner::PostgresTx(_) => Err(in_transaction()),
            Inner::Postgres(_) => Err(DbError::other("PostgreSQL is copied with pg_dump")),
        }
    }

    /// Moves SQLite's write-ahead log into the file and empties it. Nothing to do on PostgreSQL.
    /// Errors: `Busy` when a reader still needs the log.
    pub async fn checkpoint(&self) -> DbResult<()> {
        match &*self.0 {
            Inner::Sqlite(pool) => {
                let writer = pool.writer().await?;
                blocking(move || {
                    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
                    let busy: i64 = writer.connection().query_row(sql, [], |row| row.get(0))?;
                    if busy == 0 { Ok(()) } else { Err(DbError::Busy) }
                })
                .await
            }
            Inner::Postgres(_) => Ok(()),
            Inner::SqliteTx(_) | Inner::PostgresTx(_) => Err(in_transaction()),
        }
    }

    /// Every table with every column, sorted; equal on both engines when the migrations are right.
    pub async fn now_schema(&self) -> DbResult<Vec<(String, String)>> {
        self.all(&COLUMNS, params![]).await
    }
}

fn in_transaction() -> DbError {
    DbError::other("not possible inside a transaction")
}

fn copy(source: &Path, target: &Path) -> DbResult<()> {
    if target.exists() {
        return Err(DbError::other("the file for the copy exists already"));
    }
    let name = target.to_str().ok_or_else(|| DbError::other("the path of the copy is not UTF-8"))?;
    open_read_only(source)?.execute("VACUUM INTO ?1", [name])?;
    let file = std::fs::File::open(target).and_then(|file| file.sync_all());
    file.map_err(|error| DbError::Other(format!("the copy is not safe on the disk: {error}")))
}
