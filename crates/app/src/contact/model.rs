//! Types of contacts.

use jiff::civil::Date;
use rules::activity::Month;
use rules::contact::{Ending, Ladder, Rung, State};

use crate::Result;
use crate::deadline::recount::stored_day;
use crate::ids::{Coded, ContactId, UnitId};

db::record! {
    /// A contact with a silent unit.
    #[derive(Debug, Clone)]
    pub struct Contact {
        /// Id.
        pub id: ContactId,
        /// The silent unit.
        pub unit_id: UnitId,
        /// The first silent month (`2026-10`).
        pub month: String,
        /// Where it stands.
        pub state: Coded<State>,
        /// The highest rung reached.
        pub rung: Option<Coded<Rung>>,
        /// Its day, ISO.
        pub rung_on: Option<String>,
        /// Last day of a promise or an accepted excuse, ISO.
        pub held_until: Option<String>,
        /// Until when an excuse asks that nobody answered yet, ISO.
        pub excuse_until: Option<String>,
        /// Day of the next rung, ISO; none at the top.
        pub next_on: Option<String>,
        /// How it ended.
        pub ending: Option<Coded<Ending>>,
        /// Whether it was made for the demonstration.
        pub is_sample: bool,
        /// Raised by every change.
        pub version: i64,
        /// When it was opened, Unix ms.
        pub opened_at: i64,
        /// When it ended, Unix ms.
        pub ended_at: Option<i64>,
    }
}

db::record! {
    /// Something that was said or done.
    #[derive(Debug, Clone)]
    pub(super) struct Step {
        /// A rung, an answer, `call`, `accepted`, `refused` or an ending, by its code.
        pub kind: String,
        /// To whom, in words.
        pub reader: String,
        /// What was said.
        pub words: String,
        /// Until when, ISO.
        pub until_on: Option<String>,
        /// Who noted it; none for the program.
        pub by_name: Option<String>,
        /// When, Unix ms.
        pub happened_at: i64,
    }
}

impl Contact {
    /// Its page in the workroom.
    pub fn path(&self) -> String {
        format!("/kerja/kontak-unit/{}", self.id)
    }

    /// Whether the ladder still runs or is held.
    pub fn is_open(&self) -> bool {
        self.state.0 != State::Ended
    }

    /// The silent month. Errors: `Internal` for a row that cannot be read.
    pub(super) fn month(&self) -> Result<Month> {
        let unread = || anyhow::anyhow!("stored month {:?}", self.month);
        Ok(Month::parse(&self.month).ok_or_else(unread)?)
    }

    /// The next rung. Errors: `Internal` for a day that cannot be read: taken for unknown, nobody would be told.
    pub(super) fn next(&self, ladder: &Ladder) -> Result<Option<rules::contact::Due>> {
        let day =
            |text: &Option<String>| -> Result<Option<Date>> { text.as_deref().map(stored_day).transpose() };
        let last = self.rung.map(|rung| rung.0).zip(day(&self.rung_on)?);
        Ok(ladder.next(self.month()?, last, day(&self.held_until)?))
    }
}
