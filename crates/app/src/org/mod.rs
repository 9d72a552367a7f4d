//! The public body and its units (*badan publik*, *unit*): tree, profiles, names, mergers, import.
//!
//! Law: UU 14/2008 Ps.1(3), 9(2)a; PP 18/2016. Tables: `body`, `body_second_factor`, `unit`,
//! `unit_official`, `unit_name`. Every page needs names and paths of units, so they are held in
//! memory as a [`Directory`], a copy that the feeder refreshes after each change.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, Ctx, Error, Result};

mod check;
mod create;
mod directory;
mod edit;
mod end;
pub mod import;
pub(crate) mod input;
mod list;
mod logo;
mod model;
mod naming;
pub mod point;
mod rename;
pub mod store;

pub use create::create;
pub use directory::{Directory, load_directories};
pub use edit::{Profile, edit};
pub use end::{End, end};
pub(crate) use list::missing;
pub use logo::set_logo;
pub use model::{Body, Official, Unit, UnitName, unit_digest};
pub use naming::Naming;
pub use rename::rename;
pub use store::verify_units;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja/unit", get(list::show))
        .route("/kerja/unit/impor", get(import::form).post(import::upload))
        .route("/kerja/unit/impor/terapkan", post(import::confirm))
        .route("/kerja/unit/baru", get(create::form).post(create::save))
        .route("/kerja/unit/{code}", get(edit::show).post(edit::save))
        .route("/kerja/unit/{code}/logo", post(logo::save))
        .route("/kerja/unit/{code}/logo/hapus", post(logo::remove))
        .route("/kerja/unit/{code}/nama", get(rename::form).post(rename::save))
        .route("/kerja/unit/{code}/gabung", get(end::form).post(end::save))
}

/// An active unit by the code in an address.
/// Errors: `NotFound`.
fn find(ctx: &Ctx, code: &str) -> Result<Unit> {
    ctx.directory.by_code(code).filter(|unit| unit.is_active()).cloned().ok_or(Error::NotFound)
}
