//! What every unit has to make known: the catalogue of obligations and how a unit stands to each.
//!
//! Sources: UU 14/2008 Ps.9–12, 17–22; Perki 1/2021 Ps.13–25; the laws named in the rows of
//! `data/obligations.csv`. The catalogue is versioned data; nothing about it is typed by hand in the program.
//!
//! An entry of the register counts for exactly the codes it carries. A code of kind [`Kind::Group`] is a
//! heading: an entry under the heading shows there and fulfils none of the items below it, because the
//! assessors ask for each item (Perki 1/2021 Ps.15). A heading none of whose items concerns a unit is
//! itself what the unit owes. Kind [`Kind::Field`] is a part every alert must carry and is counted with
//! the alert, not by itself.

mod audience;
mod catalogue;
mod refresh;
mod status;

pub use audience::{Audience, Groups};
pub use catalogue::{Catalogue, Confidence, Kind, Malformed, Obligation, ObligationClass, catalogue};
pub use refresh::{DueDay, Refresh};
pub use status::{
    Facts, ObligationStatus, SIX_MONTHS, Standing, Statement, StatementKind, clock_months, roll_up, status,
};
