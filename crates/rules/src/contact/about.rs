//! What a unit is spoken to about.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::RungDay;
use crate::activity::Month;
use crate::code::coded;
use crate::service_report::HalfYear;

coded! {
    /// Kinds of causes.
    pub enum Topic {
        /// The website had no news in a month.
        Silence = "silence",
        /// A half-yearly report was not signed in time.
        Report = "report",
    }
}

/// The cause of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The first silent month.
    Silence(Month),
    /// A report that was due on a day.
    Report(HalfYear, Date),
}

impl About {
    /// What is stored of a cause: its text, and the day a report was due, ISO.
    /// None when the two make no cause.
    pub fn parse(topic: Topic, text: &str, due: Option<Date>) -> Option<Self> {
        match topic {
            Topic::Silence => Month::parse(text).map(Self::Silence),
            Topic::Report => HalfYear::parse(text).zip(due).map(|(period, due)| Self::Report(period, due)),
        }
    }

    /// Its kind.
    pub fn topic(self) -> Topic {
        match self {
            Self::Silence(_) => Topic::Silence,
            Self::Report(..) => Topic::Report,
        }
    }

    /// Month or half-year as it is stored.
    pub fn text(self) -> String {
        match self {
            Self::Silence(month) => month.to_string(),
            Self::Report(period, _) => period.to_string(),
        }
    }

    /// The day of a rung. For a silent month it stands in the calendar; a late report begins on the day after it was
    /// due and keeps the distances between the rungs.
    pub(super) fn day(self, first: RungDay, rung: RungDay) -> Date {
        match self {
            Self::Silence(month) => rung.of(month),
            Self::Report(_, due) => {
                let month = Month::of(due);
                let distance = (rung.of(month) - first.of(month)).get_days();
                due.saturating_add(1.day()).saturating_add(distance.days())
            }
        }
    }
}
