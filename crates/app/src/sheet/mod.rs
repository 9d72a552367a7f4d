//! Tables several units fill in together (*tabel bersama*), one or more rows a unit.
//!
//! The slice is called after the thing on the desk, a sheet that goes round; `table` is taken by files to take
//! along. The main PPID coordinates the PPIDs of the units (PP 61/2010 Ps.14(1)); a finished table becomes an
//! entry of the register (Perki 1/2021) through the ordinary acts. A column may belong to another unit (the
//! budget office fills *anggaran* in every row), so people of several units complete one row. Tables:
//! `shared_table`, `shared_table_column`, `shared_table_row`, `shared_table_row_version`.
//!
//! A saved version of a row never changes. A form carries the version it began with; what was saved meanwhile
//! is joined column by column (`rules::sheet::merge`), and the same column changed twice is shown both ways.
//!
//! One act per file: [`make()`], [`save_row()`], [`add_row()`], [`remove_row()`], [`close()`], [`to_register()`].

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

mod access;
mod add_row;
mod close;
mod export;
pub mod home;
mod list;
mod make;
mod make_form;
mod model;
mod remove_row;
mod row_page;
mod save_row;
mod show;
pub mod store;
mod to_register;
mod value;

pub use add_row::add_row;
pub use close::close;
pub use make::{Make, NewColumn, make};
pub use model::{Column, Row, RowVersion, SharedTable};
pub use remove_row::remove_row;
pub use save_row::{Saved, save_row};
pub use store::verify_rows;
pub use to_register::to_register;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/tabel", get(list::show))
        .route("/kerja/tabel/baru", get(make_form::show).post(make_form::post))
        .route("/kerja/tabel/{table}", get(show::show))
        .route("/kerja/tabel/{table}/isi.csv", get(export::csv))
        .route("/kerja/tabel/{table}/isi.xlsx", get(export::xlsx))
        .route("/kerja/tabel/{table}/baris", post(add_row::post))
        .route("/kerja/tabel/{table}/tutup", post(close::post))
        .route("/kerja/tabel/{table}/terbitkan", post(to_register::post))
        .route("/kerja/baris/{row}", get(row_page::show).post(save_row::post))
        .route("/kerja/baris/{row}/hapus", post(remove_row::post))
}
