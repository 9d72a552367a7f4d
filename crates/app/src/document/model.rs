//! Types of documents.

use crate::ids::{AccountId, Coded, DocumentId, DocumentVersionId, EntryId};

use super::table;

pub use rules::register::TextState;

/// Last part of the address of the picture of the first page.
pub(super) const PREVIEW: &str = "pratinjau.jpg";

db::record! {
    /// A document: one permanent address.
    #[derive(Debug, Clone)]
    pub struct Document {
        /// Id; part of the address.
        pub id: DocumentId,
        /// Entry it belongs to.
        pub entry_id: EntryId,
        /// Created, Unix ms.
        pub created_at: i64,
    }
}

db::record! {
    /// One content of a document.
    #[derive(Debug, Clone)]
    pub struct DocumentVersion {
        /// Id.
        pub id: DocumentVersionId,
        /// Document.
        pub document_id: DocumentId,
        /// Number within the document, from 1.
        pub number: i64,
        /// Content in the file store.
        pub sha256: String,
        /// File name, cleaned: a-z, 0-9, hyphens and the extension.
        pub name: String,
        /// Kind by content (`pdf`, `docx`, `xlsx` …).
        pub kind: String,
        /// Media type by content.
        pub content_type: String,
        /// Size.
        pub bytes: i64,
        /// Whether its text is known.
        pub text_state: Coded<TextState>,
        /// Text by page as compressed JSON in the file store.
        pub text_sha256: Option<String>,
        /// Pages or sheets.
        pub pages: Option<i64>,
        /// Characters of text.
        pub characters: Option<i64>,
        /// Whether the file carries a script (PDF JavaScript); shown to those who decide.
        pub has_script: bool,
        /// Picture of the first page in the file store.
        pub thumbnail_sha256: Option<String>,
        /// The content this one was redacted from; never served to the public.
        pub redacted_from_id: Option<DocumentVersionId>,
        /// Who uploaded it.
        pub uploaded_by: Option<AccountId>,
        /// When, Unix ms.
        pub at: i64,
    }
}

/// Name of a file in its address. `pratinjau.jpg` is the picture of the first page and `tabel.csv` a table made from
/// a file, so no file is called so there.
pub fn public_name(name: &str) -> String {
    let is_taken = [PREVIEW, table::CSV, table::JSON].contains(&name);
    if is_taken { format!("berkas-{name}") } else { name.to_owned() }
}

impl DocumentVersion {
    /// Name in its address, see [`public_name`].
    pub fn public_name(&self) -> String {
        public_name(&self.name)
    }

    /// Permanent address of the document, while this is its present content.
    pub fn path(&self) -> String {
        format!("/dokumen/{}/{}", self.document_id, self.public_name())
    }

    /// Address of exactly this content, present or former.
    pub fn own_path(&self) -> String {
        format!("/dokumen/{}/versi/{}/{}", self.document_id, self.number, self.public_name())
    }

    /// Address of the picture of the first page, while this is the present content; `None` when there is none.
    pub fn preview_path(&self) -> Option<String> {
        self.thumbnail_sha256.as_ref().map(|_| format!("/dokumen/{}/{PREVIEW}", self.document_id))
    }
}

db::record! {
    /// Personal data found in a file; only a masked form is kept.
    #[derive(Debug, Clone)]
    pub struct Finding {
        /// Kind (`nik`, `phone`, `account`, `address` …).
        pub kind: String,
        /// Page, from 1.
        pub page: i64,
        /// What was found, masked (`3672••••••••0001`).
        pub masked: String,
    }
}

db::record! {
    /// What was cut from a redacted file, in thousandths of a PDF point from the upper left corner.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Cut {
        /// Page, from 1.
        pub page: i64,
        /// Left edge.
        pub left_mpt: i64,
        /// Upper edge.
        pub top_mpt: i64,
        /// Width.
        pub width_mpt: i64,
        /// Height.
        pub height_mpt: i64,
        /// Ground: a code of `exemption_grounds` (`EX17H`) or `PDP` (UU 27/2022).
        pub ground: String,
        /// What was there, in words that give nothing away.
        pub note: String,
    }
}
