//! What can go wrong with the index. A question by a reader is never an error.

use std::path::PathBuf;

/// Result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the index could not be opened, changed or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process writes this index; only the serving process may.
    #[error("the search index is in use by another process")]
    Locked,
    /// The folder holds files that are not an index; nothing in it was touched.
    #[error("not a search index, and not empty: {0}")]
    Foreign(PathBuf),
    /// The folder or a file in it could not be read or written (full disk, rights).
    #[error("search index folder {path}: {source}")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The engine refused; the index may have to be rebuilt.
    #[error("search engine: {0}")]
    Engine(tantivy::TantivyError),
    /// The position could not be written with the commit.
    #[error("position of the change log: {0}")]
    Position(#[from] serde_json::Error),
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        match error {
            tantivy::TantivyError::LockFailure(tantivy::directory::error::LockError::LockBusy, _) => {
                Self::Locked
            }
            other => Self::Engine(other),
        }
    }
}
