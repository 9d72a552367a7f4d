//! The form type with files. Small files stay in memory, larger ones wait in a nameless temporary file,
//! so that ten photos sent at once do not fill the memory.

use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _};
use axum::http::{Request, StatusCode};

use super::{Form, FormError, FormLimits, short};

/// Larger files are put aside on disk.
const MEMORY_BYTES: usize = 64 * 1024;

/// A connection that says nothing for so long is gone, and must not hold its place.
const QUIET: Duration = Duration::from_mins(1);

/// Extension of a request: the folder in which its files are put aside, nameless. Without it the machine's
/// own folder for such files is used, which may be memory.
#[derive(Clone, Debug)]
pub struct Spool(pub PathBuf);

/// A file from a form. Nothing about it is to be believed before its content was looked at.
#[derive(Debug)]
pub struct Upload {
    /// The field's name in the form.
    pub field: String,
    /// The name the file had at the visitor's, without folders.
    pub file_name: String,
    /// Its size.
    pub size_bytes: usize,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Memory(Vec<u8>),
    Disk(std::fs::File),
}

impl Upload {
    /// The content as a nameless file at its beginning.
    ///
    /// Errors: it cannot be put on disk, or not be wound back.
    pub fn into_file(self) -> io::Result<std::fs::File> {
        let mut file = match self.content {
            Content::Disk(file) => file,
            Content::Memory(bytes) => {
                let mut file = tempfile::tempfile()?;
                file.write_all(&bytes)?;
                file
            }
        };
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }

    /// The content. Blocks while reading a large file.
    ///
    /// Errors: the temporary file cannot be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match &self.content {
            Content::Memory(bytes) => Ok(bytes.clone()),
            Content::Disk(file) => {
                let mut file = file.try_clone()?;
                file.seek(SeekFrom::Start(0))?;
                let mut bytes = Vec::with_capacity(self.size_bytes);
                file.read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

impl Content {
    fn push(&mut self, chunk: &[u8], spool: Option<&Path>) -> io::Result<()> {
        if let Self::Memory(bytes) = self
            && bytes.len().saturating_add(chunk.len()) > MEMORY_BYTES
        {
            let mut file = spool.map_or_else(tempfile::tempfile, tempfile::tempfile_in)?;
            file.write_all(bytes)?;
            *self = Self::Disk(file);
        }
        match self {
            Self::Memory(bytes) => bytes.extend_from_slice(chunk),
            // A write to the page cache of at most a chunk: short enough for an async worker.
            Self::Disk(file) => file.write_all(chunk)?,
        }
        Ok(())
    }
}

pub(super) async fn read(request: Request<Body>, limits: &FormLimits) -> Result<Form, FormError> {
    let mut request = request;
    DefaultBodyLimit::max(limits.total_bytes).apply(&mut request);
    let spool = request.extensions().get::<Spool>().map(|spool| spool.0.clone());
    let malformed = |error: MultipartError| too_large_or_malformed(&error, limits);
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| FormError::Malformed)?;
    let mut form = Form::default();
    while let Some(field) = in_time(multipart.next_field()).await?.map_err(malformed)? {
        if field.file_name().is_some() {
            read_file(&mut form, field, limits, spool.as_deref()).await?;
        } else {
            read_field(&mut form, field, limits).await?;
        }
    }
    Ok(form)
}

/// Waits for the next bytes.
async fn in_time<T>(bytes: impl Future<Output = T>) -> Result<T, FormError> {
    tokio::time::timeout(QUIET, bytes).await.map_err(|_| FormError::Malformed)
}

fn too_large_or_malformed(error: &MultipartError, limits: &FormLimits) -> FormError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return FormError::TooLarge { limit_bytes: limits.total_bytes };
    }
    FormError::Malformed
}

async fn read_field(form: &mut Form, mut field: Field<'_>, limits: &FormLimits) -> Result<(), FormError> {
    let name = field.name().unwrap_or_default().to_owned();
    let mut value = Vec::new();
    let explain = |error: MultipartError| too_large_or_malformed(&error, limits);
    while let Some(chunk) = in_time(field.chunk()).await?.map_err(explain)? {
        if value.len().saturating_add(chunk.len()) > limits.field_bytes {
            return Err(FormError::FieldTooLarge { field: short(&name), limit_bytes: limits.field_bytes });
        }
        value.extend_from_slice(&chunk);
    }
    form.push(name.into(), String::from_utf8_lossy(&value), limits)
}

async fn read_file(
    form: &mut Form,
    mut field: Field<'_>,
    limits: &FormLimits,
    spool: Option<&Path>,
) -> Result<(), FormError> {
    let name = field.name().unwrap_or_default().to_owned();
    let file_name = base_name(field.file_name().unwrap_or_default());
    let mut content = Content::Memory(Vec::new());
    let mut size_bytes = 0_usize;
    let explain = |error: MultipartError| too_large_or_malformed(&error, limits);
    let mut is_left_out = false;
    while let Some(chunk) = in_time(field.chunk()).await?.map_err(explain)? {
        size_bytes = size_bytes.saturating_add(chunk.len());
        let is_one_too_many = form.files.len() >= limits.files;
        if limits.leaves_out && (is_one_too_many || size_bytes > limits.file_bytes) {
            // What was put aside is given back at once; the rest is only read past.
            content = Content::Memory(Vec::new());
            is_left_out = true;
            continue;
        }
        if is_one_too_many {
            return Err(FormError::TooManyFiles { limit: limits.files });
        }
        if size_bytes > limits.file_bytes {
            let limit_bytes = limits.file_bytes;
            return Err(FormError::FileTooLarge { field: short(&name), file_name, limit_bytes });
        }
        content.push(&chunk, spool).map_err(FormError::Storage)?;
    }
    if is_left_out {
        form.left_out.push(short(&name));
        return Ok(());
    }
    // A file field left empty arrives as a nameless file without bytes.
    if size_bytes == 0 && file_name.is_empty() {
        return Ok(());
    }
    if form.files.len() >= limits.files {
        return Err(FormError::TooManyFiles { limit: limits.files });
    }
    form.files.push(Upload { field: name, file_name, size_bytes, content });
    Ok(())
}

/// The last part of a path of either system, at most 200 characters, without control characters.
fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}
