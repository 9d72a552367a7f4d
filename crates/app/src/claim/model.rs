//! Rows of claims.

use rules::claim::{Ruling, Said};

use crate::ids::Hex;

db::id! {
    /// A claim about a score.
    pub struct ClaimId
}

impl<'de> serde::Deserialize<'de> for ClaimId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        i64::deserialize(from).map(Self)
    }
}

db::record! {
    /// A claim as it was written.
    #[derive(Debug, Clone)]
    pub struct ClaimRow {
        /// Id.
        pub id: ClaimId,
        /// SHA-256 of all texts.
        pub digest: Hex,
        /// The year.
        pub year: String,
        /// The public body it speaks of.
        pub about: String,
        /// The score.
        pub score: String,
        /// The qualification.
        pub qualification: String,
        /// The rank.
        pub rank: String,
        /// How many bodies were ranked.
        pub bodies: String,
        /// Who assessed.
        pub assessor: String,
        /// Number of the decree.
        pub document: String,
        /// Where it was told.
        pub source: String,
        /// A remark.
        pub note: String,
        /// Whether the cells did not stand under their headings.
        pub is_shifted: bool,
        /// File it came in.
        pub file: String,
        /// Line of the file.
        pub line: i64,
        /// When it was taken in, Unix ms.
        pub noted_at: i64,
    }
}

db::record! {
    /// What a document said about a claim.
    #[derive(Debug, Clone)]
    pub struct RulingRow {
        /// Order of rulings.
        pub id: i64,
        /// The claim.
        pub claim_id: ClaimId,
        /// The score in the document, hundredths of a point; none sets the claim aside.
        pub score: Option<i64>,
        /// Number of the decree.
        pub document: String,
        /// Why.
        pub reason: String,
        /// The document in the file store.
        pub sha256: Hex,
        /// Its size.
        pub bytes: i64,
        /// When, Unix ms.
        pub ruled_at: i64,
        /// Who.
        pub ruled_by: String,
    }
}

impl ClaimRow {
    /// The claim for the rules, with what a document said about it.
    pub(super) fn said(&self, ruling: Option<Ruling>) -> Said {
        Said {
            year: self.year.clone(),
            body: self.about.clone(),
            score: self.score.clone(),
            qualification: self.qualification.clone(),
            rank: self.rank.clone(),
            bodies: self.bodies.clone(),
            assessor: self.assessor.clone(),
            document: self.document.clone(),
            source: self.source.clone(),
            note: self.note.clone(),
            is_shifted: self.is_shifted,
            ruling,
        }
    }
}

/// SHA-256 of everything a claim says.
pub(super) fn digest_of(said: &Said) -> Hex {
    let shifted = if said.is_shifted { "1" } else { "" };
    let parts = [
        said.year.as_str(),
        &said.body,
        &said.score,
        &said.qualification,
        &said.rank,
        &said.bodies,
        &said.assessor,
        &said.document,
        &said.source,
        &said.note,
        shifted,
    ];
    let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    Hex(crate::audit::hex(&rules::chain::digest(&fields)))
}
