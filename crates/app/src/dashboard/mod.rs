//! The workroom's home (*ruang kerja*), activity, notifications, health and metrics.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

mod activity;
mod home;
pub mod metrics;
mod notifications;
pub mod notify;
mod store;
mod unit_activity;

pub use notify::{Said, note, notify, notify_unit, role_holders};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kerja", get(home::show))
        .route("/kerja/aktivitas", get(activity::show))
        .route("/kerja/aktivitas/unduh", get(activity::download))
        .route("/kerja/unit/{code}/aktivitas", get(unit_activity::show))
        .route("/kerja/pemberitahuan", get(notifications::list).post(notifications::read))
}
