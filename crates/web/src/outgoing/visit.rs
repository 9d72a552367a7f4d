//! A visit to a foreign website: as [`Outgoing::get`], but telling everything seen on the way.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderMap, Method};

use super::connect::Reading;
use super::peer::{self, Peer};
use super::{Fetched, Outgoing, OutgoingError, Sending};

/// How a visit is made.
#[derive(Clone, Debug)]
pub struct Visit {
    /// GET or HEAD.
    pub method: Method,
    /// Sent to every hop, except cookies and credentials.
    pub headers: HeaderMap,
    /// A longer body is cut there.
    pub max_bytes: usize,
    /// Time for everything, redirects included.
    pub total_time: Duration,
}

/// What was seen.
#[derive(Debug)]
pub struct Visited {
    /// The answer, its body perhaps cut, or why there is none.
    pub answer: Result<Fetched, OutgoingError>,
    /// Every address that was asked, in order; the last one gave the answer or failed.
    pub hops: Vec<String>,
    /// Time until all of it was there.
    pub took: Duration,
    /// The certificate of the last TLS connection, also a bad one.
    pub peer: Option<Peer>,
}

impl Outgoing {
    /// Visits `url`. A bad certificate is recorded, not refused: nothing of ours is sent, and what comes back is
    /// a foreign page either way. Private addresses are refused as ever, on every hop.
    pub async fn visit(&self, url: &str, visit: &Visit) -> Visited {
        let begun = Instant::now();
        let mut hops = Vec::new();
        let (answer, peer) = match peer::recording(&self.judge) {
            Ok((tls, seen)) => {
                let reading = Reading { max_bytes: visit.max_bytes, cut: true };
                let sending = Sending {
                    method: &visit.method,
                    extra: &visit.headers,
                    key: None,
                    content: Bytes::new(),
                    tls: &tls,
                    reading,
                };
                let all = self.follow(url, &sending, &mut hops);
                let answer = tokio::time::timeout(visit.total_time, all).await;
                (answer.unwrap_or(Err(OutgoingError::TooSlow)), seen.take())
            }
            Err(error) => (Err(error), None),
        };
        Visited { answer, hops, took: begun.elapsed(), peer }
    }
}
