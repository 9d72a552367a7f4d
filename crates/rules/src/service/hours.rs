//! Whether the doors are open now: the week, a special time such as Ramadan, and the days the calendar closes.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};

use super::week::{Opening, Week};
use crate::calendar::{DayKind, WorkCalendar};

/// Days looked ahead for the next opening.
const AHEAD: usize = 30;

/// Hours that hold from a day to a day instead of the usual ones, such as in Ramadan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Hours meanwhile.
    pub week: Week,
}

/// Opening hours of a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    /// The usual week.
    pub week: Week,
    /// Other hours for a time.
    pub special: Option<Special>,
    /// Whether it is open on holidays too, as an emergency room is.
    pub is_open_on_holidays: bool,
}

/// How the doors stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is known: no hours were said.
    Unknown,
    /// Open until a time of the day.
    Open {
        /// When they close.
        until: Time,
    },
    /// Closed.
    Closed {
        /// Why, when it is a day the calendar closes: its name.
        holiday: Option<String>,
        /// When they open again, within a month.
        opens: Option<DateTime>,
    },
}

impl Hours {
    /// Hours of a day; none when it is closed.
    pub fn of(&self, date: Date, calendar: &WorkCalendar) -> &[Opening] {
        if self.holiday(date, calendar).is_some() {
            return &[];
        }
        let special = self.special.as_ref().filter(|special| special.from <= date && date <= special.to);
        special.map_or(&self.week, |special| &special.week).of(date.weekday())
    }

    /// The name of the holiday that closes the doors on a day. A year the calendar does not hold has none: the usual
    /// hours are told then.
    fn holiday<'a>(&self, date: Date, calendar: &'a WorkCalendar) -> Option<&'a str> {
        let closes = |kind: DayKind| kind != DayKind::SpecialWorkday;
        let marked = calendar.marked(date).filter(|day| closes(day.kind) && !self.is_open_on_holidays);
        marked.map(|day| day.name.as_str())
    }

    /// How the doors stand at a local date and time.
    pub fn at(&self, now: DateTime, calendar: &WorkCalendar) -> Standing {
        if self.week.is_empty() {
            return Standing::Unknown;
        }
        let (today, time) = (now.date(), now.time());
        let open = self.of(today, calendar).iter().find(|opening| opening.from <= time && time < opening.to);
        if let Some(opening) = open {
            return Standing::Open { until: opening.to };
        }
        let days = std::iter::successors(Some(today), |day| day.checked_add(1.days()).ok()).take(AHEAD + 1);
        let opens = days
            .flat_map(|day| self.of(day, calendar).iter().map(move |opening| day.to_datetime(opening.from)))
            .find(|opens| *opens > now);
        Standing::Closed { holiday: self.holiday(today, calendar).map(str::to_owned), opens }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::calendar::CalendarDay;

    fn calendar() -> WorkCalendar {
        let day = |date, kind, name: &str| CalendarDay {
            date,
            kind,
            name: name.to_owned(),
            decree: "SKB".to_owned(),
        };
        let days = vec![
            day(date(2026, 1, 1), DayKind::NationalHoliday, "Tahun Baru"),
            day(date(2026, 12, 25), DayKind::NationalHoliday, "Natal"),
            day(date(2026, 12, 24), DayKind::CollectiveLeave, "Cuti bersama Natal"),
        ];
        WorkCalendar::new("uji", "SKB", false, days)
    }

    fn hours() -> Hours {
        let week = Week::read("Senin-Kamis 08.00-12.00, 13.00-15.30\nJumat 08.00-11.30").unwrap();
        Hours { week, ..Hours::default() }
    }

    #[test]
    fn doors_stand_open_only_within_their_hours() {
        let at = |hour, minute| hours().at(date(2026, 11, 23).at(hour, minute, 0, 0), &calendar());
        assert_eq!(at(8, 0), Standing::Open { until: time(12, 0, 0, 0) });
        let closed = |opens| Standing::Closed { holiday: None, opens: Some(opens) };
        assert_eq!(at(12, 0), closed(date(2026, 11, 23).at(13, 0, 0, 0)));
        assert_eq!(at(7, 59), closed(date(2026, 11, 23).at(8, 0, 0, 0)));
        assert_eq!(at(15, 30), closed(date(2026, 11, 24).at(8, 0, 0, 0)));
        assert_eq!(Hours::default().at(date(2026, 11, 23).at(9, 0, 0, 0), &calendar()), Standing::Unknown);
    }

    #[test]
    fn a_holiday_closes_the_doors_and_is_named() {
        let now = date(2026, 12, 24).at(9, 0, 0, 0);
        let opens = Some(date(2026, 12, 28).at(8, 0, 0, 0));
        let holiday = Some("Cuti bersama Natal".to_owned());
        assert_eq!(hours().at(now, &calendar()), Standing::Closed { holiday, opens });
        let emergency = Hours { is_open_on_holidays: true, ..hours() };
        assert_eq!(emergency.at(now, &calendar()), Standing::Open { until: time(12, 0, 0, 0) });
    }

    #[test]
    fn in_ramadan_other_hours_hold() {
        let week = Week::read("Senin-Jumat 08.00-14.00").unwrap();
        let special = Some(Special { from: date(2026, 11, 20), to: date(2026, 11, 30), week });
        let hours = Hours { special, ..hours() };
        let at = |day| hours.at(date(2026, 11, day).at(14, 30, 0, 0), &calendar());
        assert!(matches!(at(23), Standing::Closed { .. }));
        assert_eq!(at(19), Standing::Open { until: time(15, 30, 0, 0) });
    }
}
