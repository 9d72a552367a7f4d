//! A line to one foreign server: asks again and again whether somebody is there, over the same connection while the
//! server keeps it. What a request every minute to thousands of servers costs is decided here.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, Request, StatusCode, Uri, header};
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
    path: Uri,
    host: HeaderValue,
    method: Method,
    open: Option<Open>,
}

/// A connection that is kept. Whoever asks drives it, so a question wakes no other task; between two questions
/// nobody looks at it, and a server that hung up meanwhile is noticed at the next one.
struct Open {
    sender: SendRequest<Empty<Bytes>>,
    /// None once the connection is over.
    driver: Option<Driver>,
}

/// What reads and writes a connection.
type Driver = Pin<Box<dyn Future<Output = ()> + Send>>;

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Open").field("is_over", &self.driver.is_none()).finish_non_exhaustive()
    }
}

impl Open {
    /// Asks and waits for the head of the answer. Errors: the server hung up, or talks something else.
    async fn ask(&mut self, request: Request<Empty<Bytes>>) -> Result<StatusCode, hyper::Error> {
        let Self { sender, driver } = self;
        std::future::poll_fn(|cx| {
            drive(driver, cx);
            sender.poll_ready(cx)
        })
        .await?;
        let mut answer = pin!(sender.send_request(request));
        let answer = std::future::poll_fn(|cx| {
            if let Poll::Ready(answer) = answer.as_mut().poll(cx) {
                return Poll::Ready(answer);
            }
            // What was asked is written, and what came is read, before anybody waits.
            drive(driver, cx);
            answer.as_mut().poll(cx)
        });
        Ok(answer.await?.status())
    }
}

impl Line {
    /// A line to the server of `url`; nothing is asked yet.
    ///
    /// Errors: [`OutgoingError::BadUrl`].
    pub fn new(url: &str) -> Result<Self, OutgoingError> {
        let url = parse(url)?;
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()).parse(),
            None => url.path().parse(),
        };
        let path = path.map_err(failed)?;
        let name = url.host_str().unwrap_or_default();
        let host = url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
        let host = HeaderValue::try_from(host).map_err(failed)?;
        Ok(Self { url, path, host, method: Method::HEAD, open: None })
    }

    /// The same line without its connection: the next question opens another one.
    #[must_use]
    pub fn hung_up(self) -> Self {
        Self { open: None, ..self }
    }

    fn request(&self) -> Request<Empty<Bytes>> {
        let mut request = Request::new(Empty::new());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.path.clone();
        let headers = request.headers_mut();
        headers.insert(header::HOST, self.host.clone());
        headers.insert(header::USER_AGENT, HeaderValue::from_static("Terbuka"));
        headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
        request
    }
}

/// Lets a connection work until it waits.
fn drive(driver: &mut Option<Driver>, cx: &mut Context<'_>) {
    if let Some(running) = driver
        && running.as_mut().poll(cx).is_ready()
    {
        *driver = None;
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
            line.open = None;
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
        // A server may hang up at any moment: then the question is asked once more over a new connection.
        if let Some(mut open) = line.open.take()
            && let Ok(status) = open.ask(line.request()).await
        {
            return Ok(line.keep(open, status));
        }
        let mut open = self.connect_line(&line.url).await?;
        let status = open.ask(line.request()).await.map_err(failed)?;
        Ok(line.keep(open, status))
    }

    async fn connect_line(&self, url: &Url) -> Result<Open, OutgoingError> {
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
    fn keep(&mut self, open: Open, status: StatusCode) -> StatusCode {
        self.open = (self.method == Method::HEAD && open.driver.is_some()).then_some(open);
        status
    }
}

async fn begin(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Result<Open, OutgoingError> {
    let (sender, connection) =
        Builder::new().max_buf_size(HEAD_BYTES).handshake(TokioIo::new(stream)).await.map_err(failed)?;
    let driver = Box::pin(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a line ended");
        }
    });
    Ok(Open { sender, driver: Some(driver) })
}

fn failed(error: impl std::fmt::Display) -> OutgoingError {
    OutgoingError::Failed(error.to_string())
}
