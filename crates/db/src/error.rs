//! What can go wrong in the database, in words that do not depend on the engine.
//! Messages of the engines may contain people's data, so they go to the log and never to a page.

use rusqlite::ErrorCode;
use tokio_postgres::error::SqlState;

/// Result of every call of this crate.
pub type DbResult<T> = Result<T, DbError>;

/// Why a call failed. After any of these except `Gone` the transaction it happened in is lost,
/// on both engines: drop it and begin anew.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// A value that must be unique is there already.
    #[error("already exists: {constraint_hint}")]
    Unique {
        /// `table.column, table.column` as far as the engine tells, else the constraint's name.
        constraint_hint: String,
    },
    /// A row points to one that does not exist, or is still pointed to.
    #[error("a linked row is missing or still in use")]
    ForeignKey,
    /// Another transaction holds what this one needs, or time ran out. Trying again later is right.
    #[error("the database is busy")]
    Busy,
    /// `one` found no row.
    #[error("the row does not exist")]
    Gone,
    /// No room left on the disk.
    #[error("the disk of the database is full")]
    Full,
    /// A column does not fit the Rust side; a mistake in a statement or a record.
    #[error("column `{column}`: {reason}")]
    Column {
        /// Name of the column in the result.
        column: String,
        /// What does not fit.
        reason: String,
    },
    /// The engine found its files damaged.
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    /// The database cannot be reached or opened.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// Everything else: wrong SQL, a failed CHECK, a limit of the engine.
    #[error("database error: {0}")]
    Other(String),
}

impl DbError {
    pub(crate) fn other(message: impl Into<String>) -> Self {
        DbError::Other(message.into())
    }
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(code, message) = &error else {
            return DbError::Other(error.to_string());
        };
        match code.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => DbError::Busy,
            ErrorCode::DiskFull => DbError::Full,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => DbError::Corrupt(error.to_string()),
            ErrorCode::CannotOpen => DbError::Unavailable(error.to_string()),
            ErrorCode::ConstraintViolation => match code.extended_code {
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => {
                    let message = message.as_deref().unwrap_or_default();
                    let hint = message.strip_prefix("UNIQUE constraint failed: ").unwrap_or(message);
                    DbError::Unique { constraint_hint: hint.to_owned() }
                }
                rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => DbError::ForeignKey,
                _ => DbError::Other(error.to_string()),
            },
            _ => DbError::Other(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for DbError {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(cause) = error.as_db_error() else {
            let message = chain(&error);
            let io =
                std::error::Error::source(&error).is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
            let lost = error.is_closed() || io;
            return if lost { DbError::Unavailable(message) } else { DbError::Other(message) };
        };
        let code = cause.code();
        if *code == SqlState::UNIQUE_VIOLATION {
            DbError::Unique { constraint_hint: unique_hint(cause) }
        } else if *code == SqlState::FOREIGN_KEY_VIOLATION || *code == SqlState::RESTRICT_VIOLATION {
            DbError::ForeignKey
        } else {
            let message = format!("{} ({})", cause.message(), code.code());
            match code.code() {
                // lock not available, statement timeout, serialization failure, deadlock
                "55P03" | "57014" | "40001" | "40P01" => DbError::Busy,
                "53100" => DbError::Full,
                "XX001" | "XX002" => DbError::Corrupt(message),
                "53300" | "57P01" | "57P02" | "57P03" | "3D000" | "28000" | "28P01" => {
                    DbError::Unavailable(message)
                }
                code if code.starts_with("08") => DbError::Unavailable(message),
                _ => DbError::Other(message),
            }
        }
    }
}

/// The same words as SQLite has: `table.column, table.column`, taken from `Key (a, b)=(…) …`.
fn unique_hint(cause: &tokio_postgres::error::DbError) -> String {
    let columns = cause
        .detail()
        .and_then(|detail| detail.split_once('('))
        .and_then(|(_, rest)| rest.split_once(")="))
        .map(|(columns, _)| columns);
    match (cause.table(), columns) {
        (Some(table), Some(columns)) => {
            let named: Vec<String> = columns.split(", ").map(|column| format!("{table}.{column}")).collect();
            named.join(", ")
        }
        _ => cause.constraint().unwrap_or_default().to_owned(),
    }
}

/// An error with its causes, because the outer one of the driver only says "error connecting".
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}
