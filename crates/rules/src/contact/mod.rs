//! The ladder of contact: who is spoken to when the website of a unit stays silent or its half-yearly report is late,
//! in which order, on which day, and what holds it. Both cities telephoned by hand when a month had no news
//! (`domain.md` §10, Kota Cilegon 2018).

mod about;
mod ladder;
mod promise;
mod state;

pub use about::{About, Topic};
pub use ladder::{Due, Ladder, LadderFault, Rung, RungDay};
pub use promise::{Promise, Since, promise};
pub use state::{Answer, Ending, Holds, State, holds};
