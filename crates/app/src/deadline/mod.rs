//! The clock for people and programs: due dates with their proof, the public calculator, calendars with decrees.
//!
//! The arithmetic is `rules::calendar` and `rules::deadline` (UU 14/2008 Ps.22, 36-38, 48, 50). Tables:
//! `calendar_version`, `calendar_day`. Other slices ask [`calendar::current`] for the body's calendar and count
//! with it; the API and the command line give [`answer`].

pub mod answer;
mod calculator;
pub mod calendar;
pub(crate) mod ical;
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
        .route("/kerja/kalender", get(calendar::show::get))
}
