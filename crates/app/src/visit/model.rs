//! Types of numbers and of questions that found nothing.

use rules::visit::Kind;

use crate::ids::{Coded, UnitId};

db::record! {
    /// How often a thing was read in some days.
    #[derive(Debug, Clone)]
    pub struct Reads {
        /// What it is.
        pub kind: Coded<Kind>,
        /// Which one.
        pub item_id: i64,
        /// Whose it is.
        pub unit_id: UnitId,
        /// How often.
        pub reads: i64,
    }
}

db::record! {
    /// All reads of a month.
    #[derive(Debug, Clone)]
    pub(super) struct MonthSum {
        /// `2026-11`.
        pub(super) month: String,
        pub(super) reads: i64,
    }
}

db::record! {
    /// A question that found nothing, asked often enough to be seen.
    #[derive(Debug, Clone)]
    pub struct Unfound {
        /// Its words.
        pub words: String,
        /// On how many days.
        pub days: i64,
        /// How often.
        pub asked: i64,
        /// The last day, ISO.
        pub last_on: String,
    }
}

db::record! {
    /// What the city did about such a question.
    #[derive(Debug, Clone)]
    pub struct Answered {
        /// Its words.
        pub words: String,
        /// `offered` or `not_ours`.
        pub verdict: String,
        /// Why it is not the city's matter; empty when offered.
        pub reason: String,
        /// The unit that was asked to publish it.
        pub unit_id: Option<UnitId>,
        /// What it was asked by.
        pub template_id: Option<i64>,
        /// When, Unix ms.
        pub answered_at: i64,
    }
}
