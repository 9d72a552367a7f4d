//! News items for tests, planted in any state of their way.

use app::audit::{Change, record};
use app::ctx::{Actor, Ctx};
use app::ids::{AccountId, BodyId, Coded, NewsId, RevisionId, TopicId};
use app::news::{Attachment, Content, Photo, store};
use rules::news::State;

use crate::test_app::TestApp;

/// An item that was planted.
#[derive(Debug, Clone)]
pub struct PlantedNews {
    /// Id.
    pub id: NewsId,
    /// Its only saved text.
    pub revision: RevisionId,
    /// Address; empty when it has none.
    pub slug: String,
    /// Title.
    pub title: String,
}

impl PlantedNews {
    /// Path of the article.
    pub fn path(&self) -> String {
        format!("/berita/{}", self.slug)
    }
}

/// An item to be planted. A draft by nobody unless more is said.
#[must_use]
pub struct NewsBuilder<'a> {
    test: &'a TestApp,
    body: BodyId,
    unit: String,
    state: State,
    content: Content,
    author: Option<AccountId>,
    topic: Option<TopicId>,
    remark: String,
    reason: String,
    at: i64,
    is_promoted: bool,
    preview_hash: Option<String>,
    reserved: Option<String>,
}

impl<'a> NewsBuilder<'a> {
    pub(crate) fn new(test: &'a TestApp, body: BodyId, unit: &str) -> Self {
        let content = Content {
            title: "Posyandu buka dua hari".to_owned(),
            lead: "Warga dapat datang pada hari Selasa dan Rabu.".to_owned(),
            text: "Layanan dibuka pukul 08.00 di balai warga.".to_owned(),
            ..Content::default()
        };
        Self {
            test,
            body,
            unit: unit.to_owned(),
            state: State::Draft,
            content,
            author: None,
            topic: None,
            remark: String::new(),
            reason: String::new(),
            at: test.clock.now(),
            is_promoted: false,
            preview_hash: None,
            reserved: None,
        }
    }

    /// Title.
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.content.title);
        self
    }

    /// Lead.
    pub fn lead(mut self, lead: &str) -> Self {
        lead.clone_into(&mut self.content.lead);
        self
    }

    /// Body in light markup.
    pub fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.content.text);
        self
    }

    /// Adds a photo of a stored file.
    pub fn photo(mut self, photo: Photo) -> Self {
        self.content.photos.push(photo);
        self
    }

    /// Adds an attachment of a stored file.
    pub fn attachment(mut self, attachment: Attachment) -> Self {
        self.content.attachments.push(attachment);
        self
    }

    /// Who wrote it.
    pub fn by(mut self, author: AccountId) -> Self {
        self.author = Some(author);
        self
    }

    /// Topic.
    pub fn topic(mut self, topic: TopicId) -> Self {
        self.topic = Some(topic);
        self
    }

    /// In front on the portal.
    pub fn promoted(mut self) -> Self {
        self.is_promoted = true;
        self
    }

    /// When the step happened (publication, submission), Unix ms; the clock's time unless said.
    pub fn at(mut self, ms: i64) -> Self {
        self.at = ms;
        self
    }

    /// A preview link with this token exists.
    pub fn preview_token(mut self, token: &str) -> Self {
        self.preview_hash = Some(web::secrets::sha256_hex(token.as_bytes()));
        self
    }

    /// Has this address already, before it is public.
    pub fn reserved(mut self, slug: &str) -> Self {
        self.reserved = Some(slug.to_owned());
        self
    }

    /// Handed in.
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

    /// Approved for a later time, Unix ms.
    pub fn scheduled(mut self, publish_at_ms: i64) -> Self {
        self.state = State::Scheduled;
        self.at = publish_at_ms;
        self
    }

    /// Public.
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

    /// Writes it through the store and the change log.
    pub async fn create(self) -> PlantedNews {
        let app = &self.test.app;
        let directory = self.test.directory_of(self.body);
        let unit = directory.by_code(&self.unit).unwrap_or_else(|| panic!("no unit {}", self.unit)).id;
        let ctx = Ctx::for_system(app, directory, Actor::System("test"));
        let now = app.clock.now();
        let tx = app.db.begin().await.unwrap();
        let new = store::NewItem { unit, topic: self.topic, author: self.author, is_sample: false };
        let id = store::insert_news(&tx, self.body, &new, now).await.unwrap();
        let (revision, digest) =
            store::insert_revision(&tx, self.body, id, &self.content, self.author, now).await.unwrap();
        let mut news = store::find_news(&tx, self.body, id).await.unwrap().unwrap();
        news.state = Coded(self.state);
        news.latest_revision_id = Some(revision);
        news.last_writer_id = self.author;
        news.remark.clone_from(&self.remark);
        news.is_promoted = self.is_promoted;
        news.preview_hash.clone_from(&self.preview_hash);
        let was_public = matches!(self.state, State::Published | State::Withdrawn);
        let by_title = was_public.then(|| format!("{}-{id}", bahasa::slug(&self.content.title)));
        let slug = self.reserved.clone().or(by_title).unwrap_or_default();
        if !slug.is_empty() {
            store::insert_address(&tx, self.body, &slug, id, now).await.unwrap();
            news.slug = Some(slug.clone());
        }
        if was_public {
            news.published_at = Some(self.at);
            news.changed_at = Some(self.at);
        }
        match self.state {
            State::Submitted => news.submitted_at = Some(self.at),
            State::Scheduled => news.publish_at = Some(self.at),
            State::Published => news.public_revision_id = Some(revision),
            State::Withdrawn => {
                news.withdrawn_at = Some(self.at);
                news.withdraw_reason.clone_from(&self.reason);
            }
            State::Draft | State::Returned => {}
        }
        store::update_news(&tx, self.body, &news, now).await.unwrap();
        let mut change = Change::new("news.test", "news", id).in_unit(unit).digests("", digest);
        change.is_public = was_public;
        record(&ctx, &tx, change).await.unwrap();
        tx.commit().await.unwrap();
        app.ring();
        self.test.run_jobs().await;
        PlantedNews { id, revision, slug, title: self.content.title }
    }
}
