//! Types of saved searches.

use crate::locale::Locale;

db::id! {
    /// A saved search.
    pub struct SubscriptionId
}

/// Nobody answered the letter: the address is forgotten after so long, milliseconds.
pub(super) const UNCONFIRMED_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// The letter is not sent again sooner, milliseconds.
pub(super) const AGAIN_MS: i64 = 60 * 60 * 1000;

/// Searches one address may wait to confirm: nobody's box is filled by strangers.
pub(super) const MOST_UNCONFIRMED: i64 = 3;

/// Searches one address may follow.
pub(super) const MOST_FOLLOWED: i64 = 50;

db::record! {
    /// A search somebody follows.
    #[derive(Debug, Clone)]
    pub(super) struct Subscription {
        /// Id.
        pub(super) id: SubscriptionId,
        /// The search as a query string, see `search::Asked`.
        pub(super) question: String,
        /// The reader's address, sealed.
        pub(super) sealed_address: Vec<u8>,
        /// Finds the address without opening it.
        pub(super) address_mark: String,
        /// Language of letters.
        pub(super) locale: String,
        /// When the letter that asks was sent last, Unix ms.
        pub(super) asked_at: i64,
        /// When the owner of the address said yes, Unix ms.
        pub(super) confirmed_at: Option<i64>,
        /// What was published until then has been told, Unix ms.
        pub(super) seen_until: i64,
    }
}

impl Subscription {
    /// Language of letters.
    pub(super) fn locale(&self) -> Locale {
        Locale::from_code(&self.locale)
    }
}
