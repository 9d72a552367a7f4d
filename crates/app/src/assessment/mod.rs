//! Scores of the city and of its units by instruments of assessors, from evidence: where one stands, what is missing,
//! which work brings most.
//!
//! Law: Perki 1/2022 (*monev*), `domain.md` §8. Instruments are data (`rules::assessment`); what the program knows
//! answers a question by itself, the rest is proved by people; what nobody knows is unanswered. Tables:
//! `assessment_scheme`, `assessment_effort`, `assessment_answer`, `assessment_proof`, `assessment_score`.

mod counted;
mod instrument_page;
mod known;
mod model;
mod night;
mod overview;
mod pack;
mod plan_page;
mod question;
mod resolve;
mod schemes;
mod sheet;
mod standing;
mod store;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub use counted::{Counted, QuestionTold, ScoreTold, chosen};
pub use instrument_page::{Kept, keep};
pub use known::{Known, Share};
pub use model::{AnswerRow, Effort, NightScore, OwnScheme, Proof};
pub(crate) use night::Night;
pub use night::{count_all, count_units, scores};
pub use pack::pack;
pub use plan_page::{make_tasks, set_effort};
pub use question::{Saying, answer, verify};
pub use resolve::{Evidence, Line, Said, Sheet, resolve};
pub use schemes::{Instrument, default_for, find, instruments};
pub use standing::{NextStep, Standing, standing};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<crate::App>> {
    Router::new()
        .route("/kerja/indeks", get(overview::show))
        .route("/kerja/indeks/instrumen", get(instrument_page::show).post(instrument_page::post))
        .route("/kerja/indeks/bukti/{proof}/{name}", get(question::proof))
        .route("/kerja/indeks/{scheme}/{unit}", get(sheet::show))
        .route("/kerja/indeks/{scheme}/{unit}/rencana", get(plan_page::show))
        .route("/kerja/indeks/{scheme}/{unit}/berkas.zip", get(pack::show))
        .route("/kerja/indeks/{scheme}/{unit}/rencana/usaha", post(plan_page::post_effort))
        .route("/kerja/indeks/{scheme}/{unit}/rencana/tugas", post(plan_page::post_tasks))
        .route("/kerja/indeks/{scheme}/{unit}/{question}", get(question::show))
        .route("/kerja/indeks/{scheme}/{unit}/{question}/jawab", post(question::post_answer))
        .route("/kerja/indeks/{scheme}/{unit}/{question}/verifikasi", post(question::post_verify))
}
