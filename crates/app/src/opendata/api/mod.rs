//! The interface for programs, `/api/v1`, JSON only: reading and asking for information without a key,
//! filling in the register with a token.
//!
//! Each act stands in its file with its [`Operation`]: address, parameters, answer. Reading a query
//! and writing the OpenAPI document both use it, so the document cannot say something else than the
//! program does. A parameter that is unknown, doubled or out of range is refused (422) and named,
//! because a harvester with a typing mistake in `since` would otherwise read everything.

mod alerts;
mod apps;
mod deadlines;
mod entry_facts;
mod entry_files;
mod entry_input;
mod events;
mod index;
mod news;
mod obligations;
mod openapi;
mod page;
mod params;
mod problem;
mod programmes;
mod rankings;
mod reading;
mod register;
mod register_write;
mod repeated;
mod request_files;
mod request_input;
mod request_statistics;
mod requests;
mod schema;
mod search;
mod services;
mod social;
mod topics;
mod units;
mod websites;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::middleware;
use axum::routing::{MethodRouter, get, post};
use serde::Serialize;

use crate::App;
use crate::ctx::Ctx;
use params::{Param, Values};
use problem::Fault;

pub(super) use entry_facts::{EntryFacts, facts as entry_facts};

/// What one address of the API does.
pub(super) struct Operation {
    /// Address, in the notation that axum and OpenAPI share.
    path: &'static str,
    /// Name for programs made from the document.
    id: &'static str,
    /// One line.
    summary: &'static str,
    /// Parameter in the path.
    key: Option<Param>,
    /// Parameters of the query.
    query: &'static [Param],
    /// Name of the answer's schema.
    answer: &'static str,
    /// Statuses besides 200 and 422, each with its meaning.
    others: &'static [(u16, &'static str)],
}

/// All addresses of the API.
const OPERATIONS: &[&Operation] = &[
    &units::LIST,
    &units::SHOW,
    &register::LIST,
    &register::SHOW,
    &news::LIST,
    &news::SHOW,
    &topics::LIST,
    &search::FIND,
    &obligations::LIST,
    &obligations::MATRIX,
    &alerts::LIST,
    &deadlines::COUNT,
    &requests::FOLLOW,
    &request_statistics::SHOW,
    &websites::LIST,
    &social::LIST,
    &programmes::LIST,
    &apps::LIST,
    &events::LIST,
    &services::LIST,
    &rankings::LIST,
    &rankings::SHOW,
    &index::LIST,
];

/// What an address of the API changes.
struct Write {
    /// `post` or `put`.
    method: &'static str,
    /// Address, in the notation that axum and OpenAPI share.
    place: &'static str,
    /// Name for programs made from the document.
    id: &'static str,
    /// One line.
    summary: &'static str,
    /// Parameter in the path.
    key: Option<Param>,
    /// What is sent.
    body: Sending,
    /// Status and meaning of success.
    success: (u16, &'static str),
    /// Name of the answer's schema.
    answer: &'static str,
    /// Whether anybody may call it, without a token.
    is_open: bool,
}

/// How something is sent, with the names of the schemas.
enum Sending {
    /// JSON.
    Json(&'static str),
    /// A form with files.
    Form(&'static str),
    /// Either; in the form the JSON is the part with the last name.
    JsonOrForm(&'static str, &'static str, &'static str),
}

/// All of them.
const WRITES: &[&Write] = &[
    &register_write::CREATE,
    &register_write::REPLACE,
    &register_write::WITHDRAW,
    &register_write::ADD_FILES,
    &requests::FILE,
];

/// Result of an API handler.
type Answer = Result<Response<Body>, Fault>;

/// Addresses of the API and the page that explains it.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(units::LIST.path, readable(get(units::list)))
        .route(units::SHOW.path, readable(get(units::show)))
        .route(
            register::LIST.path,
            allowing(get(register::list).post(register_write::create), "GET, HEAD, OPTIONS, POST"),
        )
        .route(
            register::SHOW.path,
            allowing(get(register::show).put(register_write::replace), "GET, HEAD, OPTIONS, PUT"),
        )
        .route("/api/v1/register/{id}/withdraw", allowing(post(register_write::withdraw), "OPTIONS, POST"))
        .route("/api/v1/register/{id}/documents", allowing(post(register_write::add_files), "OPTIONS, POST"))
        .route(news::LIST.path, readable(get(news::list)))
        .route(news::SHOW.path, readable(get(news::show)))
        .route(topics::LIST.path, readable(get(topics::list)))
        .route(search::FIND.path, readable(get(search::find)))
        .route(obligations::LIST.path, readable(get(obligations::list)))
        .route(obligations::MATRIX.path, readable(get(obligations::matrix)))
        .route(alerts::LIST.path, readable(get(alerts::list)))
        .route(social::LIST.path, readable(get(social::list)))
        .route(deadlines::COUNT.path, readable(get(deadlines::count)))
        .route("/api/v1/requests", allowing(post(requests::file), "OPTIONS, POST"))
        .route(request_statistics::SHOW.path, readable(get(request_statistics::show)))
        .route(websites::LIST.path, readable(get(websites::list)))
        .route(requests::FOLLOW.path, readable(get(requests::follow)))
        .route(apps::LIST.path, readable(get(apps::list)))
        .route(events::LIST.path, readable(get(events::list)))
        .route(services::LIST.path, readable(get(services::list)))
        .route(programmes::LIST.path, readable(get(programmes::list)))
        .route(rankings::LIST.path, readable(get(rankings::list)))
        .route(rankings::SHOW.path, readable(get(rankings::show)))
        .route(index::LIST.path, readable(get(index::list)))
        .route("/api/openapi.json", readable(get(openapi::show)))
        .layer(middleware::from_fn(problem::layer))
        .route("/api", get(page::show))
}

/// Answers `OPTIONS` too, which browsers ask before they read from another site.
fn readable(methods: MethodRouter<Arc<App>>) -> MethodRouter<Arc<App>> {
    allowing(methods, "GET, HEAD, OPTIONS")
}

/// As [`readable`], where a token may do more.
fn allowing(methods: MethodRouter<Arc<App>>, allowed: &'static str) -> MethodRouter<Arc<App>> {
    methods.options(move || async move {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        let methods = HeaderValue::from_static(allowed);
        let headers = response.headers_mut();
        headers.insert(header::ALLOW, methods.clone());
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("if-none-match, authorization, content-type, idempotency-key"),
        );
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
        response
    })
}

/// A list: one page of it and where the next one begins.
#[derive(Serialize)]
struct List<T> {
    items: Vec<T>,
    next: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
}

/// Answers a page of a list.
fn list<T: Serialize>(ctx: &Ctx, operation: &Operation, values: &Values, list: &List<T>) -> Answer {
    linked(ctx, operation, values, list.next.as_deref(), list)
}

/// Answers with the next page as a link (RFC 8288) too.
fn linked<T: Serialize>(
    ctx: &Ctx,
    operation: &Operation,
    values: &Values,
    next: Option<&str>,
    content: &T,
) -> Answer {
    let mut response = item(ctx, values, content)?;
    if let Some(next) = next {
        let query = values.query_with("after", next);
        let link = format!("<{}{}?{query}>; rel=\"next\"", ctx.origin, operation.path);
        if let Ok(value) = HeaderValue::from_str(&link) {
            response.headers_mut().insert(header::LINK, value);
        }
    }
    Ok(response)
}

/// Answers one thing. Only questions that many ask are kept in memory: free combinations of filters
/// would fill it with copies. Others still get their entity tag.
fn item<T: Serialize>(ctx: &Ctx, values: &Values, item: &T) -> Answer {
    let text = serde_json::to_string(item).map_err(|cause| Fault::from(anyhow::Error::new(cause)))?;
    let mut response = crate::page::public(ctx, "application/json", text);
    if values.count() > 1 {
        response.extensions_mut().remove::<web::Cacheable>();
    }
    Ok(response)
}

/// Headers by which pages of other sites may read the answers, links and tags included.
const CORS: [(HeaderName, &str); 2] =
    [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (header::ACCESS_CONTROL_EXPOSE_HEADERS, "link, etag")];
