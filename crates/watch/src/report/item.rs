//! News of a site, with the day it is of and how sure that is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rules::activity::{Month, Road};
use serde::{Deserialize, Serialize};

/// How sure something is, 0 to 100 per cent. Whole per cents, so that reports compare equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(u8);

impl Confidence {
    /// That many per cent, at most 100.
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// As a share between 0 and 1, for JSON read by others.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The per cents.
    pub fn get(self) -> u8 {
        self.0
    }

    /// What is left when this much of it is doubtful: `90 %` scaled by `50 %` is `45 %`.
    #[must_use]
    pub fn scaled(self, percent: u8) -> Self {
        let scaled = u16::from(self.0) * u16::from(percent.min(100)) / 100;
        Self(u8::try_from(scaled).unwrap_or(100))
    }
}

/// When something was published: many sites say only the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Published {
    /// An instant.
    At(Timestamp),
    /// A day of the body's zone.
    On(Date),
}

impl Published {
    /// The day in the zone of the body.
    pub fn day(self, zone: &TimeZone) -> Date {
        match self {
            Self::At(instant) => zone.to_datetime(instant).date(),
            Self::On(day) => day,
        }
    }

    /// An instant in Unix ms; a bare day is taken at noon, which is on that day in all of Indonesia.
    pub fn ms(self, zone: &TimeZone) -> i64 {
        match self {
            Self::At(instant) => instant.as_millisecond(),
            Self::On(day) => {
                zone.to_timestamp(day.at(12, 0, 0, 0)).map(Timestamp::as_millisecond).unwrap_or_default()
            }
        }
    }
}

/// How a date was written where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WrittenDate {
    /// For machines, with year, month and day in a fixed order.
    Machine,
    /// Month in words.
    Words,
    /// In the address, as `/2023/02/11/`.
    Address,
    /// `13/02/2023`: one reading only.
    Numbers,
    /// `12/03/2023`: read day first as Indonesians write; the other reading is possible.
    Ambiguous,
    /// `2 hari yang lalu`, counted from the time of reading.
    Relative,
    /// The day a file was changed, which need not be the day of publication.
    Changed,
}

/// One news item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its address, absolute.
    pub address: String,
    /// Its title as plain text, at most 300 characters; empty where none was seen.
    pub title: String,
    /// When it was published.
    pub published: Published,
    /// How the date was written.
    pub written: WrittenDate,
    /// The road on which it was found.
    #[serde(with = "super::code")]
    pub road: Road,
    /// How sure its date is.
    pub confidence: Confidence,
}

/// The newest news of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newest {
    /// The day in the zone of the body.
    pub day: Date,
    /// The instant in Unix ms; noon of the day where only the day is known.
    pub at: i64,
    /// Its title; empty where none was seen.
    pub title: String,
    /// How it was found.
    #[serde(with = "super::code")]
    pub method: Road,
    /// How sure it is.
    pub confidence: Confidence,
    /// Where it can be seen: the item, or the list it stands in.
    pub evidence: String,
}

/// News of one month on one road.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthCount {
    /// The month, as `2026-11`.
    pub month: String,
    /// The road.
    #[serde(with = "super::code")]
    pub road: Road,
    /// Items seen.
    pub posts: u32,
    /// Whether the whole month was seen up to the time of reading; otherwise there may be more.
    pub complete: bool,
}

impl MonthCount {
    /// The month. `None` when the report was damaged.
    pub fn month(&self) -> Option<Month> {
        Month::parse(&self.month)
    }
}
