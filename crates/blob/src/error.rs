//! What can go wrong with stored files.

/// Result of every call of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file of this name.
    #[error("there is no such file")]
    NotFound,
    /// The bytes are not what their name says.
    #[error("stored file {0} is damaged")]
    Damaged(String),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The object store does not answer, or refuses us. Trying again later may help.
    #[error("the object store cannot be reached: {0}")]
    Unreachable(String),
    /// A setting cannot be used.
    #[error("{0}")]
    Setting(String),
    /// Any other failure of a disk.
    #[error(transparent)]
    Io(std::io::Error),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{NotFound, QuotaExceeded, StorageFull};
        match error.kind() {
            NotFound => Self::NotFound,
            StorageFull | QuotaExceeded => Self::Full,
            _ => Self::Io(error),
        }
    }
}

/// Runs work on a disk beside the request threads.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Error::Io(std::io::Error::other(error))))
}
