//! Why a file is not taken as a document. Each reason has a text that says what to do.

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is a program or a script, whatever it is called.
    #[error("the file is a program")]
    Program,
    /// A drawing that may hold scripts (SVG).
    #[error("the file is a drawing with possible scripts")]
    Drawing,
    /// An office document with a program inside.
    #[error("the document has macros")]
    Macros,
    /// An office document that opens only with a password.
    #[error("the document is locked with a password")]
    Locked,
    /// An archive of files, not a document.
    #[error("the file is an archive")]
    Archive,
    /// The name says one kind of document, the content is another.
    #[error("the name does not fit the content")]
    Mislabelled,
    /// None of the kinds taken.
    #[error("files of this kind are not taken")]
    NotTaken,
    /// An office document that would unpack to very much.
    #[error("the document unpacks to too much")]
    UnpacksTooLarge,
    /// Cut off or broken so far that it does not even show what it is.
    #[error("the file is damaged")]
    Damaged,
}

impl Refusal {
    /// The text that tells the sender what is wrong and what to do.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "document-refused-empty",
            Self::Program => "document-refused-program",
            Self::Drawing => "document-refused-drawing",
            Self::Macros => "document-refused-macros",
            Self::Locked => "document-refused-locked",
            Self::Archive => "document-refused-archive",
            Self::Mislabelled => "document-refused-mislabelled",
            Self::NotTaken => "document-refused-kind",
            Self::UnpacksTooLarge => "document-refused-bomb",
            Self::Damaged => "document-refused-damaged",
        }
    }
}
