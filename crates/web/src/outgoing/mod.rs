//! The program's own requests to addresses that people typed in: a feed, a webhook, a page to check.
//!
//! Whoever types an address must not reach what only this machine can reach. So the client looks up names
//! itself, refuses every answer that has an address of a private kind, connects to the very address it
//! checked (a second look-up could answer otherwise), and does all this again for every redirect. It
//! sends no cookies and no credentials, reads at most so many bytes, and gives up after a total time.

mod address;
mod connect;
mod line;
mod peer;

#[cfg(test)]
mod tests;
mod visit;
#[cfg(test)]
mod visit_tests;

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderName, StatusCode, header};
use rustls::{ClientConfig, RootCertStore};
use url::{Host, Url};

use connect::Reading;

pub use address::is_public;
pub use axum::http::{HeaderMap, HeaderValue, Method};
pub use line::Line;
pub use peer::{Peer, PeerProblem};
pub use visit::{Visit, Visited};

/// What the client may do.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Ports of public addresses.
    pub ports: Vec<u16>,
    /// Addresses with port that are allowed though they are not public: a mail gateway in the same rack,
    /// the server of a test.
    pub also: Vec<SocketAddr>,
    /// Most bytes of an answer.
    pub max_bytes: usize,
    /// Time for everything, redirects included.
    pub total_time: Duration,
    /// Most redirects followed.
    pub max_redirects: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            ports: vec![80, 443],
            also: Vec::new(),
            max_bytes: 5 << 20,
            total_time: Duration::from_secs(20),
            max_redirects: 3,
        }
    }
}

/// How names become addresses.
#[derive(Clone, Debug)]
pub enum Resolver {
    /// As the machine does it.
    System,
    /// From a fixed list: pinned partners, tests.
    Fixed(HashMap<String, Vec<IpAddr>>),
}

/// Why there is no answer.
#[derive(Debug)]
pub enum OutgoingError {
    /// No absolute http or https address, or one with a user name in it.
    BadUrl(String),
    /// The name has no address.
    UnknownHost(String),
    /// The address is not public. Says the host as it was asked for.
    Forbidden {
        /// Host as asked for.
        host: String,
        /// The address behind it.
        address: SocketAddr,
    },
    /// Too many redirects.
    TooManyRedirects,
    /// The answer is larger than allowed.
    TooLarge {
        /// The limit.
        limit_bytes: usize,
    },
    /// The total time is over.
    TooSlow,
    /// No connection, no valid certificate, or no valid HTTP.
    Failed(String),
}

impl fmt::Display for OutgoingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadUrl(url) => write!(f, "`{url}` is no address that may be asked"),
            Self::UnknownHost(host) => write!(f, "the name `{host}` has no address"),
            Self::Forbidden { host, address } => {
                write!(f, "`{host}` leads to {address}, which is not public")
            }
            Self::TooManyRedirects => f.write_str("too many redirects"),
            Self::TooLarge { limit_bytes } => write!(f, "the answer exceeds {limit_bytes} bytes"),
            Self::TooSlow => f.write_str("the answer took too long"),
            Self::Failed(why) => write!(f, "no answer: {why}"),
        }
    }
}

impl std::error::Error for OutgoingError {}

/// An answer, of whatever status.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address that answered, after redirects.
    pub url: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its content, as sent.
    pub body: Bytes,
    /// Whether the content was longer and is cut; only a [`Visit`] takes that.
    pub cut: bool,
}

/// The client. Clones share the certificates.
#[derive(Clone, Debug)]
pub struct Outgoing {
    policy: Policy,
    resolver: Resolver,
    tls: Arc<ClientConfig>,
    judge: peer::Judge,
}

/// What goes out, the same for every hop.
struct Sending<'a> {
    method: &'a Method,
    extra: &'a HeaderMap,
    /// A key for one server, see [`Outgoing::ask_with_key`].
    key: Option<&'a HeaderValue>,
    content: Bytes,
    tls: &'a Arc<ClientConfig>,
    reading: Reading,
}

impl Outgoing {
    /// A client that trusts the certificate authorities of this machine, as mail does.
    ///
    /// Errors: [`OutgoingError::Failed`] when TLS cannot be set up.
    pub fn new(policy: Policy, resolver: Resolver) -> Result<Self, OutgoingError> {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        let (_, unusable) = roots.add_parsable_certificates(found.certs);
        if roots.is_empty() || unusable > 0 {
            tracing::warn!(usable = roots.len(), unusable, "certificate authorities for outgoing requests");
        }
        let judge = peer::Judge::new(roots.clone());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| OutgoingError::Failed(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { policy, resolver, tls: Arc::new(tls), judge })
    }

    /// Fetches `url` with GET. `extra` headers (such as `If-None-Match`) go to every hop, except `Cookie`,
    /// `Authorization` and `Host`, which are never sent.
    ///
    /// Errors: see [`OutgoingError`]. A status such as 404 is an answer, not an error.
    pub async fn get(&self, url: &str, extra: &HeaderMap) -> Result<Fetched, OutgoingError> {
        let all = self.follow_strictly(&Method::GET, url, extra);
        tokio::time::timeout(self.policy.total_time, all).await.unwrap_or(Err(OutgoingError::TooSlow))
    }

    /// Sends `content` to `url` with POST. A redirect is an answer: what is meant for one place goes nowhere else.
    ///
    /// Errors: as [`Outgoing::get`].
    pub async fn post(&self, url: &str, extra: &HeaderMap, content: Bytes) -> Result<Fetched, OutgoingError> {
        let sending = self.strictly(&Method::POST, extra, content);
        let all = async { self.hop(&parse(url)?, &sending).await };
        tokio::time::timeout(self.policy.total_time, all).await.unwrap_or(Err(OutgoingError::TooSlow))
    }

    /// Asks one server with a key for it: `key` goes as `Authorization` to `url` and nowhere else. A redirect is an answer.
    ///
    /// Errors: as [`Outgoing::get`].
    pub async fn ask_with_key(
        &self,
        method: &Method,
        url: &str,
        (extra, key): (&HeaderMap, Option<&HeaderValue>),
        content: Bytes,
    ) -> Result<Fetched, OutgoingError> {
        let sending = Sending { key, ..self.strictly(method, extra, content) };
        let all = async { self.hop(&parse(url)?, &sending).await };
        tokio::time::timeout(self.policy.total_time, all).await.unwrap_or(Err(OutgoingError::TooSlow))
    }

    /// Whether something answers at `url`, and how: HEAD first, and GET when a server will not do HEAD or
    /// says no to it. An answer longer than allowed is an answer.
    ///
    /// Errors: see [`OutgoingError`].
    pub async fn reach(&self, url: &str) -> Result<StatusCode, OutgoingError> {
        let all = async {
            let none = HeaderMap::new();
            match self.follow_strictly(&Method::HEAD, url, &none).await {
                Ok(found) if !found.status.is_client_error() && !found.status.is_server_error() => {
                    return Ok(found.status);
                }
                Err(refused @ (OutgoingError::BadUrl(_) | OutgoingError::Forbidden { .. })) => {
                    return Err(refused);
                }
                Err(unknown @ OutgoingError::UnknownHost(_)) => return Err(unknown),
                _ => {}
            }
            match self.follow_strictly(&Method::GET, url, &none).await {
                Ok(found) => Ok(found.status),
                Err(OutgoingError::TooLarge { .. }) => Ok(StatusCode::OK),
                Err(other) => Err(other),
            }
        };
        tokio::time::timeout(self.policy.total_time, all).await.unwrap_or(Err(OutgoingError::TooSlow))
    }

    /// What goes out where only a good certificate will do.
    fn strictly<'a>(&'a self, method: &'a Method, extra: &'a HeaderMap, content: Bytes) -> Sending<'a> {
        let reading = Reading { max_bytes: self.policy.max_bytes, cut: false };
        Sending { method, extra, key: None, content, tls: &self.tls, reading }
    }

    async fn follow_strictly(
        &self,
        method: &Method,
        url: &str,
        extra: &HeaderMap,
    ) -> Result<Fetched, OutgoingError> {
        self.follow(url, &self.strictly(method, extra, Bytes::new()), &mut Vec::new()).await
    }

    /// Follows redirects; `hops` gets every address that is asked.
    async fn follow(
        &self,
        url: &str,
        sending: &Sending<'_>,
        hops: &mut Vec<String>,
    ) -> Result<Fetched, OutgoingError> {
        let mut url = parse(url)?;
        for _ in 0..=self.policy.max_redirects {
            hops.push(url.to_string());
            let fetched = self.hop(&url, sending).await?;
            let Some(next) = redirect(&url, &fetched) else { return Ok(fetched) };
            url = parse(next?.as_str())?;
        }
        Err(OutgoingError::TooManyRedirects)
    }

    async fn hop(&self, url: &Url, sending: &Sending<'_>) -> Result<Fetched, OutgoingError> {
        let address = self.checked_address(url).await?;
        let mut headers = sending.extra.clone();
        for never in [header::COOKIE, header::AUTHORIZATION, header::PROXY_AUTHORIZATION, header::HOST] {
            headers.remove(never);
        }
        if let Some(key) = sending.key {
            headers.insert(header::AUTHORIZATION, key.clone());
        }
        let mut set = |name: HeaderName, value: &'static str| {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        };
        set(header::USER_AGENT, "Terbuka");
        set(header::ACCEPT, "*/*");
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        let sent = connect::request(sending.method, url, headers, sending.content.clone())?;
        connect::ask(sent, url, address, sending.tls, sending.reading).await
    }

    /// The address to connect to. Every address of the name must be allowed: one private among public ones
    /// is an attack or a mistake.
    async fn checked_address(&self, url: &Url) -> Result<SocketAddr, OutgoingError> {
        let port = url.port_or_known_default().unwrap_or(443);
        let host = url.host().ok_or_else(|| OutgoingError::BadUrl(url.to_string()))?;
        let addresses = match host {
            Host::Ipv4(v4) => vec![IpAddr::V4(v4)],
            Host::Ipv6(v6) => vec![IpAddr::V6(v6)],
            Host::Domain(name) => self.resolver.look_up(name).await?,
        };
        let mut first = None;
        for address in addresses {
            let address = SocketAddr::new(address, port);
            if !self.allows(address) {
                return Err(OutgoingError::Forbidden { host: host.to_string(), address });
            }
            first = first.or(Some(address));
        }
        first.ok_or_else(|| OutgoingError::UnknownHost(host.to_string()))
    }

    fn allows(&self, address: SocketAddr) -> bool {
        let public = is_public(address.ip()) && self.policy.ports.contains(&address.port());
        public || self.policy.also.contains(&address)
    }
}

impl Resolver {
    async fn look_up(&self, name: &str) -> Result<Vec<IpAddr>, OutgoingError> {
        let unknown = || OutgoingError::UnknownHost(name.to_owned());
        match self {
            Self::Fixed(list) => list.get(name).cloned().ok_or_else(unknown),
            Self::System => {
                let found = tokio::net::lookup_host((name, 0)).await.map_err(|_| unknown())?;
                Ok(found.map(|address| address.ip()).collect())
            }
        }
    }
}

fn parse(url: &str) -> Result<Url, OutgoingError> {
    let bad = || OutgoingError::BadUrl(url.chars().take(200).collect());
    let url = Url::parse(url).map_err(|_| bad())?;
    let plain = url.username().is_empty() && url.password().is_none();
    if !plain || !matches!(url.scheme(), "http" | "https") {
        return Err(bad());
    }
    Ok(url)
}

/// Where the answer sends us, if it does.
fn redirect(from: &Url, fetched: &Fetched) -> Option<Result<Url, OutgoingError>> {
    if !matches!(fetched.status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let to = fetched.headers.get(header::LOCATION)?;
    let url = to.to_str().ok().and_then(|to| from.join(to).ok());
    Some(url.ok_or_else(|| OutgoingError::BadUrl(format!("{to:?}"))))
}
