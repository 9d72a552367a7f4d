//! Counters for operators, in the Prometheus text format.
//!
//! Requests are counted by the template of their route (`/berita/{slug}`) and the class of the
//! answer, never by path, name or address: those would be too many and could tell of people.
//! Served on a listener of its own, so that the numbers are not public. Pages answered from memory
//! do not reach the routes; they are counted by the page cache.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::middleware::Next;
use axum::routing::get;
use db::{Sql, params, sql};

use crate::{App, Result};

const COUNT_GAUGES: Sql = sql!("sql/count_gauges.sql");

/// Upper bounds of the buckets: microseconds, and the same in seconds as Prometheus wants it.
const BUCKETS: [(u128, &str); 9] = [
    (500, "0.0005"),
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (50_000, "0.05"),
    (250_000, "0.25"),
    (1_000_000, "1"),
    (5_000_000, "5"),
];

/// Counters of this node since it started.
#[derive(Debug, Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), Requests>>,
}

/// Requests of one route with one class of answers.
#[derive(Debug, Default, Clone)]
struct Requests {
    count: u64,
    micros: u128,
    /// Requests within each bound of [`BUCKETS`], not added up.
    buckets: [u64; BUCKETS.len()],
}

db::record! {
    struct Gauges {
        jobs_waiting: i64,
        jobs_dead: i64,
        mail_queued: i64,
        mail_failed: i64,
        news_published: i64,
    }
}

impl Metrics {
    /// Counts one answered request. `route` is the template; `class` the first digit of the status.
    fn count(&self, route: &str, class: u16, took: Duration) {
        let micros = took.as_micros();
        let mut requests = self.held();
        let entry = requests.entry((route.to_owned(), class)).or_default();
        entry.count += 1;
        entry.micros += micros;
        let bucket = BUCKETS.iter().position(|(bound, _)| micros <= *bound);
        if let Some(bucket) = bucket.and_then(|at| entry.buckets.get_mut(at)) {
            *bucket += 1;
        }
    }

    /// A panic elsewhere leaves the counters whole enough.
    fn held(&self) -> MutexGuard<'_, BTreeMap<(String, u16), Requests>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, out: &mut String) {
        let requests = self.held().clone();
        head(out, "terbuka_http_requests_total", "counter", "Requests that reached a route.");
        for ((route, class), counted) in &requests {
            line(out, "terbuka_http_requests_total", &labels(route, *class), counted.count);
        }
        let name = "terbuka_http_request_duration_seconds";
        head(out, name, "histogram", "Time to answer, without sending.");
        for ((route, class), counted) in &requests {
            let labels = labels(route, *class);
            let mut sum = 0;
            for ((_, bound), count) in BUCKETS.iter().zip(counted.buckets) {
                sum += count;
                line(out, &format!("{name}_bucket"), &format!("{labels},le=\"{bound}\""), sum);
            }
            line(out, &format!("{name}_bucket"), &format!("{labels},le=\"+Inf\""), counted.count);
            let (seconds, rest) = (counted.micros / 1_000_000, counted.micros % 1_000_000);
            line(out, &format!("{name}_sum"), &labels, format!("{seconds}.{rest:06}"));
            line(out, &format!("{name}_count"), &labels, counted.count);
        }
    }
}

fn labels(route: &str, class: u16) -> String {
    format!("route=\"{route}\",status=\"{class}xx\"")
}

fn head(out: &mut String, name: &str, kind: &str, about: &str) {
    writeln!(out, "# HELP {name} {about}\n# TYPE {name} {kind}").unwrap_or_default();
}

fn line(out: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    writeln!(out, "{name}{{{labels}}} {value}").unwrap_or_default();
}

fn single(out: &mut String, (name, kind, about): (&str, &str, &str), value: impl std::fmt::Display) {
    head(out, name, kind, about);
    writeln!(out, "{name} {value}").unwrap_or_default();
}

/// Middleware inside the router: counts the request under its route.
pub(crate) async fn record(State(app): State<Arc<App>>, request: Request, next: Next) -> Response<Body> {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let started = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    app.metrics.count(route, response.status().as_u16() / 100, started.elapsed());
    response
}

/// `GET /metrics`, to be served on a listener that only the operator reaches.
pub fn metrics_router(app: Arc<App>) -> Router {
    Router::new().route("/metrics", get(show)).with_state(app)
}

async fn show(State(app): State<Arc<App>>) -> Response<Body> {
    let mut out = String::new();
    app.metrics.write(&mut out);
    write_cache(&app, &mut out);
    let is_complete = write_gauges(&app, &mut out).await;
    if let Err(cause) = &is_complete {
        tracing::warn!(error = %cause, "some metrics cannot be read");
    }
    let about = ("terbuka_up", "gauge", "1 when the database answered for these numbers.");
    single(&mut out, about, u8::from(is_complete.is_ok()));
    let mut response = Response::new(Body::from(out));
    *response.status_mut() = StatusCode::OK;
    let content_type = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    response
}

fn write_cache(app: &App, out: &mut String) {
    let cache = &app.cache;
    single(out, ("terbuka_page_cache_hits_total", "counter", "Pages answered from memory."), cache.hits());
    single(out, ("terbuka_page_cache_misses_total", "counter", "Pages rendered and kept."), cache.misses());
    single(out, ("terbuka_page_cache_pages", "gauge", "Pages in memory."), cache.len());
    let about = ("terbuka_page_cache_bytes", "gauge", "Memory of the pages, about.");
    single(out, about, cache.weighted_bytes());
}

async fn write_gauges(app: &App, out: &mut String) -> Result<()> {
    let gauges: Gauges = app.db.one(&COUNT_GAUGES, params![]).await?;
    single(out, ("terbuka_jobs_waiting", "gauge", "Jobs that wait, due or not."), gauges.jobs_waiting);
    single(out, ("terbuka_jobs_dead", "gauge", "Jobs that failed for good."), gauges.jobs_dead);
    single(out, ("terbuka_mail_queued", "gauge", "Mail not sent yet."), gauges.mail_queued);
    single(out, ("terbuka_mail_failed", "gauge", "Mail that could not be sent."), gauges.mail_failed);
    single(out, ("terbuka_news_published", "gauge", "News items that are public."), gauges.news_published);
    let position = app.index.position();
    let lag: i64 = crate::audit::heads(&app.db)
        .await?
        .into_iter()
        .map(|(body, head)| head.saturating_sub(position.get(&body.0).copied().unwrap_or_default()).max(0))
        .sum();
    single(out, ("terbuka_index_lag", "gauge", "Rows of the change log not in the index yet."), lag);
    single(out, ("terbuka_index_documents", "gauge", "Things that can be found."), app.index.count());
    let bytes = app.db.size_bytes().await?;
    single(out, ("terbuka_database_bytes", "gauge", "Size of the database."), bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_histogram_adds_up() {
        let metrics = Metrics::default();
        for micros in [100, 900, 2_000, 9_000_000] {
            metrics.count("/berita/{slug}", 2, Duration::from_micros(micros));
        }
        let mut out = String::new();
        metrics.write(&mut out);
        for expected in [
            "terbuka_http_requests_total{route=\"/berita/{slug}\",status=\"2xx\"} 4",
            "_bucket{route=\"/berita/{slug}\",status=\"2xx\",le=\"0.001\"} 2",
            "_bucket{route=\"/berita/{slug}\",status=\"2xx\",le=\"5\"} 3",
            "_bucket{route=\"/berita/{slug}\",status=\"2xx\",le=\"+Inf\"} 4",
            "_sum{route=\"/berita/{slug}\",status=\"2xx\"} 9.003000",
        ] {
            assert!(out.contains(expected), "{expected}\n{out}");
        }
    }
}
