//! For machines: API, feeds, sitemap, OpenAPI.

use std::sync::Arc;

use axum::Router;

use crate::App;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
}
