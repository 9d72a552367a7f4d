//! A task of a unit: publish this by that day, because the main PPID asked all units for it.
//!
//! The main PPID coordinates the PPIDs of the units (PP 61/2010 Ps.14(1); Perki 1/2021). How far a task is
//! follows from the entry of the register or the signed paper it points at; nobody types it.

use jiff::civil::Date;

use crate::code::coded;
use crate::register::State;

coded! {
    /// How far a task is.
    pub enum TaskState {
        /// Nothing answers it yet.
        NotStarted = "not_started",
        /// An entry is being filled in.
        Drafting = "drafting",
        /// The entry waits for the unit's PPID or for verification.
        Submitted = "submitted",
        /// The entry was sent back with a remark.
        Returned = "returned",
        /// The entry is public.
        Published = "published",
        /// Signed by the unit's PPID that there is nothing to publish.
        NotApplicable = "not_applicable",
    }
}

impl TaskState {
    /// Whether the unit still has something to do.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Published | Self::NotApplicable)
    }
}

coded! {
    /// How near the due day is. The program tells a unit once in each stage.
    pub enum Stage {
        /// More than a week ahead.
        Far = "far",
        /// Within seven days.
        Week = "week",
        /// Tomorrow or today.
        Day = "day",
        /// Over.
        Late = "late",
    }
}

/// What is known of a task.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// Where the newest version of the linked entry stands; `None` without a link, or when the entry is gone.
    pub entry: Option<State>,
    /// Whether the entry has a public version.
    pub is_public: bool,
    /// Whether the unit's PPID signed that there is nothing to publish.
    pub is_declined: bool,
}

/// State of a task. A public entry counts even while a newer version of it is being written; one that was
/// withdrawn answers nothing any more.
pub fn state(facts: Facts) -> TaskState {
    match facts.entry {
        Some(_) if facts.is_public => TaskState::Published,
        _ if facts.is_declined => TaskState::NotApplicable,
        Some(State::Draft | State::Published) => TaskState::Drafting,
        Some(State::Proposed | State::Submitted) => TaskState::Submitted,
        Some(State::Returned) => TaskState::Returned,
        Some(State::Withdrawn) | None => TaskState::NotStarted,
    }
}

/// How near the due day is on a day of the body's zone. The due day itself is not late.
pub fn stage(due_on: Date, today: Date) -> Stage {
    match (due_on - today).get_days() {
        ..0 => Stage::Late,
        0..=1 => Stage::Day,
        2..=7 => Stage::Week,
        8.. => Stage::Far,
    }
}

/// How far a task is and how near its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far.
    pub state: TaskState,
    /// How near.
    pub stage: Stage,
}

impl Standing {
    /// From the facts, on a day of the body's zone.
    pub fn of(facts: Facts, due_on: Date, today: Date) -> Self {
        Self { state: state(facts), stage: stage(due_on, today) }
    }

    /// Still open after the last day.
    pub fn is_late(self) -> bool {
        self.state.is_open() && self.stage == Stage::Late
    }
}

/// Whether the program has to tell a unit now: in each stage but the first, once. `told` = the stages in
/// which it was told of this due day already, by whomever.
pub fn must_tell(stage: Stage, told: &[Stage]) -> bool {
    stage != Stage::Far && !told.contains(&stage)
}

/// A title or summary with the unit's name and the year in the places kept for them.
pub fn fill_pattern(pattern: &str, unit: &str, year: Option<i64>) -> String {
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let filled = pattern.replace("{unit}", unit).replace("{tahun}", &year);
    filled.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(entry: State, is_public: bool) -> TaskState {
        state(Facts { entry: Some(entry), is_public, is_declined: false })
    }

    #[test]
    fn perki_1_2021_a_task_is_as_far_as_its_entry() {
        assert_eq!(state(Facts::default()), TaskState::NotStarted);
        assert_eq!(of(State::Draft, false), TaskState::Drafting);
        assert_eq!(of(State::Proposed, false), TaskState::Submitted);
        assert_eq!(of(State::Submitted, false), TaskState::Submitted);
        assert_eq!(of(State::Returned, false), TaskState::Returned);
        assert_eq!(of(State::Published, true), TaskState::Published);
        assert_eq!(of(State::Draft, true), TaskState::Published, "a newer version is on its way");
        assert_eq!(of(State::Withdrawn, false), TaskState::NotStarted);
    }

    #[test]
    fn a_signed_paper_settles_a_task_that_nothing_public_answers() {
        let declined = |entry, is_public| state(Facts { entry, is_public, is_declined: true });
        assert_eq!(declined(None, false), TaskState::NotApplicable);
        assert_eq!(declined(Some(State::Withdrawn), false), TaskState::NotApplicable);
        assert_eq!(declined(Some(State::Published), true), TaskState::Published);
        assert!(!TaskState::NotApplicable.is_open() && TaskState::Returned.is_open());
    }

    #[test]
    fn a_unit_is_told_a_week_and_a_day_ahead_and_the_day_after() {
        let due = date(2026, 1, 31);
        assert_eq!(stage(due, date(2026, 1, 23)), Stage::Far);
        assert_eq!(stage(due, date(2026, 1, 24)), Stage::Week);
        assert_eq!(stage(due, date(2026, 1, 30)), Stage::Day);
        assert_eq!(stage(due, due), Stage::Day, "the due day itself is not late");
        assert_eq!(stage(due, date(2026, 2, 1)), Stage::Late);
        assert!(must_tell(Stage::Week, &[Stage::Far]));
        assert!(!must_tell(Stage::Far, &[]), "the push itself said so");
        assert!(!must_tell(Stage::Late, &[Stage::Day, Stage::Late]));
    }

    #[test]
    fn only_what_is_open_is_late() {
        let (due, after) = (date(2026, 1, 31), date(2026, 2, 1));
        let public = Facts { entry: Some(State::Published), is_public: true, is_declined: false };
        assert!(Standing::of(Facts::default(), due, after).is_late());
        assert!(!Standing::of(Facts::default(), due, due).is_late());
        assert!(!Standing::of(public, due, after).is_late());
    }

    #[test]
    fn a_pattern_names_the_unit_and_the_year() {
        let filled = fill_pattern("Ringkasan program {unit} tahun {tahun}", "Dinas Kesehatan", Some(2026));
        assert_eq!(filled, "Ringkasan program Dinas Kesehatan tahun 2026");
        assert_eq!(fill_pattern("Program {tahun}", "X", None), "Program");
    }
}
