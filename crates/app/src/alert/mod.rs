//! Urgent information (*informasi serta-merta*): what threatens livelihood and public order, announced at once
//! on every page of the area, in feeds and as CAP 1.2, with the proof of the minute it was shown.
//!
//! Law: UU 14/2008 Ps.10; Perki 1/2021 Ps.19–20, 25. Rules: `rules::alert`. Tables: `public_alert`,
//! `public_alert_message`, `public_alert_showing`. There are no drafts and there is no second person: what is
//! issued is public, so everything in these tables is. Current alerts are held in memory with the units
//! ([`crate::org::Directory`]), so a page without an alert costs nothing. Whether one is current follows from
//! the time; a job at its end only writes that down and drops the cached pages.
//!
//! One act per file: [`issue()`], [`update()`], [`end()`]; the form they share is `form`, its steps `desk`.

mod content;
mod desk;
mod end;
mod form;
mod issue;
mod item;
pub mod jobs;
mod list;
mod model;
mod public;
mod reach;
mod show;
pub mod store;
mod take_in;
mod update;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use end::{End, end};
pub use issue::{Issue, issue};
pub use model::{AreaUnits, Content, PublicAlert, Showing};
pub use take_in::{TakenAlert, take_in};
pub use update::{Update, update};
pub(crate) use words::{Words, area_name};

/// Addresses of this slice. The feed is with the other feeds in `opendata`.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/peringatan", get(public::list))
        .route("/peringatan/{alert}", get(public::show))
        // workroom
        .route("/kerja/peringatan", get(list::show))
        .route("/kerja/peringatan/baru", get(issue::show).post(issue::post))
        .route("/kerja/peringatan/{id}", get(item::show))
        .route("/kerja/peringatan/{id}/perbarui", get(update::show).post(update::post))
        .route("/kerja/peringatan/{id}/akhiri", post(end::post))
}
