//! The one road back for everything that does not succeed.
//!
//! A person reads what happened, what to do next and a request id, never an inner cause.
//! The cause is logged once, here. Codes are part of the API: append only.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::page::Page;

/// Seconds after which it is worth asking again when a database or store is away.
pub(crate) const RETRY_AFTER: HeaderValue = HeaderValue::from_static("10");
/// Seconds after which a network that asked too often has patience for a few again (`App::limiter`: one in two seconds).
const RETRY_AFTER_MANY: HeaderValue = HeaderValue::from_static("60");

/// Result of every command and handler.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong, in the words of the caller.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing here, or nothing this viewer may know of.
    #[error("not found")]
    NotFound,
    /// It was here and was taken off; the reason is public.
    #[error("gone")]
    Gone {
        /// The public reason.
        reason: String,
        /// Unit that took it off.
        unit: crate::ids::UnitId,
    },
    /// Nobody is signed in and the act needs someone.
    #[error("signed out")]
    SignedOut,
    /// Signed in, but the role does not allow it here.
    #[error("forbidden: {0:?}")]
    Forbidden(rules::permission::Denied),
    /// Some fields cannot be taken as they are.
    #[error("invalid")]
    Invalid(FieldErrors),
    /// A rule of law or of the house refuses. The key names the text in `locales/`.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Someone else changed the thing meanwhile.
    #[error("conflict")]
    Conflict,
    /// Too many tries; wait.
    #[error("too many")]
    TooMany,
    /// What was sent is larger than allowed.
    #[error("too large")]
    TooLarge,
    /// The request cannot be understood.
    #[error("bad request")]
    BadRequest,
    /// The disk is full: nothing was changed.
    #[error("storage full")]
    StorageFull,
    /// The database or a disk does not answer now.
    #[error("unavailable")]
    Unavailable,
    /// The store of files cannot be reached now; nothing was changed.
    #[error("files unavailable")]
    FilesUnavailable,
    /// Too many send files at this moment; nothing was changed.
    #[error("busy")]
    Busy,
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(anyhow::Error),
}

/// Text of a form that comes back because somebody else saved meanwhile.
const CHANGED: &str = "error-form-changed";

/// Field errors: the field's form name and the key of the text in `locales/`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<(&'static str, &'static str)>);

impl FieldErrors {
    /// Notes a field that cannot be taken, by its form name and its text key.
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push((field, key));
    }

    /// The text key for one field. `None` when it is fine.
    pub fn get(&self, field: &str) -> Option<&'static str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, key)| *key)
    }

    /// Notes that somebody else saved the thing meanwhile; the form comes back with what was typed.
    pub(crate) fn changed(field: &'static str) -> Self {
        Self(vec![(field, CHANGED)])
    }

    /// Status of a page with a form: 409 when somebody else was faster, 422 when something is wrong.
    pub(crate) fn status(&self) -> StatusCode {
        match self.0.as_slice() {
            [] => StatusCode::OK,
            some if some.iter().any(|(_, key)| *key == CHANGED) => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// What is wrong, for the summary on top of a form: field, then its label and the words. `labels` are the text keys of
    /// the labels by field.
    pub(crate) fn named(&self, p: &Page, labels: &[(&str, &str)]) -> Vec<(&'static str, String)> {
        let words = |field: &str, key: &str| {
            let label = labels.iter().find(|(name, _)| *name == field && key != CHANGED);
            let said = p.t(key);
            label.map_or_else(|| said.clone(), |(_, label)| format!("{}: {said}", p.t(label)))
        };
        self.0.iter().map(|(field, key)| (*field, words(field, key))).collect()
    }

    /// Ends a check: an error when anything was noted.
    pub fn into_result(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

/// The table: code, HTTP status, key of title and advice in `locales/` (`error-<code>-title`, `-advice`).
impl Error {
    /// Stable code of the error, for the API and for the texts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Gone { .. } => "gone",
            Self::SignedOut => "signed-out",
            Self::Forbidden(_) => "forbidden",
            Self::Invalid(_) => "invalid",
            Self::Refused(_) => "refused",
            Self::Conflict => "conflict",
            Self::TooMany => "too-many",
            Self::TooLarge => "too-large",
            Self::BadRequest => "bad-request",
            Self::StorageFull => "storage-full",
            Self::Unavailable => "unavailable",
            Self::FilesUnavailable => "files-unavailable",
            Self::Busy => "busy",
            Self::Internal(_) => "internal",
        }
    }

    /// HTTP status of the error.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone { .. } => StatusCode::GONE,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Invalid(_) | Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
            Self::Unavailable | Self::FilesUnavailable | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<db::DbError> for Error {
    fn from(error: db::DbError) -> Self {
        match error {
            db::DbError::Gone => Self::NotFound,
            db::DbError::Full => Self::StorageFull,
            db::DbError::Busy | db::DbError::Unavailable(..) => {
                tracing::warn!(error = %error, "database does not answer");
                Self::Unavailable
            }
            other => Self::Internal(anyhow::Error::new(other)),
        }
    }
}

impl From<web::gate::Busy> for Error {
    fn from(_: web::gate::Busy) -> Self {
        Self::Busy
    }
}

impl From<blob::Error> for Error {
    fn from(error: blob::Error) -> Self {
        match error {
            blob::Error::NotFound => Self::NotFound,
            blob::Error::Full => Self::StorageFull,
            // The store has said in the log what it met.
            blob::Error::Unreachable(_) => Self::FilesUnavailable,
            blob::Error::Io(error) => error.into(),
            other => Self::Internal(anyhow::Error::new(other)),
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::StorageFull,
            std::io::ErrorKind::NotFound => Self::NotFound,
            _ => Self::Internal(anyhow::Error::new(error)),
        }
    }
}

/// What the error page needs to know; the layer in `page::error_page` turns it into a page
/// in the reader's language, or into `application/problem+json` (RFC 9457) for the API.
#[derive(Debug, Clone)]
pub struct ErrorNote {
    /// See [`Error::code`].
    pub code: &'static str,
    /// Text key of a refused rule.
    pub rule: Option<&'static str>,
    /// Public reason of a withdrawn thing.
    pub reason: Option<String>,
    /// Unit that took it off.
    pub unit: Option<crate::ids::UnitId>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = format!("{cause:#}"), "request failed");
        }
        let note = ErrorNote {
            code: self.code(),
            rule: match &self {
                Self::Refused(key) => Some(key),
                _ => None,
            },
            reason: match &self {
                Self::Gone { reason, .. } => Some(reason.clone()),
                _ => None,
            },
            unit: match &self {
                Self::Gone { unit, .. } => Some(*unit),
                _ => None,
            },
        };
        let mut response = self.status().into_response();
        let wait = match response.status() {
            StatusCode::SERVICE_UNAVAILABLE => Some(RETRY_AFTER),
            StatusCode::TOO_MANY_REQUESTS => Some(RETRY_AFTER_MANY),
            _ => None,
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(note);
        response
    }
}
