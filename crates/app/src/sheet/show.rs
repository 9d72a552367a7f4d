//! A table: how far it is, and its rows with the way to fill each in. On a phone every row is a card.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::access::{self, Seen};
use super::model::{Column, Row, SharedTable};
use super::value::in_words;
use crate::ctx::SignedIn;
use crate::ids::{TableId, UnitId};
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// A row as it is read.
struct Line {
    path: String,
    unit: UnitId,
    cells: Vec<(String, String)>,
    is_complete: bool,
    may_write: bool,
}

#[derive(Template)]
#[template(path = "sheet/pages/show.html")]
struct ShowPage {
    p: Page,
    table: SharedTable,
    due: String,
    columns: Vec<Column>,
    lines: Vec<Line>,
    complete: usize,
    total: usize,
    /// Own units that may add a row.
    adds: Vec<UnitId>,
    may_manage: bool,
}

/// Whether the units of a table have filled what it needs: units that are complete, and all.
pub(super) fn progress(seen: &Seen) -> (usize, usize) {
    let mut units: Vec<UnitId> = seen.rows.iter().map(|row| row.unit_id).collect();
    units.dedup();
    let of_unit = |unit: UnitId| seen.rows.iter().filter(move |row| row.unit_id == unit);
    let is_done = |unit: &&UnitId| of_unit(**unit).all(|row| row.is_complete(seen.columns.iter()));
    (units.iter().filter(is_done).count(), units.len())
}

fn line(ctx: &Ctx, p: &Page, seen: &Seen, row: &Row) -> Line {
    let cells = row.cells();
    let cell = |column: &Column| {
        let text = cells.get(&column.id.0).map_or_else(String::new, |kept| in_words(p, column.kind.0, kept));
        (column.name.clone(), text)
    };
    let is_open = seen.table.is_open();
    Line {
        path: row.path(),
        unit: row.unit_id,
        cells: seen.columns.iter().map(cell).collect(),
        is_complete: row.is_complete(seen.columns.iter()),
        may_write: is_open && seen.columns.iter().any(|column| access::may_write(ctx, column, row)),
    }
}

/// `GET /kerja/tabel/{table}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TableId>,
    query: Query,
) -> Result<Response<Body>> {
    let seen = access::find(&ctx, id).await?;
    let p = Page::new(&ctx, seen.table.title.clone()).section("home").flash(Some(query.text("ok")));
    let (complete, total) = progress(&seen);
    let mut rows: Vec<&Row> = seen.rows.iter().collect();
    rows.sort_by_key(|row| (ctx.directory.unit(row.unit_id).map(|unit| unit.sort_key.clone()), row.id));
    let own = |unit: &UnitId| ctx.grants().iter().any(|grant| grant.unit == unit.0);
    let mut adds: Vec<UnitId> = seen.rows.iter().map(|row| row.unit_id).filter(own).collect();
    adds.dedup();
    adds.retain(|unit| {
        seen.table.has_many_rows && seen.table.is_open() && ctx.may(Act::WriteRegister, Some(*unit))
    });
    let page = ShowPage {
        due: crate::locale::day_in_words(p.locale, seen.table.due()),
        lines: rows.into_iter().map(|row| line(&ctx, &p, &seen, row)).collect(),
        may_manage: ctx.may(Act::ManageRegister, None),
        complete,
        total,
        adds,
        table: seen.table,
        columns: seen.columns,
        p,
    };
    html(&page)
}
