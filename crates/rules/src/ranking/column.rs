//! What a table counts: one network, or all of them.

use std::fmt;

use crate::Code;
use crate::activity::{Network, Reading};
use crate::code::coded;

/// The name of the table over website and all networks.
const ALL: &str = "all";

/// What the numbers of a table are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Website and networks together ([`super::overall()`]).
    All,
    /// One of them.
    Network(Network),
}

impl Column {
    /// All columns, the one over everything first.
    pub fn every() -> impl Iterator<Item = Self> {
        std::iter::once(Self::All).chain(Network::ALL.iter().copied().map(Self::Network))
    }

    /// The column of a code: `all` or that of a network. `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        if code == ALL { Some(Self::All) } else { Network::from_code(code).map(Self::Network) }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => ALL,
            Self::Network(network) => network.code(),
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

coded! {
    /// What a row says: a number, or why there is none.
    pub enum Status {
        /// A known number, zero included.
        Posts = "posts",
        /// There is an account, the number is not known.
        Unknown = "unknown",
        /// There is no account.
        NoAccount = "no_account",
    }
}

impl Status {
    /// The status of a reading.
    pub fn of(reading: Reading) -> Self {
        match reading {
            Reading::Posts(_) => Self::Posts,
            Reading::Unknown => Self::Unknown,
            Reading::None => Self::NoAccount,
        }
    }

    /// The reading of a status and its number. `None` when one does not go with the other.
    pub fn reading(self, posts: Option<u32>) -> Option<Reading> {
        match (self, posts) {
            (Self::Posts, Some(posts)) => Some(Reading::Posts(posts)),
            (Self::Unknown, None) => Some(Reading::Unknown),
            (Self::NoAccount, None) => Some(Reading::None),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_its_code() {
        assert_eq!(Column::every().count(), Network::ALL.len() + 1);
        for column in Column::every() {
            assert_eq!(Column::parse(column.code()), Some(column));
        }
        assert_eq!(Column::parse("semua"), None);
    }

    #[test]
    fn a_number_stands_with_posts_and_nowhere_else() {
        for reading in [Reading::Posts(0), Reading::Unknown, Reading::None] {
            assert_eq!(Status::of(reading).reading(reading.posts()), Some(reading));
        }
        assert_eq!(Status::Posts.reading(None), None);
        assert_eq!(Status::Unknown.reading(Some(0)), None);
    }
}
