//! Health for whatever starts and watches the program.
//!
//! Answered before there is a body, for any host, and without inner causes.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, header};
use db::{Sql, params, sql};
use serde_json::json;

use crate::App;

const PING: Sql = sql!("sql/ping.sql");

/// A balancer should not wait longer than this for a database that hangs.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /healthz`: the process is alive.
pub(super) async fn alive() -> Response<Body> {
    answer(StatusCode::OK, "text/plain; charset=utf-8", "ok\n".to_owned())
}

/// `GET /readyz`: database and index answer. While the store of files is away the node stays ready, with
/// the word `degraded`: pages and search work, and taking every node out would take them away too.
pub(super) async fn ready(State(app): State<Arc<App>>) -> Response<Body> {
    let database =
        matches!(tokio::time::timeout(PATIENCE, app.db.one::<i64>(&PING, params![])).await, Ok(Ok(1)));
    let index = app.index.clone();
    let question = fulltext::Query { limit: 1, ..fulltext::Query::default() };
    let search = tokio::task::spawn_blocking(move || index.search(&question).is_ok());
    let search = matches!(tokio::time::timeout(PATIENCE, search).await, Ok(Ok(true)));
    let files = matches!(tokio::time::timeout(PATIENCE, app.files.health()).await, Ok(Ok(())));
    let word = |is_fine: bool| if is_fine { "ok" } else { "failed" };
    let is_ready = database && search;
    let text = json!({
        "status": if is_ready && !files { "degraded" } else { word(is_ready) },
        "parts": { "database": word(database), "search": word(search), "files": word(files) },
        "is_set_up": !app.directories().is_empty(),
    });
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    answer(status, "application/json", text.to_string())
}

fn answer(status: StatusCode, content_type: &'static str, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
