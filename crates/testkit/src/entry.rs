//! Entries of the register for tests, planted in any state of their way, with files and their text.

use app::audit::{Change, record};
use app::ctx::{Actor, Ctx};
use app::document::store::{Facts, NewVersion, insert_document, insert_version, put_facts};
use app::document::text::{DocumentText, TextPage, keep};
use app::document::{Finding, TextState};
use app::ids::{AccountId, BodyId, Coded, DocumentId, DocumentVersionId, EntryId, EntryVersionId};
use app::register::{Content, HungDocument, Link, store};
use rules::register::{InformationClass, State};

use crate::test_app::TestApp;

/// A file that was planted with an entry.
#[derive(Debug, Clone)]
pub struct PlantedFile {
    /// Document, whose number is in the permanent address.
    pub document: DocumentId,
    /// Its only content.
    pub version: DocumentVersionId,
    /// SHA-256 in the file store.
    pub sha256: String,
    /// File name.
    pub name: String,
}

/// An entry that was planted.
#[derive(Debug, Clone)]
pub struct PlantedEntry {
    /// Id.
    pub id: EntryId,
    /// Its only saved version.
    pub version: EntryVersionId,
    /// Address; empty when it has none.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Files in order.
    pub files: Vec<PlantedFile>,
}

impl PlantedEntry {
    /// Path of the entry for the public.
    pub fn path(&self) -> String {
        format!("/informasi/{}", self.slug)
    }

    /// Path in the workroom.
    pub fn desk(&self) -> String {
        format!("/kerja/informasi/{}", self.id)
    }
}

struct File {
    name: String,
    bytes: Vec<u8>,
    state: TextState,
    pages: Vec<String>,
    findings: Vec<Finding>,
}

/// An entry to be planted. A draft by nobody, available on paper, unless more is said.
#[must_use]
pub struct EntryBuilder<'a> {
    test: &'a TestApp,
    body: BodyId,
    unit: String,
    state: State,
    content: Content,
    files: Vec<File>,
    author: Option<AccountId>,
    remark: String,
    reason: String,
    at: i64,
}

impl<'a> EntryBuilder<'a> {
    pub(crate) fn new(test: &'a TestApp, body: BodyId, unit: &str) -> Self {
        let content = Content {
            title: "Ringkasan anggaran 2026".to_owned(),
            summary: "Rencana pendapatan dan belanja tahun 2026.".to_owned(),
            year: Some(2026),
            is_printed: true,
            ..Content::default()
        };
        Self {
            test,
            body,
            unit: unit.to_owned(),
            state: State::Draft,
            content,
            files: Vec::new(),
            author: None,
            remark: String::new(),
            reason: String::new(),
            at: test.clock.now(),
        }
    }

    /// Title.
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.content.title);
        self
    }

    /// Summary.
    pub fn summary(mut self, summary: &str) -> Self {
        summary.clone_into(&mut self.content.summary);
        self
    }

    /// Legal class; *berkala* unless said.
    pub fn class(mut self, class: InformationClass) -> Self {
        self.content.class = class;
        self
    }

    /// Year the information is about.
    pub fn year(mut self, year: i64) -> Self {
        self.content.year = Some(year);
        self
    }

    /// Fulfils an obligation, by its code.
    pub fn obligation(mut self, code: &str) -> Self {
        self.content.obligations.push(code.to_owned());
        self.content.obligations.sort();
        self
    }

    /// A link to information elsewhere.
    pub fn link(mut self, title: &str, url: &str) -> Self {
        self.content.links.push(Link { title: title.to_owned(), url: url.to_owned() });
        self
    }

    /// Changes any other column.
    pub fn content(mut self, change: impl FnOnce(&mut Content)) -> Self {
        change(&mut self.content);
        self
    }

    /// A file whose text was read: its name with extension, its bytes, the text of its pages.
    pub fn file(mut self, name: &str, bytes: &[u8], pages: &[&str]) -> Self {
        let pages: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
        let state = if pages.is_empty() { TextState::NoText } else { TextState::Read };
        let (name, bytes) = (name.to_owned(), bytes.to_vec());
        self.files.push(File { name, bytes, state, pages, findings: Vec::new() });
        self
    }

    /// Personal data was found in the last file.
    pub fn finding(mut self, kind: &str, page: i64, masked: &str) -> Self {
        let finding = Finding { kind: kind.to_owned(), page, masked: masked.to_owned() };
        self.files.last_mut().unwrap().findings.push(finding);
        self
    }

    /// Who wrote it.
    pub fn by(mut self, author: AccountId) -> Self {
        self.author = Some(author);
        self
    }

    /// When the step happened (publication, submission), Unix ms; the clock's time unless said.
    pub fn at(mut self, ms: i64) -> Self {
        self.at = ms;
        self
    }

    /// Handed to the unit's PPID.
    pub fn proposed(mut self) -> Self {
        self.state = State::Proposed;
        self
    }

    /// Handed to the main PPID.
    pub fn submitted(mut self) -> Self {
        self.state = State::Submitted;
        self
    }

    /// Sent back with a remark.
    pub fn returned(mut self, remark: &str) -> Self {
        self.state = State::Returned;
        remark.clone_into(&mut self.remark);
        self
    }

    /// Verified and public.
    pub fn published(mut self) -> Self {
        self.state = State::Published;
        self
    }

    /// Was public and was taken off.
    pub fn withdrawn(mut self, reason: &str) -> Self {
        self.state = State::Withdrawn;
        reason.clone_into(&mut self.reason);
        self
    }

    /// Writes it through the stores and the change log.
    pub async fn create(mut self) -> PlantedEntry {
        let app = &self.test.app;
        let directory = self.test.directory_of(self.body);
        let unit = directory.by_code(&self.unit).unwrap_or_else(|| panic!("no unit {}", self.unit)).id;
        let ctx = Ctx::for_system(app, directory, Actor::System("test"));
        let now = app.clock.now();
        let stored = self.store_bytes().await;
        let tx = app.db.begin().await.unwrap();
        let new = store::NewEntry {
            unit,
            class: self.content.class,
            year: self.content.year,
            author: self.author,
            is_sample: false,
        };
        let id = store::insert_entry(&tx, self.body, &new, now).await.unwrap();
        let files = self.plant_files(&tx, id, stored).await;
        let (version, digest) =
            store::insert_version(&tx, self.body, id, &self.content, self.author, now).await.unwrap();
        let slug = self.place(&tx, id, version).await;
        let mut change = Change::new("register.test", "register_entry", id).in_unit(unit).digests("", digest);
        change.is_public = !slug.is_empty();
        record(&ctx, &tx, change).await.unwrap();
        tx.commit().await.unwrap();
        app.ring();
        self.test.run_jobs().await;
        PlantedEntry { id, version, slug, title: self.content.title, files }
    }

    /// Stores bytes and texts; SHA-256 of each, in order.
    async fn store_bytes(&self) -> Vec<(String, Option<String>)> {
        let app = &self.test.app;
        let mut stored = Vec::new();
        for file in &self.files {
            let pages = file.pages.iter().map(|text| TextPage { text: text.clone(), ..TextPage::default() });
            let text = match file.pages.as_slice() {
                [] => None,
                _ => Some(
                    keep(app, DocumentText { pages: pages.collect(), ..DocumentText::default() })
                        .await
                        .unwrap(),
                ),
            };
            stored.push((app.files.put(file.bytes.clone()).await.unwrap(), text));
        }
        stored
    }

    async fn plant_files(
        &mut self,
        tx: &db::Tx,
        entry: EntryId,
        stored: Vec<(String, Option<String>)>,
    ) -> Vec<PlantedFile> {
        let now = self.test.clock.now();
        let mut planted = Vec::new();
        for (file, (sha256, text_sha256)) in self.files.iter().zip(stored) {
            let extension = file.name.rsplit_once('.').map_or("", |(_, end)| end);
            let kind = document::Kind::from_extension(extension);
            let kind = kind.unwrap_or_else(|| panic!("{}: no kind of document", file.name));
            let document = insert_document(tx, self.body, entry, now).await.unwrap();
            let new = NewVersion {
                document,
                sha256: sha256.clone(),
                name: file.name.clone(),
                kind: kind.extension().to_owned(),
                content_type: kind.content_type().to_owned(),
                bytes: i64::try_from(file.bytes.len()).unwrap(),
                redacted_from: None,
                by: self.author,
            };
            let version = insert_version(tx, self.body, &new, now).await.unwrap();
            let facts = Facts {
                state: file.state,
                text_sha256,
                pages: Some(i64::try_from(file.pages.len()).unwrap()),
                characters: Some(file.pages.iter().map(|page| page.chars().count()).sum::<usize>())
                    .and_then(|count| i64::try_from(count).ok()),
                has_script: false,
                thumbnail_sha256: None,
                findings: file.findings.clone(),
            };
            put_facts(tx, self.body, version, &facts).await.unwrap();
            let title = file.name.clone();
            self.content.documents.push(HungDocument {
                document_version_id: version,
                document_id: document,
                title,
            });
            planted.push(PlantedFile { document, version, sha256, name: file.name.clone() });
        }
        planted
    }

    /// Puts the entry where it is to stand. Returns its address.
    async fn place(&self, tx: &db::Tx, id: EntryId, version: EntryVersionId) -> String {
        let mut entry = store::find_entry(tx, self.body, id).await.unwrap().unwrap();
        entry.state = Coded(self.state);
        entry.latest_version_id = Some(version);
        entry.last_writer_id = self.author;
        entry.remark.clone_from(&self.remark);
        let mut slug = String::new();
        if matches!(self.state, State::Published | State::Withdrawn) {
            slug = format!("{}-{id}", bahasa::slug(&self.content.title));
            store::insert_address(tx, self.body, &slug, id, self.at).await.unwrap();
            store::mark_version_published(tx, self.body, version, self.at).await.unwrap();
            entry.slug = Some(slug.clone());
            entry.published_at = Some(self.at);
            entry.changed_at = Some(self.at);
            entry.verified_at = Some(self.at);
        }
        match self.state {
            State::Submitted => entry.submitted_at = Some(self.at),
            State::Published => entry.public_version_id = Some(version),
            State::Withdrawn => {
                entry.withdrawn_at = Some(self.at);
                entry.withdraw_reason.clone_from(&self.reason);
            }
            State::Draft | State::Proposed | State::Returned => {}
        }
        store::update_entry(tx, self.body, &entry, self.test.clock.now()).await.unwrap();
        slug
    }
}
