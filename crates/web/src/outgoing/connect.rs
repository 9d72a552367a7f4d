//! One request over one fresh connection to an address that was checked.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, header};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use super::{Fetched, OutgoingError};

/// How much of a body is taken.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// Most bytes.
    pub(super) max_bytes: usize,
    /// Whether a longer body is cut there; otherwise it is an error.
    pub(super) cut: bool,
}

pub(super) async fn ask(
    request: Request<Body>,
    url: &Url,
    address: SocketAddr,
    tls: &Arc<ClientConfig>,
    reading: Reading,
) -> Result<Fetched, OutgoingError> {
    let stream = TcpStream::connect(address).await.map_err(failed)?;
    if url.scheme() == "http" {
        return exchange(stream, request, url, reading).await;
    }
    let name = match url.host() {
        Some(Host::Domain(name)) => ServerName::try_from(name.to_owned()).map_err(failed)?,
        _ => ServerName::IpAddress(address.ip().into()),
    };
    let stream = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await.map_err(failed)?;
    exchange(stream, request, url, reading).await
}

pub(super) fn request(
    method: &Method,
    url: &Url,
    headers: HeaderMap,
    content: Bytes,
) -> Result<Request<Body>, OutgoingError> {
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let host = url.host_str().unwrap_or_default();
    let host = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let mut request =
        Request::builder().method(method.clone()).uri(path).body(Body::from(content)).map_err(failed)?;
    *request.headers_mut() = headers;
    request.headers_mut().insert(header::HOST, HeaderValue::try_from(host).map_err(failed)?);
    request.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    Ok(request)
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Body>,
    url: &Url,
    reading: Reading,
) -> Result<Fetched, OutgoingError> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
    let talk = async {
        let (parts, body) = sender.send_request(request).await.map_err(failed)?.into_parts();
        let (body, cut) = body_of(body, reading).await?;
        Ok((parts, body, cut))
    };
    // Both run in this task: giving up on the request drops the connection with it.
    let mut connection = std::pin::pin!(connection);
    let mut talk = std::pin::pin!(talk);
    let (parts, body, cut) = tokio::select! {
        biased;
        done = &mut talk => done?,
        ended = &mut connection => {
            ended.map_err(failed)?;
            talk.await?
        }
    };
    Ok(Fetched { url: url.to_string(), status: parts.status, headers: parts.headers, body, cut })
}

/// The body, and whether it was cut.
async fn body_of(mut body: Incoming, reading: Reading) -> Result<(Bytes, bool), OutgoingError> {
    let mut all: Vec<u8> = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(failed)?.into_data() else { continue };
        let room = reading.max_bytes.saturating_sub(all.len());
        if data.len() <= room {
            all.extend_from_slice(&data);
        } else if reading.cut {
            all.extend(data.iter().take(room));
            return Ok((Bytes::from(all), true));
        } else {
            return Err(OutgoingError::TooLarge { limit_bytes: reading.max_bytes });
        }
    }
    Ok((Bytes::from(all), false))
}

fn failed(error: impl std::fmt::Display) -> OutgoingError {
    OutgoingError::Failed(error.to_string())
}
