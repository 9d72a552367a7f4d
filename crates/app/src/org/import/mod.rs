//! Units from a spreadsheet (`terbuka unit import`, `/kerja/unit/impor`).
//!
//! Three steps: [`parse`] reads a file and notes every fault by row, [`plan()`] compares it with the
//! units there are, [`apply()`] does all of it or nothing. The same file twice changes nothing the second
//! time. Units that are not in the file stay as they are; an empty cell means "not known" and never
//! deletes what a unit has written itself.

mod apply;
mod decode;
#[cfg(test)]
mod fuzz;
mod page;
mod plan;
mod problem;
mod sheet;
mod text;
mod words;

pub use apply::{Outcome, apply};
pub(super) use page::{confirm, form, upload};
pub use plan::{Difference, Entry, Plan, plan};
pub use problem::{ImportProblem, RowProblem};
pub(super) use sheet::code_key;
pub use sheet::{MAX_BYTES, MAX_ROWS, Row, Sheet, parse};
