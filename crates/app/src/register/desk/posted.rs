//! What the form of an entry brought: columns, links, files, obligations, and which button was pressed.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequest;
use axum::http::Request;
use rules::Code as _;
use rules::register::InformationClass;
use web::form::{FormLimits, Upload};

use crate::document::store as documents;
use crate::ids::{DocumentId, DocumentVersionId, EntryId};
use crate::register::{Content, HungDocument, Link, title_of_file};
use crate::{App, Ctx, Error, Result};

/// Files in one go.
const FILES: usize = 20;
/// Files and links of one entry.
const MOST: usize = 100;
/// Bytes of one field.
const FIELD_BYTES: usize = 256 * 1024;
/// Longest line kept, in characters; what is longer than a column is refused by name later.
const LINE_CHARS: usize = 5_000;
/// A tick for each obligation, a row for each file and link.
const FIELDS: usize = 2_000;

/// A posted form of an entry, or a small form with one button of the same page.
#[derive(Debug, Default)]
pub(super) struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<Arc<Upload>>,
}

/// A file that was taken in: which document it renews, if any, and where it hangs now.
#[derive(Debug)]
pub(super) struct TakenFile {
    replaces: Option<DocumentId>,
    hung: HungDocument,
}

/// The chosen files after they were looked at.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) taken: Vec<TakenFile>,
    /// Name of each refused file and the text key that says why.
    pub(super) refused: Vec<(String, &'static str)>,
}

impl Files {
    /// Contents that were added.
    pub(super) fn versions(&self) -> Vec<DocumentVersionId> {
        self.taken.iter().map(|file| file.hung.document_version_id).collect()
    }

    /// Hangs them on an entry: a renewed one in the place of the old, others at the end.
    pub(super) fn hang(&self, content: &mut Content) {
        for file in &self.taken {
            let renewed =
                file.replaces.and_then(|id| content.documents.iter_mut().find(|one| one.document_id == id));
            match renewed {
                Some(one) => one.document_version_id = file.hung.document_version_id,
                None => content.documents.push(file.hung.clone()),
            }
        }
    }
}

impl FromRequest<Arc<App>> for Posted {
    type Rejection = Error;
    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self> {
        let file_bytes = app.config.document_bytes;
        let total_bytes = file_bytes.saturating_mul(FILES).saturating_add(4 * FIELD_BYTES);
        let limits = FormLimits {
            total_bytes,
            fields: FIELDS,
            field_bytes: FIELD_BYTES,
            files: FILES,
            file_bytes,
            ..FormLimits::default()
        };
        let form = web::form::read(request, &limits).await?;
        let fields = form.fields().to_vec();
        let files = form.into_files().into_iter().filter(|file| !file.file_name.is_empty());
        Ok(Self { fields, files: files.map(Arc::new).collect() })
    }
}

impl Posted {
    /// First value of `name`, trimmed; empty when absent.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether `name` was sent at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// The version the person saw; 0, which no entry has, when the form does not say.
    pub(super) fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// Whether the form holds the columns, so that they are to be saved first.
    pub(super) fn has_words(&self) -> bool {
        self.has("title")
    }

    /// Whether files were chosen, in the form or in pieces before.
    pub(super) fn has_files(&self) -> bool {
        !self.files.is_empty() || self.all("upload").any(|token| !token.is_empty())
    }

    /// The entry as it stands in the form, after the pressed button moved or removed a file. Files that do
    /// not belong to the entry are left out. What the form does not show stays as in `before`.
    pub(super) async fn content(&self, ctx: &Ctx, entry: EntryId, before: &Content) -> Result<Content> {
        let keep = |name: &str, old: &str| {
            if self.has(name) { clean_line(self.text(name)) } else { old.to_owned() }
        };
        let catalogue = rules::obligation::catalogue();
        let mut obligations: Vec<String> = self
            .all("obligation")
            .filter(|code| catalogue.find(code).is_some() || before.obligations.iter().any(|one| one == code))
            .map(str::to_owned)
            .collect();
        obligations.sort();
        obligations.dedup();
        let mut content = Content {
            title: clean_line(self.text("title")),
            summary: clean_text(self.text("summary")),
            class: InformationClass::from_code(self.text("class")).unwrap_or(before.class),
            holder: keep("holder", &before.holder),
            responsible: keep("responsible", &before.responsible),
            made_on: made_on(&keep("made_on", &before.made_on)),
            made_at_place: keep("made_at_place", &before.made_at_place),
            is_printed: self.has("is_printed"),
            is_digital: self.has("is_digital"),
            retention_active: keep("retention_active", &before.retention_active),
            retention_inactive: keep("retention_inactive", &before.retention_inactive),
            media: keep("media", &before.media),
            language: if self.text("language") == "en" { "en" } else { "id" }.to_owned(),
            // A year that is no number is told apart from none: 0 is refused by name.
            year: Some(self.text("year"))
                .filter(|text| !text.is_empty())
                .map(|text| text.parse().unwrap_or(0)),
            correction: keep("correction", &before.correction),
            obligations,
            links: self.links(),
            documents: self.documents(ctx, entry).await?,
        };
        self.press(&mut content);
        Ok(content)
    }

    /// Rows of links; a row without an address is none.
    fn links(&self) -> Vec<Link> {
        let titles = self.all("link_title");
        let rows = self.all("link_url").zip(titles.chain(std::iter::repeat("")));
        rows.filter(|(url, _)| !url.is_empty())
            .take(MOST)
            .map(|(url, title)| {
                let url = if url.contains("://") { url.to_owned() } else { format!("https://{url}") };
                let title = clean_line(title);
                Link { title: if title.is_empty() { url.clone() } else { title }, url }
            })
            .collect()
    }

    async fn documents(&self, ctx: &Ctx, entry: EntryId) -> Result<Vec<HungDocument>> {
        let mut hung: Vec<HungDocument> = Vec::new();
        for id in self.all("document").filter_map(|id| id.parse::<DocumentVersionId>().ok()).take(MOST) {
            let found = documents::find_version_of_entry(ctx.db(), ctx.body(), entry, id).await?;
            let Some(found) = found else { continue };
            if hung.iter().any(|one| one.document_id == found.document_id) {
                continue;
            }
            let title = clean_line(self.text(&format!("name-{id}")));
            let title = if title.is_empty() { found.name.clone() } else { title };
            hung.push(HungDocument { document_version_id: id, document_id: found.document_id, title });
        }
        Ok(hung)
    }

    /// Does what a button beside a file says.
    fn press(&self, content: &mut Content) {
        let Some((what, id)) = self.text("do").rsplit_once('-') else { return };
        let Ok(id) = id.parse::<DocumentVersionId>() else { return };
        let at = content.documents.iter().position(|one| one.document_version_id == id);
        match (what, at) {
            ("up", Some(at)) if at > 0 => content.documents.swap(at, at - 1),
            ("down", Some(at)) if at + 1 < content.documents.len() => content.documents.swap(at, at + 1),
            ("remove", Some(at)) => drop(content.documents.remove(at)),
            _ => {}
        }
    }

    /// Looks at the chosen files and adds those that are taken. A field `replace-7` renews document 7.
    /// Errors: `StorageFull`, `Internal`; a refused file is no error, the rest is kept.
    pub(super) async fn take_files(&self, ctx: &Ctx, entry: EntryId) -> Result<Files> {
        let mut files = Files::default();
        for upload in &self.files {
            let _slot = ctx.app.handling.enter().await?;
            let reading = Arc::clone(upload);
            let bytes =
                tokio::task::spawn_blocking(move || reading.read()).await.map_err(anyhow::Error::new)??;
            let replaces = upload.field.strip_prefix("replace-").and_then(|id| id.parse().ok());
            take(ctx, entry, &mut files, replaces, &upload.file_name, bytes).await?;
        }
        for token in self.all("upload").filter(|token| !token.is_empty()) {
            let _slot = ctx.app.handling.enter().await?;
            let mut incoming = crate::upload::take(ctx, token).await?;
            let name = incoming.name.clone();
            let (bytes, incoming) = tokio::task::spawn_blocking(move || {
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut incoming.file, &mut bytes).map(|_| (bytes, incoming))
            })
            .await
            .map_err(anyhow::Error::new)??;
            take(ctx, entry, &mut files, None, &name, bytes).await?;
            let tx = ctx.db().begin().await?;
            incoming.finish(ctx, &tx).await?;
            tx.commit().await?;
        }
        Ok(files)
    }
}

async fn take(
    ctx: &Ctx,
    entry: EntryId,
    files: &mut Files,
    replaces: Option<DocumentId>,
    name: &str,
    bytes: Vec<u8>,
) -> Result<()> {
    match crate::document::intake(ctx, entry, replaces, name, bytes).await {
        Ok((document_id, document_version_id)) => {
            let title = title_of_file(name);
            let title = if title.is_empty() { name.to_owned() } else { title };
            let hung = HungDocument { document_version_id, document_id, title };
            files.taken.push(TakenFile { replaces, hung });
            Ok(())
        }
        Err(Error::Refused(key)) => {
            files.refused.push((name.to_owned(), key));
            Ok(())
        }
        Err(other) => Err(other),
    }
}

/// A date as people write it becomes the form of the column; what is not understood stays to be refused.
fn made_on(text: &str) -> String {
    let is_plain = text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if text.is_empty() || is_plain {
        return text.to_owned();
    }
    bahasa::parse_date(text).map_or_else(|_| text.to_owned(), |date| date.to_string())
}

/// One line: no control characters, single spaces.
pub(super) fn clean_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LINE_CHARS).collect()
}

/// A text of some lines: one kind of line end, no other control characters.
fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter(|c| !c.is_control() || *c == '\n').take(4 * LINE_CHARS);
    kept.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::made_on;

    #[test]
    fn a_date_may_be_written_as_people_write_it() {
        assert_eq!(made_on("22 November 2026"), "2026-11-22");
        assert_eq!(made_on("2026"), "2026");
        assert_eq!(made_on("2026-03"), "2026-03");
        assert_eq!(made_on("kemarin dulu"), "kemarin dulu");
    }
}
