//! News (*berita*): the way of an item from a kelurahan operator's phone to a citizen's screen.
//!
//! News is never public information in the sense of UU 14/2008 and is kept and counted apart.
//! States and the two-person rule: `rules::news`. Tables: `news`, `news_address`, `news_revision`,
//! `news_revision_photo`, `news_revision_attachment`, `news_autosave`, `topic`.

mod address;
mod import;
pub mod jobs;
pub mod markup;
mod model;
pub mod public;
mod publish;
mod step;
pub mod store;
mod tell;

pub use import::{ImportedNews, import_item};
pub use model::{Attachment, Content, News, Photo, Revision, Topic, content_digest};
pub use publish::{Publish, publish};
pub use store::verify_revisions;

/// Addresses of this slice.
pub fn routes() -> axum::Router<std::sync::Arc<crate::App>> {
    axum::Router::new()
}
