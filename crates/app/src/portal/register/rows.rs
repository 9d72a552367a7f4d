//! Rows of the register in lists: one page of them, where the next begins, how one looks.

use askama::Template;

use super::asked::{Asked, with_query};
use super::{class_word, words};
use crate::ids::EntryId;
use crate::page::Page;
use crate::register::public::{Row, count_rows, list_rows};
use crate::{Ctx, Result};

/// Rows on one page of a list.
pub(super) const PER_PAGE: i64 = 30;

/// One page of a list.
pub(super) struct RowPage {
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// All rows the filter lets through.
    pub(super) total: i64,
    /// Address of the next page, without language.
    pub(super) next: Option<String>,
    /// Address of the first page, when this is a later one.
    pub(super) first: Option<String>,
}

/// Reads the page after `token` (empty = the first) of the list at `path`, whose filter fields are `query`.
/// `None` for a token we never made: a cut link, which then leads to the first page.
pub(super) async fn read(
    ctx: &Ctx,
    asked: &Asked,
    path: &str,
    query: &str,
    token: &str,
    per_page: i64,
) -> Result<Option<RowPage>> {
    let after = match (token, web::cursor::decode(token).as_deref()) {
        ("", _) => None,
        (_, Some([at, id])) => Some((*at, EntryId(*id))),
        _ => return Ok(None),
    };
    let (mut rows, total) = tokio::try_join!(
        list_rows(ctx.db(), ctx.body(), &asked.filter, after, per_page + 1),
        count_rows(ctx.db(), ctx.body(), &asked.filter),
    )?;
    let has_more = i64::try_from(rows.len()).is_ok_and(|found| found > per_page);
    if has_more {
        rows.pop();
    }
    let next = rows.last().filter(|_| has_more).map(|last| {
        let token = format!("setelah={}", web::cursor::encode(&[last.at(), last.id.0]));
        let query = if query.is_empty() { token } else { format!("{query}&{token}") };
        with_query(path, &query)
    });
    Ok(Some(RowPage { rows, total, next, first: after.map(|_| with_query(path, query)) }))
}

/// One row in a list; printed by `rows::view(p, row)` of the templates.
#[derive(Template)]
#[template(path = "portal/register/pages/row.html")]
pub(in crate::portal) struct RowView<'a> {
    p: &'a Page,
    row: &'a Row,
    class: &'static str,
    excerpt: String,
    shows_unit: bool,
}

impl askama::filters::HtmlSafe for RowView<'_> {}

/// A row of a list of several units.
pub(in crate::portal) fn view<'a>(p: &'a Page, row: &'a Row) -> RowView<'a> {
    RowView {
        p,
        row,
        class: class_word(row.class.0),
        excerpt: bahasa::excerpt(&row.summary, 160),
        shows_unit: true,
    }
}

/// A row on the site of its own unit.
pub(in crate::portal) fn own<'a>(p: &'a Page, row: &'a Row) -> RowView<'a> {
    RowView { shows_unit: false, ..view(p, row) }
}
