//! Types of contacts.

use jiff::civil::Date;
use rules::contact::{About, Ending, Ladder, Rung, State, Topic};

use crate::Result;
use crate::deadline::recount::stored_day;
use crate::ids::{Coded, ContactId, UnitId};
use crate::locale::{Locale, month_in_words};
use crate::semester::period_in_words;

db::record! {
    /// A contact with a unit that is silent or late.
    #[derive(Debug, Clone)]
    pub struct Contact {
        /// Id.
        pub id: ContactId,
        /// The unit.
        pub unit_id: UnitId,
        /// Why it is spoken to.
        pub topic: Coded<Topic>,
        /// The first silent month (`2026-10`), or the half-year of the report (`2026-1`).
        pub about: String,
        /// The day the report was due, ISO.
        pub due_on: Option<String>,
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

    /// Its cause. Errors: `Internal` for a row that cannot be read.
    pub(super) fn about(&self) -> Result<About> {
        let due = self.due_on.as_deref().map(stored_day).transpose()?;
        let unread = || anyhow::anyhow!("stored cause {:?} of {}", self.about, self.topic.0);
        Ok(About::parse(self.topic.0, &self.about, due).ok_or_else(unread)?)
    }

    /// Whether it is about a report that is late.
    pub fn is_report(&self) -> bool {
        self.topic.0 == Topic::Report
    }

    /// Month or half-year in words.
    pub(super) fn about_in_words(&self, locale: Locale) -> Result<String> {
        Ok(match self.about()? {
            About::Silence(month) => month_in_words(locale, month.first_day()),
            About::Report(period, _) => period_in_words(locale, period),
        })
    }

    /// The key of a text, which has a twin for reports: `contact-next` and `contact-report-next`.
    pub(super) fn key(&self, name: &str) -> String {
        if self.is_report() { format!("contact-report-{name}") } else { format!("contact-{name}") }
    }

    /// The next rung. Errors: `Internal` for a day that cannot be read: taken for unknown, nobody would be told.
    pub(super) fn next(&self, ladder: &Ladder) -> Result<Option<rules::contact::Due>> {
        let day =
            |text: &Option<String>| -> Result<Option<Date>> { text.as_deref().map(stored_day).transpose() };
        let last = self.rung.map(|rung| rung.0).zip(day(&self.rung_on)?);
        Ok(ladder.next(self.about()?, last, day(&self.held_until)?))
    }
}
