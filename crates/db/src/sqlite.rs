//! SQLite: one writer connection, a few read-only ones, all work on blocking threads.
//! The writer is handed round by a lock, so writers queue fairly here and not in SQLite's busy loop.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Statement};
use tokio::sync::{Mutex, OwnedMutexGuard, Semaphore};

use crate::row::Rows;
use crate::{DbError, DbResult, Value};

/// Same limit as PostgreSQL's statement timeout: who waits longer gets `Busy`.
const WAIT: Duration = Duration::from_secs(30);
/// For other processes (the command line beside the server); inside the program the lock queues.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Statements kept ready per connection; the program has a few hundred, a reader uses a part of them.
const STATEMENTS: usize = 200;

/// The file and its connections.
pub(crate) struct SqlitePool {
    readers: Arc<Readers>,
    writer: Arc<Mutex<Connection>>,
}

struct Readers {
    path: PathBuf,
    idle: StdMutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
}

impl SqlitePool {
    /// Opens the writer (makes the file) and one reader, to find a broken file at the start.
    pub(crate) async fn open(path: &Path, readers: usize) -> DbResult<Self> {
        let path = path.to_owned();
        blocking(move || {
            let writer = open_writer(&path)?;
            let first = open_reader(&path)?;
            let readers = Readers {
                path,
                idle: StdMutex::new(vec![first]),
                permits: Arc::new(Semaphore::new(readers.max(1))),
            };
            Ok(Self { readers: Arc::new(readers), writer: Arc::new(Mutex::new(writer)) })
        })
        .await
    }

    pub(crate) fn path(&self) -> &Path {
        &self.readers.path
    }

    /// Runs `work` on a read-only connection. When the caller goes away the work still ends
    /// and the connection returns to the pool.
    pub(crate) async fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> DbResult<R> + Send + 'static,
    ) -> DbResult<R> {
        let permit = tokio::time::timeout(WAIT, Arc::clone(&self.readers.permits).acquire_owned())
            .await
            .map_err(|_| DbError::Busy)?
            .map_err(|_| DbError::Unavailable("the pool is closed".to_owned()))?;
        let readers = Arc::clone(&self.readers);
        blocking(move || {
            let _permit = permit;
            let connection = readers.take()?;
            let result = work(&connection);
            readers.give_back(connection);
            result
        })
        .await
    }

    /// Takes the writer, outside of any transaction.
    pub(crate) async fn writer(&self) -> DbResult<Writer> {
        let guard = tokio::time::timeout(WAIT, Arc::clone(&self.writer).lock_owned())
            .await
            .map_err(|_| DbError::Busy)?;
        Ok(Writer(guard))
    }

    /// Takes the writer and begins a transaction that may write from its first statement on.
    pub(crate) async fn begin(&self) -> DbResult<SqliteTx> {
        let writer = self.writer().await?;
        let writer = blocking(move || {
            if !writer.0.is_autocommit() {
                writer.0.execute_batch("ROLLBACK")?;
            }
            writer.0.execute_batch("BEGIN IMMEDIATE")?;
            Ok(writer)
        })
        .await?;
        Ok(SqliteTx { slot: Mutex::new(Some(writer)) })
    }
}

impl Readers {
    fn take(&self) -> DbResult<Connection> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| open_reader(&self.path), Ok)
    }

    fn give_back(&self, connection: Connection) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }
}

/// The one writer connection while somebody holds it. Dropping it ends an open transaction, so that
/// neither a cancelled future nor an error leaves one behind.
pub(crate) struct Writer(OwnedMutexGuard<Connection>);

impl Writer {
    pub(crate) fn connection(&self) -> &Connection {
        &self.0
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.0.is_autocommit()
            && let Err(error) = self.0.execute_batch("ROLLBACK")
        {
            tracing::error!(%error, "rollback on SQLite failed");
        }
    }
}

/// An open transaction. The slot is empty while a statement runs and after the end; a statement whose
/// caller went away takes the writer with it and so rolls everything back.
pub(crate) struct SqliteTx {
    slot: Mutex<Option<Writer>>,
}

impl SqliteTx {
    /// Runs `work` in the transaction. After an error the transaction is over, as on PostgreSQL.
    pub(crate) async fn run<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> DbResult<R> + Send + 'static,
    ) -> DbResult<R> {
        let mut slot = self.slot.lock().await;
        let writer = slot.take().ok_or_else(over)?;
        let (writer, result) = blocking(move || {
            let result = work(&writer.0)?;
            Ok((writer, result))
        })
        .await?;
        *slot = Some(writer);
        Ok(result)
    }

    /// Makes everything durable.
    pub(crate) async fn commit(&self) -> DbResult<()> {
        let writer = self.slot.lock().await.take().ok_or_else(over)?;
        blocking(move || Ok(writer.0.execute_batch("COMMIT")?)).await
    }

    /// Ends the transaction without waiting; a statement that still runs in a copy ends it itself.
    pub(crate) fn abandon(&self) {
        if let Ok(mut slot) = self.slot.try_lock() {
            drop(slot.take());
        }
    }
}

fn over() -> DbError {
    DbError::other("the transaction is over (committed, failed or cancelled)")
}

/// Rows of one statement.
pub(crate) fn all(connection: &Connection, sql: &str, params: &[Value]) -> DbResult<Rows> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, params)?;
    let mut rows = Rows::new(statement.column_names().map(str::to_owned).collect());
    let width = statement.column_count();
    let mut found = statement.raw_query();
    while let Some(current) = found.next()? {
        rows.push((0..width).map(|column| Ok(read_value(current.get_ref(column)?))))?;
    }
    Ok(rows)
}

/// Runs a statement that returns no rows (or whose rows nobody wants) and counts the rows touched.
pub(crate) fn exec(connection: &Connection, sql: &str, params: &[Value]) -> DbResult<u64> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, params)?;
    if statement.column_count() == 0 {
        return Ok(u64::try_from(statement.raw_execute()?).unwrap_or(u64::MAX));
    }
    let mut found = statement.raw_query();
    let mut count = 0;
    while found.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}

/// SQLite numbers `$2` by its first place in the text, not by the digit; so we bind by the digit.
fn bind(statement: &mut Statement<'_>, params: &[Value]) -> DbResult<()> {
    let mut highest = 0;
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place).unwrap_or_default();
        let number: usize = name
            .strip_prefix(['$', '?'])
            .and_then(|digits| digits.parse().ok())
            .ok_or_else(|| DbError::other(format!("parameter {name} is not $1, $2, …")))?;
        let value = number.checked_sub(1).and_then(|index| params.get(index));
        match value.ok_or_else(|| count_error(number, params.len()))? {
            Value::Null => statement.raw_bind_parameter(place, rusqlite::types::Null)?,
            Value::Int(number) => statement.raw_bind_parameter(place, number)?,
            Value::Real(number) => statement.raw_bind_parameter(place, number)?,
            Value::Text(text) => statement.raw_bind_parameter(place, text)?,
            Value::Blob(bytes) => statement.raw_bind_parameter(place, bytes)?,
        }
        highest = highest.max(number);
    }
    if highest == params.len() { Ok(()) } else { Err(count_error(highest, params.len())) }
}

pub(crate) fn count_error(wanted: usize, given: usize) -> DbError {
    DbError::other(format!("the statement wants {wanted} parameters, {given} were given"))
}

fn read_value(value: rusqlite::types::ValueRef<'_>) -> Value {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(number) => Value::Real(number),
        // Only a damaged file or a foreign program puts other bytes into a text.
        ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

fn open_writer(path: &Path) -> DbResult<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // FULL: an acknowledged write survives a power cut. No mmap: with it a failing disk kills the
    // whole program by a signal instead of failing one statement. Caches are in KiB; the writer keeps what a
    // calendar changes in 50,000 cases, because pages that do not fit are written twice.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF;
         PRAGMA journal_size_limit = 67108864; PRAGMA mmap_size = 0;",
    )?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

fn open_reader(path: &Path) -> DbResult<Connection> {
    let connection = open_read_only(path)?;
    connection.execute_batch(
        "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;
         PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0;",
    )?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// A connection that cannot write the file but, unlike a reader of the pool, can copy it.
pub(crate) fn open_read_only(path: &Path) -> DbResult<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

/// Runs blocking work on a thread of its own.
pub(crate) async fn blocking<R: Send + 'static>(
    work: impl FnOnce() -> DbResult<R> + Send + 'static,
) -> DbResult<R> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(DbError::Other(format!("database work ended early: {error}"))),
    }
}
