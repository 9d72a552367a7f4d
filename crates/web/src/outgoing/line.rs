//! A line to one foreign server: asks again and again whether somebody is there, over the same connection while the
//! server keeps it. What a request every minute to thousands of servers costs is decided here.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, Request, StatusCode, header};
use http_body_util::Empty;
use hyper::client::conn::http1::{Builder, SendRequest};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use super::{Outgoing, OutgoingError, parse};

/// Bytes kept ready for the head of an answer; the least hyper takes.
const HEAD_BYTES: usize = 8 * 1024;

/// A server that is asked again and again. Its address is checked at each new connection.
#[derive(Debug)]
pub struct Line {
    url: Url,
    path: String,
    host: HeaderValue,
    method: Method,
    sender: Option<SendRequest<Empty<Bytes>>>,
}

impl Line {
    /// A line to the server of `url`; nothing is asked yet.
    ///
    /// Errors: [`OutgoingError::BadUrl`].
    pub fn new(url: &str) -> Result<Self, OutgoingError> {
        let url = parse(url)?;
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let name = url.host_str().unwrap_or_default();
        let host = url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
        let host = HeaderValue::try_from(host).map_err(failed)?;
        Ok(Self { url, path, host, method: Method::HEAD, sender: None })
    }

    /// The same line without its connection: the next question opens another one.
    #[must_use]
    pub fn hung_up(self) -> Self {
        Self { sender: None, ..self }
    }

    fn request(&self) -> Result<Request<Empty<Bytes>>, OutgoingError> {
        let mut request = Request::new(Empty::new());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.path.parse().map_err(failed)?;
        let headers = request.headers_mut();
        headers.insert(header::HOST, self.host.clone());
        headers.insert(header::USER_AGENT, HeaderValue::from_static("Terbuka"));
        headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
        Ok(request)
    }
}

impl Outgoing {
    /// Asks the server of a line for its front page with HEAD, from then on with GET when it does not do HEAD; the
    /// content is not read. Redirects are answers.
    ///
    /// Errors: as [`Outgoing::get`].
    pub async fn knock(&self, line: &mut Line) -> Result<StatusCode, OutgoingError> {
        let all = self.ask_line(line);
        let answer = tokio::time::timeout(self.policy.total_time, all).await;
        let answer = answer.unwrap_or(Err(OutgoingError::TooSlow));
        if answer.is_err() {
            line.sender = None;
        }
        answer
    }

    async fn ask_line(&self, line: &mut Line) -> Result<StatusCode, OutgoingError> {
        let status = self.ask_once(line).await?;
        let does_no_head = matches!(status.as_u16(), 403 | 404 | 405 | 501);
        if line.method == Method::GET || !does_no_head {
            return Ok(status);
        }
        line.method = Method::GET;
        self.ask_once(line).await
    }

    async fn ask_once(&self, line: &mut Line) -> Result<StatusCode, OutgoingError> {
        if let Some(mut sender) = line.sender.take().filter(|sender| !sender.is_closed()) {
            // A server may hang up at any moment: then the question is asked once more over a new connection.
            if sender.ready().await.is_ok()
                && let Ok(answer) = sender.send_request(line.request()?).await
            {
                return Ok(line.keep(sender, answer.status()));
            }
        }
        let mut sender = self.connect_line(&line.url).await?;
        let answer = sender.send_request(line.request()?).await.map_err(failed)?;
        Ok(line.keep(sender, answer.status()))
    }

    async fn connect_line(&self, url: &Url) -> Result<SendRequest<Empty<Bytes>>, OutgoingError> {
        let address = self.checked_address(url).await?;
        let stream = TcpStream::connect(address).await.map_err(failed)?;
        if url.scheme() == "http" {
            return begin(stream).await;
        }
        let name = match url.host() {
            Some(Host::Domain(name)) => ServerName::try_from(name.to_owned()).map_err(failed)?,
            _ => ServerName::IpAddress(address.ip().into()),
        };
        let tls = TlsConnector::from(Arc::clone(&self.tls));
        begin(tls.connect(name, stream).await.map_err(failed)?).await
    }
}

impl Line {
    /// Keeps the connection after a HEAD; one with unread content is dropped.
    fn keep(&mut self, sender: SendRequest<Empty<Bytes>>, status: StatusCode) -> StatusCode {
        self.sender = (self.method == Method::HEAD).then_some(sender);
        status
    }
}

async fn begin(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
) -> Result<SendRequest<Empty<Bytes>>, OutgoingError> {
    let (sender, connection) =
        Builder::new().max_buf_size(HEAD_BYTES).handshake(TokioIo::new(stream)).await.map_err(failed)?;
    // Ends when the line is dropped or the server hangs up.
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a line ended");
        }
    });
    Ok(sender)
}

fn failed(error: impl std::fmt::Display) -> OutgoingError {
    OutgoingError::Failed(error.to_string())
}
