//! What is known of one unit on one network in one month.

/// A count, or why there is none. A gap is never zero (`domain.md` §11: "no account" is not zero).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The unit has no account on this network, or no website.
    None,
    /// There is an account, but nobody could count.
    Unknown,
    /// Counted original posts.
    Posts(u32),
}

impl Reading {
    /// The count where one is known.
    pub fn posts(self) -> Option<u32> {
        match self {
            Self::Posts(count) => Some(count),
            Self::None | Self::Unknown => None,
        }
    }
}
