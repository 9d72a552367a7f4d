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

/// Answers to pipelined requests leave together (`pipeline_flush`). With it hyper 1.12 closes a connection
/// whose head is too large without sending the 431 it wrote; nobody but an attacker meets that.
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

#[cfg(test)]
mod tests {
    use super::{ServerConfig, serve};
    use crate::{CachedService, PageCache, PeerAddr};
    use axum::Router;
    use axum::extract::Extension;
    use axum::routing::get;
    use std::net::SocketAddr;
    use std::sync::Arc;
    use std::time::Duration;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    /// A server that answers with the client's address; the sender ends it.
    async fn start(config: ServerConfig) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        let peer = async |Extension(PeerAddr(peer)): Extension<PeerAddr>| peer.ip().to_string();
        let router = Router::new().route("/", get(peer));
        let service =
            CachedService::new(router, Arc::new(PageCache::new(crate::cache::CacheConfig::default())));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let ended = async move { drop(stopped.await) };
        let running = tokio::spawn(serve(listener, move |peer| service.for_peer(peer), config, ended));
        (address, stop, running)
    }

    async fn talk(stream: &mut TcpStream, text: &str) -> String {
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut buffer = [0; 2_048];
        let read = stream.read(&mut buffer).await.unwrap_or(0); // a reset is an end too
        String::from_utf8_lossy(&buffer[..read]).into_owned()
    }

    #[tokio::test]
    async fn keeps_the_connection_and_ends_gracefully() {
        let (address, stop, running) = start(ServerConfig::default()).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        for _ in 0..2 {
            let answer = talk(&mut stream, "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n").await;
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1"), "{answer}");
        }
        stop.send(()).unwrap();
        running.await.unwrap();
        assert_eq!(stream.read(&mut [0; 1]).await.unwrap(), 0);
        assert!(TcpStream::connect(address).await.is_err());
    }

    #[tokio::test]
    async fn slow_and_large_heads_are_ended() {
        let config = ServerConfig { header_timeout: Duration::from_millis(30), ..ServerConfig::default() };
        let (address, _stop, _running) = start(config).await;
        let mut slow = TcpStream::connect(address).await.unwrap();
        let answer = talk(&mut slow, "GET / HTTP/1.1\r\nHost:").await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
        let (address, _stop, _running) = start(ServerConfig::default()).await;
        let mut large = TcpStream::connect(address).await.unwrap();
        let head = format!("GET / HTTP/1.1\r\nHost: a.test\r\nX: {}\r\n\r\n", "x".repeat(20_000));
        let answer = talk(&mut large, &head).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    }
}
