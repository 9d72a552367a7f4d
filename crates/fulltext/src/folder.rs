//! The folder of an index: opened when it is ours, whole and of this version, emptied otherwise.

use std::fs;
use std::path::Path;

use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::schema::Schema;

use crate::error::{Error, Result};
use crate::{analyzer, schema};

/// Says with which schema, stemmer and engine the folder was written.
const VERSION_FILE: &str = "terbuka-version";

/// Written by the engine in every index.
const META_FILE: &str = "meta.json";

/// An index up to this size is read through at the start to find flipped bits; a larger one would delay the
/// start by seconds, and its files are still checked for their length and footer.
const CHECKED_BYTES: u64 = 256 << 20;

/// Opens or makes the index in `dir`. The flag says that it is empty and must be fed from the beginning.
/// Errors: `Foreign` when the folder holds something else, `Locked` when it must be emptied while another
/// process writes it, `Folder` for the disk.
pub(crate) fn open(dir: &Path) -> Result<(tantivy::Index, bool)> {
    let (schema, _) = schema::build();
    fs::create_dir_all(dir).map_err(|source| folder_error(dir, source))?;
    if dir.join(META_FILE).exists() && written_version(dir).as_deref() == Some(version().as_str()) {
        match open_whole(dir, &schema) {
            Ok(index) => return Ok((index, false)),
            Err(problem) => tracing::warn!(%problem, "search index is damaged, it will be rebuilt"),
        }
    }
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    let lock = directory
        .acquire_lock(&INDEX_WRITER_LOCK)
        .map_err(|error| tantivy::TantivyError::LockFailure(error, None))?;
    empty(dir)?;
    let index = tantivy::Index::create_in_dir(dir, schema)?;
    let version_file = dir.join(VERSION_FILE);
    fs::write(&version_file, version()).map_err(|source| folder_error(&version_file, source))?;
    drop(lock);
    Ok((index, true))
}

/// Everything the bytes in the folder depend on.
fn version() -> String {
    format!("{}; schema {}; {}\n", tantivy::version_string(), schema::SCHEMA_VERSION, analyzer::version())
}

/// The version a folder says it has, none when it says nothing readable.
fn written_version(dir: &Path) -> Option<String> {
    fs::read_to_string(dir.join(VERSION_FILE)).ok()
}

/// Opens an index and makes sure that all its files are there and as they were written.
fn open_whole(dir: &Path, schema: &Schema) -> Result<tantivy::Index> {
    let index = tantivy::Index::open_in_dir(dir)?;
    if index.schema() != *schema {
        return Err(tantivy::TantivyError::SchemaError("other fields".to_owned()).into());
    }
    if size(dir)? <= CHECKED_BYTES {
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            return Err(tantivy::TantivyError::InternalError(format!("wrong checksum: {damaged:?}")).into());
        }
    }
    index.reader()?;
    Ok(index)
}

fn size(dir: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(dir).map_err(|source| folder_error(dir, source))? {
        let entry = entry.map_err(|source| folder_error(dir, source))?;
        bytes += entry.metadata().map_err(|source| folder_error(&entry.path(), source))?.len();
    }
    Ok(bytes)
}

/// Removes the files of an old index, and nothing else: a wrong `--data` must not cost anybody their files.
/// The two files that mark the folder as ours go last, so that a kill in between leaves it recognisable.
fn empty(dir: &Path) -> Result<()> {
    let mut files = Vec::new();
    let mut is_ours = false;
    for entry in fs::read_dir(dir).map_err(|source| folder_error(dir, source))? {
        let entry = entry.map_err(|source| folder_error(dir, source))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().map_err(|source| folder_error(&entry.path(), source))?.is_file();
        if name == META_FILE || name == VERSION_FILE {
            is_ours = true;
        } else if name == ".managed.json" || (is_file && !name.starts_with('.')) {
            files.push(entry.path());
        } else if !name.starts_with(".tantivy") {
            return Err(Error::Foreign(dir.to_owned()));
        }
    }
    if !is_ours && files.iter().any(|file| !file.ends_with(".managed.json")) {
        return Err(Error::Foreign(dir.to_owned()));
    }
    files.extend([dir.join(META_FILE), dir.join(VERSION_FILE)]);
    for file in files {
        match fs::remove_file(&file) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(folder_error(&file, source));
            }
            _ => {}
        }
    }
    Ok(())
}

fn folder_error(path: &Path, source: std::io::Error) -> Error {
    Error::Folder { path: path.to_owned(), source }
}
