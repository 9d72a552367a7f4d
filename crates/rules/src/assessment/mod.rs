//! How open a body or a unit is by an instrument of its assessor: instruments as data, score, plan.
//!
//! Source: `domain.md` §8 (Perki 1/2022; national scheme of 2025: SAQ 80, visitation 20). An instrument belongs
//! to an assessor, a year and a kind of body; several live side by side. Numbers are integers: weights and
//! scores in hundredths of a point, grades in ten-thousandths of full marks, sums as exact fractions
//! ([`Exact`]). A score is cut to hundredths, never rounded up, so that it and its band cannot contradict
//! each other.

mod band;
mod builtin;
mod check;
mod exact;
mod fact;
mod fault;
mod frontier;
mod plan;
mod points;
mod read_csv;
mod read_toml;
mod scheme;
mod score;

pub use band::{BandTable, BandsRefused, Qualification};
pub use builtin::{builtin, find_builtin};
pub use exact::Exact;
pub use fact::Fact;
pub use fault::{Fault, Finding, Notice};
pub use frontier::{Held, Lever};
pub use plan::{Plan, Step, next_steps, plan};
pub use points::{FULL, HUNDRED, read_points, show_points};
pub use read_csv::read_csv;
pub use read_toml::read_toml;
pub use scheme::{
    AssessmentScheme, AssessmentStage, Binding, Checked, Formula, Grading, Indicator, Question, Scope,
    Subject,
};
pub use score::{Answer, IndicatorScore, Score, Unscorable, score};

#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod tests;
