//! An entry of the register as the API gives it: every column of the form, files with their digests.

use rules::Code as _;
use serde::Serialize;

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::EntryId;
use crate::opendata::entries::{Entry, EntryFile};
use crate::register::{self, Content, Link};

/// An entry. Empty texts are columns nobody has filled in.
#[derive(Serialize)]
pub(in crate::opendata) struct EntryFacts {
    pub(super) id: i64,
    /// Page of the entry; none before it is public.
    pub(super) url: Option<String>,
    unit: String,
    unit_name: String,
    class: &'static str,
    title: String,
    summary: String,
    holder: String,
    responsible: String,
    made_on: String,
    made_at_place: String,
    is_printed: bool,
    is_digital: bool,
    retention_active: String,
    retention_inactive: String,
    media: String,
    language: String,
    year: Option<i64>,
    correction: String,
    obligations: Vec<String>,
    links: Vec<LinkFacts>,
    documents: Vec<DocumentFacts>,
    published_at: Option<String>,
    updated_at: Option<String>,
    verified_at: Option<String>,
    is_sample: bool,
    /// Only where one entry is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    versions: Option<Vec<VersionFacts>>,
    /// Only for its writers.
    #[serde(flatten)]
    pub(super) desk: Option<DeskFacts>,
}

/// What the writers of an entry learn in addition.
#[derive(Serialize)]
pub(super) struct DeskFacts {
    pub(super) state: &'static str,
    /// Raised by every change.
    pub(super) version: i64,
    /// Why it did not come as far as asked.
    pub(super) held: Option<String>,
    /// Page of the workroom where a person can go on.
    pub(super) workroom_url: String,
}

#[derive(Serialize)]
struct LinkFacts {
    title: String,
    url: String,
}

#[derive(Serialize)]
struct DocumentFacts {
    id: i64,
    /// Permanent address; none before the entry is public.
    url: Option<String>,
    title: String,
    name: String,
    content_type: String,
    bytes: i64,
    sha256: String,
    pages: Option<i64>,
    text_state: &'static str,
}

/// A version that was public.
#[derive(Serialize)]
struct VersionFacts {
    number: i64,
    published_at: Option<String>,
    title: String,
    correction: String,
    digest: String,
    /// Why it may not be read any more; none = it may.
    closed_reason: Option<String>,
}

fn moment(ctx: &Ctx, ms: Option<i64>) -> Option<String> {
    ms.map(|ms| rules::zone::rfc3339(ms, &ctx.directory.zone))
}

fn links(links: Vec<Link>) -> Vec<LinkFacts> {
    links.into_iter().map(|link| LinkFacts { title: link.title, url: link.url }).collect()
}

fn document(ctx: &Ctx, file: EntryFile) -> DocumentFacts {
    DocumentFacts {
        id: file.document_id.0,
        url: Some(format!("{}{}", ctx.origin, file.path())),
        title: file.title,
        name: file.name,
        content_type: file.content_type,
        bytes: file.bytes,
        sha256: file.sha256,
        pages: file.pages,
        text_state: file.text_state.0.code(),
    }
}

/// A public entry.
pub(in crate::opendata) fn facts(ctx: &Ctx, entry: Entry) -> EntryFacts {
    let unit = ctx.directory.unit(entry.row.unit_id);
    let url = Some(format!("{}{}", ctx.origin, entry.path()));
    let Entry { row, obligations, links: found, files } = entry;
    EntryFacts {
        id: row.id.0,
        url,
        unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        class: row.class.0.code(),
        title: row.title,
        summary: row.summary,
        holder: row.holder,
        responsible: row.responsible,
        made_on: row.made_on,
        made_at_place: row.made_at_place,
        is_printed: row.is_printed,
        is_digital: row.is_digital,
        retention_active: row.retention_active,
        retention_inactive: row.retention_inactive,
        media: row.media,
        language: row.language,
        year: row.year,
        correction: row.correction,
        obligations,
        links: links(found),
        documents: files.into_iter().map(|file| document(ctx, file)).collect(),
        published_at: moment(ctx, row.published_at),
        updated_at: moment(ctx, row.changed_at),
        verified_at: moment(ctx, row.verified_at),
        is_sample: row.is_sample,
        versions: None,
        desk: None,
    }
}

/// A public entry with the versions it had.
pub(super) async fn whole(ctx: &Ctx, entry: Entry) -> Result<EntryFacts> {
    let id = entry.row.id;
    let versions = register::store::list_versions(ctx.db(), ctx.body(), id).await?;
    let versions = versions.into_iter().filter(|version| version.published_at.is_some());
    let versions = versions.map(|version| {
        let is_open = version.closed_reason.is_empty();
        let shown = |text: String| if is_open { text } else { String::new() };
        VersionFacts {
            number: version.number,
            published_at: moment(ctx, version.published_at),
            title: shown(version.title),
            correction: shown(version.correction),
            digest: version.digest.0,
            closed_reason: (!is_open).then_some(version.closed_reason),
        }
    });
    Ok(EntryFacts { versions: Some(versions.collect()), ..facts(ctx, entry) })
}

/// An entry in its newest version, for those who may read it in the workroom.
/// Errors: `NotFound` for anybody else.
pub(super) async fn at_desk(ctx: &Ctx, id: EntryId, held: Option<String>) -> Result<EntryFacts> {
    let entry = register::find(ctx, id).await?;
    let content = register::latest(ctx, &entry).await?;
    let mut documents = Vec::new();
    for hung in &content.documents {
        let found =
            crate::document::store::find_version(ctx.db(), ctx.body(), hung.document_version_id).await?;
        documents.extend(found.map(|version| DocumentFacts {
            id: version.document_id.0,
            url: entry.is_public().then(|| format!("{}{}", ctx.origin, version.path())),
            title: hung.title.clone(),
            name: version.name,
            content_type: version.content_type,
            bytes: version.bytes,
            sha256: version.sha256,
            pages: version.pages,
            text_state: version.text_state.0.code(),
        }));
    }
    Ok(desk_facts(ctx, &entry, content, documents, held))
}

fn desk_facts(
    ctx: &Ctx,
    entry: &register::Entry,
    content: Content,
    documents: Vec<DocumentFacts>,
    held: Option<String>,
) -> EntryFacts {
    let unit = ctx.directory.unit(entry.unit_id);
    let slug = entry.slug.as_deref().filter(|_| entry.is_public());
    EntryFacts {
        id: entry.id.0,
        url: slug.map(|slug| format!("{}/informasi/{slug}", ctx.origin)),
        unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        class: content.class.code(),
        title: content.title,
        summary: content.summary,
        holder: content.holder,
        responsible: content.responsible,
        made_on: content.made_on,
        made_at_place: content.made_at_place,
        is_printed: content.is_printed,
        is_digital: content.is_digital,
        retention_active: content.retention_active,
        retention_inactive: content.retention_inactive,
        media: content.media,
        language: content.language,
        year: content.year,
        correction: content.correction,
        obligations: content.obligations,
        links: links(content.links),
        documents,
        published_at: moment(ctx, entry.published_at),
        updated_at: moment(ctx, entry.changed_at),
        verified_at: moment(ctx, entry.verified_at),
        is_sample: entry.is_sample,
        versions: None,
        desk: Some(DeskFacts {
            state: entry.state.0.code(),
            version: entry.version,
            held,
            workroom_url: format!("{}{}", ctx.origin, register::path(entry.id)),
        }),
    }
}
