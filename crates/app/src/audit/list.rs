//! The change log as a page for those who may read it.

use std::sync::Arc;

use axum::Router;

use crate::App;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
