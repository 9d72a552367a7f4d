//! Claims about official scores of public bodies (*nilai monev*), from decrees and from the press.
//!
//! Source: `domain.md` §8, "Consequences for software". What somebody wrote is kept letter by letter and never repaired.
//! [`check()`] reads each claim and holds it against bands, other years and other bodies; what contradicts itself is
//! disputed until a document settles it, and has no place in a chart or a mean. Band tables are data of (assessor,
//! year); where nobody has published one, only what no known table allows is called a mismatch.

mod band;
mod body;
mod check;
mod columns;
mod compare;
mod flag;
mod number;
mod official;
#[cfg(test)]
mod tests;

pub use band::qualification_named;
pub use body::body_key;
pub use check::{Checked, check};
pub use columns::Columns;
pub use flag::{Flag, Status};
pub use number::{ScoreText, read_score, score_words};
pub use official::{YearScore, official};

/// One claim as it was written, every field as it stands in the source; empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Year of the assessment.
    pub year: String,
    /// The public body.
    pub body: String,
    /// The score, decimal comma or point.
    pub score: String,
    /// The qualification (*informatif* …).
    pub qualification: String,
    /// The rank.
    pub rank: String,
    /// How many bodies were ranked.
    pub bodies: String,
    /// Who assessed.
    pub assessor: String,
    /// Number of the decree, when one is named.
    pub document: String,
    /// Where it was told.
    pub source: String,
    /// A remark.
    pub note: String,
    /// Whether the cells of the row do not stand under their headings.
    pub is_shifted: bool,
    /// What a document said about the claim later.
    pub ruling: Option<Ruling>,
}

/// What a document says about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling {
    /// The score in the document, in hundredths of a point; `None`: the claim is set aside.
    pub score: Option<i64>,
}
