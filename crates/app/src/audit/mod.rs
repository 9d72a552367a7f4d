//! The change log (*catatan perubahan*): who changed what, when, in which role, chained by hash.
//!
//! Law: PP 71/2019 Ps.22 (audit trail of all operations). Tables: `change_log`, chain head in `body`.
//! [`record()`] is called by every command inside its transaction; `verify` recomputes everything.

mod list;
mod record;
mod sentence;
mod store;
pub mod verify;

pub use list::routes;
pub(crate) use record::hex;
pub use record::{Change, Subject, record};
pub(crate) use sentence::{Sentence, sentence};
pub use store::list as list_rows;
pub use store::{ChangeRow, Filter, LogRow, after, head, heads, of_object};
