//! First set-up of an empty data folder, and the demonstration city.

use std::sync::Arc;

use axum::Router;

use crate::App;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
