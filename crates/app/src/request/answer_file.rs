//! Files of an answer. They are prepared in a draft entry of the register, where the guard for personal data and
//! the black bars are, and stay with the case once the notice is out. The same draft, filled in, makes what one
//! person asked for available to all: the step from an answer to the register.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response, Uri};
use db::Tx;
use rules::permission::Act;
use rules::register::InformationClass;

use super::model::InformationRequest;
use super::part::Part;
use super::{desk_item, file_store, part_store, show, step};
use crate::audit;
use crate::ctx::{SignedIn, Visit};
use crate::ids::{DocumentVersionId, EntryId, RequestId, UnitId};
use crate::page::see_other;
use crate::register::{self, Content, HungDocument};
use crate::{Ctx, Error, Result};

db::record! {
    /// An entry of the register that was made for a request.
    #[derive(Debug, Clone)]
    pub struct LinkedEntry {
        /// Its id.
        pub id: EntryId,
        /// Its unit.
        pub unit_id: UnitId,
    }
}

impl LinkedEntry {
    /// Where it is worked on.
    pub(super) fn desk(&self) -> String {
        register::path(self.id)
    }
}

db::record! {
    /// A file the notice gave.
    #[derive(Debug, Clone)]
    pub struct AnswerFile {
        /// Content.
        pub document_version_id: DocumentVersionId,
        /// Title of the link.
        pub title: String,
        /// File name, cleaned.
        pub name: String,
        /// Size.
        pub bytes: i64,
        /// Content in the file store.
        pub sha256: String,
    }
}

impl AnswerFile {
    /// What it is called: its title or, without one, its file name.
    pub(super) fn label(&self) -> &str {
        if self.title.is_empty() { &self.name } else { &self.title }
    }

    /// Where the requester downloads it, below the page of the case.
    pub(super) fn path(&self, request: &InformationRequest) -> String {
        format!("{}/berkas/{}/{}", request.path(), self.document_version_id, self.name)
    }
}

/// The files an answer would give now: those on the newest versions of the entries made for it.
/// Errors: `Refused` while one is being read, or nobody decided about the personal data in it (UU 27/2022 Ps.65).
pub(super) async fn ready(ctx: &Ctx, id: RequestId) -> Result<Vec<HungDocument>> {
    let mut files = Vec::new();
    for linked in file_store::list_entries(ctx.db(), ctx.body(), id).await? {
        let entry = register::store::find_entry(ctx.db(), ctx.body(), linked.id).await?;
        let Some(entry) = entry else { continue };
        let content = register::latest(ctx, &entry).await?;
        crate::document::check_decided(ctx.db(), ctx.body(), &content).await?;
        files.extend(content.documents);
    }
    Ok(files)
}

/// Digest of the files, for the letter that names them.
pub(super) fn digest(files: &[HungDocument]) -> String {
    files.iter().map(|file| format!("|{}", file.document_version_id)).collect()
}

/// Keeps the files with the case.
pub(super) async fn insert(ctx: &Ctx, tx: &Tx, id: RequestId, files: &[HungDocument]) -> Result<()> {
    for (place, file) in (1_i64..).zip(files) {
        let row = (place, file.document_version_id, file.title.as_str());
        file_store::insert_answer_file(tx, ctx.body(), id, row).await?;
    }
    Ok(())
}

/// The unit for which the actor can begin an entry now: the responsible one or one asked for a part, as long as it
/// has none for this request.
pub(super) fn unit_of_entry(
    ctx: &Ctx,
    request: &InformationRequest,
    parts: &[Part],
    entries: &[LinkedEntry],
) -> Option<UnitId> {
    let units = std::iter::once(request.unit_id).chain(parts.iter().map(|part| part.unit_id));
    let mut open = units.filter(|unit| entries.iter().all(|entry| entry.unit_id != *unit));
    open.find(|unit| ctx.may(Act::WriteRegister, Some(*unit)))
}

/// Begins an entry of the register from a request: title and summary from what was asked and given, for the unit
/// that holds it. Errors: `Refused` when there is one already; `Forbidden`, `NotFound`.
pub async fn begin_entry(ctx: &Ctx, id: RequestId) -> Result<EntryId> {
    let request = desk_item::find(ctx, id).await?;
    let parts = part_store::list(ctx.db(), ctx.body(), id).await?;
    let entries = file_store::list_entries(ctx.db(), ctx.body(), id).await?;
    let unit = unit_of_entry(ctx, &request, &parts, &entries);
    let unit = unit.ok_or(Error::Refused("request-refused-step"))?;
    let role = ctx.allow(Act::WriteRegister, Some(unit))?;
    let notice = super::store::find_notice(ctx.db(), ctx.body(), id).await?;
    let first = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let line = request.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let content = Content {
        title: first(&line, register::TITLE_CHARS),
        summary: first(&notice.map(|notice| notice.material).unwrap_or_default(), register::SUMMARY_CHARS),
        class: InformationClass::OnDemand,
        ..Content::default()
    };
    let tx = ctx.db().begin().await?;
    let entry = register::create_in(ctx, &tx, unit, &content, role).await?;
    file_store::insert_request_entry(&tx, ctx.body(), id, entry).await?;
    audit::record(ctx, &tx, step::change("request.begin-entry", &request, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(entry)
}

/// The request an entry was made for: its address in the workroom and its number.
/// Errors: the database does not answer.
pub(crate) async fn of_entry(ctx: &Ctx, entry: EntryId) -> Result<Option<(String, String)>> {
    let found = file_store::find_request_of_entry(ctx.db(), ctx.body(), entry).await?;
    Ok(found.map(|(id, number)| (format!("/kerja/permohonan/{id}"), number)))
}

/// Unties an entry that is thrown away, in that transaction.
/// Errors: `Refused` when its files were given as an answer: they stay with the case.
pub(crate) async fn let_go(ctx: &Ctx, tx: &Tx, entry: EntryId) -> Result<()> {
    if file_store::count_answer_files(tx, ctx.body(), entry).await? > 0 {
        return Err(Error::Refused("request-refused-given"));
    }
    file_store::delete_request_entry(tx, ctx.body(), entry).await
}

/// `POST /kerja/permohonan/{id}/entri`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<RequestId>) -> Result<Response<Body>> {
    let entry = begin_entry(&ctx, id).await?;
    Ok(see_other(&ctx, &register::path(entry)))
}

/// `GET /permohonan/{tracking}/berkas/{document}/{name}`: for whoever holds the tracking code.
pub(super) async fn download(
    Visit(ctx): Visit,
    Path((tracking, file, _name)): Path<(String, DocumentVersionId, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let request = show::find(&ctx, &tracking).await?;
    let files = file_store::list_answer_files(ctx.db(), ctx.body(), request.id).await?;
    let given = files.iter().any(|one| one.document_version_id == file);
    if !given {
        return Err(Error::NotFound);
    }
    crate::document::send_given(&ctx, file, &uri, &headers).await
}
