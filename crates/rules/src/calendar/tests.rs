//! What the calendar promises.

use jiff::civil::{Date, date};

use super::*;

fn day(date: Date, kind: DayKind) -> CalendarDay {
    CalendarDay { date, kind, name: "x".to_owned(), decree: "y".to_owned() }
}

fn small(days: Vec<CalendarDay>) -> WorkCalendar {
    WorkCalendar::new("uji", "keputusan", false, days)
}

#[test]
fn skb_3_menteri_every_year_from_2018_to_2026_is_loaded_and_no_other() {
    assert_eq!(builtin().version().years, (2018..=2026).collect::<Vec<_>>());
    assert!(!builtin().version().is_provisional);
    assert_eq!(builtin().days().count(), 213);
    assert_eq!(
        builtin().is_working(date(2027, 1, 4), Reading::Legal).unwrap_err().to_string(),
        "calendar not loaded for 2027"
    );
    assert!(builtin().days().all(|day| !day.decree.is_empty()));
}

#[test]
fn skb_1497_2025_the_year_2026_is_as_decreed() {
    let of = |kind| builtin().days().filter(|d| d.date.year() == 2026 && d.kind == kind).count();
    assert_eq!((of(DayKind::NationalHoliday), of(DayKind::CollectiveLeave)), (17, 8));
    let leave = date(2026, 3, 20);
    assert_eq!(builtin().is_working(leave, Reading::Legal), Ok(false));
    assert_eq!(builtin().is_working(leave, Reading::Safe), Ok(true));
    // A holiday on a Sunday closes no second day.
    assert_eq!(builtin().is_working(date(2026, 4, 6), Reading::Legal), Ok(true));
}

#[test]
fn skb_933_2025_added_a_day_in_the_middle_of_the_year() {
    let added = builtin().marked(date(2025, 8, 18)).unwrap();
    assert_eq!(added.kind, DayKind::CollectiveLeave);
    assert!(added.decree.contains("933/2025"));
}

#[test]
fn a_year_without_its_decree_is_used_only_by_name_and_says_so() {
    let [used, other] = names();
    assert_eq!(named(used).map(|calendar| &calendar.version().name), Some(&builtin().version().name));
    let provisional = named(other).unwrap();
    assert!(provisional.version().is_provisional && provisional.holds(date(2027, 6, 1)));
    assert!(named("2099").is_none());
}

#[test]
fn each_kind_of_day_counts_as_it_should() {
    let wednesday = date(2026, 7, 8);
    for (kind, legal, safe) in [
        (DayKind::NationalHoliday, false, false),
        (DayKind::CollectiveLeave, false, true),
        (DayKind::LocalHoliday, false, false),
        (DayKind::ElectionDay, false, false),
        (DayKind::SpecialWorkday, true, true),
    ] {
        let calendar = small(vec![day(date(2026, 1, 1), DayKind::NationalHoliday), day(wednesday, kind)]);
        assert_eq!(calendar.is_working(wednesday, Reading::Legal), Ok(legal), "{kind}");
        assert_eq!(calendar.is_working(wednesday, Reading::Safe), Ok(safe), "{kind}");
    }
    let saturday = date(2026, 7, 11);
    let open =
        small(vec![day(date(2026, 1, 1), DayKind::NationalHoliday), day(saturday, DayKind::SpecialWorkday)]);
    assert_eq!(open.nth_after(date(2026, 7, 10), 1, Reading::Legal), Ok(saturday));
    let leave_on_sunday = small(vec![
        day(date(2026, 1, 1), DayKind::NationalHoliday),
        day(date(2026, 7, 12), DayKind::CollectiveLeave),
    ]);
    assert_eq!(leave_on_sunday.is_working(date(2026, 7, 12), Reading::Safe), Ok(false));
}

#[test]
fn a_count_that_leaves_the_loaded_years_is_refused_on_both_sides_and_over_a_gap() {
    let years = [2020, 2022].map(|year| day(date(year, 1, 1), DayKind::NationalHoliday));
    let calendar = small(years.to_vec());
    assert_eq!(calendar.version().years, [2020, 2022]);
    assert_eq!(calendar.nth_after(date(2020, 12, 31), 1, Reading::Legal), Err(NotLoaded { year: 2021 }));
    assert_eq!(calendar.nth_before(date(2022, 1, 4), 2, Reading::Legal), Err(NotLoaded { year: 2021 }));
    assert_eq!(calendar.nth_after(date(2021, 6, 1), 1, Reading::Safe), Err(NotLoaded { year: 2021 }));
    assert_eq!(calendar.nth_before(date(2020, 1, 2), 1, Reading::Safe), Err(NotLoaded { year: 2019 }));
    assert_eq!(calendar.nth_from(date(2022, 12, 31), 1, Reading::Safe), Err(NotLoaded { year: 2023 }));
}

#[test]
fn a_whole_year_replaces_the_year_but_not_what_the_city_added() {
    let local = day(date(2026, 4, 27), DayKind::LocalHoliday);
    let with_local = small(laid_over(builtin(), vec![local.clone()]));
    assert_eq!(difference(builtin(), &laid_over(builtin(), vec![local.clone()])).len(), 1);
    let new_year = day(date(2026, 1, 1), DayKind::NationalHoliday);
    let replaced = laid_over(&with_local, vec![new_year.clone()]);
    let of_2026: Vec<_> = replaced.iter().filter(|day| day.date.year() == 2026).collect();
    assert_eq!(of_2026, [&new_year, &local]);
    assert!(replaced.iter().any(|day| day.date.year() == 2025));
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let file = builtin().days().filter(|day| day.date.year() == 2025).cloned().collect::<Vec<_>>();
    assert_eq!(difference(builtin(), &laid_over(builtin(), file)), []);
}

#[test]
fn a_file_is_read_whole_or_not_at_all() {
    let head = "date,kind,name,decree\n";
    let line = |text: &str| read(format!("{head}{text}\n").as_bytes());
    let good = line("2026-04-27,LOCAL_HOLIDAY,Hari jadi kota,Perwal 1/2026").unwrap();
    assert_eq!(good.first().unwrap().kind, DayKind::LocalHoliday);
    let fault = |text: &str| line(text).unwrap_err().kind;
    assert_eq!(fault("27-4-2026,local_holiday,x,y"), FaultKind::Date("27-4-2026".to_owned()));
    assert_eq!(fault("2026-02-30,local_holiday,x,y"), FaultKind::Date("2026-02-30".to_owned()));
    assert_eq!(fault("2026-04-27,libur,x,y"), FaultKind::Kind("libur".to_owned()));
    assert_eq!(fault("2026-04-27,local_holiday,x,"), FaultKind::Unproved);
    assert_eq!(
        fault("2026-04-27,local_holiday,x,y\n2026-04-27,election_day,x,y"),
        FaultKind::Twice(date(2026, 4, 27))
    );
    assert_eq!(read(head.as_bytes()).unwrap_err().kind, FaultKind::Empty);
    assert_eq!(read(b"tanggal,jenis\n").unwrap_err().kind, FaultKind::Columns);
    assert_eq!(
        read(b"date,kind,name,decree\n2026-01-01,\xff,x,y\n").unwrap_err().kind,
        FaultKind::Unreadable
    );
    assert!(line("2026-04-27,libur,x,y").unwrap_err().to_string().starts_with("line 2:"));
}

#[test]
fn counting_up_to_the_nth_working_day_gives_n() {
    for from in [date(2026, 3, 13), date(2026, 11, 22), date(2025, 12, 24)] {
        for reading in [Reading::Legal, Reading::Safe] {
            for n in [1, 5, 10, 17] {
                let last = builtin().nth_after(from, n, reading).unwrap();
                assert_eq!(builtin().count_after(from, last, reading), Ok(n), "{n} after {from}");
            }
        }
    }
    assert_eq!(builtin().count_after(date(2026, 11, 22), date(2026, 11, 22), Reading::Legal), Ok(0));
    assert!(builtin().count_after(date(2026, 12, 30), date(2027, 1, 4), Reading::Legal).is_err());
}
