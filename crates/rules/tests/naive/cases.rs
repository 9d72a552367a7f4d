//! Made-up calendars and questions, and the comparison of both clocks on them.

use jiff::civil::{Date, date};
use rules::Code as _;
use rules::calendar::{CalendarDay, DayKind, WorkCalendar, builtin};
use rules::deadline::{Direction, Start, StartsOn, Term, Unit};

use super::naive::{Answer, Calendar, Day, Question, after, parse};

/// The files the product counts with, read here a second time.
const FILES: [&str; 9] = [
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

/// Both clocks with the same days.
pub(crate) struct Pair {
    product: WorkCalendar,
    naive: Calendar,
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        // xorshift64*: good enough to scatter cases
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        u32::try_from(high % u64::from(bound)).unwrap_or(0)
    }
}

/// The national calendar with up to 120 more days of any kind; the first one without.
pub(crate) fn calendars(count: usize, dice: &mut Dice) -> Vec<Pair> {
    (0..count).map(|place| pair(if place == 0 { 0 } else { dice.below(120) }, dice)).collect()
}

fn pair(more: u32, dice: &mut Dice) -> Pair {
    let mut naive = Calendar::default();
    for file in FILES {
        naive.add(file);
    }
    let mut days: Vec<CalendarDay> = builtin().days().cloned().collect();
    for _ in 0..more {
        let day = some_day(dice);
        let kind = DayKind::ALL.iter().zip(0..).find(|(_, at)| *at == dice.below(5));
        // 1 January says that a year is loaded, so it stays what it is.
        let Some((kind, _)) = kind.filter(|_| (day.1, day.2) != (1, 1)) else { continue };
        naive.0.insert(day, kind.code().to_owned());
        let marked =
            CalendarDay { date: to_date(day), kind: *kind, name: String::new(), decree: String::new() };
        days.push(marked);
    }
    Pair { product: WorkCalendar::new("acak", "", false, days), naive }
}

fn some_day(dice: &mut Dice) -> Day {
    let mut day = parse(&format!("{}-{}-01", 2018 + dice.below(9), 1 + dice.below(12)));
    for _ in 0..dice.below(31) {
        day = after(day);
    }
    day
}

/// One question of any kind.
pub(crate) fn question(dice: &mut Dice) -> Question {
    let unit =
        ['w', 'w', 'w', 'w', 'd', 'm'].into_iter().cycle().nth(usize::try_from(dice.below(6)).unwrap_or(0));
    let is_backward = dice.below(6) == 0;
    // A period of no days that is counted back is in no law.
    let bound = if dice.below(8) == 0 { 101 } else { 31 };
    let length = dice.below(bound).max(u32::from(is_backward));
    Question {
        start: some_day(dice),
        length,
        unit: unit.unwrap_or('w'),
        is_backward,
        is_end_of_period: dice.below(2) == 0,
    }
}

/// What both clocks say.
pub(crate) fn ask(pair: &Pair, question: Question) -> (Answer, Answer) {
    let term = Term {
        length: u16::try_from(question.length).unwrap_or(u16::MAX),
        unit: match question.unit {
            'w' => Unit::WorkingDay,
            'd' => Unit::CalendarDay,
            _ => Unit::Month,
        },
        direction: if question.is_backward { Direction::Before } else { Direction::After },
        starts_on: if question.is_end_of_period { StartsOn::End } else { StartsOn::Fact },
    };
    let due = term.due(&pair.product, Start::day(to_date(question.start)));
    let product = due.ok().map(|due| (to_day(due.legal), to_day(due.safe), due.opens_on.ok().map(to_day)));
    (product, pair.naive.answer(question))
}

fn to_date((year, month, day): Day) -> Date {
    let of = |number: u32| i8::try_from(number).unwrap_or(1);
    Date::new(i16::try_from(year).unwrap_or(1), of(month), of(day)).unwrap_or(date(1, 1, 1))
}

fn to_day(date: Date) -> Day {
    (date.year().into(), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}
