//! Reading a content: its text by page, a picture of its first page, personal data in it.
//!
//! Everything is written in one transaction and read again as often as one likes: the second time nothing
//! is left to do. A file that cannot be read is no failure of the job; it is marked so that a person looks.

use std::sync::Arc;
use std::time::Duration;

use ::document::ocr::Recognised;
use ::document::{Failure, Kind, Reading};

use super::model::{DocumentVersion, Finding, TextState};
use super::store::{self, Facts};
use super::text::{self, DocumentText, TextPage};
use crate::audit::{self, Change};
use crate::ctx::Actor;
use crate::ids::DocumentVersionId;
use crate::org::Directory;
use crate::{App, Ctx, Error, Result};

/// Findings kept of one content; who has so many decides about the file as a whole.
const MOST_FINDINGS: usize = 1_000;

/// Kind of the finding that stands for everything that was not read.
const REST: &str = "rest";

/// Reads a content and notes what is in it; nothing when that was done already.
/// Errors: the file store or the reading process cannot be used now; worth another try.
pub async fn read(app: &Arc<App>, directory: Arc<Directory>, id: DocumentVersionId) -> Result<()> {
    let ctx = Ctx::for_system(app, directory, Actor::System("pembaca dokumen"));
    let Some(version) = store::find_version(ctx.db(), ctx.body(), id).await? else { return Ok(()) };
    if version.text_state.0 != TextState::Waiting {
        return Ok(());
    }
    let (facts, failed) = facts_of(app, &version).await?;
    write(&ctx, &version, &facts, failed).await
}

/// Reads contents that were just added while the person waits, as far as `patience` reaches; the job does
/// the rest. What goes wrong is left to the job too.
pub async fn read_soon(ctx: &Ctx, versions: &[DocumentVersionId], patience: Duration) {
    let all = async {
        for version in versions {
            if let Err(error) = read(&ctx.app, Arc::clone(&ctx.directory), *version).await {
                tracing::info!(error = %error, version = version.0, "a document is left to the job that reads");
            }
        }
    };
    if tokio::time::timeout(patience, all).await.is_err() {
        tracing::debug!("documents take longer than a person waits");
    }
}

/// What is in a content, and on how many pages the recognition of scans failed.
async fn facts_of(app: &App, version: &DocumentVersion) -> Result<(Facts, usize)> {
    let Some(kind) = Kind::from_extension(&version.kind) else {
        return Ok((unreadable(TextState::Unreadable), 0));
    };
    let bytes: Arc<[u8]> = app.files.get(&version.sha256).await?.into();
    let mut reading = match app.reader.read(kind, Arc::clone(&bytes)).await {
        Ok(reading) => reading,
        Err(Failure::Unavailable) => return Err(Error::Unavailable),
        Err(Failure::Encrypted) => return Ok((unreadable(TextState::Encrypted), 0)),
        // A picture of it may be made all the same, but who decides about it opens the file itself.
        Err(_) => return Ok((unreadable(TextState::Unreadable), 0)),
    };
    let mut recognised = Recognised::default();
    if let Some(ocr) = app.ocr.filter(|_| !reading.is_encrypted) {
        let done = ocr.fill(&app.reader, kind, Arc::clone(&bytes), &mut reading).await;
        recognised = done.map_err(|_| Error::Unavailable)?;
    }
    let state = state_of(&reading, recognised.read);
    let thumbnail_sha256 = match app.reader.thumbnail(kind, bytes).await {
        Ok(picture) => Some(app.files.put(picture).await?),
        Err(_) => None,
    };
    let has_text = matches!(state, TextState::Read | TextState::Recognised);
    let page_count = reading.page_count;
    let has_script = reading.has_script;
    let is_truncated = reading.truncated;
    let kept = kept(reading);
    let characters: usize = kept.pages.iter().map(|page| page.text.chars().count()).sum();
    let (mut findings, kept) = tokio::task::spawn_blocking(move || (findings(&kept), kept))
        .await
        .map_err(|error| Error::Internal(anyhow::Error::new(error)))?;
    if is_truncated {
        findings.push(rest(kept.pages.len()));
    }
    // Without any text the file asks for a decision anyway.
    findings.extend(recognised.failed.iter().filter(|_| has_text).map(|page| rest(page.saturating_add(1))));
    let facts = Facts {
        state,
        text_sha256: if has_text { Some(text::keep(app, kept).await?) } else { None },
        pages: i64::try_from(page_count).ok(),
        characters: i64::try_from(characters).ok(),
        has_script,
        thumbnail_sha256,
        findings,
    };
    Ok((facts, recognised.failed.len()))
}

/// What is noted of a file nobody can read.
fn unreadable(state: TextState) -> Facts {
    Facts {
        state,
        text_sha256: None,
        pages: None,
        characters: None,
        has_script: false,
        thumbnail_sha256: None,
        findings: Vec::new(),
    }
}

fn state_of(reading: &Reading, recognised: usize) -> TextState {
    if reading.is_encrypted && !reading.has_text_layer {
        TextState::Encrypted
    } else if recognised > 0 {
        TextState::Recognised
    } else if reading.has_text_layer {
        TextState::Read
    } else {
        TextState::NoText
    }
}

fn kept(reading: Reading) -> DocumentText {
    let page = |page: ::document::Page| TextPage {
        text: page.text,
        name: page.name.unwrap_or_default(),
        is_hidden: page.is_hidden,
    };
    DocumentText {
        title: reading.title.unwrap_or_default(),
        language: reading.language.unwrap_or_default(),
        pages: reading.pages.into_iter().map(page).collect(),
    }
}

/// Personal data a person should decide about, page by page (UU 27/2022 Ps.4).
fn findings(text: &DocumentText) -> Vec<Finding> {
    let pages = (1_i64..).zip(&text.pages);
    pages
        .flat_map(|(number, page)| {
            privacy::find_certain(&page.text).into_iter().map(move |found| Finding {
                kind: found.kind.code().to_owned(),
                page: number,
                masked: found.masked,
            })
        })
        .take(MOST_FINDINGS)
        .collect()
}

/// What was not read, because the file is too long, may hold anything: a person decides about it too.
fn rest(pages: usize) -> Finding {
    Finding {
        kind: REST.to_owned(),
        page: i64::try_from(pages).unwrap_or(i64::MAX).max(1),
        masked: String::new(),
    }
}

/// `failed` = pages on which the recognition of scans failed; the change log says so.
async fn write(ctx: &Ctx, version: &DocumentVersion, facts: &Facts, failed: usize) -> Result<()> {
    let tx = ctx.db().begin().await?;
    let present = store::find_version(&tx, ctx.body(), version.id).await?;
    let document = store::find_document(&tx, ctx.body(), version.document_id).await?;
    let (Some(present), Some(document)) = (present, document) else { return Ok(()) };
    let entry = crate::register::store::find_entry(&tx, ctx.body(), document.entry_id).await?;
    let Some(entry) = entry.filter(|_| present.text_state.0 == TextState::Waiting) else { return Ok(()) };
    store::put_facts(&tx, ctx.body(), version.id, facts).await?;
    let state = rules::Code::code(facts.state);
    let detail = if failed > 0 { format!("{state}, ocr failed on {failed} pages") } else { state.to_owned() };
    let mut change =
        Change::new("document.read", "register_entry", entry.id).in_unit(entry.unit_id).detail(detail);
    change.is_public = entry.is_public();
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
