//! Periods of law: how long, from when, and what they mean as dates.
//!
//! Every period gives three dates (`domain.md` §12). `legal`: day 1 is the first working day after the event,
//! holidays and *cuti bersama* do not count; lateness is judged on it. `safe`: the event's own working day is
//! day 1 and *cuti bersama* counts; officers are warned on it, for one provincial Commission has counted so.
//! `opens_on`: the first working day after `legal`; a step that follows silence is safe from then on.

mod catalogue;
mod explain;
mod journey;
mod profile;
mod recompute;
mod term;

pub use catalogue::{Mark, Rule, rule, rules};
pub use explain::{ExplainedDay, Why, explain};
pub use journey::{Condition, Happening, Stage, journey};
pub use profile::{Change, Profile, ProfileFault};
pub use recompute::{Recomputed, recompute};
pub use term::{Direction, Due, Start, StartsOn, Term, Unit};
