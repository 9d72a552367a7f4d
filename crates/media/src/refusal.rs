//! Why a file is not taken. The application says it in the visitor's language.

use crate::sniff::FileKind;

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is larger than allowed.
    #[error("the file exceeds {limit_bytes} bytes")]
    TooLarge {
        /// The limit.
        limit_bytes: usize,
    },
    /// The picture has too many pixels, said by its header before anything is decoded.
    #[error("the picture has {width} × {height} pixels, which is too many")]
    TooManyPixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// A picture was wanted and this is none we read.
    #[error("the file is no picture but {kind:?}")]
    NotAPicture {
        /// What it is.
        kind: FileKind,
    },
    /// Files of this kind are not taken.
    #[error("files of kind {kind:?} are not taken")]
    NotAllowed {
        /// What it is.
        kind: FileKind,
    },
    /// The name says one thing, the content another.
    #[error("the name ends in `{extension}` but the file is {kind:?}")]
    Mislabelled {
        /// What the name says, in small letters.
        extension: String,
        /// What it is.
        kind: FileKind,
    },
    /// An office document with a program inside.
    #[error("the document has macros")]
    HasMacros,
    /// An office document that would unpack to very much.
    #[error("the document unpacks to too much")]
    UnpacksTooLarge,
    /// Cut off or broken.
    #[error("the file is damaged")]
    Damaged,
}
