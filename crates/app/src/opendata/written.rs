//! Whole catalogues, written while they are sent: pages of the register one after the other.

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use web::{ReaderGone, StreamSender};

use super::entries::{self, Entry, START};
use crate::Result;
use crate::ctx::Ctx;
use crate::page::Query;
use crate::register::public::Filter;

/// Entries read at once.
const PAGE: i64 = 100;

/// Why the writing stopped.
pub(super) enum Stopped {
    /// Nobody reads any more.
    Reader,
    /// The database or a writer failed.
    Fault(crate::Error),
}

impl From<ReaderGone> for Stopped {
    fn from(_: ReaderGone) -> Self {
        Self::Reader
    }
}

impl<E: Into<crate::Error>> From<E> for Stopped {
    fn from(fault: E) -> Self {
        Self::Fault(fault.into())
    }
}

/// Pages of public entries, last changed first.
pub(super) struct Pages {
    ctx: Ctx,
    filter: Filter,
    behind: Option<(i64, i64)>,
}

impl Pages {
    /// From the beginning.
    pub(super) fn new(ctx: Ctx, filter: Filter) -> Self {
        Self { ctx, filter, behind: Some(START) }
    }

    /// The next page; empty at the end.
    pub(super) async fn next(&mut self) -> Result<Vec<Entry>> {
        let Some(behind) = self.behind else { return Ok(Vec::new()) };
        let page = entries::list(&self.ctx, &self.filter, behind, PAGE).await?;
        let is_full = i64::try_from(page.len()).is_ok_and(|count| count == PAGE);
        self.behind = page.last().map(Entry::place).filter(|_| is_full);
        Ok(page)
    }
}

/// Answers with what `write` sends. It runs beside the answer; a fault breaks the answer off.
pub(super) fn answer<W, F>(content_type: &'static str, write: W) -> Response<Body>
where
    W: FnOnce(StreamSender) -> F,
    F: Future<Output = std::result::Result<(), Stopped>> + Send + 'static,
{
    let (sender, body) = web::stream(4);
    let end = sender.clone();
    let writing = write(sender);
    tokio::spawn(async move {
        if let Err(Stopped::Fault(fault)) = writing.await {
            tracing::error!(cause = %fault, "a catalogue could not be written to its end");
            end.break_off().await;
        }
    });
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// The filter of `?unit=` and `?class=`.
/// Errors: `NotFound` for a unit or class that does not exist.
pub(super) fn filter(ctx: &Ctx, query: &Query) -> Result<Filter> {
    let mut filter = Filter::default();
    if query.has("unit") {
        filter.unit = Some(ctx.directory.by_code(query.text("unit")).ok_or(crate::Error::NotFound)?.id);
    }
    if query.has("class") {
        let class = rules::Code::from_code(query.text("class"));
        filter.class = Some(class.ok_or(crate::Error::NotFound)?);
    }
    Ok(filter)
}
