//! `/api/v1/register`: the register of public information (*Daftar Informasi Publik*), reading.

use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, Response, header};
use rules::Code as _;
use rules::register::InformationClass;

use super::entry_facts::{EntryFacts, at_desk, facts, whole};
use super::params::{AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::problem::Fault;
use super::units::unit_parameter;
use super::{Answer, List, Operation, item};
use crate::Error;
use crate::account::token::Caller;
use crate::ctx::{Ctx, Visit};
use crate::ids::EntryId;
use crate::opendata::entries::{self, START};
use crate::page::Query;
use crate::register::public::Filter;
use crate::search::{self, Input};

/// The identifiers of `rules::register::InformationClass`; a test compares them.
pub(super) const CLASSES: &[&str] = &["berkala", "serta_merta", "setiap_saat"];

/// The filters that every list of entries takes.
pub(super) const CLASS: Param =
    Param::new("class", Kind::OneOf(CLASSES), "Only this legal class (UU 14/2008 Ps.9, 10, 11).", "berkala");
/// See [`CLASS`].
pub(super) const UNIT: Param = Param::new("unit", Kind::Code, "Only of the unit with this code.", "");
/// See [`CLASS`].
pub(super) const OBLIGATION: Param =
    Param::new("obligation", Kind::Obligation, "Only what fulfils the obligation with this code.", "BK.01.a");
/// See [`CLASS`].
pub(super) const YEAR: Param = Param::new(
    "year",
    Kind::Number { least: 1_900, most: 2_100, default: None },
    "Only about this year.",
    "2026",
);

/// Words of a question.
const WORDS: Param = Param::new(
    "q",
    Kind::Text { most: 200 },
    "Words in the entry or in its files, best match first; all are wanted. `\"a phrase\"` as written, \
     `-word` must not occur. With words `total` says how many there are.",
    "anggaran",
);

/// With words a list ends here, as the index does.
const DEEPEST: i64 = 10_000;

/// The entry in the path.
pub(super) const KEY: Param = Param::new("id", Kind::Id, "Id of the entry.", "1");

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/register",
    id: "listRegister",
    summary: "Public entries of the register of public information, last changed first; with `q` best match first.",
    key: None,
    query: &[LIMIT, AFTER, CLASS, UNIT, OBLIGATION, YEAR, WORDS],
    answer: "EntryList",
    others: &[],
};

pub(super) const SHOW: Operation = Operation {
    path: "/api/v1/register/{id}",
    id: "getEntry",
    summary: "One entry with its files and versions. With a token: also what is not public yet.",
    key: Some(KEY),
    query: &[],
    answer: "Entry",
    others: &[
        (404, "There is no such entry, or it is not public."),
        (410, "The entry was public and later withdrawn; the reason is in `detail`."),
    ],
};

/// The filter a query asks for.
/// Errors: 404 for a unit that does not exist.
pub(super) fn filter(ctx: &Ctx, values: &Values) -> Result<Filter, Fault> {
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(ctx, "unit", code)?.id),
        None => None,
    };
    let catalogue = rules::obligation::catalogue();
    if values.text("obligation").is_some_and(|code| catalogue.find(code).is_none()) {
        return Err(Fault::names_nothing("obligation", "names no obligation of the catalogue"));
    }
    Ok(Filter {
        unit,
        with_children: false,
        class: values.text("class").and_then(InformationClass::from_code),
        obligation: values.text("obligation").map(str::to_owned),
        year: values.text("year").map(|_| values.number("year", 0)),
    })
}

/// `GET /api/v1/register`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let filter = filter(&ctx, &values)?;
    if let Some(words) = values.text("q") {
        return by_words(&ctx, &values, filter, words).await;
    }
    let [at, id] = values.cursor()?.unwrap_or([START.0, START.1]);
    let limit = values.number("limit", LIMIT_DEFAULT);
    // One more than asked for tells whether there is a next page.
    let mut found = entries::list(&ctx, &filter, (at, id), limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or(1);
    let has_more = found.len() > most;
    found.truncate(most);
    let cursor = |(at, id): (i64, i64)| web::cursor::encode(&[at, id]);
    let next = found.last().filter(|_| has_more).map(|entry| cursor(entry.place()));
    let items: Vec<EntryFacts> = found.into_iter().map(|entry| facts(&ctx, entry)).collect();
    super::list(&ctx, &LIST, &values, &List { items, next, total: None })
}

/// The entries with the words, best match first. The cursor is a place in the ranking.
async fn by_words(ctx: &Ctx, values: &Values, filter: Filter, words: &str) -> Answer {
    let [offset] = values.cursor()?.unwrap_or([0]);
    let (offset, limit) = (offset.clamp(0, DEEPEST), values.number("limit", LIMIT_DEFAULT));
    let input = Input {
        text: words.to_owned(),
        kind: Some(fulltext::Kind::Register),
        unit: filter.unit,
        year: filter.year,
        class: filter.class,
        obligation: filter.obligation,
        offset: usize::try_from(offset).unwrap_or_default(),
        limit: usize::try_from(limit).unwrap_or_default(),
        ..Input::default()
    };
    let found = search::list(ctx, input).await?;
    let ids: Vec<EntryId> = found.ids.iter().map(|(_, id)| EntryId(*id)).collect();
    let items: Vec<EntryFacts> =
        entries::by_ids(ctx, &ids).await?.into_iter().map(|entry| facts(ctx, entry)).collect();
    let end = offset + limit;
    let has_more = end <= DEEPEST && i64::try_from(found.total).is_ok_and(|total| end < total);
    let next = has_more.then(|| web::cursor::encode(&[end]));
    let mut response = super::list(ctx, &LIST, values, &List { items, next, total: Some(found.total) })?;
    // Strangers ask anything: such answers would only push pages out of the memory.
    response.extensions_mut().remove::<web::Cacheable>();
    Ok(response)
}

/// `GET /api/v1/register/{id}`
pub(super) async fn show(caller: Caller, id: Result<Path<String>, PathRejection>, query: Query) -> Answer {
    let ctx = caller.ctx;
    let values = Values::read(SHOW.query, &query)?;
    let id = id.ok().and_then(|Path(id)| id.parse().ok()).map(EntryId).ok_or(Error::NotFound)?;
    if caller.is_known
        && let Ok(facts) = at_desk(&ctx, id, None).await
    {
        return unshared(&facts);
    }
    let Some(found) = entries::find(&ctx, id).await? else {
        // Says whether it never was public, or was withdrawn and why.
        crate::register::public::find_public(ctx.db(), ctx.body(), id).await?;
        return Err(Error::NotFound.into());
    };
    let facts = whole(&ctx, found).await?;
    if caller.is_known { unshared(&facts) } else { item(&ctx, &values, &facts) }
}

/// An answer for the holder of a token only: kept nowhere.
pub(super) fn unshared(facts: &EntryFacts) -> Answer {
    let text = serde_json::to_string(facts).map_err(|cause| Fault::from(anyhow::Error::new(cause)))?;
    Ok(private_json(text))
}

/// JSON that no cache may keep.
pub(super) fn private_json(text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uu_14_2008_ps_9_to_11_the_documented_classes_are_those_of_the_law() {
        let classes: Vec<&str> = InformationClass::ALL.iter().map(|class| class.code()).collect();
        assert_eq!(classes, CLASSES);
    }
}
