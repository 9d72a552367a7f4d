//! The page cache as browsers meet it: hits, tags, drops, what is never kept.

use super::{CacheConfig, Cacheable, CachedService, PageCache, Read, Reads};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use http_body_util::BodyExt as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt as _;

const FRONT: Read = Read { body_id: 7, kind: "unit", item_id: 1, unit_id: 1 };

/// Counts for requests with a name.
#[derive(Debug, Default)]
struct Counted(Mutex<Vec<Read>>);

impl Reads for Counted {
    fn is_reader(&self, request: &HeaderMap) -> bool {
        request.contains_key("user-agent")
    }

    fn count(&self, read: Read) {
        self.0.lock().unwrap().push(read);
    }
}

/// An application with one public page, one private page, and a count of renderings.
struct City {
    service: CachedService<Router>,
    cache: Arc<PageCache>,
    rendered: Arc<AtomicU32>,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl City {
    fn new(config: CacheConfig) -> Self {
        let cache = Arc::new(PageCache::new(config));
        let rendered = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&rendered);
        let page = move || {
            let n = count.fetch_add(1, Ordering::SeqCst);
            let text = format!("berita {n} {}", "isi ".repeat(1_000));
            let kind = [("content-type", "text/html; charset=utf-8"), ("x-request-id", "abc")];
            let mut response = (kind, text).into_response();
            response.extensions_mut().insert(Cacheable { body_id: 7 });
            response.extensions_mut().insert(FRONT);
            std::future::ready(response)
        };
        let work = || async {
            ([("content-type", "text/html"), ("cache-control", "no-store")], "kerja ".repeat(1_000))
        };
        let api = || async { ([("content-type", "application/json")], "{}".repeat(1_000)) };
        let router = Router::new()
            .route("/", get(page.clone()).post(page))
            .route("/kerja", get(work))
            .route("/api", get(api));
        Self { service: CachedService::new(router, Arc::clone(&cache)), cache, rendered }
    }

    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", "cilegon.test");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.service.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[]).await
    }

    fn rendered(&self) -> u32 {
        self.rendered.load(Ordering::SeqCst)
    }
}

fn city() -> City {
    City::new(CacheConfig::default())
}

#[tokio::test]
async fn a_page_is_rendered_once_per_change() {
    let city = city();
    let first = city.get("/").await;
    let second = city.ask("GET", "/", &[("cookie", "sesi=1"), ("host", "CILEGON.test")]).await;
    assert_eq!((first.body, city.rendered()), (second.body, 1));
    assert!(!second.headers.contains_key("x-request-id"));
    city.cache.drop_body(8);
    city.get("/").await;
    assert_eq!(city.rendered(), 1);
    city.cache.drop_body(7);
    assert!(city.get("/").await.body.starts_with(b"berita 1"));
    city.cache.drop_all();
    assert!(city.get("/").await.body.starts_with(b"berita 2"));
}

#[tokio::test]
async fn host_query_method_and_authorization_are_told_apart() {
    let city = city();
    city.get("/").await;
    city.get("/?halaman=2").await;
    city.ask("GET", "/", &[("host", "dinkes.cilegon.test")]).await;
    assert_eq!(city.rendered(), 3);
    city.ask("POST", "/", &[]).await;
    city.ask("GET", "/", &[("authorization", "Bearer x")]).await;
    assert_eq!(city.rendered(), 5);
    city.get("/").await;
    assert_eq!(city.rendered(), 5);
}

/// How often a page is rendered that is asked for twice, while something is dropped during each rendering.
async fn rendered_while(drop: fn(&PageCache)) -> u32 {
    let cache = Arc::new(PageCache::new(CacheConfig::default()));
    let dropping = Arc::clone(&cache);
    let rendered = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&rendered);
    let page = move || {
        count.fetch_add(1, Ordering::SeqCst);
        drop(&dropping); // somebody publishes while this page is being rendered
        let mut response = "lama".into_response();
        response.extensions_mut().insert(Cacheable { body_id: 1 });
        std::future::ready(response)
    };
    let service = CachedService::new(Router::new().route("/", get(page)), cache);
    for _ in 0..2 {
        let request = Request::get("/").header("host", "a.test").body(Body::empty()).unwrap();
        service.clone().oneshot(request).await.unwrap();
    }
    rendered.load(Ordering::SeqCst)
}

#[tokio::test]
async fn a_page_whose_rendering_overlapped_a_drop_is_not_used() {
    assert_eq!(rendered_while(|cache| cache.drop_body(1)).await, 2);
    assert_eq!(rendered_while(PageCache::drop_all).await, 2);
    assert_eq!(rendered_while(|cache| cache.drop_body(2)).await, 1);
}

#[tokio::test]
async fn a_client_that_has_the_page_gets_304() {
    let city = city();
    let tag = city.get("/").await.headers["etag"].to_str().unwrap().to_owned();
    let again = city.ask("GET", "/", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    assert_eq!(again.headers["etag"], tag.as_str());
    assert!(!again.headers.contains_key("content-length"));
    city.cache.drop_body(7);
    assert_eq!(city.ask("GET", "/", &[("if-none-match", &tag)]).await.status, 200);
}

#[tokio::test]
async fn head_has_the_headers_of_get() {
    let city = city();
    for _ in 0..2 {
        let head = city.ask("HEAD", "/", &[]).await;
        let get = city.get("/").await;
        assert_eq!(head.body.len(), 0);
        assert_eq!(head.headers["content-length"], get.body.len().to_string().as_str());
        assert_eq!(head.headers["etag"], get.headers["etag"]);
    }
    let work = city.ask("HEAD", "/kerja", &[]).await;
    assert_eq!((work.body.len(), work.headers["content-length"].to_str().unwrap()), (0, "6000"));
}

#[tokio::test]
async fn compressed_after_the_first_hit() {
    let city = city();
    let plain = city.get("/").await.body;
    let name = super::PageName { host: b"cilegon.test", path: "/" };
    let page = city.cache.get(name).unwrap();
    assert!(page.wants_compression() && !page.wants_compression());
    page.compress();
    let br = city.ask("GET", "/", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((br.headers["content-encoding"].to_str().unwrap(), city.rendered()), ("br", 1));
    assert!(br.headers["etag"].to_str().unwrap().ends_with("-br\""));
    let mut back = Vec::new();
    brotli::BrotliDecompress(&mut br.body.as_slice(), &mut back).unwrap();
    assert_eq!(back, plain);
    let gz = city.ask("GET", "/", &[("accept-encoding", "gzip")]).await;
    assert_eq!(gz.headers["content-encoding"], "gzip");
    assert_eq!(gz.headers["vary"], "Accept-Encoding");
    assert_eq!(city.get("/").await.body, plain);
}

#[tokio::test]
async fn other_answers_get_tags_and_quick_compression() {
    let city = city();
    let work = city.ask("GET", "/kerja", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(work.headers["content-encoding"], "gzip");
    assert!(!work.headers.contains_key("etag") && work.body.len() < 300);
    let api = city.get("/api").await;
    let tag = api.headers["etag"].to_str().unwrap().to_owned();
    assert_eq!(city.ask("GET", "/api", &[("if-none-match", &tag)]).await.status, 304);
    assert!(city.cache.is_empty());
    assert_eq!(city.get("/tidak-ada").await.status, 404);
}

#[tokio::test]
async fn memory_is_bounded() {
    let city = City::new(CacheConfig { max_bytes: 100_000, ..CacheConfig::default() });
    for n in 0..200 {
        city.get(&format!("/?n={n}")).await;
    }
    assert!(city.cache.weighted_bytes() <= 100_000);
    assert!(city.cache.len() < 10);
}

#[tokio::test]
async fn a_read_counts_from_memory_too_and_a_program_or_a_head_does_not() {
    let counted = Arc::new(Counted::default());
    let City { service, cache, rendered } = city();
    let city = City { service: service.telling(Arc::<Counted>::clone(&counted)), cache, rendered };
    let reader = ("user-agent", "Mozilla/5.0");
    let first = city.ask("GET", "/", &[reader]).await;
    city.ask("GET", "/", &[reader]).await;
    let tag = first.headers["etag"].to_str().unwrap();
    assert_eq!(
        city.ask("GET", "/", &[reader, ("if-none-match", tag)]).await.status,
        StatusCode::NOT_MODIFIED
    );
    city.get("/").await;
    city.ask("HEAD", "/", &[reader]).await;
    city.ask("GET", "/kerja", &[reader]).await;
    assert_eq!((counted.0.lock().unwrap().as_slice(), city.rendered()), ([FRONT; 3].as_slice(), 1));
}
