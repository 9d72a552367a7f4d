//! The register in the workroom: lists, the form of an entry with its files, the acts, the history.
//!
//! One form holds everything a person types, so that every button, without script too, saves first and
//! nothing can be lost; a newer version of someone else shows as a conflict with both texts.

mod acts;
mod answer;
mod files;
mod fresh;
mod history;
mod item;
mod list;
mod posted;
mod queue;
mod shown;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use store::count_by_state;

/// Addresses of the workroom's part of the register.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/informasi", get(list::show))
        .route("/kerja/informasi/baru", get(fresh::show).post(fresh::post))
        .route("/kerja/informasi/{id}", get(item::show).post(acts::post_save))
        .route("/kerja/informasi/{id}/serahkan", post(acts::post_propose))
        .route("/kerja/informasi/{id}/ajukan", post(acts::post_submit))
        .route("/kerja/informasi/{id}/tarik-kembali", post(acts::post_recall))
        .route("/kerja/informasi/{id}/kembalikan", post(acts::post_return))
        .route("/kerja/informasi/{id}/terbitkan", post(acts::post_publish))
        .route("/kerja/informasi/{id}/masih-berlaku", post(acts::post_confirm))
        .route("/kerja/informasi/{id}/tarik", post(acts::post_withdraw))
        .route("/kerja/informasi/{id}/buka-lagi", post(acts::post_reopen))
        .route("/kerja/informasi/{id}/buang", post(acts::post_discard))
        .route("/kerja/informasi/{id}/putuskan", post(acts::post_decide))
        .route("/kerja/informasi/{id}/riwayat", get(history::show).post(history::post_restore))
        .route("/kerja/informasi/{id}/riwayat/tutup", post(history::post_close))
}
