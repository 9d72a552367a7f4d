//! Which engine to use and where it is.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::{DbError, DbResult};

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file in the data folder; the default.
    Sqlite,
    /// A server, for several nodes.
    Postgres,
}

/// Where the database is. `Debug` hides the URL, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub enum DbConfig {
    /// A file, made when missing.
    Sqlite {
        /// The database file; `-wal` and `-shm` lie beside it.
        path: PathBuf,
        /// Most connections that read at the same time; opened when first needed.
        readers: usize,
    },
    /// A server.
    Postgres {
        /// `postgres://user:password@host:port/database`, with `?sslmode=require` for TLS.
        url: String,
        /// Most connections of this program.
        connections: usize,
    },
}

/// Readers of SQLite beyond the cores only queue at the disk; more than 8 only cost memory.
const MOST_READERS: usize = 8;
/// Ten connections keep two cores of the server busy; three nodes stay far below its usual limit of 100.
const CONNECTIONS: usize = 10;

impl DbConfig {
    /// From the setting: nothing → `terbuka.sqlite` in `data_dir`; `sqlite:PATH` → that file;
    /// `postgres://…` or `postgresql://…` → a server.
    /// Errors: `Other` for any other scheme (the text is not repeated, it may hold a password).
    pub fn from_url(url: Option<&str>, data_dir: &Path) -> DbResult<Self> {
        let Some(url) = url.map(str::trim).filter(|url| !url.is_empty()) else {
            return Ok(Self::sqlite(data_dir.join("terbuka.sqlite")));
        };
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return Ok(Self::sqlite(data_dir.join(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres { url: url.to_owned(), connections: CONNECTIONS });
        }
        Err(DbError::other("the database URL must start with postgres:// or sqlite:"))
    }

    /// A file with as many readers as this machine has cores (2 to 8).
    pub fn sqlite(path: PathBuf) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self::Sqlite { path, readers: cores.clamp(2, MOST_READERS) }
    }
}

impl fmt::Debug for DbConfig {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DbConfig::Sqlite { path, readers } => {
                out.debug_struct("Sqlite").field("path", path).field("readers", readers).finish()
            }
            DbConfig::Postgres { connections, .. } => {
                out.debug_struct("Postgres").field("connections", connections).finish_non_exhaustive()
            }
        }
    }
}
