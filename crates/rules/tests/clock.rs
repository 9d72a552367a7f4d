//! The clock against its naive twin. The full run of ten million cases is an example:
//! `cargo run --release -p rules --example clock -- 10000000`.

#[path = "naive/cases.rs"]
mod cases;
#[path = "naive/mod.rs"]
mod naive;

use cases::Dice;

#[test]
fn two_clocks_written_apart_agree_on_every_case() {
    let mut dice = Dice(20_260_313);
    let calendars = cases::calendars(12, &mut dice);
    let mut refused = 0;
    for case in 0..8_000 {
        let question = cases::question(&mut dice);
        let (product, naive) = cases::ask(&calendars[case % calendars.len()], question);
        assert_eq!(product, naive, "{question:?}");
        refused += u32::from(naive.is_none());
    }
    assert!((10..2_000).contains(&refused), "both sides of the calendar's end are met: {refused}");
}

#[test]
fn the_naive_clock_knows_the_answers_of_the_law_too() {
    let calendars = cases::calendars(1, &mut Dice(1));
    let question = naive::Question {
        start: (2026, 3, 13),
        length: 10,
        unit: 'w',
        is_backward: false,
        is_end_of_period: false,
    };
    let (product, naive) = cases::ask(&calendars[0], question);
    assert_eq!(naive, Some(((2026, 4, 6), (2026, 3, 27), Some((2026, 4, 7)))));
    assert_eq!(product, naive);
}
