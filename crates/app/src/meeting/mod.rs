//! Coordination meetings (*rapat koordinasi*) that have consequences: batches of two kecamatan, invitations with the
//! gaps of each unit, attendance by a code that renews itself, decisions that are tasks until they are done.
//!
//! Source: PP 61/2010 Ps.14(1), `domain.md` §8; rules: `rules::meeting`. Tables: `meeting_series`, `meeting`,
//! `meeting_unit`, `meeting_person`, `meeting_material`, `meeting_resolution`, `meeting_number`. Everything said of a
//! unit is for that unit and the officers of the city; the public sees day, place and subject. [`facts()`] is the
//! evidence for the assessment.

mod alter;
mod attendance;
mod call;
mod check_in;
mod close;
mod facts;
mod follow;
pub mod gaps;
mod ical;
mod invite;
mod item;
mod letter;
mod list;
mod material;
mod model;
mod plan;
mod public;
mod resolve;
mod sample;
mod screen;
mod series;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use alter::{Move, cancel, shift};
pub use attendance::{Attendance, list, strike};
pub use call::{Signer, call, call_series};
pub use check_in::check_in;
pub use close::{close, write_minutes};
pub use facts::{MeetingFacts, facts};
pub(crate) use follow::Look;
pub use follow::remind;
pub(crate) use invite::register;
pub use model::{Meeting, Resolution};
pub use plan::{Plan, plan};
pub use resolve::{Decision, discard, finish, resolve};
pub(crate) use sample::plant;
pub use screen::wall_path;

use crate::ids::{BodyId, SeriesId};
use crate::request::Receipt;
use crate::{Ctx, Result};

/// Meetings of a series in their order. Errors: the database does not answer.
pub async fn of_series(ctx: &Ctx, series: SeriesId) -> Result<Vec<Meeting>> {
    store::list_of_series(ctx.db(), ctx.body(), series).await
}

/// What proves the invitation of a number. Errors: the database does not answer.
pub(crate) async fn find_receipt(db: &db::Db, body: BodyId, number: &str) -> Result<Option<Receipt>> {
    Ok(store::find_by_number(db, body, number).await?.map(|one| one.receipt()))
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/agenda-rapat", get(public::show))
        .route("/api/v1/meetings.ics", get(public::calendar))
        // workroom
        .route("/kerja/rapat", get(list::show))
        .route("/kerja/rapat/baru", get(plan::show).post(plan::post))
        .route("/kerja/rapat/keputusan", get(follow::show))
        .route("/kerja/rapat/keputusan/{resolution}/selesai", post(resolve::post_done))
        .route("/kerja/rapat/keputusan/{resolution}/gugur", post(resolve::post_drop))
        .route("/kerja/rapat/seri/{series}", get(series::show))
        .route("/kerja/rapat/seri/{series}/undang", post(call::post_series))
        .route("/kerja/rapat/{meeting}", get(item::show))
        .route("/kerja/rapat/{meeting}/undang", post(call::post))
        .route("/kerja/rapat/{meeting}/undangan/{code}/undangan.pdf", get(letter::show))
        .route("/kerja/rapat/{meeting}/pindah", post(alter::post_move))
        .route("/kerja/rapat/{meeting}/batal", post(alter::post_cancel))
        .route("/kerja/rapat/{meeting}/layar", get(screen::show))
        .route("/kerja/rapat/{meeting}/hadir", get(check_in::show).post(check_in::post))
        .route("/kerja/rapat/{meeting}/hadir/{person}/coret", post(attendance::post_strike))
        .route("/kerja/rapat/{meeting}/daftar-hadir", post(attendance::post))
        .route("/kerja/rapat/{meeting}/notulen", post(close::post_minutes))
        .route("/kerja/rapat/{meeting}/tutup", post(close::post))
        .route("/kerja/rapat/{meeting}/bahan", post(material::post))
        .route("/kerja/rapat/{meeting}/bahan/{file}/{name}", get(material::show))
        .route("/kerja/rapat/{meeting}/keputusan", post(resolve::post))
}
