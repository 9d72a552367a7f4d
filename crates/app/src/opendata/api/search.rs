//! `/api/v1/search`: the search of the site, for programs.

use fulltext::{Fragment, Kind as Sort};
use rules::Code;
use rules::register::InformationClass;
use serde::Serialize;

use super::params::{AFTER, Kind, LIMIT, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::ctx::{Ctx, Visit};
use crate::document::public_name;
use crate::opendata::xml::escape;
use crate::page::Query;
use crate::search::{Hit, Input};

/// Hits in an answer when the question does not say.
const HITS: i64 = 20;

/// Hits behind this place are not shown; the index stops there too.
const DEEPEST: i64 = 1_000;

/// Kinds of hits, by their codes.
pub(super) const KINDS: [&str; 7] = ["register", "news", "app", "service", "event", "programme", "unit"];

pub(super) const FIND: Operation = Operation {
    path: "/api/v1/search",
    id: "search",
    summary: "Full-text search over the register with its documents, news, applications, services, the diary, programmes and units, best match first.",
    key: None,
    query: &[
        Param {
            is_required: true,
            ..Param::new(
                "q",
                Kind::Text { most: 200 },
                "Words; all are wanted. `\"a phrase\"` as written, `-word` must not occur.",
                "posyandu",
            )
        },
        Param::new("limit", Kind::Number { least: 1, most: 100, default: Some(HITS) }, LIMIT.about, "20"),
        AFTER,
        Param::new("kind", Kind::OneOf(&KINDS), "Only this kind.", "register"),
        Param::new("unit", Kind::Code, "Only of the unit with this code.", ""),
        Param::new(
            "year",
            Kind::Number { least: 1, most: 9_999, default: None },
            "Only of this year: published in it, held in it (events), about it (entries and programmes that name one).",
            "2026",
        ),
        Param::new(
            "class",
            Kind::OneOf(&["berkala", "serta_merta", "setiap_saat"]),
            "Only entries of the register of this legal class (UU 14/2008 Ps.9-11).",
            "berkala",
        ),
        Param::new("file_type", Kind::Text { most: 10 }, "Only entries with a file of this kind.", "pdf"),
        Param::new(
            "obligation",
            Kind::Text { most: 40 },
            "Only entries fulfilling the obligation with this code.",
            "BK.04.a",
        ),
        Param::new("order", Kind::OneOf(&["relevance", "newest"]), "Order of the hits.", "newest"),
    ],
    answer: "SearchAnswer",
    others: &[],
};

/// A hit as the API gives it. `title_html` and `snippet_html` are escaped, found words in `<mark>`.
#[derive(Serialize)]
struct HitFacts {
    kind: &'static str,
    url: String,
    title: String,
    title_html: String,
    snippet: String,
    snippet_html: String,
    file: Option<FilePlace>,
    unit: String,
    id: Option<i64>,
    published_at: Option<String>,
    is_sample: bool,
}

/// The page of a file in which the snippet stands.
#[derive(Serialize)]
struct FilePlace {
    url: String,
    name: String,
    page: i64,
}

/// The answer to a question.
#[derive(Serialize)]
struct SearchFacts {
    #[serde(flatten)]
    list: List<HitFacts>,
    suggestion: Option<String>,
}

/// `GET /api/v1/search`
pub(super) async fn find(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(FIND.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let [offset] = values.cursor()?.unwrap_or([0]);
    let offset = offset.clamp(0, DEEPEST);
    let limit = values.number("limit", HITS);
    let input = Input {
        text: values.text("q").unwrap_or_default().to_owned(),
        kind: values.text("kind").and_then(Sort::from_code),
        unit,
        year: values.text("year").map(|_| values.number("year", 0)),
        class: values.text("class").and_then(InformationClass::from_code),
        file_type: values.text("file_type").map(str::to_owned),
        obligation: values.text("obligation").map(str::to_owned),
        published_ms: None,
        newest_first: values.text("order") == Some("newest"),
        offset: usize::try_from(offset).unwrap_or_default(),
        limit: usize::try_from(limit).unwrap_or_default(),
    };
    let found = crate::search::find(&ctx, input).await?;
    let end = offset + limit;
    let has_more = end < DEEPEST && i64::try_from(found.total).is_ok_and(|total| end < total);
    let list = List {
        items: found.hits.iter().map(|hit| facts(&ctx, hit)).collect(),
        next: has_more.then(|| web::cursor::encode(&[end])),
        total: Some(found.total),
    };
    let next = list.next.clone();
    let facts = SearchFacts { list, suggestion: found.suggestion };
    let mut response = super::linked(&ctx, &FIND, &values, next.as_deref(), &facts)?;
    // Strangers ask anything: such answers would only push pages out of the memory.
    response.extensions_mut().remove::<web::Cacheable>();
    Ok(response)
}

fn facts(ctx: &Ctx, hit: &Hit) -> HitFacts {
    let thing = &hit.thing;
    let unit = ctx.directory.unit(thing.unit()).map(|unit| unit.code.clone()).unwrap_or_default();
    // A unit is known by its code.
    let id = Some(thing.id()).filter(|_| thing.kind() != Sort::Unit);
    HitFacts {
        kind: thing.kind().code(),
        url: format!("{}{}", ctx.origin, hit.path()),
        title: plain(&hit.title),
        title_html: marked(&hit.title),
        snippet: plain(&hit.snippet),
        snippet_html: marked(&hit.snippet),
        file: hit.place.as_ref().map(|place| FilePlace {
            url: format!("{}/dokumen/{}/{}", ctx.origin, place.document, public_name(&place.name)),
            name: place.name.clone(),
            page: place.page,
        }),
        unit,
        id,
        published_at: thing.at().map(|at| rules::zone::rfc3339(at, &ctx.directory.zone)),
        is_sample: thing.is_sample(),
    }
}

fn plain(fragments: &[Fragment]) -> String {
    fragments.iter().map(|fragment| fragment.text.as_str()).collect()
}

/// Escaped for HTML; only the marks are elements.
fn marked(fragments: &[Fragment]) -> String {
    let mut html = String::new();
    for fragment in fragments {
        if fragment.is_match {
            html.push_str("<mark>");
        }
        escape(&mut html, &fragment.text);
        if fragment.is_match {
            html.push_str("</mark>");
        }
    }
    html
}
