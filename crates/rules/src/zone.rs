//! Instants and days. An instant is Unix milliseconds UTC; a day belongs to the zone of its body
//! (WIB, WITA, WIT), and so does a month of a ranking (`domain.md` §11).

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The local date and time of an instant. Out-of-range instants are read as the epoch.
pub fn local(ms: i64, zone: &TimeZone) -> DateTime {
    let instant = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(instant)
}

/// The local day of an instant.
pub fn day(ms: i64, zone: &TimeZone) -> Date {
    local(ms, zone).date()
}

/// The instant of a local date and time. Indonesia has no summer time, so there is exactly one.
/// Errors: `None` outside the years jiff can count.
pub fn instant(at: DateTime, zone: &TimeZone) -> Option<i64> {
    zone.to_timestamp(at).ok().map(Timestamp::as_millisecond)
}

/// The next time the clock of the zone shows `hour`, Unix ms; at that hour itself, the one of tomorrow.
pub fn next_hour(ms: i64, hour: i8, zone: &TimeZone) -> i64 {
    let now = local(ms, zone);
    let today = now.date();
    let day = if now.hour() < hour { today } else { today.tomorrow().unwrap_or(today) };
    instant(day.at(hour, 0, 0, 0), zone).unwrap_or(i64::MAX)
}

/// First instant of a month and first instant of the next one: a half-open range.
/// Errors: `None` for a month that does not exist.
pub fn month_range(year: i16, month: i8, zone: &TimeZone) -> Option<(i64, i64)> {
    let first = Date::new(year, month, 1).ok()?;
    let next = first.last_of_month().tomorrow().ok()?;
    Some((instant(first.at(0, 0, 0, 0), zone)?, instant(next.at(0, 0, 0, 0), zone)?))
}

/// An instant as RFC 3339 in the zone, seconds precise: `2026-11-22T09:05:00+07:00`.
pub fn rfc3339(ms: i64, zone: &TimeZone) -> String {
    let instant = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let whole = instant.round(jiff::Unit::Second).unwrap_or(instant);
    let offset = zone.to_offset(whole);
    whole.display_with_offset(offset).to_string()
}

/// Days between two instants, by the calendar of the zone.
pub fn days_between(from_ms: i64, to_ms: i64, zone: &TimeZone) -> i32 {
    let span: SignedDuration = day(to_ms, zone).duration_since(day(from_ms, zone));
    i32::try_from(span.as_hours() / 24).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn a_month_of_a_ranking_is_a_month_of_the_citys_zone() {
        let (from, to) = month_range(2023, 1, &zone("Asia/Jakarta")).unwrap();
        assert_eq!(rfc3339(from, &zone("Asia/Jakarta")), "2023-01-01T00:00:00+07:00");
        assert_eq!(rfc3339(to, &TimeZone::UTC), "2023-01-31T17:00:00+00:00");
    }

    #[test]
    fn the_three_zones_have_their_own_day() {
        let late = instant(jiff::civil::date(2026, 11, 22).at(23, 30, 0, 0), &zone("Asia/Jakarta")).unwrap();
        assert_eq!(day(late, &zone("Asia/Jakarta")).to_string(), "2026-11-22");
        assert_eq!(day(late, &zone("Asia/Jayapura")).to_string(), "2026-11-23");
    }

    #[test]
    fn a_month_that_does_not_exist_is_no_month() {
        assert_eq!(month_range(2026, 13, &TimeZone::UTC), None);
    }

    #[test]
    fn days_are_counted_by_the_calendar() {
        let zone = zone("Asia/Jakarta");
        let (from, to) = month_range(2026, 2, &zone).unwrap();
        assert_eq!(days_between(from, to, &zone), 28);
    }
}
