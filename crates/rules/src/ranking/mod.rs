//! The monthly tables of units: who is compared with whom, how ties share a rank, what a gap is worth, how a
//! month is closed.
//!
//! Source: `domain.md` §11, the ranking of January 2023 as Kota Cilegon told it to the press. The same rules stand
//! in words on `/peringkat/aturan`; whoever doubts a table runs this code.

mod book;
mod closing;
mod column;
mod discount;
mod league;
mod overall;
mod quota;
mod standing;

pub use book::{Book, BookFault};
pub use closing::{Closing, Refusal, Step, Surroundings, WINDOW_DAYS, step};
pub use column::{Column, Status};
pub use discount::{Judged, discount, plain};
pub use league::League;
pub use overall::{Overall, counted_networks, overall};
pub use quota::{Missing, Quota};
pub use standing::{Standing, rank};
