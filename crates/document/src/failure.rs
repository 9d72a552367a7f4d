//! Why a document that was taken could not be read or drawn.

use serde::{Deserialize, Serialize};

/// Why reading or drawing failed. The file stays what it is: it is kept and offered, only not searchable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Failure {
    /// Broken beyond what the reader can mend.
    #[error("the document is damaged")]
    Damaged,
    /// It opens only with a password.
    #[error("the document is encrypted")]
    Encrypted,
    /// Files of this kind are kept but not read.
    #[error("documents of this kind are not read")]
    NotRead,
    /// There is no such page.
    #[error("there is no page {index}")]
    NoSuchPage {
        /// The page asked for, from 0.
        index: usize,
    },
    /// A page would need more pixels than we draw.
    #[error("the page is too large to draw")]
    TooLarge,
    /// It took longer than the limit.
    #[error("reading took too long")]
    TimedOut,
    /// The reading process ended by itself: out of memory, or a fault in a library.
    #[error("the reading process broke off")]
    BrokeOff,
    /// The reading process could not be started or talked to: our fault, worth another try later.
    #[error("the reading process could not be used")]
    Unavailable,
}
