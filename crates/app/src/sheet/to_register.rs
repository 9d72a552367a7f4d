//! A closed table becomes an entry of the register, with the table as CSV and XLSX. From there it goes the
//! ordinary way: checked, handed in, verified.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::permission::Act;
use rules::register::InformationClass;

use super::{access, export, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::document;
use crate::ids::{DocumentVersionId, EntryId, TableId};
use crate::page::see_other;
use crate::register::{self, Content, HungDocument, Save};
use crate::{Ctx, Error, Result};

/// How long the files are waited for; what is not read by then is read by a job.
const PATIENCE: Duration = Duration::from_secs(3);

/// Begins the entry of a closed table, in the unit of the main PPID (of the city when there is none).
/// Returns it; the one there is when the table became one before.
/// Errors: `Forbidden`, `NotFound`; `Refused` while the table is open, or as `document::intake`.
pub async fn to_register(ctx: &Ctx, id: TableId) -> Result<EntryId> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let seen = access::find(ctx, id).await?;
    if seen.table.is_open() {
        return Err(Error::Refused("sheet-refused-open"));
    }
    if let Some(entry) = seen.table.entry_id
        && register::store::find_entry(ctx.db(), ctx.body(), entry).await?.is_some()
    {
        return Ok(entry);
    }
    let body = &ctx.directory.body;
    let unit = body.ppid_unit_id.or(body.root_unit_id).ok_or(Error::NotFound)?;
    let mut content = Content {
        title: seen.table.title.clone(),
        summary: seen.table.explanation.clone(),
        class: InformationClass::OnDemand,
        year: Some(i64::from(seen.table.due().year())).filter(|_| seen.table.due() != Date::ZERO),
        ..Content::default()
    };
    let tx = ctx.db().begin().await?;
    let entry = register::create_in(ctx, &tx, unit, &content, role).await?;
    let mut table = seen.table.clone();
    table.entry_id = Some(entry);
    store::update_table(&tx, ctx.body(), &table).await?;
    let change = Change::new("sheet.register", "shared_table", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(entry.to_string())).await?;
    tx.commit().await?;
    let files = [("xlsx", export::xlsx_bytes(ctx, &seen)?), ("csv", export::csv_bytes(ctx, &seen)?)];
    for (ending, bytes) in files {
        let name = format!("{}.{ending}", bahasa::slug(&seen.table.title));
        let (document_id, document_version_id) = document::intake(ctx, entry, None, &name, bytes).await?;
        let title = format!("{} ({})", seen.table.title, ending.to_uppercase());
        content.documents.push(HungDocument { document_version_id, document_id, title });
    }
    let version = register::find(ctx, entry).await?.version;
    let versions: Vec<DocumentVersionId> =
        content.documents.iter().map(|hung| hung.document_version_id).collect();
    register::save(ctx, entry, &Save { version, content }).await?;
    ctx.app.ring();
    document::read_soon(ctx, &versions, PATIENCE).await;
    Ok(entry)
}

/// `POST /kerja/tabel/{table}/terbitkan`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<TableId>) -> Result<Response<Body>> {
    let entry = to_register(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("{}?ok=table-registered", register::path(entry))))
}
