//! Tables and lists brought by people (`terbuka social import`, `/kerja/akun-medsos/impor`).
//!
//! [`plan()`] reads a file and finds the units; nothing is written. [`apply()`] takes every good row in, in one transaction,
//! and counts what they touch again. [`undo()`] takes a file back. Rows that cannot be taken are named and left out.

mod apply;
pub(super) mod page;
mod plan;
mod undo;
mod words;

pub use apply::apply;
pub use plan::{Options, Plan, PlanRow, Problem, plan};
pub use undo::undo;
