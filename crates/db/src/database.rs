//! The one door to the database: [`Db`] reads, [`Tx`] reads and writes.
//! The branch between the engines exists only here and in the modules below; no caller asks which it is.

use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use crate::postgres::{self, PgPool, PgTx};
use crate::row::Rows;
use crate::sqlite::{self, SqlitePool, SqliteTx};
use crate::{DbConfig, DbError, DbResult, Engine, FromRow, Sql, Value};

/// An answer to come. Boxed: a caller's own future stays small and quick to compile, and one allocation is nothing beside
/// a statement.
type Answer<'a, T> = Pin<Box<dyn Future<Output = DbResult<T>> + Send + 'a>>;

/// A handle to the database, or to one open transaction of it. Cheap to clone.
/// Outside a transaction it only reads; both engines refuse a write.
#[derive(Clone)]
pub struct Db(pub(crate) Arc<Inner>);

pub(crate) enum Inner {
    Sqlite(SqlitePool),
    SqliteTx(SqliteTx),
    Postgres(PgPool),
    PostgresTx(Box<PgTx>),
}

impl Db {
    /// Opens the database; on SQLite the file is made when missing (its folder is not).
    /// Errors: `Unavailable`, `Corrupt`.
    pub async fn open(config: &DbConfig) -> DbResult<Db> {
        let inner = match config {
            DbConfig::Sqlite { path, readers } => Inner::Sqlite(SqlitePool::open(path, *readers).await?),
            DbConfig::Postgres { url, connections } => {
                Inner::Postgres(PgPool::open(url, *connections).await?)
            }
        };
        Ok(Db(Arc::new(inner)))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Inner::Sqlite(_) | Inner::SqliteTx(_) => Engine::Sqlite,
            Inner::Postgres(_) | Inner::PostgresTx(_) => Engine::Postgres,
        }
    }

    /// All rows of a statement. Lists are paged by the statement's own `LIMIT`.
    /// Errors: any but `Gone`; the name of the statement goes to the log.
    pub async fn all<T: FromRow>(&self, sql: &Sql, params: Vec<Value>) -> DbResult<Vec<T>> {
        let rows = self.fetch(sql, params).await.and_then(Rows::read);
        if rows.is_err() {
            // A row that cannot be read is an error of the statement too.
            self.abandon();
        }
        named(sql, rows)
    }

    /// As values. Hundreds of types are read from rows: what talks to the engines is compiled once, not for each.
    fn fetch<'a>(&'a self, sql: &'a Sql, params: Vec<Value>) -> Answer<'a, Rows> {
        Box::pin(async move {
            let text = sql.text(self.engine());
            match &*self.0 {
                Inner::Sqlite(pool) => pool.read(move |c| sqlite::all(c, text, &params)).await,
                Inner::SqliteTx(tx) => tx.run(move |c| sqlite::all(c, text, &params)).await,
                Inner::Postgres(pool) => postgres::all(&pool.connection().await?, text, &params).await,
                Inner::PostgresTx(tx) => tx.all(text, &params).await,
            }
        })
    }

    /// Ends the transaction this is a handle to, if it is one, without waiting.
    fn abandon(&self) {
        match &*self.0 {
            Inner::SqliteTx(tx) => tx.abandon(),
            Inner::PostgresTx(tx) => tx.abandon(),
            Inner::Sqlite(_) | Inner::Postgres(_) => {}
        }
    }

    /// The first row, or nothing.
    /// Errors: as [`Db::all`].
    pub async fn optional<T: FromRow>(&self, sql: &Sql, params: Vec<Value>) -> DbResult<Option<T>> {
        Ok(self.all(sql, params).await?.into_iter().next())
    }

    /// The first row.
    /// Errors: `Gone` when there is none, else as [`Db::all`].
    pub async fn one<T: FromRow>(&self, sql: &Sql, params: Vec<Value>) -> DbResult<T> {
        self.optional(sql, params).await?.ok_or(DbError::Gone)
    }

    /// Begins a transaction that may write. On SQLite there is one at a time and the others wait.
    /// PostgreSQL isolates by `READ COMMITTED`: what a decision rests on is read `FOR UPDATE` or
    /// guarded by a `WHERE` in the writing statement.
    /// Errors: `Busy` after a long wait; `Other` on a handle that is a transaction already.
    pub fn begin(&self) -> Answer<'_, Tx> {
        Box::pin(async move {
            let inner = match &*self.0 {
                Inner::Sqlite(pool) => Inner::SqliteTx(pool.begin().await?),
                Inner::Postgres(pool) => Inner::PostgresTx(Box::new(pool.begin().await?)),
                Inner::SqliteTx(_) | Inner::PostgresTx(_) => {
                    return Err(DbError::other("a transaction cannot begin inside another one"));
                }
            };
            Ok(Tx { db: Db(Arc::new(inner)) })
        })
    }
}

/// An open transaction. Dropped without [`Tx::commit`] it is rolled back.
/// It is also a [`Db`], so that the reading functions of a store see its uncommitted rows.
/// After an error in any statement the transaction is over, on both engines.
/// While one is open, read through it and not through the outer `Db`: that would take a second
/// connection, and when all transactions wait for a second one, none goes on.
pub struct Tx {
    db: Db,
}

impl Tx {
    /// Runs a statement and counts the rows touched. For `RETURNING` use `all`, `one` or `optional`.
    /// Errors: `Unique`, `ForeignKey`, `Busy`, `Full`, `Other`.
    pub fn exec<'a>(&'a self, sql: &'a Sql, params: Vec<Value>) -> Answer<'a, u64> {
        Box::pin(async move {
            let text = sql.text(self.engine());
            let result = match &*self.db.0 {
                Inner::SqliteTx(tx) => tx.run(move |c| sqlite::exec(c, text, &params)).await,
                Inner::PostgresTx(tx) => tx.exec(text, &params).await,
                Inner::Sqlite(_) | Inner::Postgres(_) => Err(DbError::other("not a transaction")),
            };
            named(sql, result)
        })
    }

    /// Makes all changes durable; they survive a power cut from here on.
    /// Errors: those of `exec`; then nothing of the transaction happened.
    pub fn commit(self) -> Answer<'static, ()> {
        Box::pin(async move {
            match &*self.db.0 {
                Inner::SqliteTx(tx) => tx.commit().await,
                Inner::PostgresTx(tx) => tx.commit().await,
                Inner::Sqlite(_) | Inner::Postgres(_) => Err(DbError::other("not a transaction")),
            }
        })
    }

    /// Runs several statements without parameters; for migrations.
    pub(crate) async fn batch(&self, text: String) -> DbResult<()> {
        match &*self.db.0 {
            Inner::SqliteTx(tx) => tx.run(move |c| Ok(c.execute_batch(&text)?)).await,
            Inner::PostgresTx(tx) => tx.batch(&text).await,
            Inner::Sqlite(_) | Inner::Postgres(_) => Err(DbError::other("not a transaction")),
        }
    }
}

impl Deref for Tx {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        self.db.abandon();
    }
}

/// Says which statement was wrong, for the errors that are a programmer's to mend.
fn named<T>(sql: &Sql, result: DbResult<T>) -> DbResult<T> {
    result.map_err(|error| match error {
        DbError::Other(message) => DbError::Other(format!("{}: {message}", sql.name)),
        DbError::Column { column, reason } => {
            DbError::Column { column, reason: format!("{reason} ({})", sql.name) }
        }
        other => other,
    })
}
