//! A pretended network: its posts, how it is to misbehave, and the server that speaks for it.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use rules::social::Kind;
use serde_json::Value;
use social::{Base, Connection, Problem, Tokens};

/// One post there.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) at: i64,
    pub(crate) kind: Kind,
}

/// What was asked.
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) query: HashMap<String, String>,
    pub(crate) key: String,
    pub(crate) body: String,
}

/// What is answered: status, headers, body.
#[derive(Debug, Clone)]
pub(crate) struct Said(pub(crate) u16, pub(crate) Vec<(&'static str, String)>, pub(crate) String);

impl Said {
    pub(crate) fn json(status: u16, value: &Value) -> Self {
        Self(status, Vec::new(), value.to_string())
    }
}

/// The state of the network. Posts are listed as they stand, the newest first.
#[derive(Default)]
pub(crate) struct World {
    pub(crate) posts: Vec<Told>,
    /// Answers given instead of the vendor's own, in order; `None` lets one request through.
    pub(crate) script: VecDeque<Option<Said>>,
    /// Answered to everything once the script is over.
    pub(crate) always: Option<Said>,
    /// Each page repeats the last post of the one before.
    pub(crate) overlaps: bool,
    /// The handle nobody has any more.
    pub(crate) is_renamed: bool,
    /// The key that is good now, and what renews it; for vendors whose keys run out.
    pub(crate) access: String,
    pub(crate) renewed: u32,
    pub(crate) requests: u32,
}

impl World {
    /// A page of posts from an offset, and the offset of the next.
    pub(crate) fn page(&self, offset: usize, size: usize) -> (&[Told], Option<usize>) {
        let from = offset.min(self.posts.len());
        let begin = if self.overlaps && from > 0 { from - 1 } else { from };
        let to = (from + size).min(self.posts.len());
        (&self.posts[begin..to], (to < self.posts.len()).then_some(to))
    }
}

/// How one vendor speaks.
pub(crate) trait Vendor: Send + Sync + 'static {
    /// Posts of a page.
    fn page(&self) -> usize;
    /// Requests before the first page.
    fn steps(&self) -> usize;
    /// A connection to it.
    fn connection(&self, base: Base) -> Connection;
    /// Its answer.
    fn answer(&self, world: &mut World, asked: &Asked) -> Said;
    /// "Too often", with its own headers; `now` is Unix ms.
    fn throttled(&self, now: i64) -> Said;
    /// How it says no; empty when it cannot say that.
    fn refusals(&self) -> Vec<(Problem, Said)>;
    /// Kinds it tells apart from original posts.
    fn kinds(&self) -> Vec<Kind> {
        Vec::new()
    }
    /// Whether it is a feed that ends after one page.
    fn is_feed(&self) -> bool {
        false
    }
}

/// Keys that are good for years.
pub(crate) fn tokens(access: &str, refresh: &str, until: i64) -> Tokens {
    Tokens {
        access: access.to_owned(),
        refresh: refresh.to_owned(),
        access_until: until,
        refresh_until: until,
    }
}

/// Serves the network on loopback.
pub(crate) async fn serve(vendor: Arc<dyn Vendor>, world: Arc<Mutex<World>>) -> SocketAddr {
    let handler = move |request: Request| {
        let (vendor, world) = (Arc::clone(&vendor), Arc::clone(&world));
        async move {
            let (parts, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            let url = url::Url::parse(&format!("http://a{}", parts.uri)).unwrap();
            let asked = Asked {
                path: url.path().to_owned(),
                query: url.query_pairs().into_owned().collect(),
                key: parts
                    .headers
                    .get("authorization")
                    .map(|key| key.to_str().unwrap().to_owned())
                    .unwrap_or_default(),
                body: String::from_utf8(body.to_vec()).unwrap(),
            };
            respond(answer(vendor.as_ref(), &mut world.lock().unwrap(), &asked))
        }
    };
    listen(Router::new().fallback(handler)).await
}

/// An answer as it goes over the wire.
pub(crate) fn respond(Said(status, headers, body): Said) -> Response<String> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    response
}

/// Serves on a free port of loopback.
pub(crate) async fn listen(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

fn answer(vendor: &dyn Vendor, world: &mut World, asked: &Asked) -> Said {
    world.requests += 1;
    if let Some(planned) = world.script.pop_front() {
        return planned.unwrap_or_else(|| vendor.answer(world, asked));
    }
    world.always.clone().unwrap_or_else(|| vendor.answer(world, asked))
}
