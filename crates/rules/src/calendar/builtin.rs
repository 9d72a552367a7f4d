//! The calendars that travel inside the program, one file a year.

use std::sync::LazyLock;

use super::{CalendarDay, WorkCalendar, laid_over, read};

/// Years compared with their decrees or agreed on by every publication.
const YEARS: [&str; 9] = [
    include_str!("../../data/calendar/2018.csv"),
    include_str!("../../data/calendar/2019.csv"),
    include_str!("../../data/calendar/2020.csv"),
    include_str!("../../data/calendar/2021.csv"),
    include_str!("../../data/calendar/2022.csv"),
    include_str!("../../data/calendar/2023.csv"),
    include_str!("../../data/calendar/2024.csv"),
    include_str!("../../data/calendar/2025.csv"),
    include_str!("../../data/calendar/2026.csv"),
];

/// A year whose decree was not seen: used only by who asks for it by name.
const PROVISIONAL: &str = include_str!("../../data/calendar/2027-provisional.csv");

/// Name of the calendar the program uses by itself.
const NATIONAL: &str = "nasional-2026.1";

/// Name of the one that also holds the provisional year.
const WITH_2027: &str = "nasional-2027-sementara";

/// The national calendar, 2018 to 2026. Later years come by decree: `terbuka calendar load`.
pub fn builtin() -> &'static WorkCalendar {
    static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(|| {
        let days: Vec<CalendarDay> = YEARS.iter().flat_map(|year| taken(year)).collect();
        let decree = newest_decree(&days);
        WorkCalendar::new(NATIONAL, &decree, false, days)
    });
    &CALENDAR
}

/// A calendar of the program by its name. `None` for another name.
pub fn named(name: &str) -> Option<&'static WorkCalendar> {
    static WITH: LazyLock<WorkCalendar> = LazyLock::new(|| {
        let days = taken(PROVISIONAL);
        let decree = newest_decree(&days);
        WorkCalendar::new(WITH_2027, &decree, true, laid_over(builtin(), days))
    });
    match name {
        NATIONAL => Some(builtin()),
        WITH_2027 => Some(&WITH),
        _ => None,
    }
}

/// Names [`named`] knows, the one in use first.
pub fn names() -> [&'static str; 2] {
    [NATIONAL, WITH_2027]
}

/// A file that cannot be read gives no day, so its year counts as not loaded; a test reads all of them.
fn taken(source: &str) -> Vec<CalendarDay> {
    read(source.as_bytes()).unwrap_or_default()
}

fn newest_decree(days: &[CalendarDay]) -> String {
    days.last().map(|day| day.decree.clone()).unwrap_or_default()
}
