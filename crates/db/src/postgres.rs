//! PostgreSQL: a pool of connections with prepared statements.
//! Outside a transaction a connection is read-only, so that both engines refuse the same mistakes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, TimeoutType, Timeouts,
};
use tokio::sync::Mutex;
use tokio_postgres::config::SslMode;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::postgres_value::{Param, read_row};
use crate::row::Rows;
use crate::sqlite::count_error;
use crate::{DbError, DbResult, Value};

/// A statement ends after 30 s, a wait for a lock after 5 s; both become `Busy`.
const SERVER_LIMITS: &str =
    "-c statement_timeout=30s -c lock_timeout=5s -c default_transaction_read_only=on -c timezone=UTC";
/// Waiting for a free connection; longer means overload, and the page says so.
const WAIT: Duration = Duration::from_secs(30);
/// A server that does not answer is reported soon.
const CONNECT: Duration = Duration::from_secs(10);

/// The connections to one database.
pub(crate) struct PgPool {
    pool: Pool,
}

impl PgPool {
    /// Opens the pool and one connection, to find a wrong URL at the start.
    pub(crate) async fn open(url: &str, connections: usize) -> DbResult<Self> {
        let (mut config, with_tls) = parse_url(url)?;
        let options = match config.get_options() {
            Some(given) => format!("{SERVER_LIMITS} {given}"),
            None => SERVER_LIMITS.to_owned(),
        };
        config.options(options).application_name("terbuka").connect_timeout(CONNECT);
        let settings = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let connector = if with_tls {
            Manager::from_config(config, tls()?, settings)
        } else {
            Manager::from_config(config, NoTls, settings)
        };
        let pool = Pool::builder(connector)
            .max_size(connections.max(1))
            .timeouts(Timeouts { wait: Some(WAIT), create: Some(CONNECT), recycle: Some(CONNECT) })
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| DbError::Other(error.to_string()))?;
        let opened = Self { pool };
        drop(opened.connection().await?);
        Ok(opened)
    }

    pub(crate) async fn connection(&self) -> DbResult<Object> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => error.into(),
            PoolError::Timeout(TimeoutType::Wait) => DbError::Busy,
            other => DbError::Unavailable(other.to_string()),
        })
    }

    pub(crate) async fn begin(&self) -> DbResult<PgTx> {
        let connection = Connection(Some(self.connection().await?));
        connection.get()?.batch_execute("BEGIN READ WRITE").await?;
        Ok(PgTx { slot: Mutex::new(Some(connection)), failed: AtomicBool::new(false) })
    }

    /// Ends all connections; for tests that drop their database.
    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

/// A connection in a transaction. Dropping it rolls back: in the background when there is a runtime,
/// else by ending the connection.
struct Connection(Option<Object>);

impl Connection {
    fn get(&self) -> DbResult<&Object> {
        self.0.as_ref().ok_or_else(over)
    }

    /// Back to the pool, after a COMMIT that the server confirmed.
    fn release(mut self) {
        drop(self.0.take());
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let Some(connection) = self.0.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            drop(Object::take(connection));
            return;
        };
        // The connection returns to the pool only after the server has rolled back.
        runtime.spawn(async move {
            if connection.batch_execute("ROLLBACK").await.is_err() {
                drop(Object::take(connection));
            }
        });
    }
}

/// An open transaction.
pub(crate) struct PgTx {
    slot: Mutex<Option<Connection>>,
    /// Set while a statement runs and left set when it fails or its caller goes away.
    failed: AtomicBool,
}

impl PgTx {
    pub(crate) async fn all(&self, sql: &str, params: &[Value]) -> DbResult<Rows> {
        let slot = self.slot.lock().await;
        let connection = self.enter(slot.as_ref())?;
        let rows = all(connection, sql, params).await?;
        self.failed.store(false, Ordering::Release);
        Ok(rows)
    }

    pub(crate) async fn exec(&self, sql: &str, params: &[Value]) -> DbResult<u64> {
        let slot = self.slot.lock().await;
        let connection = self.enter(slot.as_ref())?;
        let statement = connection.prepare_cached(sql).await?;
        let params = prepared_params(&statement, params)?;
        let count = connection.execute(&statement, &references(&params)).await?;
        self.failed.store(false, Ordering::Release);
        Ok(count)
    }

    /// Runs several statements without parameters.
    pub(crate) async fn batch(&self, sql: &str) -> DbResult<()> {
        let slot = self.slot.lock().await;
        let connection = self.enter(slot.as_ref())?;
        connection.batch_execute(sql).await?;
        self.failed.store(false, Ordering::Release);
        Ok(())
    }

    /// A server answers COMMIT after an error with a silent rollback, therefore the flag.
    pub(crate) async fn commit(&self) -> DbResult<()> {
        let mut slot = self.slot.lock().await;
        self.enter(slot.as_ref())?;
        let connection = slot.take().ok_or_else(over)?;
        connection.get()?.batch_execute("COMMIT").await?;
        connection.release();
        Ok(())
    }

    /// Ends the transaction without waiting; a statement that still runs in a copy ends it itself.
    pub(crate) fn abandon(&self) {
        self.failed.store(true, Ordering::Release);
        if let Ok(mut slot) = self.slot.try_lock() {
            drop(slot.take());
        }
    }

    fn enter<'a>(&self, slot: Option<&'a Connection>) -> DbResult<&'a Object> {
        if self.failed.swap(true, Ordering::AcqRel) { Err(over()) } else { slot.ok_or_else(over)?.get() }
    }
}

fn over() -> DbError {
    DbError::other("the transaction is over (committed, failed or cancelled)")
}

/// Rows of one statement.
pub(crate) async fn all(connection: &Object, sql: &str, params: &[Value]) -> DbResult<Rows> {
    let statement = connection.prepare_cached(sql).await?;
    let params = prepared_params(&statement, params)?;
    let found = connection.query(&statement, &references(&params)).await?;
    let mut rows = Rows::new(statement.columns().iter().map(|column| column.name().to_owned()).collect());
    for current in &found {
        rows.push(read_row(current))?;
    }
    Ok(rows)
}

fn prepared_params<'a>(
    statement: &tokio_postgres::Statement,
    params: &'a [Value],
) -> DbResult<Vec<Param<'a>>> {
    let wanted = statement.params().len();
    if wanted != params.len() {
        return Err(count_error(wanted, params.len()));
    }
    Ok(params.iter().map(Param).collect())
}

fn references<'a>(params: &'a [Param<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    params.iter().map(|param| -> &(dyn ToSql + Sync) { param }).collect()
}

/// Returns whether TLS was asked for: only by `sslmode=require`, `verify-ca` or `verify-full`, which all
/// mean the strictest here because the certificate is always checked.
fn parse_url(url: &str) -> DbResult<(Config, bool)> {
    let url =
        url.replace("sslmode=verify-full", "sslmode=require").replace("sslmode=verify-ca", "sslmode=require");
    // The text of the driver's error is left out: it may repeat a part of the URL.
    let config: Config =
        url.parse().map_err(|_| DbError::other("the PostgreSQL URL cannot be understood"))?;
    let with_tls = config.get_ssl_mode() == SslMode::Require;
    Ok((config, with_tls))
}

/// Trusts what the operating system trusts, so that an office's own authority works after the usual
/// installation (`update-ca-certificates`).
fn tls() -> DbResult<MakeRustlsConnect> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| DbError::Other(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}
