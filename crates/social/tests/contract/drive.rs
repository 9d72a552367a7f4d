//! Drives a reading with the outgoing client, on a clock that moves only when the reading waits.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use social::{Answer, Ask, Base, Connection, Method, Next, Outcome, Tokens};
use web::outgoing::{HeaderMap, HeaderValue, Outgoing, Policy, Resolver};

use crate::world::{Vendor, World, serve};

/// A reading of the whole of January 2023 in Jakarta, made on the second of February.
pub(crate) const FROM: i64 = 1_672_506_000_000;
pub(crate) const TO: i64 = 1_675_184_400_000;
pub(crate) const NOW: i64 = TO + 86_400_000;

/// A vendor with its server.
pub(crate) struct City {
    pub(crate) vendor: Arc<dyn Vendor>,
    pub(crate) world: Arc<Mutex<World>>,
    address: SocketAddr,
    client: Outgoing,
}

/// What a reading gave.
pub(crate) struct Read {
    pub(crate) outcome: Outcome,
    pub(crate) renewed: Vec<Tokens>,
    /// When it ended.
    pub(crate) ended: i64,
}

impl City {
    pub(crate) async fn new(vendor: Arc<dyn Vendor>) -> Self {
        let world = Arc::new(Mutex::new(World::default()));
        let address = serve(Arc::clone(&vendor), Arc::clone(&world)).await;
        let policy = Policy { also: vec![address], ..Policy::default() };
        let client = Outgoing::new(policy, Resolver::Fixed([].into())).unwrap();
        Self { vendor, world, address, client }
    }

    pub(crate) fn connection(&self) -> Connection {
        self.vendor.connection(Base::parse(&format!("http://{}", self.address)).unwrap())
    }

    pub(crate) async fn read(&self) -> Read {
        self.read_with(self.connection(), None, NOW).await
    }

    pub(crate) async fn read_with(&self, connection: Connection, budget: Option<u64>, mut now: i64) -> Read {
        let mut visit = connection.visit((FROM, TO), budget, now);
        let mut renewed = Vec::new();
        let mut steps = 0;
        loop {
            steps += 1;
            assert!(steps < 500, "a reading ends");
            match visit.next(now) {
                Next::Ask(ask) => match send(&self.client, &ask).await {
                    Some(answer) => renewed.extend(visit.take(&answer, now)),
                    None => visit.lost(now),
                },
                Next::Wait(until) => {
                    assert!(until > now, "a wait moves the clock");
                    now = until;
                }
                Next::Done => return Read { outcome: visit.finish(), renewed, ended: now },
            }
        }
    }
}

/// One request through the program's own client. `None` when no answer came.
pub(crate) async fn send(client: &Outgoing, ask: &Ask) -> Option<Answer> {
    let mut headers = HeaderMap::new();
    let mut key = None;
    for (name, value) in &ask.headers {
        let value: HeaderValue = value.parse().unwrap();
        if *name == "authorization" {
            key = Some(value);
        } else {
            headers.insert(*name, value);
        }
    }
    let method =
        if ask.method == Method::Get { web::outgoing::Method::GET } else { web::outgoing::Method::POST };
    let body = ask.body.clone().into();
    let fetched = client.ask_with_key(&method, &ask.url, (&headers, key.as_ref()), body).await.ok()?;
    let named = fetched.headers.iter();
    let headers = named.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let body = String::from_utf8_lossy(&fetched.body).into_owned();
    Some(Answer { status: fetched.status.as_u16(), headers, body })
}
