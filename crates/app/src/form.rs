//! Forms and query strings as extractors: what a person typed, trimmed, limited in size.
//!
//! A form that is too large or broken is refused before a handler sees it; everything else, spelling
//! included, is the handler's to judge, so that typed values can be shown again.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Request, header};
use web::form::{Form, FormError, FormLimits, Upload, parse_urlencoded};

use crate::{App, Error, Result};

/// Bytes of a form without files: a long article with all its fields.
const FORM_BYTES: usize = 512 * 1024;

/// Bytes of a query string.
const QUERY_BYTES: usize = 8 * 1024;

impl From<FormError> for Error {
    fn from(error: FormError) -> Self {
        match error {
            FormError::TooLarge { .. }
            | FormError::FieldTooLarge { .. }
            | FormError::FileTooLarge { .. }
            | FormError::TooManyFields { .. }
            | FormError::TooManyFiles { .. } => Self::TooLarge,
            FormError::WrongType | FormError::Malformed => Self::BadRequest,
            FormError::Storage(cause) => cause.into(),
        }
    }
}

/// The fields of a posted form (`application/x-www-form-urlencoded`, or multipart without files).
/// Must be the last argument of a handler, because it reads the body.
#[derive(Debug, Default)]
pub struct Fields(Form);

/// The fields of a query string.
#[derive(Debug, Default)]
pub struct Query(Form);

macro_rules! reading {
    ($name:ident) => {
        impl $name {
            /// First value of `name`, without spaces at its ends; empty when absent.
            pub fn text(&self, name: &str) -> &str {
                self.0.text(name)
            }

            /// First value of `name` exactly as sent; `None` when absent.
            pub fn raw(&self, name: &str) -> Option<&str> {
                self.0.get(name)
            }

            /// Every value of `name`, in order, as sent.
            pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
                self.0.all(name)
            }

            /// Whether `name` was sent, empty or not (a ticked box).
            pub fn has(&self, name: &str) -> bool {
                self.0.get(name).is_some()
            }

            /// `name` read as a number or an id; `None` when absent or not one.
            pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
                self.text(name).parse().ok()
            }

            /// Every field in order, as sent.
            pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
                self.0.fields().iter().map(|(name, value)| (name.as_str(), value.as_str()))
            }
        }
    };
}
reading!(Fields);
reading!(Query);

impl Query {
    /// Reads a query string that was kept or sent as a value.
    /// Errors: `TooLarge`, `BadRequest`.
    pub fn of(text: &str) -> Result<Self> {
        Ok(Self(parse_urlencoded(text.as_bytes(), &limits(QUERY_BYTES))?))
    }
}

fn limits(bytes: usize) -> FormLimits {
    FormLimits { total_bytes: bytes, field_bytes: bytes, ..FormLimits::default() }
}

impl FromRequest<Arc<App>> for Fields {
    type Rejection = Error;
    async fn from_request(request: Request<Body>, _app: &Arc<App>) -> Result<Self> {
        Ok(Self(web::form::read(request, &limits(FORM_BYTES)).await?))
    }
}

/// Files one such form may bring.
const FILES: usize = 5;

/// Bytes of one of them: a good scan of some pages.
pub const FILE_BYTES: usize = 10 * 1024 * 1024;

/// Bytes that are read past at most, so that a form with a much too large file still comes back as typed.
const READ_PAST_BYTES: usize = 256 * 1024 * 1024;

/// The fields of a posted form with some small files (scans, papers). A file that is too large is left out and
/// named, and nothing typed is lost. Must be the last argument of a handler.
#[derive(Debug, Default)]
pub struct FieldsWithFiles {
    /// What was typed.
    pub fields: Fields,
    /// Files that were chosen, in order.
    pub files: Vec<Upload>,
    /// Fields of which a file was too large, or one too many.
    pub left_out: Vec<String>,
}

impl FromRequest<Arc<App>> for FieldsWithFiles {
    type Rejection = Error;
    async fn from_request(request: Request<Body>, _app: &Arc<App>) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let has_files = kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/"));
        // Only files are read past; fields stay in memory, so they are few and short.
        let with_files = FormLimits {
            total_bytes: READ_PAST_BYTES,
            fields: 80,
            field_bytes: 32 * 1024,
            leaves_out: true,
            ..FormLimits::with_files(FILES, FILE_BYTES)
        };
        let limits = if has_files { with_files } else { limits(FORM_BYTES) };
        let mut form = web::form::read(request, &limits).await?;
        let files = form.take_files().into_iter().filter(|file| file.size_bytes > 0).collect();
        let left_out = form.left_out().to_vec();
        Ok(Self { fields: Fields(form), files, left_out })
    }
}

impl FromRequestParts<Arc<App>> for Query {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _app: &Arc<App>) -> Result<Self> {
        Self::of(parts.uri.query().unwrap_or_default())
    }
}
