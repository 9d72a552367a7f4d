//! Types of recognition.

use rules::activity::Month;
use rules::ranking::League;
use rules::recognition::Kind;

use crate::ids::{Coded, Hex, UnitId};
use crate::request::Receipt;

/// The act that decides.
pub(super) const DECIDED: &str = "recognition.decide";

db::id! {
    /// An award, commendation, coaching duty or warning.
    pub struct RecognitionId
}

impl<'de> serde::Deserialize<'de> for RecognitionId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        i64::deserialize(from).map(Self)
    }
}

db::record! {
    /// A proposal and what was decided about it.
    #[derive(Debug, Clone)]
    pub struct Recognition {
        /// Id.
        pub id: RecognitionId,
        /// The published month it follows from.
        pub month: String,
        /// The unit.
        pub unit_id: UnitId,
        /// The league in which it stood best.
        pub league: Coded<League>,
        /// What it is.
        pub kind: Coded<Kind>,
        /// `proposed`, `decided`, `dropped`, `done`.
        pub state: String,
        /// Rank in the league.
        pub rank: Option<i64>,
        /// Posts over all networks.
        pub posts: Option<i64>,
        /// Silent months in a row.
        pub silent_months: i64,
        /// When it was proposed, Unix ms.
        pub proposed_at: i64,
        /// Number of the paper; empty before.
        pub number: String,
        /// Day of the decision, ISO.
        pub decided_on: Option<String>,
        /// The same, Unix ms.
        pub decided_at: Option<i64>,
        /// Who signs.
        pub signer_name: String,
        /// In which office.
        pub signer_position: String,
        /// Why it was dropped, or what the officer adds.
        pub reason: String,
        /// Whether everybody may see it.
        pub is_public: bool,
        /// Until when the unit has to follow up, ISO.
        pub due_on: Option<String>,
        /// Day on which it did, ISO.
        pub done_on: Option<String>,
        /// What was done.
        pub done_note: String,
        /// SHA-256 of what the paper says.
        pub digest: Hex,
        /// Place of the decision in the change log.
        pub log_seq: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl Recognition {
    /// Whether it waits for a decision.
    pub fn is_open(&self) -> bool {
        self.state == "proposed"
    }

    /// Whether there is a paper.
    pub fn has_paper(&self) -> bool {
        !self.number.is_empty()
    }

    /// Whether the unit still has to follow up.
    pub fn is_due(&self) -> bool {
        self.state == "decided" && !self.kind.0.is_praise()
    }

    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja/penghargaan/{}", self.id)
    }

    /// What its code proves: that it was decided then, in that row of the change log.
    pub(crate) fn receipt(&self) -> Receipt {
        Receipt {
            number: self.number.clone(),
            received_at: self.decided_at.unwrap_or_default(),
            digest: self.digest.clone(),
            log_seq: self.log_seq,
            act: DECIDED,
            object_id: self.id.0,
        }
    }

    /// SHA-256 of what the paper says.
    pub(super) fn content_digest(&self) -> Hex {
        let rank = self.rank.unwrap_or_default().to_string();
        let parts = [
            self.number.as_str(),
            &self.month,
            &self.unit_id.to_string(),
            rules::Code::code(self.kind.0),
            &rank,
            self.decided_on.as_deref().unwrap_or_default(),
            &self.signer_name,
            &self.signer_position,
            &self.reason,
        ];
        let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        Hex(crate::audit::hex(&rules::chain::digest(&fields)))
    }

    /// The month as the rules know it.
    pub(super) fn of_month(&self) -> Option<Month> {
        Month::parse(&self.month)
    }
}

db::record! {
    /// How many of a kind were decided in a year.
    #[derive(Debug, Clone)]
    pub struct YearCount {
        /// The year.
        pub year: String,
        /// The kind.
        pub kind: Coded<Kind>,
        /// How many.
        pub number: i64,
    }
}
