//! How often public things are read, and what people look for and do not find.
//!
//! Counted without cookies and without personal data (UU 27/2022 Ps.16(2)): an answer that shows something public
//! carries a mark (`mark`), the page cache tells [`Tally`] of every such answer that goes to a browser
//! (`rules::visit::is_person`), memory adds up, and [`store_counts`] writes the sums once in a while and when the
//! program ends. No address, no cookie, no fingerprint is looked at or kept. A public page is never slowed and never
//! writes.
//!
//! Questions that found nothing are kept as words without numbers, and shown to the city's office only when they were
//! asked on three different days: a list of what citizens want (UU 14/2008 Ps.7(1)), handed to the register by
//! [`offer()`] or set aside with a reason by [`set_aside()`].
//!
//! Tables: `visit`, `visit_shown`, `unfound_day`, `unfound_answer`. The first and third are sums and have no row in the
//! change log; decisions about them do.

mod answer;
mod csv;
mod desk;
mod keep;
mod model;
mod public;
mod report;
mod sample;
mod show;
mod store;
mod tally;
mod unfound;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use axum::routing::{get, post};
use rules::Code;
use rules::visit::Kind;

pub use answer::{Offer, offer, set_aside};
pub use keep::{serve, store_counts};
pub use model::{Answered, Reads, Unfound};
pub(crate) use sample::plant;
pub use show::{hide, show};
pub use tally::Tally;

use crate::ids::UnitId;
use crate::{App, Ctx};

/// Marks an answer that shows something public, so that its readers are counted.
pub(crate) fn mark(
    mut response: Response<Body>,
    ctx: &Ctx,
    kind: Kind,
    item: i64,
    unit: UnitId,
) -> Response<Body> {
    let read = web::Read { body_id: ctx.body().0, kind: kind.code(), item_id: item, unit_id: unit.0 };
    response.extensions_mut().insert(read);
    response
}

/// Whether everybody may see the numbers. Errors: the database does not answer.
pub(crate) async fn is_shown(ctx: &Ctx) -> crate::Result<bool> {
    store::is_shown(ctx.db(), ctx.body()).await
}

/// Notes a question that found nothing, when a person asked it. Nothing is written now.
pub(crate) fn note_unfound(ctx: &Ctx, headers: &axum::http::HeaderMap, question: &str) {
    if let Some(words) = rules::visit::question(&bahasa::fold(question))
        && web::Reads::is_reader(ctx.app.visits.as_ref(), headers)
    {
        ctx.app.visits.ask(ctx.body(), words);
    }
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/kunjungan", get(public::show))
        // workroom
        .route("/kerja/kunjungan", get(desk::show))
        .route("/kerja/kunjungan.csv", get(csv::show))
        .route("/kerja/kunjungan/tampilkan", post(show::post_show))
        .route("/kerja/kunjungan/sembunyikan", post(show::post_hide))
        .route("/kerja/dicari", get(unfound::list))
        .route("/kerja/dicari/jawab", get(unfound::ask))
        .route("/kerja/dicari/usulkan", post(unfound::post_offer))
        .route("/kerja/dicari/bukan-urusan", post(unfound::post_set_aside))
}
