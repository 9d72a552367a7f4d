//! What citizens see: portal, unit directory, unit sites, articles, plain pages, error pages.
//!
//! Read-only and on top of the other slices. Every page here is the same for everyone and is kept
//! by the page cache until the change log drops it.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::App;

pub mod errors;
mod home;

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/", get(home::show))
}
