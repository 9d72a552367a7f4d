//! Public services of a unit: what their standard has to say, and when their doors are open.
//!
//! Source: UU 25/2009 Ps.21 (fourteen components of a service standard), Ps.22 (pledge); Permen PANRB 15/2014 (six
//! components of delivery that are announced, eight of manufacturing).

mod hours;
mod standard;
mod week;

pub use hours::{Hours, Special, Standing};
pub use standard::{Component, Part, missing};
pub use week::{LineFault, Opening, Week};
