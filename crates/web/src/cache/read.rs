//! Reads of public things, told to the application also when memory answered for it.

use std::sync::Arc;

use axum::http::{HeaderMap, Method, StatusCode};

/// Put into an answer's extensions by the application: whoever gets the answer reads this thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Read {
    /// The public body.
    pub body_id: i64,
    /// What kind of thing.
    pub kind: &'static str,
    /// Which one.
    pub item_id: i64,
    /// The unit it belongs to; 0 = to be looked up when the number is written.
    pub unit_id: i64,
}

/// Who counts. Both are called while somebody waits: they must not wait themselves.
pub trait Reads: std::fmt::Debug + Send + Sync {
    /// Whether a request comes from a reader, by its headers.
    fn is_reader(&self, request: &HeaderMap) -> bool;

    /// Counts one read.
    fn count(&self, read: Read);
}

/// The one who counts the answer to one request; empty when nobody reads it.
#[derive(Clone, Debug)]
pub(super) struct Counter(Option<Arc<dyn Reads>>);

impl Counter {
    /// For a request: only a GET is read.
    pub(super) fn of(reads: Option<&Arc<dyn Reads>>, method: &Method, headers: &HeaderMap) -> Self {
        Self(reads.filter(|reads| *method == Method::GET && reads.is_reader(headers)).cloned())
    }

    /// Counts what an answer shows. A browser that has the page already (304) shows it again; a piece of a file
    /// (206) is part of a read that was counted.
    pub(super) fn count(&self, read: Option<Read>, status: StatusCode) {
        if let (Some(reads), Some(read)) = (&self.0, read)
            && matches!(status, StatusCode::OK | StatusCode::NOT_MODIFIED)
        {
            reads.count(read);
        }
    }
}
