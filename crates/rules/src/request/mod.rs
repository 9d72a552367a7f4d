//! The request for information (*permohonan informasi*): who may ask, what a filing holds, its number.
//!
//! Law: UU 14/2008 Ps.4(3), Ps.22; domain facts: `domain.md` §5. The states of a case are in `case`.

mod fee;
mod filing;
mod letter;
mod next;
mod notice;
mod number;
mod part;
mod received;

pub use fee::{FeeFault, FeeState, check_fee, may_ask_fee, may_settle_fee};
pub(crate) use filing::is_email;
pub use filing::{ApplicantKind, Channel, Delivery, Fault, Filing, Format, check, is_nik};
pub use letter::LetterKind;
pub use next::{Next, NextAct, next};
pub use notice::{Notice, NoticeFault, check_notice};
pub use number::{Pattern, PatternFault, Series, roman};
pub use part::{PartFault, PartState, check_part_day, proposed_part_day};
pub use received::{ReceivedFault, is_recorded_later, received_at};
