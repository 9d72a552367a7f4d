//! What units published, month by month: one place where the slices that count leave their numbers and the
//! slices that judge find them. Source: `domain.md` §10, §11; the rules are `rules::activity`.
//!
//! Tables: `activity_count` (one number per road), `activity_presence` (who has an account since when). The
//! slices `website` and `social` write; the board, the ranking and the ladder of contact read. News published
//! in this program is counted from its own table, never copied. Numbers are observations: the row in the
//! change log is written by the act that counted.

mod list;
mod store;

pub use list::{UnitMonth, list, list_between};
pub use store::{Count, Presence, delete, delete_presence, put, put_hosted, put_presence};
