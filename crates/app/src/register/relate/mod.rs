//! News items and entries that belong together. Neither counts as the other (UU 14/2008 Ps.9–11 speaks of
//! information, not of news); each is shown at the other only where it is public itself.
//!
//! Table: `news_register_entry`. Acts: [`relate()`], [`unrelate()`]; their pages, one for each side, are in
//! `page`.

mod acts;
mod page;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use acts::{relate, unrelate};
pub use store::{delete_of_entry, delete_of_news};

/// Addresses of this part of the workroom.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/berita/{id}/informasi", get(page::show_of_news).post(page::post_to_news))
        .route("/kerja/berita/{id}/informasi/lepas", post(page::post_off_news))
        .route("/kerja/informasi/{id}/berita", get(page::show_of_entry).post(page::post_to_entry))
        .route("/kerja/informasi/{id}/berita/lepas", post(page::post_off_entry))
}
