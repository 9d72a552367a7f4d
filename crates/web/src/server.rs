//! The accept loop: hyper's HTTP/1 on plain TCP, without a framework's layer in between.
//!
//! Own loop because we want the header deadline, the limit of open connections and the graceful end in
//! our hands, and because a cached page should cost little more than the two system calls.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::HttpBody;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::Service;

use crate::address::PeerAddr;

/// Limits of the accept loop.
#[derive(Clone, Debug)]
pub struct ServerConfig {
    /// How long a client may take to send a request head; also how long an idle connection is kept.
    pub header_timeout: Duration,
    /// Largest request head in bytes.
    pub max_head_bytes: usize,
    /// Most connections open at once. Further clients wait in the kernel's queue.
    pub max_connections: usize,
    /// How long open connections may take to finish after the shutdown signal.
    pub grace: Duration,
}

impl Default for ServerConfig {
    fn default() -> Self {
        Self {
            header_timeout: Duration::from_secs(10),
            max_head_bytes: 16 * 1024,
            max_connections: 4_096,
            grace: Duration::from_secs(15),
        }
    }
}

/// Serves connections until `shutdown` resolves, then lets open requests end within the grace time.
///
/// `for_peer` makes the service of one connection from the address of its other end, so that a cached
/// answer need not carry the address in the request's extensions; see [`crate::CachedService::for_peer`].
pub async fn serve<M, S, B>(
    listener: TcpListener,
    for_peer: M,
    config: ServerConfig,
    shutdown: impl Future<Output = ()>,
) where
    M: Fn(PeerAddr) -> S,
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
    B: HttpBody + Send + 'static,
    B::Data: Send,
    B::Error: Into<axum::BoxError>,
{
    let http = protocol(&config);
    let slots = Arc::new(Semaphore::new(config.max_connections));
    let (stop, stopped) = watch::channel(false);
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = async {
            let slot = Arc::clone(&slots).acquire_owned().await;
            (accept(&listener).await, slot)
        };
        let ((stream, peer), slot) = tokio::select! {
            biased;
            () = &mut shutdown => break,
            got = accepted => got,
        };
        let service = TowerToHyperService::new(for_peer(PeerAddr(peer)));
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let mut stopped = stopped.clone();
        tokio::spawn(async move {
            let _slot = slot;
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                biased;
                ended = connection.as_mut() => ended,
                _ = stopped.changed() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%peer, %error, "connection ended early");
            }
        });
    }
    drop(listener);
    stop.send_replace(true);
    let all = u32::try_from(config.max_connections).unwrap_or(u32::MAX);
    if tokio::time::timeout(config.grace, slots.acquire_many(all)).await.is_err() {
        tracing::warn!("connections were still open at the end of the grace time");
    }
}

fn protocol(config: &ServerConfig) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(config.header_timeout)
        .max_header_size(config.max_head_bytes)
        .max_buf_size(config.max_head_bytes.max(64 * 1024))
        .pipeline_flush(true);
    http
}

/// Waits for the next connection. An error (mostly: out of file descriptors) is logged and waited out,
/// because giving up would take the whole site down.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "TCP_NODELAY refused");
                }
                return (stream, peer);
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}
