//! Types of the diary.

use db::{DbResult, FromRow, Row};
use rules::event::State;

use crate::ids::{Coded, EventId, UnitId};

db::record! {
    /// Where something in the diary stands.
    #[derive(Debug, Clone)]
    pub struct Head {
        /// Id.
        pub id: EventId,
        /// Whose it is.
        pub unit_id: UnitId,
        /// Where it stands.
        pub state: Coded<State>,
        /// Raised by every change.
        pub version: i64,
        /// When it would have begun before it was moved in public, Unix ms.
        pub moved_from: Option<i64>,
        /// Why it was moved or called off; empty when it was not.
        pub reason: String,
        /// Last change, Unix ms.
        pub changed_at: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

db::record! {
    /// What is said of it.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Content {
        /// Title.
        pub title: String,
        /// What happens there.
        pub about: String,
        /// Begin, Unix ms; of whole days midnight in the zone of the body.
        pub starts_at: i64,
        /// End, Unix ms; of whole days the midnight after the last one.
        pub ends_at: i64,
        /// Whether it lasts whole days.
        pub is_all_day: bool,
        /// Where.
        pub place: String,
        /// The kecamatan it is in.
        pub district_id: Option<UnitId>,
        /// Who knows more.
        pub contact: String,
        /// Where more is written; empty = nowhere.
        pub link: String,
    }
}

/// Something in the diary of a unit.
#[derive(Debug, Clone)]
pub struct Event {
    /// Where it stands.
    pub head: Head,
    /// What is said of it.
    pub said: Content,
}

impl FromRow for Event {
    fn from_row(row: &mut Row) -> DbResult<Self> {
        Ok(Self { head: Head::from_row(row)?, said: Content::from_row(row)? })
    }
}

impl Event {
    /// Whether everybody may see it.
    pub fn is_public(&self) -> bool {
        matches!(self.head.state.0, State::Published | State::Cancelled)
    }

    /// Whether it was called off.
    pub fn is_off(&self) -> bool {
        self.head.state.0 == State::Cancelled
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/agenda/{}", self.head.id)
    }

    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja{}", self.path())
    }
}
