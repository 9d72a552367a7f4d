//! Reports about the information service: of each unit twice a year to the main PPID (*laporan semester*), of the
//! public body once a year to everybody (*laporan layanan informasi publik*).
//!
//! Source: `domain.md` §9; UU 14/2008 Ps.12 (yearly announcement), Perki 1/2021 Ps.56 (six chapters, within three
//! months after the budget year). Periods, states, due days and totals; no I/O.

mod chapter;
mod due;
mod period;
mod replay;
mod state;
mod tally;

pub use chapter::{Chapter, YEARLY_DUE_DAY, YEARLY_DUE_MONTH, yearly_due};
pub use due::{DUE_DAY, DueDay, DueFault, Lateness, lateness, must_remind};
pub use period::HalfYear;
pub use replay::{LogLine, Replayed, replay};
pub use state::{By, Event, Facts, Guard, Refused, ReportState, Row, TABLE, may_write, step};
pub use tally::{Difference, Happened, Tally, What, differences, tally};
