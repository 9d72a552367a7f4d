//! Types of the register.

use rules::register::{InformationClass, State};

use crate::ids::{AccountId, Coded, DocumentId, DocumentVersionId, EntryId, EntryVersionId, Hex, UnitId};

db::record! {
    /// An entry: where it stands and whose it is. What it says is in its versions.
    #[derive(Debug, Clone)]
    pub struct Entry {
        /// Id.
        pub id: EntryId,
        /// Unit that holds the information.
        pub unit_id: UnitId,
        /// Where the newest version stands.
        pub state: Coded<State>,
        /// Raised by every change; a form that knows an older one is in conflict.
        pub version: i64,
        /// Present address; none before the first publication.
        pub slug: Option<String>,
        /// Class of the public version, of the newest before there is one.
        pub class: Coded<InformationClass>,
        /// Year the information is about, of the same version as `class`.
        pub year: Option<i64>,
        /// Newest saved version.
        pub latest_version_id: Option<EntryVersionId>,
        /// Version the public reads; the entry is public exactly when there is one.
        pub public_version_id: Option<EntryVersionId>,
        /// Who began it.
        pub author_id: Option<AccountId>,
        /// Who saved the newest version (two-person rule).
        pub last_writer_id: Option<AccountId>,
        /// Who handed it in for verification.
        pub submitted_by: Option<AccountId>,
        /// When.
        pub submitted_at: Option<i64>,
        /// When it first became public.
        pub published_at: Option<i64>,
        /// When its public version last changed.
        pub changed_at: Option<i64>,
        /// When it was last verified or confirmed; freshness counts from here.
        pub verified_at: Option<i64>,
        /// Who verified it last.
        pub verified_by: Option<AccountId>,
        /// Reason of a verification by its own writer.
        pub override_reason: String,
        /// Remark of the person who sent it back.
        pub remark: String,
        /// Public reason of a withdrawal.
        pub withdraw_reason: String,
        /// When it was taken off.
        pub withdrawn_at: Option<i64>,
        /// Demonstration entry, marked *contoh* everywhere.
        pub is_sample: bool,
        /// Created, Unix ms.
        pub created_at: i64,
        /// Last change of anything, Unix ms.
        pub updated_at: i64,
    }
}

impl Entry {
    /// Whether the public can read it.
    pub fn is_public(&self) -> bool {
        self.public_version_id.is_some()
    }
}

db::record! {
    /// One saved version with the columns of the DIP form. Its words never change afterwards.
    #[derive(Debug, Clone)]
    pub struct Version {
        /// Id.
        pub id: EntryVersionId,
        /// Number within the entry, from 1.
        pub number: i64,
        /// Title (*judul*).
        pub title: String,
        /// Summary of the content (*ringkasan isi informasi*).
        pub summary: String,
        /// Legal class.
        pub class: Coded<InformationClass>,
        /// Official or unit that holds the information (*pejabat/unit yang menguasai*); empty = the unit.
        pub holder: String,
        /// Who answers for making or issuing it (*penanggung jawab*).
        pub responsible: String,
        /// When it was made: ISO date, `2026-03` or `2026`; empty = not stated.
        pub made_on: String,
        /// Where it was made.
        pub made_at_place: String,
        /// Available on paper.
        pub is_printed: bool,
        /// Available as a file or online.
        pub is_digital: bool,
        /// Active retention as people write it (`2 tahun`).
        pub retention_active: String,
        /// Inactive retention.
        pub retention_inactive: String,
        /// Kind of medium, in words (*jenis media*).
        pub media: String,
        /// Language of the information, BCP 47.
        pub language: String,
        /// Year the information is about.
        pub year: Option<i64>,
        /// Public note when something was corrected.
        pub correction: String,
        /// Who saved it.
        pub writer_id: Option<AccountId>,
        /// When.
        pub at: i64,
        /// When it became the public version; none = it never was.
        pub published_at: Option<i64>,
        /// Why an old version may not be read any more (personal data in it, for instance); empty = it may.
        pub closed_reason: String,
        /// Digest of the content.
        pub digest: Hex,
    }
}

db::record! {
    /// A link of a version to information elsewhere.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Link {
        /// What it leads to.
        pub title: String,
        /// `https` or `http` address.
        pub url: String,
    }
}

db::record! {
    /// A file hanging on a version.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HungDocument {
        /// Content.
        pub document_version_id: DocumentVersionId,
        /// Document, whose number is in the permanent address.
        pub document_id: DocumentId,
        /// Title of the link.
        pub title: String,
    }
}

/// What a version says: the columns of the DIP form, obligations, links and files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// See [`Version::title`].
    pub title: String,
    /// See [`Version::summary`].
    pub summary: String,
    /// See [`Version::class`].
    pub class: InformationClass,
    /// See [`Version::holder`].
    pub holder: String,
    /// See [`Version::responsible`].
    pub responsible: String,
    /// See [`Version::made_on`].
    pub made_on: String,
    /// See [`Version::made_at_place`].
    pub made_at_place: String,
    /// See [`Version::is_printed`].
    pub is_printed: bool,
    /// See [`Version::is_digital`].
    pub is_digital: bool,
    /// See [`Version::retention_active`].
    pub retention_active: String,
    /// See [`Version::retention_inactive`].
    pub retention_inactive: String,
    /// See [`Version::media`].
    pub media: String,
    /// See [`Version::language`].
    pub language: String,
    /// See [`Version::year`].
    pub year: Option<i64>,
    /// See [`Version::correction`].
    pub correction: String,
    /// Codes of the obligations it fulfils, sorted, each once.
    pub obligations: Vec<String>,
    /// Links in order.
    pub links: Vec<Link>,
    /// Files in order.
    pub documents: Vec<HungDocument>,
}

impl Default for Content {
    fn default() -> Self {
        Self {
            title: String::new(),
            summary: String::new(),
            class: InformationClass::Periodic,
            holder: String::new(),
            responsible: String::new(),
            made_on: String::new(),
            made_at_place: String::new(),
            is_printed: false,
            is_digital: true,
            retention_active: String::new(),
            retention_inactive: String::new(),
            media: String::new(),
            language: "id".to_owned(),
            year: None,
            correction: String::new(),
            obligations: Vec::new(),
            links: Vec::new(),
            documents: Vec::new(),
        }
    }
}

/// Digest of a version's content, kept in its row and in the change log.
pub fn content_digest(content: &Content) -> Hex {
    let year = content.year.map(|year| year.to_string()).unwrap_or_default();
    let flags = format!("{}{}", i64::from(content.is_printed), i64::from(content.is_digital));
    let mut parts: Vec<String> = [
        &content.title,
        &content.summary,
        &rules::Code::code(content.class).to_owned(),
        &content.holder,
        &content.responsible,
        &content.made_on,
        &content.made_at_place,
        &flags,
        &content.retention_active,
        &content.retention_inactive,
        &content.media,
        &content.language,
        &year,
        &content.correction,
    ]
    .into_iter()
    .cloned()
    .collect();
    parts.extend(content.obligations.iter().map(|code| format!("obligation {code}")));
    for link in &content.links {
        parts.extend([format!("link {}", link.url), link.title.clone()]);
    }
    for document in &content.documents {
        parts.extend([format!("document {}", document.document_version_id), document.title.clone()]);
    }
    let fields: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    Hex(crate::audit::hex(&rules::chain::digest(&fields)))
}
