//! The public body and its units (*badan publik*, *unit*): tree, profiles, names, mergers, import.
//!
//! Law: UU 14/2008 Ps.1(3), 9(2)a; PP 18/2016. Tables: `body`, `body_second_factor`, `unit`,
//! `unit_official`, `unit_name`. Every page needs names and paths of units, so they are held in
//! memory as a [`Directory`], a copy that the feeder refreshes after each change.

mod check;
mod directory;
pub mod import;
mod model;
pub mod point;
pub mod store;

pub use directory::{Directory, load_directories};
pub use model::{Body, Official, Unit, UnitName, unit_digest};
pub use store::verify_units;

/// Addresses of this slice.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    axum::Router::new()
}
