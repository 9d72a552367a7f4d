//! Scores of the city and of its units by instruments of assessors, from evidence: where one stands, what is missing,
//! which work brings most.
//!
//! Law: Perki 1/2022 (*monev*), `domain.md` §8. Instruments are data (`rules::assessment`); what the program knows
//! answers a question by itself, the rest is proved by people; what nobody knows is unanswered. Tables:
//! `assessment_scheme`, `assessment_effort`, `assessment_answer`, `assessment_proof`, `assessment_score`.

mod counted;
mod known;
mod model;
mod night;
mod resolve;
mod schemes;
mod standing;
mod store;

pub use counted::{Counted, QuestionTold, ScoreTold, chosen};
pub use known::{Known, Share};
pub use model::{AnswerRow, Effort, NightScore, OwnScheme, Proof, ProofId};
pub(crate) use night::Night;
pub use night::{count_all, count_units, scores};
pub use resolve::{Evidence, Line, Said, Sheet, resolve};
pub use schemes::{Instrument, default_for, find, instruments};
pub use standing::{NextStep, Standing, standing};
