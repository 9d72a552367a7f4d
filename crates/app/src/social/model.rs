//! Rows of the slice.

use rules::activity::{Month, Network, Road};
use rules::social::{Kind, Seen};

use crate::ids::{AccountId, BodyId, Coded, FileId, SocialAccountId, SocialImportId, SocialMonthId, UnitId};

db::record! {
    /// An account of a unit on a network.
    #[derive(Debug, Clone)]
    pub struct Account {
        /// Id.
        pub id: SocialAccountId,
        /// Whose.
        pub unit_id: UnitId,
        /// Where.
        pub network: Coded<Network>,
        /// Handle without `@`.
        pub handle: String,
        /// Address for people.
        pub url: String,
        /// Who answers for it.
        pub owner: String,
        /// Decree it rests on.
        pub decree: String,
        /// Who runs it.
        pub administrators: String,
        /// How somebody made sure that it is the unit's; empty = nobody did.
        pub verified_how: String,
        /// Who did.
        pub verified_by: Option<AccountId>,
        /// When, Unix ms.
        pub verified_at: Option<i64>,
        /// First month of its activity, `2023-01`.
        pub active_since: String,
        /// When it was given up, Unix ms.
        pub ended_at: Option<i64>,
        /// Handles it had before, one a line.
        pub former_handles: String,
        /// What it is called for good on the network; empty = not known.
        pub remote_id: String,
        /// Its keys, sealed.
        pub(super) tokens: Option<Vec<u8>>,
        /// Code of the problem of the last reading; empty = none.
        pub problem: String,
        /// When it was last read, Unix ms.
        pub read_at: Option<i64>,
        /// Nothing is asked before this, Unix ms.
        pub wait_until: Option<i64>,
        /// Whether it is a made-up sample.
        pub is_sample: bool,
    }
}

/// What can be said of an account in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// Somebody made sure that it is the unit's.
    Verified,
    /// Nobody did yet.
    Unverified,
    /// Given up.
    Ended,
}

impl Account {
    /// See [`AccountState`].
    pub fn state(&self) -> AccountState {
        match (self.ended_at, self.verified_at) {
            (Some(_), _) => AccountState::Ended,
            (None, Some(_)) => AccountState::Verified,
            (None, None) => AccountState::Unverified,
        }
    }

    /// Its page in the workroom.
    pub fn path(&self) -> String {
        format!("/kerja/akun-medsos/{}", self.id)
    }
}

impl AccountState {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Unverified => "unverified",
            Self::Ended => "ended",
        }
    }
}

db::record! {
    /// A file that was taken in.
    #[derive(Debug, Clone)]
    pub struct ImportRow {
        /// Id.
        pub id: SocialImportId,
        /// Name of the file.
        pub name: String,
        /// What it was.
        pub shape: String,
        /// Rows taken.
        pub rows: i64,
        /// Rows that could not be taken.
        pub faults: i64,
        /// When, Unix ms.
        pub at: i64,
        /// When it was taken back, Unix ms.
        pub removed_at: Option<i64>,
    }
}

db::record! {
    /// A reading.
    #[derive(Debug, Clone)]
    pub(super) struct ReadingRow {
        pub(super) id: i64,
        pub(super) unit_id: UnitId,
        pub(super) network: Coded<Network>,
        pub(super) road: Coded<Road>,
        pub(super) account_id: Option<SocialAccountId>,
        pub(super) from_at: i64,
        pub(super) to_at: i64,
        pub(super) posts: i64,
        pub(super) asked: i64,
        pub(super) cost: i64,
        pub(super) problem: String,
        pub(super) ids: String,
        pub(super) at: i64,
    }
}

db::record! {
    /// A post as seen on one road.
    #[derive(Debug, Clone)]
    pub(super) struct PostRow {
        pub(super) post_id: String,
        pub(super) road: Coded<Road>,
        pub(super) kind: Coded<Kind>,
        pub(super) permalink: String,
        pub(super) published_at: i64,
        pub(super) times_seen: i64,
        pub(super) first_seen: i64,
        pub(super) last_seen: i64,
        pub(super) is_deleted: bool,
    }
}

impl PostRow {
    pub(super) fn seen(&self) -> Seen {
        Seen {
            kind: self.kind.0,
            published: self.published_at,
            times: u32::try_from(self.times_seen).unwrap_or(0),
            is_deleted: self.is_deleted,
        }
    }
}

db::record! {
    /// A month as somebody says it was.
    #[derive(Debug, Clone)]
    pub(super) struct MonthRow {
        pub(super) id: SocialMonthId,
        pub(super) unit_id: UnitId,
        pub(super) network: Coded<Network>,
        pub(super) month: String,
        /// `count`, `uncounted`, `none`.
        pub(super) said: String,
        pub(super) posts: Option<i64>,
        pub(super) proof: String,
        pub(super) import_id: Option<SocialImportId>,
        pub(super) by_id: Option<AccountId>,
        pub(super) at: i64,
        pub(super) checked_posts: Option<i64>,
        pub(super) checked_by: Option<AccountId>,
        pub(super) checked_at: Option<i64>,
        /// A picture that proves it.
        pub(super) picture_id: Option<FileId>,
    }
}

impl MonthRow {
    /// The month; `None` when the row was damaged.
    pub(super) fn month(&self) -> Option<Month> {
        Month::parse(&self.month)
    }

    /// Whether a second person found another number: then it proves nothing any more.
    pub(super) fn is_disproved(&self) -> bool {
        self.checked_at.is_some() && self.checked_posts != self.posts
    }
}

/// One number of one road: what is counted again after something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) unit: UnitId,
    pub(super) network: Network,
    pub(super) month: Month,
    pub(super) road: Road,
}

impl Place {
    /// Where the rows behind the number are shown.
    pub(super) fn evidence(self, code: &str) -> String {
        format!("/kerja/akun-medsos/hitungan?unit={code}&jaringan={}&bulan={}", self.network, self.month)
    }
}

/// The body a statement is about, with the time it is made.
pub(super) type At = (BodyId, i64);
