//! What follows from published tables: awards, commendations, coaching, warnings.
//!
//! Source: `domain.md` §10–11 (units that are silent are phoned and warned; the best are named to the press). The
//! program proposes by the rules of the body, an officer decides and signs. An unknown number never counts against
//! a unit: it breaks a row of silent months.

mod kind;
mod propose;

pub use kind::{Kind, number};
pub use propose::{Book, BookFault, MonthOf, Proposal, propose};
