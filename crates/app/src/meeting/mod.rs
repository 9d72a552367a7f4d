//! Coordination meetings (*rapat koordinasi*) that have consequences: batches of two kecamatan, invitations with the
//! gaps of each unit, attendance by a code that renews itself, decisions that are tasks until they are done.
//!
//! Source: PP 61/2010 Ps.14(1), `domain.md` §8; rules: `rules::meeting`. Tables: `meeting_series`, `meeting`,
//! `meeting_unit`, `meeting_person`, `meeting_material`, `meeting_resolution`, `meeting_number`.

mod facts;

pub use facts::{MeetingFacts, facts};
