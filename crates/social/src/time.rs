//! Instants as the networks and the tables write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use rules::activity::Month;
use rules::zone;

/// An instant with its zone: RFC 3339, or with `+0000` as Meta writes it. Unix ms.
pub fn moment(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at.as_millisecond());
    }
    let parsed = strtime::parse("%Y-%m-%dT%H:%M:%S%z", text).ok()?;
    parsed.to_timestamp().ok().map(Timestamp::as_millisecond)
}

/// An instant as RFC 3339 in UTC, whole seconds: what X takes.
pub(crate) fn utc(ms: i64) -> String {
    zone::rfc3339(ms, &TimeZone::UTC).replace("+00:00", "Z")
}

/// Order of day and month in a date of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// `01/31/2023`, as Meta exports it.
    MonthFirst,
    /// `31/01/2023`, as Indonesia writes it.
    DayFirst,
}

/// The two leading numbers of a date of figures, as they stand.
pub(crate) fn leading(text: &str) -> Option<(i8, i8)> {
    let mut parts = text.trim().split(['/', '.', '-']);
    Some((parts.next()?.trim().parse().ok()?, parts.next()?.trim().parse().ok()?))
}

/// A date and time without a zone. Year-first is understood in either order.
/// `None` for what is no date; a date without a time is midnight.
pub(crate) fn civil(text: &str, order: Order) -> Option<DateTime> {
    let text = text.trim();
    let year_first = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y/%m/%d"];
    let month_first = ["%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M %p", "%m/%d/%Y"];
    let day_first = ["%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y"];
    let figures: &[&str] = match order {
        Order::MonthFirst => &month_first,
        Order::DayFirst => &day_first,
    };
    let parse = |format: &&str| {
        let parsed = strtime::parse(format, text).ok()?;
        parsed.to_datetime().ok().or_else(|| parsed.to_date().ok().map(|day| day.at(0, 0, 0, 0)))
    };
    let written = || bahasa::parse_date(text).ok().map(|day| day.at(0, 0, 0, 0));
    year_first.iter().chain(figures).find_map(parse).or_else(written)
}

/// A date (with or without time) as people type it, day first, in a zone. Unix ms.
pub fn local_moment(text: &str, zone: &TimeZone) -> Option<i64> {
    moment(text).or_else(|| zone::instant(civil(text, Order::DayFirst)?, zone))
}

/// A month as tables write it: `2023-01`, `2023/1`, `01/2023`, `202301`, `Januari 2023`, `Jan 2023`, or a day of it.
pub fn month_of(text: &str) -> Option<Month> {
    let folded = bahasa::fold(text.trim());
    let parts: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let made = |year: &str, month: &str| {
        let number = month.parse::<u8>().ok().or_else(|| month_named(month))?;
        Month::parse(&format!("{year}-{number:02}"))
    };
    match parts.as_slice() {
        [one] if one.len() == 6 && one.bytes().all(|byte| byte.is_ascii_digit()) => {
            let (year, month) = one.split_at_checked(4)?;
            made(year, month)
        }
        [first, second] if first.len() == 4 => made(first, second),
        [first, second] if second.len() == 4 => made(second, first),
        _ => civil(text, Order::DayFirst).map(|at| Month::of(at.date())).filter(|month| month.year() >= 2000),
    }
}

/// The number of a month by its Indonesian or English name, whole or at least three letters of it.
fn month_named(word: &str) -> Option<u8> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |name: &str| word.len() >= 3 && name.starts_with(word);
    (1..=12_u8).zip(ENGLISH).find_map(|(number, english)| {
        let indonesian = bahasa::fold(bahasa::month_name(i8::try_from(number).ok()?));
        (is_it(&indonesian) || is_it(english)).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_of_every_network_are_read() {
        let same = moment("2023-01-31T16:59:59Z").unwrap();
        for text in ["2023-01-31T16:59:59+0000", "2023-01-31T23:59:59+07:00", "2023-01-31T16:59:59.000Z"] {
            assert_eq!(moment(text), Some(same), "{text}");
        }
        assert_eq!(moment("31 Januari 2023"), None);
        assert_eq!(utc(same), "2023-01-31T16:59:59Z");
    }

    #[test]
    fn months_are_read_as_people_write_them() {
        let january = Month::parse("2023-01");
        for text in [
            "2023-01",
            "2023/1",
            "01/2023",
            "1-2023",
            "202301",
            "Januari 2023",
            "JAN 2023",
            "January 2023",
            "2023-01-31",
        ] {
            assert_eq!(month_of(text), january, "{text}");
        }
        for wrong in ["", "2023", "13/2023", "bulan ini", "2023-00"] {
            assert_eq!(month_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_of_figures_follow_the_order_of_their_file() {
        let text = "01/02/2023 08:30";
        assert_eq!(civil(text, Order::MonthFirst).unwrap().to_string(), "2023-01-02T08:30:00");
        assert_eq!(civil(text, Order::DayFirst).unwrap().to_string(), "2023-02-01T08:30:00");
        assert_eq!(civil("5 Januari 2023", Order::DayFirst).unwrap().to_string(), "2023-01-05T00:00:00");
        assert_eq!(civil("Lifetime", Order::MonthFirst), None);
    }
}
