//! The outermost service: answers hits at once, sends the rest to the application, keeps what it may
//! keep, and gives entity tags and quick compression to the other answers.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::Service;

use super::page::{Page, PageBody};
use super::read::{Counter, Read, Reads};
use super::{Cacheable, PageCache, PageName, Stamp};
use crate::address::PeerAddr;
use crate::compress::{self, Accepted, Encoding};
use crate::etag;

/// Longer answers are streamed as they are, without tag and compression.
const LARGEST_TREATED_BYTES: u64 = 4 << 20;

/// Wraps the application's router; see the module of [`PageCache`].
#[derive(Clone, Debug)]
pub struct CachedService<S> {
    inner: S,
    cache: Arc<PageCache>,
    peer: Option<PeerAddr>,
    reads: Option<Arc<dyn Reads>>,
}

impl<S: Clone> CachedService<S> {
    /// In front of `inner`.
    pub fn new(inner: S, cache: Arc<PageCache>) -> Self {
        Self { inner, cache, peer: None, reads: None }
    }

    /// Tells `reads` of every answer that carries a [`Read`], from memory or not.
    #[must_use]
    pub fn telling(self, reads: Arc<dyn Reads>) -> Self {
        Self { reads: Some(reads), ..self }
    }

    /// The service of one connection: `inner` finds the address in the request's extensions.
    #[must_use]
    pub fn for_peer(&self, peer: PeerAddr) -> Self {
        Self { peer: Some(peer), ..self.clone() }
    }
}

/// The answer at hand, or the one being made.
pub enum CachedFuture {
    /// From memory; `None` once taken.
    Hit(Option<Response<PageBody>>),
    /// From the application.
    Routed(Pin<Box<dyn Future<Output = Response<PageBody>> + Send>>),
}

impl std::fmt::Debug for CachedFuture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Hit(_) => "Hit",
            Self::Routed(_) => "Routed",
        })
    }
}

impl Future for CachedFuture {
    type Output = Result<Response<PageBody>, Infallible>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::Hit(response) => match response.take() {
                Some(response) => Poll::Ready(Ok(response)),
                None => Poll::Pending, // polled after its end, which nobody does
            },
            Self::Routed(future) => future.as_mut().poll(cx).map(Ok),
        }
    }
}

impl<S, B> Service<Request<B>> for CachedService<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<PageBody>;
    type Error = Infallible;
    type Future = CachedFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> CachedFuture {
        if let Some(page) = page_name(&request).and_then(|name| self.cache.get(name)) {
            let response = page.answer(request.headers(), request.method() == Method::HEAD);
            if page.read().is_some() {
                let counter = Counter::of(self.reads.as_ref(), request.method(), request.headers());
                counter.count(page.read(), response.status());
            }
            if page.wants_compression() {
                tokio::task::spawn_blocking(move || page.compress());
            }
            return CachedFuture::Hit(Some(response));
        }
        let counter = Counter::of(self.reads.as_ref(), request.method(), request.headers());
        let mut request = request.map(Body::new);
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(peer);
        }
        // The router has been asked by `poll_ready`; the clone stays for the next request.
        let fresh = self.inner.clone();
        let inner = std::mem::replace(&mut self.inner, fresh);
        let cache = Arc::clone(&self.cache);
        CachedFuture::Routed(Box::pin(async move {
            let response = routed(inner, cache, request).await;
            counter.count(response.extensions().get::<Read>().copied(), response.status());
            response
        }))
    }
}

/// The name of the page asked for, when the request is of a kind that memory may answer.
fn page_name<B>(request: &Request<B>) -> Option<PageName<'_>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let headers = request.headers();
    if headers.contains_key(header::AUTHORIZATION) || request.uri().authority().is_some() {
        return None;
    }
    let host = headers.get(header::HOST)?.as_bytes();
    let path = request.uri().path_and_query()?.as_str();
    Some(PageName { host, path })
}

async fn routed<S>(mut inner: S, cache: Arc<PageCache>, mut request: Request<Body>) -> Response<PageBody>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
{
    let stamp = cache.stamp();
    let name = page_name(&request).map(|name| (name.host.to_vec(), name.path.to_owned()));
    let asked = Asked {
        is_get: matches!(*request.method(), Method::GET | Method::HEAD),
        is_head: request.method() == Method::HEAD,
        conditions: conditions(request.headers()),
    };
    if asked.is_head {
        // A HEAD is answered like its GET without the body, so that both have the same headers.
        *request.method_mut() = Method::GET;
    }
    let Ok(response) = inner.call(request).await;
    let mut response = match (name, response.extensions().get::<Cacheable>().copied()) {
        (Some((host, path)), Some(cacheable)) => {
            let name = PageName { host: &host, path: &path };
            keep(&cache, name, (stamp, cacheable), &asked, response).await
        }
        _ => treat(response, &asked).await,
    };
    if asked.is_head {
        if !response.headers().contains_key(header::CONTENT_LENGTH)
            && let Some(bytes) = response.body().size_hint().exact()
        {
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
        }
        *response.body_mut() = PageBody::Ready(None);
    }
    response
}

struct Asked {
    is_get: bool,
    is_head: bool,
    conditions: HeaderMap,
}

/// What of the request's headers the answer depends on.
fn conditions(headers: &HeaderMap) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in [header::ACCEPT_ENCODING, header::IF_NONE_MATCH] {
        for value in headers.get_all(&name) {
            kept.append(name.clone(), value.clone());
        }
    }
    kept
}

/// Keeps a page the application marked, and answers from it.
async fn keep(
    cache: &PageCache,
    name: PageName<'_>,
    (stamp, cacheable): (Stamp, Cacheable),
    asked: &Asked,
    response: Response<Body>,
) -> Response<PageBody> {
    let small = response.body().size_hint().exact().is_some_and(|bytes| bytes <= cache.config.max_page_bytes);
    let plain = response.status() == StatusCode::OK
        && !response.headers().contains_key(header::SET_COOKIE)
        && !response.headers().contains_key(header::CONTENT_ENCODING);
    if !small || !plain {
        return treat(response, asked).await;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = body.collect().await else { return broken() };
    let last_drop = cache.last_drop(cacheable.body_id);
    let read = parts.extensions.get::<Read>().copied();
    let page = Arc::new(Page::new(name, (stamp, last_drop), parts.headers, body.to_bytes(), read));
    let mut answer = page.answer(&asked.conditions, false);
    answer.extensions_mut().extend(parts.extensions);
    cache.put(name, page);
    answer
}

/// Gives an answer that is not kept its tag and quick compression.
async fn treat(response: Response<Body>, asked: &Asked) -> Response<PageBody> {
    let treatable = response.body().size_hint().exact().is_some_and(|bytes| bytes <= LARGEST_TREATED_BYTES)
        && !response.headers().contains_key(header::CONTENT_ENCODING)
        && !response.headers().contains_key(header::CONTENT_RANGE);
    if !treatable || !compress::is_text(response.headers()) {
        return response.map(PageBody::Routed);
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = body.collect().await else { return broken() };
    let body = body.to_bytes();
    let accepted = compress::accepted(&asked.conditions);
    let (encoding, packed) = quick(body.clone(), accepted);
    let headers = &mut parts.headers;
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.remove(header::CONTENT_LENGTH);
    if asked.is_get && parts.status == StatusCode::OK && is_storable(headers) {
        let digest = etag::digest(&body);
        if let Some(known) = etag::client_has(&asked.conditions, &digest) {
            headers.insert(header::ETAG, etag::tag(&digest, known));
            parts.status = StatusCode::NOT_MODIFIED;
            return Response::from_parts(parts, PageBody::Ready(None));
        }
        headers.insert(header::ETAG, etag::tag(&digest, encoding));
    }
    if let Some(value) = encoding.header() {
        headers.insert(header::CONTENT_ENCODING, value);
    }
    let body = (!packed.is_empty()).then_some(packed);
    Response::from_parts(parts, PageBody::Ready(body))
}

fn quick(body: Bytes, accepted: Accepted) -> (Encoding, Bytes) {
    if body.len() < compress::SMALLEST_BYTES {
        return (Encoding::Identity, body);
    }
    let (encoding, packed) = if accepted.gzip {
        (Encoding::Gzip, compress::gzip_quick(&body))
    } else if accepted.brotli {
        (Encoding::Brotli, compress::brotli(&body, 2))
    } else {
        (Encoding::Identity, None)
    };
    match packed {
        Some(packed) if packed.len() < body.len() => (encoding, packed.into()),
        _ => (Encoding::Identity, body),
    }
}

/// Whether a client may keep the answer, so that a tag is of use.
fn is_storable(headers: &HeaderMap) -> bool {
    let forbids = |value: &HeaderValue| value.to_str().is_ok_and(|value| value.contains("no-store"));
    !headers.contains_key(header::ETAG) && !headers.get_all(header::CACHE_CONTROL).iter().any(forbids)
}

/// The application's own body failed half-way; it has logged why.
fn broken() -> Response<PageBody> {
    let mut response = Response::new(PageBody::Ready(None));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}
