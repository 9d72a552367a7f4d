//! One search for page and API: asks the index, then the tables for what each hit is called today.

use fulltext::{Fragment, Kind, Marker, Order, Purpose, Query};
use rules::Code;
use rules::register::InformationClass;

use super::thing::Thing;
use crate::ctx::Ctx;
use crate::ids::{DocumentId, EntryId, EntryVersionId, UnitId};
use crate::{Error, Result};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// Words as typed.
    pub text: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only this year of publication.
    pub year: Option<i64>,
    /// Only entries of this legal class.
    pub class: Option<InformationClass>,
    /// Only entries with a file of this kind (`pdf`).
    pub file_type: Option<String>,
    /// Only entries fulfilling this obligation.
    pub obligation: Option<String>,
    /// Only published (of entries: changed) from the first to the last of these instants, Unix ms.
    pub published_ms: Option<(i64, i64)>,
    /// Newest first instead of best first.
    pub newest_first: bool,
    /// Hits to skip.
    pub offset: usize,
    /// Hits wanted.
    pub limit: usize,
}

/// One hit with its marked words.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is.
    pub thing: Thing,
    /// Title with marked words.
    pub title: Vec<Fragment>,
    /// Piece of the text with marked words.
    pub snippet: Vec<Fragment>,
    /// Where in the files of an entry the snippet stands; none when it is from the entry's own words.
    pub place: Option<Place>,
}

/// A page of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// File.
    pub document: DocumentId,
    /// File name.
    pub name: String,
    /// Page (sheet, slide), from 1.
    pub page: i64,
}

impl Hit {
    /// Path of the thing, without language prefix.
    pub fn path(&self) -> String {
        self.thing.path()
    }
}

/// The answer.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// How many there are.
    pub total: u64,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Counts by unit, most first.
    pub units: Vec<(UnitId, u64)>,
    /// Counts by kind.
    pub kinds: Vec<(Kind, u64)>,
    /// Counts by year.
    pub years: Vec<(i64, u64)>,
    /// Counts by legal class.
    pub classes: Vec<(InformationClass, u64)>,
    /// Counts by kind of file, most first.
    pub file_types: Vec<(String, u64)>,
    /// Counts by obligation, most first.
    pub obligations: Vec<(String, u64)>,
    /// The question with typing mistakes corrected.
    pub suggestion: Option<String>,
}

/// What programs are given: ids in order, and counts of what was found.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// How many there are.
    pub total: u64,
    /// Kind and id of the hits asked for. What was hidden a moment ago may still be among them: read the
    /// things through a query that asks for public ones.
    pub ids: Vec<(Kind, i64)>,
    /// Counts by unit, most first.
    pub units: Vec<(UnitId, u64)>,
    /// Counts by code of the legal class.
    pub classes: Vec<(String, u64)>,
    /// Counts by kind of file, most first.
    pub file_types: Vec<(String, u64)>,
    /// Counts by obligation, most first.
    pub obligations: Vec<(String, u64)>,
}

/// The question as the index takes it.
fn query_of(ctx: &Ctx, input: Input, purpose: Purpose) -> Query {
    Query {
        body_id: ctx.body().0,
        text: input.text,
        kind: input.kind,
        unit_id: input.unit.map(|unit| unit.0),
        year: input.year,
        month: None,
        label: None,
        class: input.class.map(|class| class.code().to_owned()),
        file_type: input.file_type,
        obligation: input.obligation,
        published_ms: input.published_ms,
        now_ms: ctx.now(),
        order: if input.newest_first { Order::Newest } else { Order::Relevance },
        purpose,
        offset: input.offset,
        limit: input.limit,
    }
}

async fn ask(ctx: &Ctx, query: Query) -> Result<fulltext::Found> {
    let index = ctx.app.index.clone();
    tokio::task::spawn_blocking(move || index.search(&query))
        .await
        .map_err(anyhow::Error::new)?
        .map_err(|error| Error::Internal(error.into()))
}

/// As [`find`], for programs: deeper, without words around the hits, and only ids.
/// Errors: the index does not answer.
pub async fn list(ctx: &Ctx, input: Input) -> Result<Listed> {
    let found = ask(ctx, query_of(ctx, input, Purpose::List)).await?;
    Ok(Listed {
        total: found.total,
        ids: found.hits.into_iter().map(|hit| (hit.kind, hit.id)).collect(),
        units: found.units.into_iter().map(|(unit, count)| (UnitId(unit), count)).collect(),
        classes: found.classes,
        file_types: found.file_types,
        obligations: found.obligations,
    })
}

/// Searches. Anyone may; the index holds public things only, and a hit whose item was withdrawn a
/// moment ago is left out because the table no longer calls it published.
/// Errors: index or database do not answer.
pub async fn find(ctx: &Ctx, input: Input) -> Result<Found> {
    let question = input.text.clone();
    let found = ask(ctx, query_of(ctx, input, Purpose::Page)).await?;
    // The words that were answered: the corrected ones when nothing was found as typed.
    let marker = Marker::of(found.suggestion.as_deref().unwrap_or(&question));
    let mut hits = Vec::with_capacity(found.hits.len());
    for hit in found.hits {
        let Some(thing) = Thing::find(ctx, hit.kind, hit.id).await? else { continue };
        let mut hit = Hit { thing, title: hit.title, snippet: hit.snippet, place: None };
        describe(ctx, &mut hit, &marker).await?;
        hits.push(hit);
    }
    Ok(Found {
        total: found.total,
        hits,
        units: found.units.into_iter().map(|(unit, count)| (UnitId(unit), count)).collect(),
        kinds: found.kinds,
        years: found.years,
        classes: found
            .classes
            .into_iter()
            .filter_map(|(code, count)| Some((InformationClass::from_code(&code)?, count)))
            .collect(),
        file_types: found.file_types,
        obligations: found.obligations,
        suggestion: found.suggestion,
    })
}

/// Puts beside a hit what says best whether it is the right one: of an application or a service what it is for, as a
/// whole; of an entry or a table the place where the words stand, when they stand deep inside.
async fn describe(ctx: &Ctx, hit: &mut Hit, marker: &Marker) -> Result<()> {
    let has_match = hit.snippet.iter().any(|fragment| fragment.is_match);
    match &hit.thing {
        Thing::App(app) => hit.snippet = marker.whole(&app.said.about),
        Thing::Service(service) => hit.snippet = marker.whole(&service.said.summary),
        Thing::Entry(row) if !has_match => {
            if let Some((place, snippet)) = in_files(ctx, row.id, marker).await? {
                (hit.place, hit.snippet) = (Some(place), snippet);
            }
        }
        Thing::Programme(file, _) => {
            hit.title = marker.whole(&hit.thing.title(&ctx.directory, ctx.locale));
            if !has_match {
                let names = crate::programme::names(ctx.db(), ctx.body(), file.id).await?;
                hit.snippet = marker.best_page(&names).map(|(_, name)| name).unwrap_or_default();
            }
        }
        Thing::Entry(_) | Thing::News(_) | Thing::Unit(_) | Thing::Event(_) => {}
    }
    Ok(())
}

/// The page of an entry's files with the most of the asked words, and a piece of it. Read only for the hits
/// that are shown; a file whose text cannot be had leaves the entry without a piece.
async fn in_files(ctx: &Ctx, entry: EntryId, marker: &Marker) -> Result<Option<(Place, Vec<Fragment>)>> {
    let Some(version) = public_version(ctx, entry).await? else { return Ok(None) };
    for file in super::documents::files_of(ctx.db(), ctx.body(), version).await? {
        let pages = crate::document::text::pages(&ctx.app, &file).await.unwrap_or_default();
        if let Some((number, snippet)) = marker.best_page(&pages) {
            let page = i64::try_from(number).unwrap_or_default() + 1;
            return Ok(Some((Place { document: file.document_id, name: file.name, page }, snippet)));
        }
    }
    Ok(None)
}

async fn public_version(ctx: &Ctx, entry: EntryId) -> Result<Option<EntryVersionId>> {
    let entry = crate::register::store::find_entry(ctx.db(), ctx.body(), entry).await?;
    Ok(entry.and_then(|entry| entry.public_version_id))
}
