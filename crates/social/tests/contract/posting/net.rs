//! A pretended network that takes posts: what it has, how it is to misbehave, and how a story is brought to it.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use social::posting::{Account, Ending, Keep, Outlet, Parcel, Progress};
use social::{Base, Next, Tokens};
use web::outgoing::{Outgoing, Policy, Resolver};

use crate::drive::{NOW, send};
use crate::world::{Said, tokens};

/// What was asked.
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) query: String,
    pub(super) key: String,
    pub(super) idempotency: String,
    pub(super) body: Vec<u8>,
}

impl Asked {
    /// Whether the body holds these bytes, as they are or as a form writes them.
    pub(super) fn holds(&self, text: &str) -> bool {
        let form: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let found = |part: &[u8]| self.body.windows(part.len()).any(|window| window == part);
        found(text.as_bytes()) || found(form.as_bytes())
    }
}

/// How one request is answered.
pub(super) enum Plan {
    /// As the vendor does.
    Vendor,
    /// With this, and nothing is done.
    Say(Said),
    /// It is done, and this is answered.
    DoAndSay(Said),
}

/// The state of the network.
#[derive(Default)]
pub(super) struct Net {
    pub(super) script: VecDeque<Plan>,
    pub(super) always: Option<Said>,
    pub(super) pictures: usize,
    /// Key and text of each post.
    pub(super) posts: Vec<(String, String)>,
    pub(super) asked: Vec<String>,
    /// Keys that were given out in place of older ones.
    pub(super) renewed: usize,
}

/// How one vendor takes posts.
pub(super) trait Vendor: Send + Sync + 'static {
    fn outlet(&self) -> Outlet;
    fn answer(&self, net: &mut Net, asked: &Asked) -> Said;
    /// Requests of a first try before the one that makes the post.
    fn steps(&self) -> usize;
    /// "Too often, come again in seven minutes".
    fn throttled(&self) -> Said;
    /// "Your key is no good".
    fn expired(&self) -> Said;
    /// "Not this text".
    fn text_refused(&self) -> Said;
    /// "Not this picture".
    fn picture_refused(&self) -> Said;
    /// Bytes it does not take.
    fn too_many_bytes(&self) -> usize;
}

/// A city that posts to it.
pub(super) struct City {
    pub(super) vendor: Arc<dyn Vendor>,
    net: Arc<Mutex<Net>>,
    address: SocketAddr,
    client: Outgoing,
    pub(super) tokens: Tokens,
    pub(super) progress: Progress,
    pub(super) now: i64,
}

pub(super) const TEXT: &str = "Imunisasi hari Sabtu\n\nhttps://cilegon.go.id/berita/imunisasi";
pub(super) const ALTERNATIVE: &str = "Imunisasi hari Sabtu. Ibu dan anak.";

pub(super) fn parcel() -> Parcel {
    Parcel {
        key: "berita-1-akun-1".to_owned(),
        text: TEXT.to_owned(),
        alternative: ALTERNATIVE.to_owned(),
        jpeg: vec![0xFF, 0xD8, 0xFF, 0, b'\r', b'\n', b'-', b'-', 7],
        picture_url: "https://cilegon.go.id/berita/imunisasi/bagikan/potret.jpg".to_owned(),
    }
}

impl City {
    pub(super) async fn new(vendor: Arc<dyn Vendor>) -> Self {
        let net = Arc::new(Mutex::new(Net::default()));
        let address = serve(Arc::clone(&vendor), Arc::clone(&net)).await;
        let policy = Policy { also: vec![address], ..Policy::default() };
        let client = Outgoing::new(policy, Resolver::Fixed([].into())).unwrap();
        let tokens = tokens("masuk-0", "ulang-0", NOW + 60 * 86_400_000);
        Self { vendor, net, address, client, tokens, progress: Progress::default(), now: NOW }
    }

    pub(super) fn net(&self) -> MutexGuard<'_, Net> {
        self.net.lock().unwrap()
    }

    pub(super) fn script(&self, plan: impl IntoIterator<Item = Plan>) {
        self.net().script = plan.into_iter().collect();
    }

    /// So many requests as the vendor answers them, then this.
    pub(super) fn after_steps(&self, plan: Plan) {
        let steps = (0..self.vendor.steps()).map(|_| Plan::Vendor);
        self.script(steps.chain([plan]));
    }

    pub(super) fn account(&self) -> Account {
        Account {
            outlet: self.vendor.outlet(),
            base: Base::parse(&format!("http://{}", self.address)).unwrap(),
            version: "v25.0".to_owned(),
            handle: "dinkes".to_owned(),
            remote_id: Some("77".to_owned()),
            app: social::posting::App { id: "aplikasi".to_owned(), secret: "rahasia".to_owned() },
            tokens: self.tokens.clone(),
        }
    }

    /// One try to its end, as the program drives it; the clock moves when the network lets wait.
    pub(super) async fn post(&mut self) -> Ending {
        self.post_this(parcel()).await
    }

    pub(super) async fn post_this(&mut self, parcel: Parcel) -> Ending {
        let mut delivery = self.account().deliver(parcel, &self.progress, self.now);
        for _ in 0..100 {
            match delivery.next(self.now) {
                Next::Ask(ask) => {
                    self.progress.doubt_at = delivery.doubt_at();
                    match send(&self.client, &ask).await {
                        Some(answer) => match delivery.take(&answer, self.now) {
                            Some(Keep::Tokens(tokens)) => self.tokens = tokens,
                            Some(Keep::Picture(id)) => {
                                (self.progress.picture, self.progress.picture_at) = (id, self.now);
                            }
                            None => {}
                        },
                        None => delivery.lost(self.now),
                    }
                }
                Next::Wait(until) => {
                    assert!(until > self.now, "a wait moves the clock");
                    self.now = until;
                }
                Next::Done => {
                    self.progress.doubt_at = delivery.doubt_at();
                    return delivery.finish().0;
                }
            }
        }
        panic!("a try ends");
    }
}

async fn serve(vendor: Arc<dyn Vendor>, net: Arc<Mutex<Net>>) -> SocketAddr {
    let handler = move |request: Request| {
        let (vendor, net) = (Arc::clone(&vendor), Arc::clone(&net));
        async move {
            let (parts, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 32 << 20).await.unwrap();
            let header = |name: &str| {
                parts.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
            };
            let asked = Asked {
                path: parts.uri.path().to_owned(),
                query: parts.uri.query().unwrap_or_default().to_owned(),
                key: header("authorization"),
                idempotency: header("idempotency-key"),
                body: body.to_vec(),
            };
            let Said(status, headers, body) = answer(vendor.as_ref(), &mut net.lock().unwrap(), &asked);
            let mut response = Response::new(body);
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            for (name, value) in headers {
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            response
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(handler)).await.unwrap() });
    address
}

fn answer(vendor: &dyn Vendor, net: &mut Net, asked: &Asked) -> Said {
    net.asked.push(asked.path.clone());
    match net.script.pop_front() {
        Some(Plan::Say(said)) => said,
        Some(Plan::DoAndSay(said)) => {
            vendor.answer(net, asked);
            said
        }
        Some(Plan::Vendor) => vendor.answer(net, asked),
        None => net.always.clone().unwrap_or_else(|| vendor.answer(net, asked)),
    }
}
