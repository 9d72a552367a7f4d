//! The clock for people and programs: due dates with their proof, the public calculator, calendars with decrees.
//!
//! The arithmetic is `rules::calendar` and `rules::deadline` (UU 14/2008 Ps.22, 36-38, 48, 50). Tables:
//! `calendar_version`, `calendar_day`, `deadline_local`. Other slices ask [`calendar::current`] for the body's calendar
//! and `local::profile` for its periods and count with them; the API and the command line give [`answer`].

pub mod answer;
mod calculator;
pub mod calendar;
pub(crate) mod ical;
pub mod local;
pub(crate) mod recount;
pub(crate) mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/tenggat", get(calculator::show))
        .route("/tenggat/tenggat.ics", get(calculator::file))
        .route("/kerja/pengaturan/tenggat", get(local::show).post(local::post))
        .route("/kerja/kalender", get(calendar::show::get))
}
