//! Types of services.

use std::collections::BTreeMap;

use db::{DbResult, FromRow, FromValue, Row, Value};
use jiff::civil::Date;
use rules::Code as _;
use rules::service::{Component, Hours, LineFault, Special, Standing, Week, missing};

use crate::ids::{ServiceId, UnitId};
use crate::{Ctx, Result};

/// What a standard says, component by component; those that are not said are not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standard(pub BTreeMap<Component, String>);

impl FromValue for Standard {
    fn from_value(value: Value) -> std::result::Result<Self, String> {
        let text = <String as FromValue>::from_value(value)?;
        let map: BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|error| format!("standard of a service: {error}"))?;
        let component = |(code, text): (String, String)| {
            let found = Component::from_code(&code).ok_or_else(|| format!("unknown component {code}"))?;
            Ok::<_, String>((found, text))
        };
        map.into_iter().map(component).collect::<std::result::Result<_, String>>().map(Self)
    }
}

impl From<&Standard> for Value {
    fn from(standard: &Standard) -> Self {
        let map: serde_json::Map<String, serde_json::Value> =
            standard.0.iter().map(|(one, text)| (one.code().to_owned(), text.clone().into())).collect();
        Self::Text(serde_json::Value::Object(map).to_string())
    }
}

db::record! {
    /// Where a service stands.
    #[derive(Debug, Clone)]
    pub struct Head {
        /// Id.
        pub id: ServiceId,
        /// Whose it is.
        pub unit_id: UnitId,
        /// `draft` or `published`.
        pub state: String,
        /// Raised by every change.
        pub version: i64,
        /// Last change, Unix ms.
        pub changed_at: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

db::record! {
    /// What is said of a service.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Content {
        /// Name.
        pub name: String,
        /// What it is for, in a sentence.
        pub summary: String,
        /// Words people look for it by.
        pub words: String,
        /// Its standard.
        pub standard: Standard,
        /// Opening hours as typed; empty = not said.
        pub hours: String,
        /// What the time with other hours is called (`Ramadan`); empty = none.
        pub special_name: String,
        /// Its first day, ISO; empty = none.
        pub special_from: String,
        /// Its last day, ISO; empty = none.
        pub special_to: String,
        /// Hours meanwhile, as typed.
        pub special_hours: String,
        /// Whether it is open on holidays.
        pub is_open_on_holidays: bool,
        /// Where one takes a number; empty = nowhere.
        pub queue_link: String,
    }
}

/// Why hours cannot be read: the field, and the line of it when it is one.
pub(super) struct HoursFault {
    pub(super) field: &'static str,
    pub(super) line: Option<LineFault>,
}

impl Content {
    /// The hours as rules know them. Errors: what cannot be read.
    pub(super) fn opening(&self) -> std::result::Result<Hours, HoursFault> {
        let at = |field| move |line| HoursFault { field, line: Some(line) };
        let week = Week::read(&self.hours).map_err(at("jam"))?;
        let special = if self.special_from.is_empty() && self.special_to.is_empty() {
            None
        } else {
            let day =
                |text: &str, field| text.parse::<Date>().map_err(|_no_day| HoursFault { field, line: None });
            let (from, to) =
                (day(&self.special_from, "khusus-dari")?, day(&self.special_to, "khusus-sampai")?);
            if to < from {
                return Err(HoursFault { field: "khusus-sampai", line: None });
            }
            let week = Week::read(&self.special_hours).map_err(at("khusus-jam"))?;
            Some(Special { from, to, week })
        };
        Ok(Hours { week, special, is_open_on_holidays: self.is_open_on_holidays })
    }

    /// Components the standard says nothing about.
    pub fn missing(&self) -> Vec<Component> {
        missing(&self.standard.0)
    }

    /// What the standard says of a component; empty when nothing.
    pub fn says(&self, component: Component) -> &str {
        self.standard.0.get(&component).map_or("", String::as_str)
    }
}

/// A service of a unit.
#[derive(Debug, Clone)]
pub struct Service {
    /// Where it stands.
    pub head: Head,
    /// What is said of it.
    pub said: Content,
}

impl FromRow for Service {
    fn from_row(row: &mut Row) -> DbResult<Self> {
        Ok(Self { head: Head::from_row(row)?, said: Content::from_row(row)? })
    }
}

impl Service {
    /// Whether everybody may see it.
    pub fn is_public(&self) -> bool {
        self.head.state == "published"
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/layanan/{}", self.head.id)
    }

    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja{}", self.path())
    }

    /// By what it is found.
    pub(crate) fn described(&self) -> crate::appdir::Described {
        crate::appdir::Described {
            name: self.said.name.clone(),
            words: format!("{} {}", self.said.words, self.said.says(Component::Product)),
            rest: self.said.summary.clone(),
        }
    }

    /// How its doors stand now, by the calendar of the body. Errors: hours that were stored cannot be read.
    pub(super) fn standing(&self, ctx: &Ctx, calendar: &rules::calendar::WorkCalendar) -> Result<Standing> {
        let hours = self.said.opening().map_err(|fault| {
            anyhow::anyhow!("hours of service {} cannot be read: {}", self.head.id, fault.field)
        })?;
        Ok(hours.at(rules::zone::local(ctx.now(), &ctx.directory.zone), calendar))
    }
}

db::record! {
    /// The signed pledge of a unit.
    #[derive(Debug, Clone)]
    pub struct Pledge {
        /// Id.
        pub id: i64,
        /// Whose it is.
        pub unit_id: UnitId,
        /// What is pledged.
        pub text: String,
        /// Who signed.
        pub signer_name: String,
        /// In which office.
        pub signer_position: String,
        /// When, ISO.
        pub signed_on: String,
        /// Demonstration row.
        pub is_sample: bool,
    }
}
