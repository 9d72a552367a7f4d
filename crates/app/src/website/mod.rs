//! Websites of units: who has one and who looks after it, what the watch found, verdicts by month, incidents.
//!
//! Source: domain.md §10; PP 71/2019 Ps.24(3), 82-83 (attacks are reported, domains may be suspended); Permenkominfo
//! 5/2015 (domain and its officer). Tables: `website`, `website_health`, `website_look`, `website_reach`,
//! `website_item`, `website_day`, `website_verdict`, `website_rule`, `website_incident` with its evidence and steps.
//!
//! What a page says is decided by the crate `watch`; here it is asked, kept, counted and shown. Counts go to the slice
//! `activity`, where rankings find them.

mod board;
mod card;
mod chart;
mod directory;
mod fetch;
mod form;
mod import;
mod incident;
mod incident_desk;
mod item;
mod list;
mod model;
mod problem;
pub mod pulse;
mod rule;
mod run;
mod sample;
mod save;
pub mod store;
pub mod store_incident;
pub mod store_watch;
mod take;
mod tally;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use card::{Card, cards};
pub use fetch::Fetcher;
pub use import::{Imported, import};
pub use incident::{seal, step};
pub use model::{Evidence, Health, Incident, Look, MonthVerdict, SYSTEMS, SeenItem, WatchRule, Website};
pub use problem::Problem;
pub use rule::{current as current_rule, set as set_rule};
pub(crate) use run::Night;
pub use run::{Looker, Summary, run};
pub(crate) use sample::{Sample, plant};
pub use save::{address, save};
pub use take::{Taken, take};
pub(crate) use tally::settle_at;
pub use tally::{replay, settle, settle_month};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/situs-unit", get(directory::show))
        // workroom
        .route("/kerja/papan", get(board::show))
        .route("/kerja/papan.csv", get(board::download))
        .route("/kerja/situs", get(list::show))
        .route("/kerja/situs/baru", get(form::new).post(form::create))
        .route("/kerja/situs/impor", get(import::show).post(import::post))
        .route("/kerja/situs/aturan", get(rule::show).post(rule::post))
        .route("/kerja/situs/{website}", get(item::show))
        .route("/kerja/situs/{website}/ubah", get(form::edit).post(form::change))
        .route("/kerja/insiden", get(incident_desk::list))
        .route("/kerja/insiden/{incident}", get(incident_desk::show))
        .route("/kerja/insiden/{incident}/langkah", post(incident_desk::post))
        .route("/kerja/insiden/{incident}/bukti.json", get(incident_desk::bundle))
}
