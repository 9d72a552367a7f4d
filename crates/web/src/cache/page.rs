//! One kept page: its plain text and its compressed variants, each with its headers ready made.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use hyper::body::{Frame, SizeHint};

use super::read::Read;
use super::{PageName, Stamp};
use crate::compress::{self, Accepted, Encoding};
use crate::etag;

/// The body of an answer: bytes at hand, or what the router streams.
#[derive(Debug)]
pub enum PageBody {
    /// All bytes at once; `None` when sent or empty.
    Ready(Option<Bytes>),
    /// From the application.
    Routed(Body),
}

impl HttpBody for PageBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match self.get_mut() {
            Self::Ready(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Routed(body) => Pin::new(body).poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Ready(bytes) => bytes.is_none(),
            Self::Routed(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Ready(None) => SizeHint::with_exact(0),
            Self::Ready(Some(bytes)) => SizeHint::with_exact(u64::try_from(bytes.len()).unwrap_or(u64::MAX)),
            Self::Routed(body) => body.size_hint(),
        }
    }
}

#[derive(Debug)]
struct Variant {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Debug)]
pub(crate) struct Page {
    host: Box<[u8]>,
    path: Box<str>,
    digest: String,
    last_drop: Arc<AtomicU64>,
    stamp: Stamp,
    read: Option<Read>,
    identity: Variant,
    gzip: OnceLock<Variant>,
    brotli: OnceLock<Variant>,
    compressing: AtomicBool,
}

impl Page {
    /// A page from an answer of the application, whose headers become those of every hit.
    pub(crate) fn new(
        name: PageName<'_>,
        (stamp, last_drop): (Stamp, Arc<AtomicU64>),
        mut headers: HeaderMap,
        body: Bytes,
        read: Option<Read>,
    ) -> Self {
        let digest = etag::digest(&body);
        headers.remove("x-request-id");
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
        Self {
            host: name.host.into(),
            path: name.path.into(),
            identity: Variant::new(&headers, &digest, Encoding::Identity, body),
            digest,
            last_drop,
            stamp,
            read,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            compressing: AtomicBool::new(false),
        }
    }

    /// Weight for the bound of memory. Compressed variants are kept only when smaller than half, so two
    /// times the text is the most a page can hold.
    pub(crate) fn weight(&self) -> u32 {
        let bytes =
            self.identity.body.len().saturating_mul(2).saturating_add(self.path.len()).saturating_add(4_096);
        u32::try_from(bytes).unwrap_or(u32::MAX)
    }

    pub(crate) fn is_named(&self, name: PageName<'_>) -> bool {
        *self.path == *name.path && self.host.eq_ignore_ascii_case(name.host)
    }

    /// What is read by whoever gets the page.
    pub(crate) fn read(&self) -> Option<Read> {
        self.read
    }

    pub(crate) fn is_fresh(&self) -> bool {
        self.last_drop.load(Ordering::SeqCst) <= self.stamp.0
    }

    /// The answer for a client that sent these headers.
    pub(crate) fn answer(self: &Arc<Self>, request: &HeaderMap, is_head: bool) -> Response<PageBody> {
        if let Some(encoding) = etag::client_has(request, &self.digest) {
            return self.not_modified(encoding);
        }
        let variant = self.variant(compress::accepted(request));
        let mut response = Response::new(PageBody::Ready((!is_head).then(|| variant.body.clone())));
        *response.headers_mut() = variant.headers.clone();
        response
    }

    fn not_modified(&self, encoding: Encoding) -> Response<PageBody> {
        let mut response = Response::new(PageBody::Ready(None));
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        let headers = response.headers_mut();
        *headers = self.identity.headers.clone();
        headers.remove(header::CONTENT_LENGTH);
        headers.remove(header::CONTENT_TYPE);
        headers.insert(header::ETAG, etag::tag(&self.digest, encoding));
        response
    }

    fn variant(&self, accepted: Accepted) -> &Variant {
        let brotli = if accepted.brotli { self.brotli.get() } else { None };
        let gzip = if accepted.gzip { self.gzip.get() } else { None };
        brotli.or(gzip).unwrap_or(&self.identity)
    }

    /// True once: for the first hit, which starts the compression.
    pub(crate) fn wants_compression(&self) -> bool {
        !self.compressing.load(Ordering::Relaxed)
            && self.identity.body.len() >= compress::SMALLEST_BYTES
            && compress::is_text(&self.identity.headers)
            && !self.compressing.swap(true, Ordering::Relaxed)
    }

    /// Makes the compressed variants. Takes some milliseconds: for a blocking thread.
    pub(crate) fn compress(&self) {
        let body = &self.identity.body;
        let keep = |slot: &OnceLock<Variant>, encoding, packed: Option<Vec<u8>>| {
            if let Some(packed) = packed.filter(|packed| packed.len() < body.len() / 2) {
                slot.get_or_init(|| {
                    Variant::new(&self.identity.headers, &self.digest, encoding, packed.into())
                });
            }
        };
        keep(&self.gzip, Encoding::Gzip, compress::gzip_best(body));
        keep(&self.brotli, Encoding::Brotli, compress::brotli(body, 9));
    }
}

impl Variant {
    fn new(headers: &HeaderMap, digest: &str, encoding: Encoding, body: Bytes) -> Self {
        let mut headers = headers.clone();
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        headers.insert(header::ETAG, etag::tag(digest, encoding));
        if let Some(value) = encoding.header() {
            headers.insert(header::CONTENT_ENCODING, value);
        }
        Self { headers, body }
    }
}
