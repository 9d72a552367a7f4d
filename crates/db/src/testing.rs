//! Throw-away databases for tests of any crate, so that one suite runs on both engines.
//! Not `cfg(test)`, because other crates' tests need it; the program itself never calls it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::NoTls;

use crate::database::Inner;
use crate::{Db, DbConfig, DbError, DbResult, Engine, Migration, Sql, params};

const NAME: Sql = Sql::both("current_database", "SELECT CAST(current_database() AS TEXT)");

/// Counts the databases of this process; with the process id it makes their names unique.
static COUNTER: AtomicU32 = AtomicU32::new(0);

fn unique_name() -> String {
    format!("terbuka_test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

/// `TEST_POSTGRES_URL`, by which the test runner says where a server for throw-away databases is.
#[expect(clippy::disallowed_methods, reason = "only tests ask, and they have no other way to be told")]
pub fn postgres_url() -> Option<String> {
    std::env::var("TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty())
}

/// A new SQLite file in `dir`, which the caller removes.
pub async fn temp_sqlite(dir: &Path) -> DbResult<Db> {
    open_file(new_file(dir)).await
}

/// A new SQLite file in `dir` on which `migrations` have run. They run once per machine and text: the result is kept in
/// the folder for temporary files under a name that depends on the text, and later calls copy it.
pub async fn temp_sqlite_migrated(dir: &Path, migrations: &[Migration]) -> DbResult<Db> {
    let template = std::env::temp_dir().join(template_name(migrations)).with_extension("sqlite");
    if !template.exists() {
        let (grown, whole) = (new_file(dir), new_file(dir));
        open_file(grown.clone()).await?.migrate(migrations).await?;
        // One file without a journal, put in its place at once: a killed test leaves no half template.
        rusqlite::Connection::open(&grown)
            .and_then(|server| server.execute("VACUUM INTO ?1", [whole.to_string_lossy()]))?;
        std::fs::rename(&whole, &template).map_err(|error| unwritten(&error))?;
    }
    let path = new_file(dir);
    std::fs::copy(&template, &path).map_err(|error| unwritten(&error))?;
    open_file(path).await
}

fn unwritten(error: &std::io::Error) -> DbError {
    DbError::other(error.to_string())
}

fn new_file(dir: &Path) -> PathBuf {
    dir.join(unique_name()).with_extension("sqlite")
}

async fn open_file(path: PathBuf) -> DbResult<Db> {
    Db::open(&DbConfig::Sqlite { path, readers: 2 }).await
}

/// A new empty database on the server of `url` (a role that may create databases).
/// Errors: `Unavailable`, `Other`. Remove it with [`drop_database`].
pub async fn temp_postgres(url: &str) -> DbResult<Db> {
    temp_postgres_from(url, "template0").await
}

/// A new database that is a copy of `template`, which nobody may be connected to.
pub async fn temp_postgres_from(url: &str, template: &str) -> DbResult<Db> {
    let name = unique_name();
    // A process id comes back after a while, and a test that was killed leaves its database.
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    run_on_server(url, &[&drop, &create]).await?;
    open_named(url, &name).await
}

/// A new database on which `migrations` have run. They run once per server and text: the result is
/// kept as a template under a name that depends on the text, and later calls copy it.
pub async fn temp_postgres_migrated(url: &str, migrations: &[Migration]) -> DbResult<Db> {
    let template = template_name(migrations);
    let server = connect(url).await?;
    // Tests are processes; the lock of the session lets the first one build and the others wait.
    server.batch_execute("SELECT pg_advisory_lock(7236022)").await?;
    let known = server.query("SELECT 1 FROM pg_database WHERE datname = $1", &[&template]).await?;
    if known.is_empty() {
        // Built under another name, so that a killed test leaves no half template.
        let db = temp_postgres(url).await?;
        db.migrate(migrations).await?;
        let name: String = db.one(&NAME, params![]).await?;
        close(&db);
        server.batch_execute(&end_connections(&name)).await?;
        server.batch_execute(&format!("ALTER DATABASE {name} RENAME TO {template}")).await?;
    }
    server.batch_execute("SELECT pg_advisory_unlock(7236022)").await?;
    temp_postgres_from(url, &template).await
}

/// Closes `db` and removes its database; nothing to do for SQLite.
pub async fn drop_database(url: &str, db: &Db) -> DbResult<()> {
    if db.engine() == Engine::Sqlite {
        return Ok(());
    }
    let name = name_of(db).await?;
    close(db);
    drop_named(url, &name).await
}

/// The name of the PostgreSQL database behind `db`.
pub async fn name_of(db: &Db) -> DbResult<String> {
    db.one(&NAME, params![]).await
}

/// Removes a database by name, whoever is still connected to it.
pub async fn drop_named(url: &str, name: &str) -> DbResult<()> {
    run_on_server(url, &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")]).await
}

/// A fresh database per engine: SQLite always, PostgreSQL when its URL is given.
pub async fn engines(dir: &Path, test_postgres_url: Option<&str>) -> DbResult<Vec<(Engine, Db)>> {
    let mut engines = vec![(Engine::Sqlite, temp_sqlite(dir).await?)];
    if let Some(url) = test_postgres_url {
        engines.push((Engine::Postgres, temp_postgres(url).await?));
    }
    Ok(engines)
}

fn close(db: &Db) {
    if let Inner::Postgres(pool) = &*db.0 {
        pool.close();
    }
}

/// FNV-1a: the name must only differ when the text differs.
fn template_name(migrations: &[Migration]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in migrations.iter().flat_map(|migration| migration.sql.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("terbuka_template_{hash:016x}")
}

fn end_connections(name: &str) -> String {
    format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
}

async fn open_named(url: &str, name: &str) -> DbResult<Db> {
    let (server, query) = url.split_once('?').map_or((url, None), |(server, query)| (server, Some(query)));
    let (server, _) = server.rsplit_once('/').ok_or_else(|| DbError::other("the URL names no database"))?;
    let url = match query {
        Some(query) => format!("{server}/{name}?{query}"),
        None => format!("{server}/{name}"),
    };
    Db::open(&DbConfig::Postgres { url, connections: 6 }).await
}

async fn run_on_server(url: &str, statements: &[&str]) -> DbResult<()> {
    let server = connect(url).await?;
    for statement in statements {
        server.batch_execute(statement).await?;
    }
    Ok(())
}

/// A plain connection: the pool's are read-only outside transactions, and `CREATE DATABASE` wants none.
async fn connect(url: &str) -> DbResult<tokio_postgres::Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "test connection ended");
        }
    });
    Ok(client)
}
