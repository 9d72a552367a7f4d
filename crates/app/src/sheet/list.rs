//! Tables the person has a part in.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::access;
use super::model::SharedTable;
use super::show::progress;
use super::store;
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// A table with how far it is.
struct Overview {
    table: SharedTable,
    due: String,
    complete: usize,
    total: usize,
}

#[derive(Template)]
#[template(path = "sheet/pages/list.html")]
struct ListPage {
    p: Page,
    open: Vec<Overview>,
    closed: Vec<Overview>,
    may_manage: bool,
}

/// Every table the actor may see, with its rows.
pub(super) async fn all(ctx: &Ctx) -> Result<Vec<access::Seen>> {
    let columns = store::list_columns(ctx.db(), ctx.body(), None).await?;
    let rows = store::list_rows(ctx.db(), ctx.body(), None).await?;
    let tables = store::list_tables(ctx.db(), ctx.body()).await?.into_iter();
    let of = |table: SharedTable| {
        let columns = columns.iter().filter(|column| column.table_id == table.id).cloned().collect();
        let rows = rows.iter().filter(|row| row.table_id == table.id).cloned().collect();
        access::seen(ctx, table, columns, rows)
    };
    Ok(tables.filter_map(of).collect())
}

/// `GET /kerja/tabel`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if !access::sees_all(&ctx) && ctx.units_for(Act::ReadWorkroom).is_empty() {
        return Err(ctx.allow(Act::ReadWorkroom, None).err().unwrap_or(Error::NotFound));
    }
    let p =
        Page::new(&ctx, ctx.locale.t("sheet-list-title")).section("register").flash(Some(query.text("ok")));
    let overview = |seen: access::Seen| {
        let (complete, total) = progress(&seen);
        let due = crate::locale::day_in_words(p.locale, seen.table.due());
        Overview { table: seen.table, due, complete, total }
    };
    let (open, closed): (Vec<_>, Vec<_>) =
        all(&ctx).await?.into_iter().map(overview).partition(|one| one.table.is_open());
    html(&ListPage { may_manage: ctx.may(Act::ManageRegister, None), open, closed, p })
}
