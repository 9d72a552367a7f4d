//! The files of an entry: what is behind each link, and what was cut from it.

use db::{Sql, params, sql};

use crate::document::table::has_table;
use crate::document::{DocumentVersion, TextState};
use crate::ids::{Coded, DocumentId, DocumentVersionId, EntryId, EntryVersionId};
use crate::page::Page;
use crate::register::public::PublicEntry;
use crate::{Ctx, Result};

const LIST_FILES: Sql = sql!("sql/list_files.sql");
const LIST_CUTS: Sql = sql!("sql/list_cuts.sql");

db::record! {
    /// A file on a version that was public and is not closed.
    pub(super) struct Hung {
        pub(super) version_id: EntryVersionId,
        pub(super) title: String,
        id: DocumentVersionId,
        document_id: DocumentId,
        number: i64,
        sha256: String,
        name: String,
        kind: String,
        content_type: String,
        bytes: i64,
        text_state: Coded<TextState>,
        text_sha256: Option<String>,
        pages: Option<i64>,
        characters: Option<i64>,
        has_script: bool,
        thumbnail_sha256: Option<String>,
        redacted_from_id: Option<DocumentVersionId>,
        uploaded_by: Option<crate::ids::AccountId>,
        at: i64,
    }
}

impl Hung {
    /// The content.
    pub(super) fn content(&self) -> DocumentVersion {
        DocumentVersion {
            id: self.id,
            document_id: self.document_id,
            number: self.number,
            sha256: self.sha256.clone(),
            name: self.name.clone(),
            kind: self.kind.clone(),
            content_type: self.content_type.clone(),
            bytes: self.bytes,
            text_state: self.text_state,
            text_sha256: self.text_sha256.clone(),
            pages: self.pages,
            characters: self.characters,
            has_script: self.has_script,
            thumbnail_sha256: self.thumbnail_sha256.clone(),
            redacted_from_id: self.redacted_from_id,
            uploaded_by: self.uploaded_by,
            at: self.at,
        }
    }
}

db::record! {
    /// A place that was cut, without what was there.
    pub(super) struct CutRow {
        document_version_id: DocumentVersionId,
        page: i64,
        ground: String,
        note: String,
        places: i64,
    }
}

/// Places of a page that were cut on one ground, in words.
pub(super) struct CutView {
    pub(super) page: i64,
    pub(super) ground: String,
    pub(super) note: String,
    pub(super) places: i64,
}

/// A file as the page of its entry shows it.
pub(super) struct FileView {
    pub(super) title: String,
    pub(super) path: String,
    pub(super) kind: String,
    pub(super) preview: Option<String>,
    /// What a reader should know about its text; empty when there is nothing to say.
    pub(super) note: String,
    pub(super) cuts: Vec<CutView>,
    /// Path of its table as a page.
    pub(super) table: Option<String>,
    pub(super) content: DocumentVersion,
}

/// All files an entry ever showed and may still show.
pub(super) async fn list_hung(ctx: &Ctx, entry: EntryId) -> Result<Vec<Hung>> {
    Ok(ctx.db().all(&LIST_FILES, params![ctx.body(), entry]).await?)
}

/// The files of the public version.
pub(super) async fn views(ctx: &Ctx, p: &Page, found: &PublicEntry, all: &[Hung]) -> Result<Vec<FileView>> {
    let cuts: Vec<CutRow> = ctx.db().all(&LIST_CUTS, params![ctx.body(), found.version.id]).await?;
    let of_public = all.iter().filter(|hung| hung.version_id == found.version.id);
    Ok(of_public.map(|hung| view(p, hung, &cuts)).collect())
}

fn view(p: &Page, hung: &Hung, cuts: &[CutRow]) -> FileView {
    let content = hung.content();
    let note = match content.text_state.0 {
        TextState::Read => p.t("register-public-text-read"),
        TextState::Recognised => p.t("register-public-text-recognised"),
        TextState::NoText => p.t("register-public-text-none"),
        TextState::Encrypted => p.t("register-public-text-encrypted"),
        TextState::Unreadable | TextState::Waiting => String::new(),
    };
    let cut = |row: &CutRow| CutView {
        page: row.page,
        ground: ground(p, &row.ground),
        note: row.note.clone(),
        places: row.places,
    };
    FileView {
        title: if hung.title.is_empty() { content.name.clone() } else { hung.title.clone() },
        path: content.path(),
        kind: kind_of(&content),
        preview: content.preview_path(),
        table: has_table(&content.kind).then(|| format!("/dokumen/{}/tabel", content.document_id)),
        note,
        cuts: cuts.iter().filter(|row| row.document_version_id == content.id).map(cut).collect(),
        content,
    }
}

/// `PDF`, `XLSX` …
pub(super) fn kind_of(content: &DocumentVersion) -> String {
    content.kind.to_uppercase()
}

/// The ground of a cut: `EX17H` is letter h of UU 14/2008 Ps.17; `PDP` is the law on personal data.
fn ground(p: &Page, code: &str) -> String {
    match code.strip_prefix("EX17").filter(|letter| letter.len() == 1) {
        Some(letter) => p.w("register-public-cut-ground", &letter.to_lowercase()),
        None if code == "PDP" => p.t("register-public-cut-personal"),
        None => code.to_owned(),
    }
}
