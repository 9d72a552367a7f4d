//! Coordination meetings of the communications office with the units: batches of two kecamatan, attendance that a
//! photograph cannot fake, decisions that are tasks until they are done.
//!
//! Source: PP 61/2010 Ps.14(1) (the main PPID coaches and coordinates), `domain.md` §8 (evidence of the commitment of
//! the organisation) and §10 (both cities call their silent units together).

mod batch;
mod number;
mod passage;
mod resolution;
mod state;

pub use batch::{District, batches, days};
pub use number::number;
pub use passage::{CODE_LIVES_MS, CodeRefused, PASS_LIVES_MS, WINDOW_MS, judge_code, judge_pass, window};
pub use resolution::{Nudge, ResolutionState, nudge};
pub use state::{MeetingState, Presence, Step, step};
