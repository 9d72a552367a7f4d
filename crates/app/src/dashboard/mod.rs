//! The workroom's home (*ruang kerja*), activity, notifications, health and metrics.

use std::sync::Arc;

use axum::Router;

use crate::App;

pub mod metrics;
pub mod notify;

pub use notify::notify;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
