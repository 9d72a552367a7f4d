//! What stands in the tables of this slice.

use crate::ids::{Coded, Hex, ProofId, UnitId};
use rules::assessment::Qualification;

db::record! {
    /// One version of an own instrument.
    #[derive(Debug, Clone)]
    pub struct OwnScheme {
        /// Code of the instrument.
        pub code: String,
        /// From 1.
        pub version: i64,
        /// `toml` or `csv`.
        pub format: String,
        /// The file as it was given.
        pub content: String,
        /// SHA-256 of it.
        pub digest: Hex,
        /// When, Unix ms.
        pub made_at: i64,
    }
}

db::record! {
    /// Days of work the body expects.
    #[derive(Debug, Clone)]
    pub struct Effort {
        /// Code of an obligation or of a question.
        pub code: String,
        /// Days, at least 1.
        pub days: u32,
    }
}

db::record! {
    /// What people said of a question.
    #[derive(Debug, Clone)]
    pub struct AnswerRow {
        /// Code of the instrument.
        pub scheme: String,
        /// Who is assessed.
        pub unit_id: UnitId,
        /// Code of the question.
        pub question: String,
        /// Own grade in ten-thousandths.
        pub self_grade: Option<i64>,
        /// Words to it.
        pub self_note: String,
        /// Where the proof is.
        pub self_link: String,
        /// When, Unix ms.
        pub self_at: Option<i64>,
        /// Verified grade in ten-thousandths.
        pub verified_grade: Option<i64>,
        /// Words of the one who verified.
        pub verified_note: String,
        /// When, Unix ms.
        pub verified_at: Option<i64>,
    }
}

db::record! {
    /// An uploaded proof.
    #[derive(Debug, Clone)]
    pub struct Proof {
        /// Id.
        pub id: ProofId,
        /// Who is assessed.
        pub unit_id: UnitId,
        /// Code of the question.
        pub question: String,
        /// Name of the file: a–z, 0–9, hyphens.
        pub name: String,
        /// Its content.
        pub sha256: String,
        /// Its size.
        pub bytes: i64,
        /// When, Unix ms.
        pub added_at: i64,
    }
}

impl Proof {
    /// Where it opens in the workroom.
    pub fn path(&self) -> String {
        format!("/kerja/indeks/bukti/{}/{}", self.id, self.name)
    }
}

db::record! {
    /// The count of one night.
    #[derive(Debug, Clone)]
    pub struct NightScore {
        /// Code of the instrument.
        pub scheme: String,
        /// Who.
        pub unit_id: UnitId,
        /// Day, ISO.
        pub day: String,
        /// Hundredths, cut.
        pub score: i64,
        /// With full marks for every open question.
        pub ceiling: i64,
        /// By verified grades only; none while nothing is verified.
        pub verified: Option<i64>,
        /// Questions answered.
        pub answered: u32,
        /// Questions that apply.
        pub questions: u32,
        /// Band.
        pub qualification: Coded<Qualification>,
        /// Steps, JSON.
        pub steps: String,
        /// SHA-256 of answers and score.
        pub digest: Hex,
        /// When, Unix ms.
        pub counted_at: i64,
    }
}

db::record! {
    /// Public entries of a unit.
    #[derive(Debug, Clone, Copy)]
    pub(super) struct EntryCount {
        pub(super) unit_id: UnitId,
        pub(super) entries: i64,
        pub(super) on_demand: i64,
    }
}

db::record! {
    /// Objections of a unit whose time is over or that were decided.
    #[derive(Debug, Clone, Copy)]
    pub(super) struct ObjectionCount {
        pub(super) unit_id: UnitId,
        pub(super) in_time: i64,
        pub(super) due: i64,
    }
}
