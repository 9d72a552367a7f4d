//! One post as a network tells it.

use rules::social::Kind;

/// What a post is; counting looks at this alone. See [`rules::social`].
pub use rules::social::Kind as PostKind;

/// One post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Post {
    /// When it was first published, Unix ms.
    pub published: i64,
    /// Id on the network; never changes.
    pub id: String,
    /// Address for people; empty where the network names none.
    pub permalink: String,
    /// What it is.
    pub kind: Kind,
}
