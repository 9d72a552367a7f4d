//! Proof and speed of the clock: so many generated cases against the naive twin of the tests, then due dates
//! counted for a few seconds. `cargo run --release -p rules --example clock -- 10000000`
#![expect(clippy::print_stdout, reason = "a measurement is printed")]

#[path = "../tests/naive/cases.rs"]
mod cases;
#[path = "../tests/naive/mod.rs"]
mod naive;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use cases::Dice;
use jiff::ToSpan as _;
use jiff::civil::date;
use rules::calendar::builtin;
use rules::deadline::{Rule, Start, rules};

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let mismatches = prove(wanted);
    measure();
    if mismatches == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Compares both clocks. Returns how often they differ.
fn prove(wanted: u32) -> u32 {
    let mut dice = Dice(0x7E4B_00CA);
    let calendars = cases::calendars(400, &mut dice);
    let begin = Instant::now();
    let (mut mismatches, mut refused) = (0, 0);
    for (_, pair) in (0..wanted).zip(calendars.iter().cycle()) {
        let question = cases::question(&mut dice);
        let (product, naive) = cases::ask(pair, question);
        refused += u32::from(naive.is_none());
        if product != naive {
            mismatches += 1;
            println!("{question:?}: {product:?} against {naive:?}");
        }
    }
    let seconds = begin.elapsed().as_secs();
    println!("{wanted} cases, {mismatches} mismatches, {refused} beyond the calendar, {seconds} s");
    mismatches
}

/// Counts due dates (all three) of every period over the days of eight years.
fn measure() {
    let days: Vec<Start> = (0..2_900_i64)
        .filter_map(|day| date(2018, 1, 2).checked_add(day.days()).ok())
        .map(Start::day)
        .collect();
    let of_unit =
        |is_wanted: fn(&Rule) -> bool| rules().iter().filter(|rule| is_wanted(rule)).collect::<Vec<_>>();
    let working = of_unit(|rule| rule.term.unit == rules::deadline::Unit::WorkingDay);
    for (name, chosen) in [("working days", working), ("all periods", of_unit(|_| true))] {
        // The best of many short rounds: a busy machine disturbs some of them.
        let best = (0..60).map(|_| round(&chosen, &days)).max().unwrap_or_default();
        println!("{name}: {best} due dates/s, each with legal, safe and opens_on");
    }
}

/// Due dates counted in a second, by one round over all periods and days.
fn round(chosen: &[&Rule], days: &[Start]) -> u128 {
    let (begin, mut counted) = (Instant::now(), 0_u128);
    for rule in chosen {
        for start in days {
            counted += u128::from(black_box(rule.term.due(builtin(), *start)).is_ok());
        }
    }
    counted * 1_000_000 / begin.elapsed().as_micros().max(1)
}
