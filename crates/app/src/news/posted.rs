//! What the editor's form brought: words, photo texts, chosen files, and which button was pressed.
//!
//! One form holds everything, so that pressing any button, without script too, brings all that was
//! typed along and nothing can be lost.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequest;
use axum::http::Request;
use web::form::{FormLimits, Upload};

use super::model::{Content, News};
use super::{paste, store, store_desk};
use crate::file::upload::{self, Stored};
use crate::ids::{FileId, TopicId};
use crate::upload::Incoming;
use crate::{App, Ctx, Error, Result};

/// Files in one go: what someone chooses from a phone after an event.
const FILES: usize = 20;
/// Photos and attachments of one text.
const MOST: usize = 40;
/// Bytes of one field: a very long article.
const FIELD_BYTES: usize = 512 * 1024;
/// Longest line (title, caption, description) kept, in characters.
const LINE_CHARS: usize = 1_000;

/// A posted editor form, or a small form with a button of the same page.
#[derive(Debug, Default)]
pub(super) struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Arc<Upload>>,
}

/// The chosen files after they were looked at.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) photos: Vec<Stored>,
    pub(super) attachments: Vec<Stored>,
    /// Uploads in pieces that are used up when the attachments are saved.
    pub(super) sent: Vec<Incoming>,
    /// Name of each refused file and the text key that says why.
    pub(super) refused: Vec<(String, &'static str)>,
}

impl FromRequest<Arc<App>> for Posted {
    type Rejection = Error;
    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self> {
        let file_bytes = app.config.upload_bytes;
        let total_bytes = file_bytes.saturating_mul(FILES).saturating_add(4 * FIELD_BYTES);
        let limits = FormLimits {
            total_bytes,
            fields: 500,
            field_bytes: FIELD_BYTES,
            files: FILES,
            file_bytes,
            ..FormLimits::default()
        };
        let form = web::form::read(request, &limits).await?;
        let fields = form.fields().to_vec();
        Ok(Self { fields, files: form.into_files().into_iter().map(Arc::new).collect() })
    }
}

impl Posted {
    /// First value of `name`, trimmed; empty when absent.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether `name` was sent at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// The version the person saw; 0, which no item has, when the form does not say.
    pub(super) fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// Whether the form holds the words of the editor, so that they are to be saved first.
    pub(super) fn has_words(&self) -> bool {
        self.has("title")
    }

    /// Whether files were chosen.
    pub(super) fn has_files(&self) -> bool {
        !self.files.is_empty() || self.has("upload")
    }

    /// The chosen topic, when it is one of this body.
    pub(super) async fn topic(&self, ctx: &Ctx) -> Result<Option<TopicId>> {
        let Ok(wanted) = self.text("topic").parse::<TopicId>() else { return Ok(None) };
        let topics = store::list_topics(ctx.db(), ctx.body()).await?;
        Ok(topics.iter().any(|topic| topic.id == wanted).then_some(wanted))
    }

    /// Words, photos and attachments as they stand in the form, after the pressed button moved or
    /// removed one. Files that may not hang on this item are left out.
    pub(super) async fn content(&self, ctx: &Ctx, news: &News) -> Result<Content> {
        let mut content = Content {
            title: clean_line(self.text("title")),
            lead: clean_line(self.text("lead")),
            text: clean_text(self.text("text")),
            correction: clean_line(self.text("correction")),
            ..Content::default()
        };
        let mut seen = Vec::new();
        for id in self.all("photo").filter_map(|id| id.parse::<FileId>().ok()).take(MOST) {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            if let Some(mut photo) = store_desk::find_usable_photo(ctx.db(), ctx.body(), id, news).await? {
                photo.alternative = clean_line(self.text(&format!("alt-{id}")));
                photo.caption = clean_line(self.text(&format!("caption-{id}")));
                photo.credit = clean_line(self.text(&format!("credit-{id}")));
                content.photos.push(photo);
            }
        }
        for id in self.all("attachment").filter_map(|id| id.parse::<FileId>().ok()).take(MOST) {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let found = store_desk::find_usable_attachment(ctx.db(), ctx.body(), id, news).await?;
            if let Some(mut attachment) = found {
                attachment.title = clean_line(self.text(&format!("name-{id}")));
                if attachment.title.is_empty() {
                    attachment.title.clone_from(&attachment.name);
                }
                content.attachments.push(attachment);
            }
        }
        self.press(&mut content);
        Ok(content)
    }

    /// Does what a button beside a photo or an attachment says.
    fn press(&self, content: &mut Content) {
        let Some((what, id)) = self.text("do").rsplit_once('-') else { return };
        let Ok(id) = id.parse::<FileId>() else { return };
        let at = content.photos.iter().position(|photo| photo.file_id == id);
        match (what, at) {
            ("up", Some(at)) if at > 0 => content.photos.swap(at, at - 1),
            ("down", Some(at)) if at + 1 < content.photos.len() => content.photos.swap(at, at + 1),
            ("remove", Some(at)) => drop(content.photos.remove(at)),
            ("remove-file", _) => content.attachments.retain(|attachment| attachment.file_id != id),
            _ => {}
        }
    }

    /// Looks at the chosen files and stores those that may be published.
    /// Errors: `StorageFull`, `Internal`; a refused file, or one the store of files cannot take now, is no
    /// error, the rest is kept.
    pub(super) async fn store_files(&self, ctx: &Ctx) -> Result<Files> {
        let mut files = Files::default();
        for upload in &self.files {
            let _slot = ctx.app.handling.enter().await?;
            let reading = Arc::clone(upload);
            let bytes =
                tokio::task::spawn_blocking(move || reading.read()).await.map_err(anyhow::Error::new)??;
            let name = upload.file_name.clone();
            let is_photo = upload.field == "photos";
            let stored = if is_photo {
                upload::store_photo(ctx, &name, bytes).await
            } else {
                upload::store_attachment(ctx, &name, bytes).await
            };
            match stored {
                Ok(stored) if is_photo => files.photos.push(stored),
                Ok(stored) => files.attachments.push(stored),
                Err(Error::Refused(key)) => files.refused.push((name, key)),
                // The words are saved all the same; only the file has to be chosen again.
                Err(Error::FilesUnavailable) => files.refused.push((name, upload::AWAY)),
                Err(other) => return Err(other),
            }
        }
        for token in self.all("upload").take(FILES) {
            let _slot = ctx.app.handling.enter().await?;
            let sent = match crate::upload::take(ctx, token).await {
                // Sent twice, or left over from yesterday: the first time counts.
                Err(Error::NotFound) => continue,
                Err(Error::Refused(key)) => {
                    files.refused.push((String::new(), key));
                    continue;
                }
                other => other?,
            };
            match store_sent(ctx, &sent).await {
                Ok(stored) => {
                    files.attachments.push(stored);
                    files.sent.push(sent);
                }
                Err(Error::Refused(key)) => files.refused.push((sent.name, key)),
                Err(Error::FilesUnavailable) => files.refused.push((sent.name, upload::AWAY)),
                Err(other) => return Err(other),
            }
        }
        Ok(files)
    }

    /// The typed fields as JSON, for the autosave: words and photo texts, nothing else.
    pub(super) fn to_json(&self) -> String {
        let kept: BTreeMap<&str, &str> = self
            .fields
            .iter()
            .filter(|(name, _)| is_typed(name))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        serde_json::to_string(&kept).unwrap_or_default()
    }
}

/// Looks at an attachment that came in pieces and stores it.
async fn store_sent(ctx: &Ctx, sent: &Incoming) -> Result<Stored> {
    if usize::try_from(sent.bytes).map_or(true, |bytes| bytes > ctx.app.config.upload_bytes) {
        return Err(Error::Refused("file-refused-too-large"));
    }
    let mut file = sent.file.try_clone()?;
    let reading = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map(|_| bytes)
    });
    let bytes = reading.await.map_err(anyhow::Error::new)??;
    upload::store_attachment(ctx, &sent.name, bytes).await
}

/// Whether a field holds something a person typed.
fn is_typed(name: &str) -> bool {
    ["title", "lead", "text", "correction", "topic"].contains(&name)
        || ["alt-", "caption-", "credit-", "name-"].iter().any(|start| name.starts_with(start))
}

/// Puts what was kept by the autosave over a saved text. Returns the chosen topic when one was kept.
pub(super) fn restore(content: &mut Content, json: &str) -> Option<TopicId> {
    let kept: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    let put = |name: &str, to: &mut String| {
        if let Some(value) = kept.get(name) {
            value.clone_into(to);
        }
    };
    put("title", &mut content.title);
    put("lead", &mut content.lead);
    put("text", &mut content.text);
    put("correction", &mut content.correction);
    for photo in &mut content.photos {
        put(&format!("alt-{}", photo.file_id), &mut photo.alternative);
        put(&format!("caption-{}", photo.file_id), &mut photo.caption);
        put(&format!("credit-{}", photo.file_id), &mut photo.credit);
    }
    for attachment in &mut content.attachments {
        put(&format!("name-{}", attachment.file_id), &mut attachment.title);
    }
    kept.get("topic").and_then(|topic| topic.parse().ok())
}

/// One line: no control characters, single spaces.
pub(super) fn clean_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LINE_CHARS).collect()
}

/// A text of many lines: one kind of line end, no other control characters, no pasted HTML.
fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    if paste::looks_like_html(&text) { paste::from_html(&text) } else { text.trim_end().to_owned() }
}
