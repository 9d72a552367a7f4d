//! The page of one item in the workroom: the editor, or the text to read, and what can be done next.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::news::{State, Step};
use rules::permission::Act;

use super::advice::{self, Advice};
use super::model::{Attachment, Content, News, Photo, Topic};
use super::posted::{self, Posted};
use super::{arrange, comment, markup, plan, sign_off, step, store, store_desk};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::file::upload;
use crate::ids::{NewsId, TopicId, UnitId};
use crate::page::{Page, Query, SafeHtml, html_status};
use crate::{Ctx, Error, Result};

/// How the page shows the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// To be written on.
    Editor,
    /// A published text to be corrected.
    Correction,
    /// To be read.
    Reading,
}

/// What the page shows of an item: words saved or just typed, errors, fields of the acts.
pub(super) struct Shown {
    pub(super) mode: Mode,
    pub(super) content: Content,
    pub(super) version: i64,
    pub(super) topic: Option<TopicId>,
    pub(super) errors: FieldErrors,
    pub(super) refused: Vec<(String, &'static str)>,
    pub(super) flash: Option<String>,
    /// When the words come from the autosave: its time, Unix ms.
    pub(super) restored_at: Option<i64>,
    pub(super) typed: Typed,
}

/// Fields of the acts, as typed.
#[derive(Debug, Default)]
pub(super) struct Typed {
    remark: String,
    reason: String,
    override_reason: String,
    date: String,
    time: String,
    slug: Option<String>,
    review_by: Option<String>,
    plan: Option<String>,
    is_minor: bool,
}

impl Typed {
    fn of(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        let maybe = |name: &str| posted.has(name).then(|| posted.text(name).to_owned());
        Self {
            remark: text("remark"),
            reason: text("reason"),
            override_reason: text("override"),
            date: text("date"),
            time: text("time"),
            slug: maybe("slug"),
            review_by: maybe("review_by"),
            plan: maybe("plan"),
            is_minor: posted.has("minor"),
        }
    }
}

impl Shown {
    /// The newest saved text, with what was typed for the acts.
    pub(super) async fn saved(ctx: &Ctx, news: &News, posted: Option<&Posted>) -> Result<Self> {
        let mode = if step::may(ctx, news, Step::Edit) { Mode::Editor } else { Mode::Reading };
        Ok(Self {
            mode,
            content: step::latest(ctx, news).await?,
            version: news.version,
            topic: news.topic_id,
            errors: FieldErrors::default(),
            refused: Vec::new(),
            flash: None,
            restored_at: None,
            typed: posted.map(Typed::of).unwrap_or_default(),
        })
    }

    /// A text that was typed and is not saved.
    pub(super) fn typed(mode: Mode, posted: &Posted, content: Content) -> Self {
        Self {
            mode,
            content,
            version: posted.version(),
            topic: None,
            errors: FieldErrors::default(),
            refused: Vec::new(),
            flash: None,
            restored_at: None,
            typed: Typed::of(posted),
        }
    }

    /// The published text to be corrected, or the revision number `from`.
    pub(super) async fn correction(ctx: &Ctx, news: &News, from: Option<i64>) -> Result<Self> {
        let mut shown = Self::saved(ctx, news, None).await?;
        shown.mode = Mode::Correction;
        if let Some(number) = from {
            let revisions = store::list_revisions(ctx.db(), ctx.body(), news.id).await?;
            let revision = revisions.iter().find(|revision| revision.number == number);
            let revision = revision.ok_or(Error::NotFound)?.id;
            shown.content = store::find_content(ctx.db(), ctx.body(), revision).await?;
        }
        shown.content.correction.clear();
        shown.restore(ctx, news).await?;
        Ok(shown)
    }

    /// Puts over it what the person typed and did not save.
    async fn restore(&mut self, ctx: &Ctx, news: &News) -> Result<()> {
        let Some(account) = ctx.account() else { return Ok(()) };
        let kept = store_desk::find_autosave(ctx.db(), ctx.body(), news.id, account).await?;
        if let Some(kept) = kept {
            let before = (self.content.clone(), self.topic);
            self.topic = posted::restore(&mut self.content, &kept.fields).or(self.topic);
            if before != (self.content.clone(), self.topic) {
                self.restored_at = Some(kept.at);
                self.version = kept.base_version;
            }
        }
        Ok(())
    }
}

/// An error beside its field.
struct FieldError {
    field: &'static str,
    text: String,
}

/// What can be done now.
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the page")]
struct Can {
    submit: bool,
    recall: bool,
    send_back: bool,
    schedule: bool,
    unschedule: bool,
    publish: bool,
    correct: bool,
    withdraw: bool,
    reopen: bool,
    discard: bool,
    promote: bool,
    sign: bool,
    arrange: bool,
    /// The actor wrote the last words: approving them needs a reason.
    needs_reason: bool,
}

impl Can {
    fn of(ctx: &Ctx, news: &News, mode: Mode) -> Self {
        let may = |step| step::may(ctx, news, step);
        // While someone corrects, only the correction itself is offered.
        let idle = mode != Mode::Correction;
        Self {
            submit: may(Step::Submit),
            recall: may(Step::Recall),
            send_back: may(Step::Return),
            schedule: may(Step::Schedule),
            unschedule: may(Step::Unschedule),
            publish: may(Step::Publish),
            correct: idle && may(Step::Correct),
            withdraw: idle && may(Step::Withdraw),
            reopen: may(Step::Reopen),
            discard: may(Step::Discard),
            promote: idle
                && news.state.0 == State::Published
                && ctx.may(Act::PromoteNews, Some(news.unit_id)),
            sign: idle && sign_off::may(ctx, news),
            arrange: idle && ctx.may(arrange::act_for(news), Some(news.unit_id)),
            needs_reason: news.state.0 != State::Scheduled
                && news.last_writer_id.is_some()
                && news.last_writer_id == ctx.account(),
        }
    }
}

#[derive(Template)]
#[template(path = "news/pages/item.html")]
struct ItemPage {
    p: Page,
    news: News,
    is_editor: bool,
    is_correction: bool,
    content: Content,
    version: i64,
    topic: Option<TopicId>,
    topics: Vec<Topic>,
    units: Vec<(UnitId, String)>,
    errors: Vec<FieldError>,
    refused: Vec<(String, String)>,
    restored_at: Option<i64>,
    typed: Typed,
    can: Can,
    html: SafeHtml,
    author: String,
    writer: String,
    approver: String,
    action: String,
    advice: Advice,
    /// Notes of reviewers that wait for somebody.
    notes: i64,
    planned: Option<String>,
}

impl ItemPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }

    fn is_scheduled(&self) -> bool {
        self.news.state.0 == State::Scheduled
    }

    fn slug(&self) -> &str {
        self.typed.slug.as_deref().or(self.news.slug.as_deref()).unwrap_or_default()
    }

    fn review_by(&self) -> &str {
        self.typed.review_by.as_deref().or(self.news.review_by_on.as_deref()).unwrap_or_default()
    }

    fn plan(&self) -> &str {
        self.typed.plan.as_deref().or(self.planned.as_deref()).unwrap_or_default()
    }

    fn path(&self) -> String {
        step::path(self.news.id)
    }

    fn public_path(&self) -> Option<String> {
        let is_public = self.news.state.0 == State::Published;
        self.news.slug.as_ref().filter(|_| is_public).map(|slug| format!("/berita/{slug}"))
    }

    /// Whether it is public, or was and may have posts on social networks.
    fn is_shareable(&self) -> bool {
        self.news.published_at.is_some() && self.news.public_revision_id.is_some()
    }

    fn state_key(&self) -> String {
        format!("news-state-{}", self.news.state.0)
    }

    fn has_actions(&self) -> bool {
        let can = &self.can;
        [can.submit, can.recall, can.send_back, can.schedule, can.unschedule, can.publish, can.correct]
            .into_iter()
            .chain([can.withdraw, can.reopen, can.discard, can.promote, can.sign])
            .any(|can| can)
    }

    /// Photos with their number from 1 and whether they are the first or the last.
    fn photos(&self) -> Vec<(i64, &Photo, bool, bool)> {
        let last = self.content.photos.last().map(|photo| photo.file_id);
        let numbered = (1_i64..).zip(&self.content.photos);
        numbered.map(|(at, photo)| (at, photo, at == 1, Some(photo.file_id) == last)).collect()
    }

    fn is_topic(&self, topic: &Topic) -> bool {
        self.topic == Some(topic.id)
    }

    fn attachments(&self) -> &[Attachment] {
        &self.content.attachments
    }
}

/// Renders the page; status 422 when a field or a file could not be taken, 503 when the store of files is
/// away and the words were saved without them.
pub(super) async fn page(ctx: &Ctx, news: News, shown: Shown) -> Result<Response<Body>> {
    let body = ctx.body();
    let title = if shown.content.title.is_empty() {
        ctx.locale.t("news-untitled")
    } else {
        shown.content.title.clone()
    };
    let mut p = Page::new(ctx, title).section("news");
    p.flash = shown.flash;
    let errors: Vec<FieldError> =
        shown.errors.0.iter().map(|(field, key)| FieldError { field, text: ctx.locale.t(key) }).collect();
    let is_away = shown.refused.iter().any(|(_, key)| *key == upload::AWAY);
    let refused: Vec<(String, String)> =
        shown.refused.into_iter().map(|(name, key)| (name, ctx.locale.t(key))).collect();
    let status = match (errors.is_empty() && refused.is_empty(), is_away) {
        (true, _) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let act = arrange::act_for(&news);
    let units = ctx.units_for(act).into_iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let is_correction = shown.mode == Mode::Correction;
    let action = if is_correction { format!("{}/koreksi", step::path(news.id)) } else { step::path(news.id) };
    let page = ItemPage {
        is_editor: shown.mode != Mode::Reading,
        is_correction,
        version: shown.version,
        topic: shown.topic,
        topics: store::list_topics(ctx.db(), body).await?,
        units,
        errors,
        refused,
        restored_at: shown.restored_at,
        typed: shown.typed,
        can: Can::of(ctx, &news, shown.mode),
        html: markup::to_html(&shown.content.text),
        author: store_desk::writer_name(ctx.db(), body, news.author_id).await?,
        writer: store_desk::writer_name(ctx.db(), body, news.last_writer_id).await?,
        approver: store_desk::writer_name(ctx.db(), body, news.approved_by).await?,
        action,
        advice: advice::advice(ctx, &news, &shown.content).await?,
        notes: comment::count_open(ctx.db(), body, news.id).await?,
        planned: plan::find(ctx.db(), body, news.id).await?,
        content: shown.content,
        news,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/berita/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    query: Query,
) -> Result<Response<Body>> {
    let news = step::find(&ctx, id).await?;
    let mut shown = Shown::saved(&ctx, &news, None).await?;
    if shown.mode == Mode::Editor {
        shown.restore(&ctx, &news).await?;
    }
    shown.flash = Page::new(&ctx, "").flash(Some(query.text("ok"))).flash;
    page(&ctx, news, shown).await
}
