//! Who is called together: whole kecamatan with their kelurahan, two at a time, one batch each working day.

use jiff::civil::Date;

use crate::calendar::{Reading, WorkCalendar};

/// A kecamatan with its kelurahan (PP 17/2018 Ps.25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Id of the kecamatan.
    pub unit: i64,
    /// Ids of its kelurahan.
    pub below: Vec<i64>,
}

/// Splits kecamatan, in their order, into batches of `at_a_time` kecamatan; each batch is the list of its units, the
/// kecamatan before its kelurahan. The last batch may be smaller. No kecamatan is split. `at_a_time` of 0 is taken
/// for 1.
pub fn batches(districts: &[District], at_a_time: usize) -> Vec<Vec<i64>> {
    let units = |district: &District| {
        std::iter::once(district.unit).chain(district.below.iter().copied()).collect::<Vec<_>>()
    };
    districts.chunks(at_a_time.max(1)).map(|batch| batch.iter().flat_map(units).collect()).collect()
}

/// The day of each of `count` batches: `first` itself if it is a working day, else the next one, and from there each
/// following working day. Beyond the loaded calendar only Saturdays and Sundays are left out: a meeting binds nobody
/// by law, and its day can be changed.
pub fn days(calendar: &WorkCalendar, first: Date, count: usize) -> Vec<Date> {
    use jiff::civil::Weekday::{Saturday, Sunday};
    let is_open = |day: Date| {
        let weekend = matches!(day.weekday(), Saturday | Sunday);
        calendar.is_working(day, Reading::Legal).unwrap_or(!weekend)
    };
    let following = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    following.filter(|day| is_open(*day)).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::builtin;
    use jiff::civil::date;

    fn district(unit: i64, below: &[i64]) -> District {
        District { unit, below: below.to_vec() }
    }

    #[test]
    fn two_kecamatan_at_a_time_come_with_their_kelurahan() {
        let city = [district(1, &[11, 12]), district(2, &[21]), district(3, &[])];
        assert_eq!(batches(&city, 2), vec![vec![1, 11, 12, 2, 21], vec![3]]);
        assert_eq!(batches(&city, 0).len(), 3, "none at a time is one at a time");
        assert!(batches(&[], 2).is_empty());
    }

    #[test]
    fn eight_kecamatan_and_43_kelurahan_are_four_batches_without_anybody_left_out() {
        let city: Vec<District> = (1..=8).map(|n| district(n, &[n * 100, n * 100 + 1])).collect();
        let batches = batches(&city, 2);
        assert_eq!(batches.len(), 4);
        assert_eq!(batches.concat().len(), 24);
    }

    #[test]
    fn batches_meet_on_working_days_only() {
        // 16 February 2026 is collective leave, 17 February a holiday (SKB 1497/2025).
        let days = days(builtin(), date(2026, 2, 13), 3);
        assert_eq!(days, [date(2026, 2, 13), date(2026, 2, 18), date(2026, 2, 19)]);
    }

    #[test]
    fn beyond_the_calendar_only_weekends_are_left_out() {
        assert_eq!(days(builtin(), date(2099, 3, 14), 1), [date(2099, 3, 16)]);
    }
}
