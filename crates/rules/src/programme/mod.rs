//! Programmes and money of a city (*program, kegiatan, subkegiatan*) as offices keep them in tables: which column is
//! which, what a cell says in rupiah, which row belongs under which, and whether the sums agree to the rupiah.
//!
//! Levels and codes: Permendagri 90/2019 (classification, codes and nomenclature of regional planning and finance).
//! What has to be open: Perki 1/2021 Ps.14 (BK.02 programmes, BK.04 finances), UU 23/2014 Ps.391 (`domain.md` §3).
//! Nothing is guessed: a cell that can be read in two ways is a named fault with its row.

mod code;
mod columns;
mod file_state;
mod heading;
mod money;
mod percent;
mod reconcile;
mod row;
mod sheet;
#[cfg(test)]
mod tests;
mod theme;
mod tree;

pub use code::{Level, level_of_code, tidy_code};
pub use columns::{Field, Mapping, suggest};
pub use file_state::FileState;
pub use heading::{Headings, find_headings};
pub use money::{Money, MoneyFault, Read as MoneyRead, read as read_money, scale_of};
pub use percent::hundredths;
pub use reconcile::{Difference, Figure, Totals};
pub use row::{Fault, FaultKind, Item, share};
pub use sheet::{Line, Sheet, read, year_of};
pub use theme::{Theme, theme, theme_of, themes};
