//! Forms as browsers send them: fields in order, several values per name, files; everything limited.
//!
//! Every limit has its own error, so that the application can say in the visitor's language which file or
//! field was too large, and keep what else was typed.

mod multipart;

use std::borrow::Cow;
use std::fmt;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

pub use multipart::{Spool, Upload};

/// The most bytes a body may have where a route says nothing else.
pub const DEFAULT_BODY_BYTES: usize = 256 * 1024;

/// What a form may hold.
#[derive(Clone, Copy, Debug)]
pub struct FormLimits {
    /// Bytes of the whole body, files included.
    pub total_bytes: usize,
    /// Number of fields and files together.
    pub fields: usize,
    /// Bytes of one field.
    pub field_bytes: usize,
    /// Number of files. 0: the form takes no files.
    pub files: usize,
    /// Bytes of one file.
    pub file_bytes: usize,
    /// Whether files too large or too many are read past and named in [`Form::left_out`], so that what was typed
    /// is not lost; their bytes are not kept. Otherwise the whole form is refused.
    pub leaves_out: bool,
}

impl Default for FormLimits {
    fn default() -> Self {
        Self {
            total_bytes: DEFAULT_BODY_BYTES,
            fields: 500,
            field_bytes: DEFAULT_BODY_BYTES,
            files: 0,
            file_bytes: 0,
            leaves_out: false,
        }
    }
}

impl FormLimits {
    /// The default limits and in addition `files` files of `file_bytes` each.
    pub fn with_files(files: usize, file_bytes: usize) -> Self {
        let total_bytes = file_bytes.saturating_mul(files).saturating_add(2 * DEFAULT_BODY_BYTES);
        Self { total_bytes, files, file_bytes, ..Self::default() }
    }
}

/// Why a form was not read.
#[derive(Debug)]
pub enum FormError {
    /// The whole body is larger than this many bytes.
    TooLarge {
        /// The limit.
        limit_bytes: usize,
    },
    /// One field is too long.
    FieldTooLarge {
        /// Its name in the form.
        field: String,
        /// The limit.
        limit_bytes: usize,
    },
    /// One file is too large.
    FileTooLarge {
        /// Its name in the form.
        field: String,
        /// The name the file had at the visitor's.
        file_name: String,
        /// The limit.
        limit_bytes: usize,
    },
    /// More fields than this.
    TooManyFields {
        /// The limit.
        limit: usize,
    },
    /// More files than this.
    TooManyFiles {
        /// The limit.
        limit: usize,
    },
    /// Neither of the two form types.
    WrongType,
    /// Not well-formed, or the connection broke.
    Malformed,
    /// A large file could not be put aside: the disk is full, mostly.
    Storage(std::io::Error),
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit_bytes } => write!(f, "the body exceeds {limit_bytes} bytes"),
            Self::FieldTooLarge { field, limit_bytes } => {
                write!(f, "field `{field}` exceeds {limit_bytes} bytes")
            }
            Self::FileTooLarge { field, limit_bytes, .. } => {
                write!(f, "a file of `{field}` exceeds {limit_bytes} bytes")
            }
            Self::TooManyFields { limit } => write!(f, "more than {limit} fields"),
            Self::TooManyFiles { limit } => write!(f, "more than {limit} files"),
            Self::WrongType => f.write_str("the body is no form"),
            Self::Malformed => f.write_str("the form is not well-formed"),
            Self::Storage(error) => write!(f, "an uploaded file could not be put aside: {error}"),
        }
    }
}

impl std::error::Error for FormError {}

/// What a form brought, in its order.
#[derive(Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
    left_out: Vec<String>,
}

impl Form {
    /// The first value of `name`, as typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first value of `name` without spaces at its ends, empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default().trim()
    }

    /// Every value of `name`, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field, in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The files that were chosen, in order.
    pub fn files(&self) -> &[Upload] {
        &self.files
    }

    /// Fields of which a file was left out, see [`FormLimits::leaves_out`].
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Takes the files out and leaves the rest.
    pub fn take_files(&mut self) -> Vec<Upload> {
        std::mem::take(&mut self.files)
    }

    /// Takes the files out.
    pub fn into_files(self) -> Vec<Upload> {
        self.files
    }
}

/// Reads a form of either type from a request.
///
/// Errors: a limit is exceeded, or the body is no well-formed form.
pub async fn read(request: Request<Body>, limits: &FormLimits) -> Result<Form, FormError> {
    if declared_bytes(request.headers()).is_some_and(|bytes| bytes > limits.total_bytes) {
        return Err(FormError::TooLarge { limit_bytes: limits.total_bytes });
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        return multipart::read(request, limits).await;
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(FormError::WrongType);
    }
    let body = read_body(request.into_body(), limits.total_bytes).await?;
    parse_urlencoded(&body, limits)
}

/// Reads a whole body of at most `limit_bytes`.
///
/// Errors: [`FormError::TooLarge`], or [`FormError::Malformed`] when the connection broke.
pub async fn read_body(body: Body, limit_bytes: usize) -> Result<Bytes, FormError> {
    match Limited::new(body, limit_bytes).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(FormError::TooLarge { limit_bytes }),
        Err(_) => Err(FormError::Malformed),
    }
}

fn declared_bytes(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Parses `a=1&b=2`, from a body or a query. Broken escapes stand for themselves, bytes that are no UTF-8
/// become the replacement character: a visitor's text is never refused for its spelling.
///
/// Errors: a limit is exceeded.
pub fn parse_urlencoded(bytes: &[u8], limits: &FormLimits) -> Result<Form, FormError> {
    let mut form = Form::default();
    if bytes.len() > limits.total_bytes {
        return Err(FormError::TooLarge { limit_bytes: limits.total_bytes });
    }
    for (name, value) in form_urlencoded::parse(bytes) {
        if value.len() > limits.field_bytes {
            return Err(FormError::FieldTooLarge { field: short(&name), limit_bytes: limits.field_bytes });
        }
        form.push(name, value, limits)?;
    }
    Ok(form)
}

impl Form {
    fn push(
        &mut self,
        name: Cow<'_, str>,
        value: Cow<'_, str>,
        limits: &FormLimits,
    ) -> Result<(), FormError> {
        if self.fields.len() + self.files.len() >= limits.fields {
            return Err(FormError::TooManyFields { limit: limits.fields });
        }
        self.fields.push((name.into_owned(), value.into_owned()));
        Ok(())
    }
}

/// A name for an error message: a stranger's field name may be very long.
fn short(name: &str) -> String {
    name.chars().take(60).collect()
}

#[cfg(test)]
mod tests;
