//! Types of the monthly tables.

use rules::activity::{Month, Network, Reading};
use rules::ranking::{Book, Closing, Column, League, Status};

use crate::deadline::recount::stored_day;
use crate::ids::{Coded, Hex, UnitId};
use crate::{Error, Result};

db::id! {
    /// A unit's word that a number is wrong.
    pub struct ProtestId
}

impl<'de> serde::Deserialize<'de> for ProtestId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        i64::deserialize(from).map(Self)
    }
}

db::record! {
    /// One unit in one table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Row {
        /// The league.
        pub league: Coded<League>,
        /// Code of the column.
        pub network: String,
        /// Order in the table, from 1.
        pub place: i64,
        /// The unit.
        pub unit_id: UnitId,
        /// Its name at the time.
        pub name: String,
        /// Its rank; none without a known number.
        pub rank: Option<i64>,
        /// Whether there is a number.
        pub status: Coded<Status>,
        /// The number.
        pub posts: Option<u32>,
        /// Posts seen at least.
        pub at_least: u32,
        /// Code of the road the number came by; empty for sums and gaps.
        pub road: String,
        /// Path that opens the rows behind the number; may be empty.
        pub evidence: String,
        /// Posts that do not count: repeated or filler.
        pub left_out: i64,
    }
}

impl Row {
    /// What is known. A row that contradicts itself counts as unknown.
    pub fn reading(&self) -> Reading {
        self.status.0.reading(self.posts).unwrap_or(Reading::Unknown)
    }

    /// Sets what is known.
    pub(super) fn set_reading(&mut self, reading: Reading) {
        self.status = Coded(Status::of(reading));
        self.posts = reading.posts();
    }

    /// The network; none for the sum.
    pub(super) fn one_network(&self) -> Option<Network> {
        match Column::parse(&self.network) {
            Some(Column::Network(network)) => Some(network),
            _ => None,
        }
    }
}

db::record! {
    /// A month that is frozen or further.
    #[derive(Debug, Clone)]
    pub struct ClosedMonth {
        /// The month, `2026-10`.
        pub month: String,
        /// Where it stands.
        pub state: Coded<Closing>,
        /// Counting rules of the day it was frozen.
        pub rules: String,
        /// SHA-256 of its rows.
        pub digest: Hex,
        /// When the draft was made, Unix ms.
        pub frozen_at: i64,
        /// Last day of the window for objections, ISO.
        pub closes_on: Option<String>,
        /// Calendar that day was counted by.
        pub calendar: String,
        /// When it was published, Unix ms.
        pub published_at: Option<i64>,
        /// Where a table from before this program was told; empty for one of its own.
        pub source: String,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl ClosedMonth {
    /// The month as the rules know it. Errors: `Internal` for a row nobody could have written.
    pub fn month(&self) -> Result<Month> {
        Month::parse(&self.month).ok_or_else(|| Error::Internal(anyhow::anyhow!("month {}", self.month)))
    }

    /// The counting rules it was made by.
    pub fn book(&self) -> Book {
        Book::parse(&self.rules).unwrap_or_default()
    }

    /// Last day of the window; none before it is opened. Errors: `Internal` for a row nobody could have written.
    pub(super) fn last_day(&self) -> Result<Option<jiff::civil::Date>> {
        self.closes_on.as_deref().map(stored_day).transpose()
    }
}

db::record! {
    /// A unit's word that a number is wrong, with the decision.
    #[derive(Debug, Clone)]
    pub struct Protest {
        /// Id.
        pub id: ProtestId,
        /// The month.
        pub month: String,
        /// The unit.
        pub unit_id: UnitId,
        /// Code of the network.
        pub network: String,
        /// The number the unit says is right.
        pub posts: i64,
        /// Why.
        pub reason: String,
        /// Where one can see it.
        pub evidence: String,
        /// `open`, `accepted` or `rejected`.
        pub state: String,
        /// When, Unix ms.
        pub made_at: i64,
        /// By whom.
        pub made_by: String,
        /// When it was decided, Unix ms.
        pub decided_at: Option<i64>,
        /// By whom; empty before.
        pub decided_by: String,
        /// The reason of the decision.
        pub decision: String,
    }
}

impl Protest {
    /// Whether it waits for a decision.
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }
}

db::record! {
    /// A number that was changed after freezing.
    #[derive(Debug, Clone)]
    pub struct Correction {
        /// The unit.
        pub unit_id: UnitId,
        /// Its name at the time of the table.
        pub name: String,
        /// Code of the network.
        pub network: String,
        /// When, Unix ms.
        pub changed_at: i64,
        /// Whether the table was public already.
        pub is_after: bool,
        /// What the row said before.
        pub old_status: Coded<Status>,
        /// Its number before.
        pub old_posts: Option<u32>,
        /// What it says since.
        pub status: Coded<Status>,
        /// Its number since.
        pub posts: Option<u32>,
        /// Why.
        pub reason: String,
    }
}

db::record! {
    /// How a unit stood in one league of one published month.
    #[derive(Debug, Clone)]
    pub struct PastMonth {
        /// The month.
        pub month: String,
        /// The league.
        pub league: Coded<League>,
        /// The rank.
        pub rank: Option<i64>,
        /// Whether there is a number.
        pub status: Coded<Status>,
        /// The number.
        pub posts: Option<u32>,
    }
}

/// The number by which the change log names a month: `202301`.
pub(super) fn log_id(month: Month) -> i64 {
    i64::from(month.year()) * 100 + i64::from(month.number())
}
