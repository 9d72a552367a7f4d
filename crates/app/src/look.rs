//! Fetches what a [`watch::Plan`] asks for: the only place where the program reads a foreign website.
//!
//! One request at a time for each site, with a pause where its robots.txt asks for one, never longer than a total
//! time. A bad certificate is recorded and the page still read: a reader who clicks past the warning sees the same,
//! nothing of ours is sent, and nothing that comes back is believed. Used by the slice `website` and by
//! `terbuka watch check`.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::Timestamp;
use url::Url;
use watch::{Answer, Ask, Content, Options, Plan, SiteReport, TlsProblem, Trouble, Visitor};
use web::outgoing::{
    Fetched, Method, Outgoing, OutgoingError, PeerProblem, Policy, Resolver, Visit, Visited,
};

/// Longest time for one request, redirects included. A server that sends a byte a second ends here.
pub const REQUEST_TIME: Duration = Duration::from_secs(20);
/// Longest time for one reading of one site.
pub const TOTAL_TIME: Duration = Duration::from_mins(4);
/// Most redirects followed.
const MOST_REDIRECTS: usize = 5;
/// Most answers kept as evidence.
const MOST_ANSWERS: usize = 6;

/// An answer in which something planted was seen, for the evidence of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// As whom it was asked for.
    pub visitor: Visitor,
    /// The address that answered.
    pub address: String,
    /// Status and headers, one a line.
    pub headers: String,
    /// The body, perhaps cut.
    pub body: Vec<u8>,
}

/// What a look found.
#[derive(Debug, Clone)]
pub struct Looked {
    /// The report.
    pub report: SiteReport,
    /// Answers of pages with signs of planted content; the usual answer first, for comparison.
    pub answers: Vec<KeptAnswer>,
}

/// How long a look may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For one request.
    pub request: Duration,
    /// For all of them.
    pub total: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { request: REQUEST_TIME, total: TOTAL_TIME }
    }
}

/// The client for looks. `also` are addresses that may be asked though they are not public.
///
/// Errors: [`OutgoingError::Failed`] when TLS cannot be set up.
pub fn client(also: Vec<SocketAddr>, ports: &[u16]) -> Result<Outgoing, OutgoingError> {
    let mut policy = Policy { also, max_redirects: MOST_REDIRECTS, ..Policy::default() };
    policy.ports.extend(ports);
    Outgoing::new(policy, Resolver::System)
}

/// Reads the site at `url`; `now` is the instant of the reading.
pub async fn look(
    client: &Outgoing,
    url: &Url,
    options: Options,
    patience: Patience,
    now: Timestamp,
) -> Looked {
    let begun = Instant::now();
    let mut plan = Plan::new(url, options, now);
    let mut kept = Vec::new();
    while let Some(ask) = plan.next_ask() {
        let left = patience.total.saturating_sub(begun.elapsed());
        if left.is_zero() {
            break;
        }
        let visited = client.visit(ask.url.as_str(), &visit(&ask, patience.request.min(left))).await;
        let answer = answer(visited);
        if let Some(content) = &answer.outcome
            && !ask.head
            && kept.len() < 200
        {
            kept.push(keep(&ask, &answer, content));
        }
        plan.take(answer);
        let pause = Duration::from_millis(plan.pause_ms());
        if !pause.is_zero() {
            tokio::time::sleep(pause.min(left)).await;
        }
    }
    let report = plan.report();
    let answers = evidence(&report, kept);
    Looked { report, answers }
}

fn visit(ask: &Ask, total_time: Duration) -> Visit {
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: Option<&str>| {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            headers.insert(name, value);
        }
    };
    set(header::USER_AGENT, Some(ask.visitor.user_agent()));
    set(header::REFERER, ask.visitor.referer());
    set(header::IF_NONE_MATCH, ask.etag.as_deref());
    set(header::IF_MODIFIED_SINCE, ask.last_modified.as_deref());
    set(header::ACCEPT, Some("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    set(header::ACCEPT_LANGUAGE, Some("id,en;q=0.5"));
    let method = if ask.head { Method::HEAD } else { Method::GET };
    Visit { method, headers, max_bytes: ask.max_bytes, total_time }
}

fn answer(visited: Visited) -> Answer {
    let (outcome, failure) = match visited.answer {
        Ok(fetched) => (Some(content(&fetched)), None),
        Err(error) => (None, Some((trouble(&error), error.to_string()))),
    };
    Answer {
        hops: visited.hops,
        outcome,
        failure,
        took_ms: u64::try_from(visited.took.as_millis()).unwrap_or(u64::MAX),
        peer: visited.peer.map(|peer| (peer.certificate, peer.problem.map(tls_problem))),
    }
}

fn content(fetched: &Fetched) -> Content {
    let header = |(name, value): (&HeaderName, &HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    Content {
        status: fetched.status.as_u16(),
        headers: fetched.headers.iter().map(header).collect(),
        body: fetched.body.to_vec(),
        cut: fetched.cut,
    }
}

fn trouble(error: &OutgoingError) -> Trouble {
    match error {
        OutgoingError::BadUrl(_) => Trouble::BadAddress,
        OutgoingError::UnknownHost(_) => Trouble::UnknownHost,
        OutgoingError::Forbidden { .. } => Trouble::PrivateAddress,
        OutgoingError::TooManyRedirects => Trouble::RedirectLoop,
        OutgoingError::TooSlow => Trouble::TooSlow,
        OutgoingError::TooLarge { .. } | OutgoingError::Failed(_) => Trouble::NoConnection,
    }
}

fn tls_problem(problem: PeerProblem) -> TlsProblem {
    match problem {
        PeerProblem::Expired => TlsProblem::Expired,
        PeerProblem::NotYetValid => TlsProblem::NotYetValid,
        PeerProblem::WrongHost => TlsProblem::WrongHost,
        PeerProblem::Untrusted => TlsProblem::Untrusted,
    }
}

fn keep(ask: &Ask, answer: &Answer, content: &Content) -> KeptAnswer {
    let mut headers = format!("{}\n", content.status);
    for (name, value) in &content.headers {
        headers.push_str(name);
        headers.push_str(": ");
        headers.push_str(value);
        headers.push('\n');
    }
    KeptAnswer {
        visitor: ask.visitor,
        address: answer.hops.last().cloned().unwrap_or_else(|| ask.url.to_string()),
        headers,
        body: content.body.clone(),
    }
}

/// The answers a sign was seen in, and the usual answer beside them.
fn evidence(report: &SiteReport, kept: Vec<KeptAnswer>) -> Vec<KeptAnswer> {
    let signs = &report.injection.signs;
    if signs.is_empty() {
        return Vec::new();
    }
    let usual = |answer: &KeptAnswer| answer.visitor == Visitor::Watcher && answer.address == report.address;
    let seen = |answer: &KeptAnswer| {
        signs.iter().any(|sign| sign.visitor == answer.visitor && sign.address == answer.address)
    };
    kept.into_iter().filter(|answer| usual(answer) || seen(answer)).take(MOST_ANSWERS).collect()
}
