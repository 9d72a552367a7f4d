//! Links of the register that lead nowhere any more: asked every night, shown to the unit they belong to.
//! A public body must keep what it publishes reachable (UU 14/2008 Ps.7; Perki 1/2021 Ps.21).
//!
//! Table: `link_check`. Only links of public entries are asked, through the client that reaches nothing but
//! the public internet. Other slices show [`count_broken`] beside a link to `/kerja/tautan`.

mod check;
pub mod jobs;
mod list;
mod store;

pub use check::check_all;
pub use list::count_for;
pub use store::{Broken, count_broken, list_broken};

/// Addresses of this slice.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    axum::Router::new().route("/kerja/tautan", axum::routing::get(list::get))
}
