//! Visits to servers that behave badly: they drip, never end, lead round and round, or show an old certificate.

use super::{HeaderMap, Method, Outgoing, OutgoingError, PeerProblem, Policy, Resolver, Visit};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Self-signed for 127.0.0.1, good until the midnight that began 2025. Made for this test, used nowhere else.
const CERTIFICATE: &[u8] = include_bytes!("expired.der");
const KEY: &[u8] = include_bytes!("expired.key.der");

fn client(also: SocketAddr) -> Outgoing {
    let policy = Policy { also: vec![also], max_redirects: 5, ..Policy::default() };
    Outgoing::new(policy, Resolver::System).unwrap()
}

fn visit(milliseconds: u64) -> Visit {
    let total_time = Duration::from_millis(milliseconds);
    Visit { method: Method::GET, headers: HeaderMap::new(), max_bytes: 100_000, total_time }
}

async fn write(mut stream: impl AsyncWrite + Unpin, text: &str) {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", text.len());
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
}

/// A server that answers every connection by path: drips, sends without end, redirects.
async fn server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut asked = [0; 2000];
                let read = stream.read(&mut asked).await.unwrap_or(0);
                let asked = String::from_utf8_lossy(&asked[..read]).into_owned();
                let path = asked.split(' ').nth(1).unwrap_or("/").to_owned();
                let moved =
                    |to: &str| format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
                let sent = match path.as_str() {
                    "/titik" => {
                        let _gone =
                            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n").await;
                        let mut tick = tokio::time::interval(Duration::from_millis(20));
                        loop {
                            tick.tick().await;
                            if stream.write_all(b"x").await.is_err() {
                                return;
                            }
                        }
                    }
                    "/banjir" => {
                        let _gone =
                            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 41943040\r\n\r\n").await;
                        let block = vec![b'x'; 65_536];
                        while stream.write_all(&block).await.is_ok() {}
                        return;
                    }
                    "/putar" => moved("/putar"),
                    "/dalam" => moved("http://10.0.0.5/rahasia"),
                    _ => moved("/tidak-ada"),
                };
                let _gone = stream.write_all(sent.as_bytes()).await;
            });
        }
    });
    address
}

#[tokio::test]
async fn a_server_that_drips_ends_with_the_total_time() {
    let address = server().await;
    let visited = client(address).visit(&format!("http://{address}/titik"), &visit(300)).await;
    assert!(matches!(visited.answer, Err(OutgoingError::TooSlow)));
    assert!(visited.took >= Duration::from_millis(300) && visited.took < Duration::from_secs(5));
}

#[tokio::test]
async fn a_body_of_forty_megabytes_is_cut() {
    let address = server().await;
    let visited = client(address).visit(&format!("http://{address}/banjir"), &visit(10_000)).await;
    let fetched = visited.answer.unwrap();
    assert!(fetched.cut && fetched.body.len() == 100_000);
}

#[tokio::test]
async fn redirects_are_told_counted_and_kept_out_of_private_places() {
    let address = server().await;
    let round = client(address).visit(&format!("http://{address}/putar"), &visit(10_000)).await;
    assert!(matches!(round.answer, Err(OutgoingError::TooManyRedirects)));
    assert_eq!(round.hops.len(), 6);
    let inside = client(address).visit(&format!("http://{address}/dalam"), &visit(10_000)).await;
    assert!(matches!(inside.answer, Err(OutgoingError::Forbidden { .. })));
    assert_eq!(inside.hops.last().map(String::as_str), Some("http://10.0.0.5/rahasia"));
}

#[tokio::test]
async fn an_expired_certificate_is_recorded_by_a_visit_and_refused_by_everything_else() {
    let key = PrivateKeyDer::try_from(KEY).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(CERTIFICATE)], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let mut asked = [0; 2000];
                let _read = stream.read(&mut asked).await;
                write(stream, "Selamat datang").await;
            }
        }
    });
    let client = client(address);
    let url = format!("https://{address}/");
    let visited = client.visit(&url, &visit(10_000)).await;
    assert_eq!(visited.answer.unwrap().body.as_ref(), b"Selamat datang");
    let peer = visited.peer.unwrap();
    assert_eq!(peer.certificate, CERTIFICATE);
    assert!(matches!(peer.problem, Some(PeerProblem::Expired | PeerProblem::Untrusted)));
    assert!(
        client.get(&url, &HeaderMap::new()).await.is_err(),
        "a webhook goes to nobody with a bad certificate"
    );
}
