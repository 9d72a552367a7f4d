//! Forms and query strings as extractors: what a person typed, trimmed, limited in size.
//!
//! A form that is too large or broken is refused before a handler sees it; everything else, spelling
//! included, is the handler's to judge, so that typed values can be shown again.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts};
use axum::http::Request;
use axum::http::request::Parts;
use web::form::{Form, FormError, FormLimits, parse_urlencoded};

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

impl FromRequestParts<Arc<App>> for Query {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _app: &Arc<App>) -> Result<Self> {
        Self::of(parts.uri.query().unwrap_or_default())
    }
}
