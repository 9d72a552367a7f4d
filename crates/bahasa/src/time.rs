//! The time of the day as people type it.

use jiff::civil::Time;

/// A time of the day as people type it: `09.05`, `9:05`, `pukul 09.05 WIB`, `9` (nine o'clock). `None` when it is none.
pub fn parse_time(typed: &str) -> Option<Time> {
    let folded = crate::fold(typed);
    let mut parts = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !matches!(*part, "pukul" | "jam" | "wib" | "wita" | "wit"));
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next().map_or(Ok(0), str::parse).ok()?;
    // A third part is seconds, which some browsers send.
    let seconds = parts.next().map_or(Ok(0), str::parse::<i8>).ok()?;
    if parts.next().is_some() {
        return None;
    }
    Time::new(hour, minute, seconds, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::parse_time;
    use proptest::prelude::*;

    #[test]
    fn times_as_people_type_them() {
        for typed in ["09.05", "9:05", "09:05:00", "pukul 09.05 WIB", "jam 9.05"] {
            let time = parse_time(typed).unwrap();
            assert_eq!((time.hour(), time.minute()), (9, 5), "{typed}");
        }
        assert_eq!(parse_time("9").unwrap().hour(), 9);
        for typed in ["", "besok", "25.00", "9.75", "1.2.3.4"] {
            assert!(parse_time(typed).is_none(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_typing_is_a_time_of_the_day_or_refused(typed in "(pukul |jam )?([0-9.: ]|WIB|\\PC){0,12}") {
            let _read = parse_time(&typed);
        }

        #[test]
        fn every_minute_is_read_however_it_is_typed(
            hour in 0_i8..24,
            minute in 0_i8..60,
            mark in prop::sample::select(vec![".", ":", " ", "-", "："]),
            before in prop::sample::select(vec!["", "pukul ", "JAM "]),
            after in prop::sample::select(vec!["", " WIB", " wita", "."]),
        ) {
            let time = parse_time(&format!("{before}{hour:02}{mark}{minute:02}{after}"));
            prop_assert_eq!(time.map(|time| (time.hour(), time.minute())), Some((hour, minute)));
        }
    }
}
