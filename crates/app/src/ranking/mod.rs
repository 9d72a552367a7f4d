//! Monthly tables of units (*peringkat*): frozen, open to objections for five working days, published, and from
//! then on changed by corrections everybody sees.
//!
//! Source: `domain.md` §11; rules: `rules::ranking`. Numbers come from the slice `activity`. Tables: `ranking_book`,
//! `ranking_month`, `ranking_row`, `ranking_protest` (units object, *sanggahan*), `ranking_correction`. A published
//! table is never computed again.

mod book;
mod choice;
mod closing;
mod correct;
mod desk;
mod history;
mod list;
mod model;
mod poster;
mod protest;
mod public;
mod shown;
mod store;
mod table;
mod unit;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use rules::activity::Month;
use rules::ranking::{Closing, Column};

pub(crate) use crate::chart::Chart as Bars;
pub use book::set_book;
pub use closing::{freeze, open_window, publish, take_over};
pub use correct::{Change, correct};
pub use model::{ClosedMonth, Correction, Protest, ProtestId, Row};
pub use protest::{Claim, decide, protest};
pub(crate) use public::csv_of;
pub use shown::{Item, Table, Wanted, public_table, table};

use crate::ids::BodyId;
use crate::{Ctx, Result};

/// Published months before one, newest first.
/// Errors: the database does not answer.
pub async fn published(
    db: &db::Db,
    body: BodyId,
    before: Option<Month>,
    limit: i64,
) -> Result<Vec<ClosedMonth>> {
    store::list_months(db, body, Some(Closing::Published), before, limit).await
}

/// Rows of a closed month over all networks, every league.
/// Errors: the database does not answer.
pub(crate) async fn sums(ctx: &Ctx, month: Month) -> Result<Vec<Row>> {
    store::list_rows(ctx.db(), ctx.body(), month, None, Some(Column::All)).await
}

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/peringkat", get(public::index))
        .route("/peringkat/aturan", get(public::rules))
        .route("/peringkat/unit/{code}", get(history::show))
        .route("/peringkat/{month}", get(public::show))
        .route("/peringkat/{month}/tabel.csv", get(public::csv))
        .route("/peringkat/{month}/tabel.pdf", get(poster::pdf))
        .route("/peringkat/{month}/poster.svg", get(poster::svg))
        .route("/peringkat/{month}/poster.png", get(poster::png))
        // workroom
        .route("/kerja/peringkat", get(list::show))
        .route("/kerja/peringkat/aturan", get(book::show).post(book::post))
        .route("/kerja/peringkat/{month}", get(desk::show))
        .route("/kerja/peringkat/{month}/bekukan", post(closing::post_freeze))
        .route("/kerja/peringkat/{month}/masa-sanggah", post(closing::post_window))
        .route("/kerja/peringkat/{month}/terbitkan", post(closing::post_publish))
        .route("/kerja/peringkat/{month}/koreksi", post(correct::post))
        .route("/kerja/peringkat/{month}/sanggahan/{protest}", post(protest::post_decision))
        .route("/kerja/peringkat/{month}/unit/{code}", get(unit::show).post(protest::post))
}
