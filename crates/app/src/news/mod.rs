//! News (*berita*): the way of an item from a kelurahan operator's phone to a citizen's screen.
//!
//! News is never public information in the sense of UU 14/2008 and is kept and counted apart.
//! States and the two-person rule: `rules::news`. Tables: `news`, `news_address`, `news_revision`,
//! `news_revision_photo`, `news_revision_attachment`, `news_autosave`, `news_seen_check`, `news_sketch`, `news_sketched`,
//! `news_credit`, `news_style`, `news_comment`, `news_comment_answer`, `news_plan`, `topic`.
//!
//! One act per file: [`create()`], `save`, [`submit()`], `send_back`, [`schedule()`], [`publish()`], `correct`,
//! [`withdraw()`], [`discard()`], [`promote()`], [`sign_off()`], [`arrange()`]; what they share is in `step`, how
//! they end in `answer`. Pages to read: `item` (the editor), `list`, `revisions`, `preview`.

mod address;
mod advice;
mod answer;
mod arrange;
mod autosave;
mod calendar;
mod comment;
mod comment_page;
mod correct;
mod create;
mod credit;
pub(crate) mod diff;
mod discard;
mod import;
mod item;
pub mod jobs;
mod list;
pub mod markup;
mod model;
mod paste;
mod plan;
mod posted;
mod preview;
mod promote;
pub mod public;
mod publish;
mod revisions;
mod save;
mod schedule;
mod send_back;
mod share;
mod sign_off;
mod sketch;
mod step;
pub mod store;
mod store_desk;
mod style;
mod submit;
mod suggestion;
mod tell;
mod twin;
mod withdraw;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use arrange::{Arrange, arrange};
pub use comment::{NewComment, answer as answer_comment, comment, resolve, take_suggestion};
pub use create::{Begin, create};
pub use credit::{Source, credit, source, uncredit};
pub use discard::discard;
pub use import::{ImportedNews, import_item};
pub use model::{Attachment, Content, News, Photo, Revision, Topic, content_digest};
pub(crate) use preview::opens as opens_file;
pub use promote::promote;
pub use publish::{Publish, publish};
pub use schedule::{Schedule, schedule, unschedule};
pub use send_back::send_back;
pub(crate) use share::colour;
pub use sign_off::sign_off;
pub(crate) use sketch::Night;
pub(crate) use step::find;
pub use step::{TITLE_CHARS, check};
pub use store::verify_revisions;
pub use store_desk::{
    DeskFilter, DeskRow, StateCount, count_by_state, count_open_of, list_desk, reassign_open,
};
pub use submit::{recall, submit};
pub use withdraw::{reopen, withdraw};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    // The address of an article is the portal's; here is its picture for messengers.
    Router::new()
        .route("/berita/{slug}/bagikan.png", get(share::show))
        .route("/pratinjau/{token}", get(preview::show_link))
        // workroom
        .route("/kerja/berita", get(list::show))
        .route("/kerja/berita/baru", post(create::post))
        .route("/kerja/berita/kalender", get(calendar::show))
        .route("/kerja/berita/kalender.ics", get(calendar::file))
        .route("/kerja/berita/pedoman", get(style::show).post(style::post))
        .route("/kerja/berita/tampilan", post(preview::post_markup))
        .route("/kerja/berita/{id}", get(item::show).post(save::post))
        .route("/kerja/berita/{id}/simpan-otomatis", post(autosave::post))
        .route("/kerja/berita/{id}/buang-simpanan", post(autosave::post_drop))
        .route("/kerja/berita/{id}/saran", post(advice::post))
        .route("/kerja/berita/{id}/catatan", get(comment_page::show).post(comment_page::post))
        .route("/kerja/berita/{id}/catatan/{comment}", post(comment_page::post_one))
        .route("/kerja/berita/{id}/sumber", post(credit::post))
        .route("/kerja/berita/{id}/ajukan", post(submit::post_submit))
        .route("/kerja/berita/{id}/tarik-kembali", post(submit::post_recall))
        .route("/kerja/berita/{id}/kembalikan", post(send_back::post))
        .route("/kerja/berita/{id}/jadwalkan", post(schedule::post_schedule))
        .route("/kerja/berita/{id}/batal-jadwal", post(schedule::post_unschedule))
        .route("/kerja/berita/{id}/terbitkan", post(publish::post))
        .route("/kerja/berita/{id}/koreksi", get(correct::show).post(correct::post))
        .route("/kerja/berita/{id}/tarik", post(withdraw::post_withdraw))
        .route("/kerja/berita/{id}/buka-lagi", post(withdraw::post_reopen))
        .route("/kerja/berita/{id}/buang", post(discard::post))
        .route("/kerja/berita/{id}/depan", post(promote::post))
        .route("/kerja/berita/{id}/paraf", post(sign_off::post))
        .route("/kerja/berita/{id}/atur", post(arrange::post))
        .route("/kerja/berita/{id}/riwayat", get(revisions::show).post(revisions::post_restore))
        .route("/kerja/berita/{id}/pratinjau", get(preview::show))
        .route("/kerja/berita/{id}/tautan", post(preview::post_link))
}
