//! The database behind one facade: SQLite by default, PostgreSQL for several nodes.
//! Stores write one SQL text with `$1, $2, …`; no type of a driver leaves this crate (ADR 0002).
//!
//! ```ignore
//! let mut units: Vec<UnitRow> = db.all(&db::sql!("sql/list_unit.sql"), db::params![city, 50]).await?;
//! let tx = db.begin().await?;
//! tx.exec(&db::sql!("sql/rename_unit.sql"), db::params![unit, "Dinas Kesehatan"]).await?;
//! tx.commit().await?; // without this line nothing happened
//! ```

mod config;
mod database;
mod error;
mod migrate;
mod postgres;
mod postgres_value;
mod record;
mod row;
mod sql;
mod sqlite;
pub mod testing;
mod translate;
mod upkeep;
mod value;

pub use config::{DbConfig, Engine};
pub use database::{Db, Tx};
pub use error::{DbError, DbResult};
pub use migrate::Migration;
pub use row::{FromRow, FromValue, Row};
pub use sql::Sql;
pub use value::Value;
