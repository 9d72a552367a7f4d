//! The first rows of a table as a page.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::read::{self, MOST_ROWS, Table};
use crate::ctx::{Ctx, Visit};
use crate::document::serve::{entry_of, present};
use crate::document::{DocumentVersion, store};
use crate::ids::DocumentId;
use crate::page::{Page, public_html};
use crate::{Error, Result};

/// Rows on the page.
const ROWS: usize = 100;
/// Columns on the page.
const COLUMNS: usize = 40;

#[derive(Template)]
#[template(path = "document/table/pages/table.html")]
struct TablePage {
    p: Page,
    version: DocumentVersion,
    entry_path: String,
    table: Table,
    heading: Vec<String>,
    is_narrowed: bool,
}

impl TablePage {
    fn address(&self, name: &str) -> String {
        format!("/dokumen/{}/{name}", self.version.document_id)
    }

    fn most(&self) -> i64 {
        i64::try_from(MOST_ROWS).unwrap_or(i64::MAX)
    }

    fn shown(&self) -> i64 {
        i64::try_from(self.table.rows.len()).unwrap_or(i64::MAX)
    }
}

/// `GET /dokumen/{document}/tabel`
pub(super) async fn show(Visit(ctx): Visit, Path(id): Path<DocumentId>) -> Result<Response<Body>> {
    let found = present(&ctx, id).await?;
    let mut table = read::read(&ctx, &found.version, ROWS + 1).await?;
    let is_narrowed = table.rows.first().is_some_and(|row| row.len() > COLUMNS);
    table.rows.iter_mut().for_each(|row| row.truncate(COLUMNS));
    let heading = if table.rows.is_empty() { Vec::new() } else { table.rows.remove(0) };
    let (title, entry_path) = around(&ctx, id).await?;
    let p = Page::new(&ctx, ctx.locale.with("document-table-title", &[("x", title.into())]));
    let p = p.section("register");
    public_html(&ctx, &TablePage { p, entry_path, heading, table, is_narrowed, version: found.version })
}

/// Title of the file and the address of its entry.
async fn around(ctx: &Ctx, id: DocumentId) -> Result<(String, String)> {
    let entry = entry_of(ctx, id).await?;
    let public = crate::register::public::find_public(ctx.db(), ctx.body(), entry.id).await?;
    let hung = public.content.documents.iter().find(|one| one.document_id == id).ok_or(Error::NotFound)?;
    let title = match hung.title.as_str() {
        "" => store::find_version(ctx.db(), ctx.body(), hung.document_version_id)
            .await?
            .map(|version| version.name)
            .unwrap_or_default(),
        title => title.to_owned(),
    };
    Ok((title, format!("/informasi/{}", entry.slug.unwrap_or_default())))
}
