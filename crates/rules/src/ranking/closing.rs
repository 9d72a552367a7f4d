//! How a month becomes a published table: frozen, open to objections for five working days, published. Afterwards
//! a number changes by a correction everybody sees, and by nothing else.

use jiff::civil::Date;

use crate::activity::Month;
use crate::code::coded;

/// Working days units have to object, counted from the day after the window opens.
pub const WINDOW_DAYS: u16 = 5;

coded! {
    /// Where a month stands. The months nobody closed yet have no row and are open.
    pub enum Closing {
        /// Numbers still change.
        Open = "open",
        /// The draft table stands still; units do not object yet.
        Frozen = "frozen",
        /// Units may object.
        Objection = "objection",
        /// Everybody reads it.
        Published = "published",
    }
}

/// A step of the closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Make the draft table.
    Freeze,
    /// Open the window for objections.
    OpenWindow,
    /// Publish.
    Publish,
}

/// Why a step is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The month does not stand where the step begins.
    Order,
    /// The month is not over.
    NotOver,
    /// The window is still open.
    WindowOpen,
    /// Objections wait for a decision.
    Undecided,
}

/// What a step needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// The month.
    pub month: Month,
    /// Today in the zone of the body.
    pub today: Date,
    /// Last day of the window, once it is open.
    pub closes_on: Option<Date>,
    /// Objections without a decision.
    pub undecided: usize,
}

/// Takes a step. Errors: see [`Refusal`].
pub fn step(from: Closing, step: Step, around: Surroundings) -> Result<Closing, Refusal> {
    match (from, step) {
        (Closing::Open, Step::Freeze) if around.today <= around.month.last_day() => Err(Refusal::NotOver),
        (Closing::Open, Step::Freeze) => Ok(Closing::Frozen),
        (Closing::Frozen, Step::OpenWindow) => Ok(Closing::Objection),
        (Closing::Objection, Step::Publish) => match around.closes_on {
            Some(last) if around.today <= last => Err(Refusal::WindowOpen),
            Some(_) if around.undecided == 0 => Ok(Closing::Published),
            Some(_) => Err(Refusal::Undecided),
            None => Err(Refusal::Order),
        },
        _ => Err(Refusal::Order),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn around(today: Date, undecided: usize) -> Surroundings {
        let closes_on = Some(date(2026, 11, 9));
        Surroundings { month: Month::parse("2026-10").unwrap(), today, closes_on, undecided }
    }

    #[test]
    fn a_month_is_closed_step_by_step_and_never_early() {
        use Closing::{Frozen, Objection, Open, Published};
        let (before, during, after) = (date(2026, 10, 31), date(2026, 11, 9), date(2026, 11, 10));
        for (from, taken, day, undecided, expected) in [
            (Open, Step::Freeze, before, 0, Err(Refusal::NotOver)),
            (Open, Step::Freeze, during, 0, Ok(Frozen)),
            (Open, Step::Publish, after, 0, Err(Refusal::Order)),
            (Frozen, Step::Freeze, after, 0, Err(Refusal::Order)),
            (Frozen, Step::Publish, after, 0, Err(Refusal::Order)),
            (Frozen, Step::OpenWindow, during, 0, Ok(Objection)),
            (Objection, Step::Publish, during, 0, Err(Refusal::WindowOpen)),
            (Objection, Step::Publish, after, 1, Err(Refusal::Undecided)),
            (Objection, Step::Publish, after, 0, Ok(Published)),
            (Published, Step::Freeze, after, 0, Err(Refusal::Order)),
            (Published, Step::OpenWindow, after, 0, Err(Refusal::Order)),
        ] {
            assert_eq!(step(from, taken, around(day, undecided)), expected, "{from} {taken:?} {day}");
        }
    }
}
