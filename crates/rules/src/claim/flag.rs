//! What checks find about a claim, and what follows.

use crate::code::coded;

coded! {
    /// A finding. Codes are part of the answer of `terbuka claim import --json`.
    pub enum Flag {
        /// The year is no year.
        YearUnreadable = "YEAR_UNREADABLE",
        /// Before the law or in the future.
        YearOutOfRange = "YEAR_OUT_OF_RANGE",
        /// No public body is named.
        BodyMissing = "BODY_MISSING",
        /// Cells do not stand under their headings.
        Shifted = "SHIFTED",
        /// No score is given.
        NoScore = "NO_SCORE",
        /// The score is no number with at most two decimals.
        Unreadable = "UNREADABLE",
        /// The score lies outside 0 to 100.
        OutOfRange = "OUT_OF_RANGE",
        /// The qualification is none of the known ones.
        QualificationUnknown = "QUALIFICATION_UNKNOWN",
        /// Score and qualification do not go together.
        BandMismatch = "BAND_MISMATCH",
        /// More than 25 points from the year before.
        Outlier = "OUTLIER",
        /// One score for two years, or two scores for one year.
        YearConflict = "YEAR_CONFLICT",
        /// The rank is no number.
        RankUnreadable = "RANK_UNREADABLE",
        /// The rank lies beyond the number of bodies.
        RankOutOfRange = "RANK_OUT_OF_RANGE",
        /// Another body has this rank with another score, or ranks and scores run against each other.
        RankConflict = "RANK_CONFLICT",
        /// More bodies have a rank than are said to be ranked.
        BodiesConflict = "BODIES_CONFLICT",
        /// An earlier row tells of the same event: no further source.
        SameEvent = "SAME_EVENT",
        /// Not to be believed until a document settles it.
        Disputed = "DISPUTED",
    }
}

impl Flag {
    /// Whether the finding alone makes the claim disputed, when no document stands behind it.
    pub(super) fn disputes(self) -> bool {
        matches!(
            self,
            Self::YearUnreadable
                | Self::YearOutOfRange
                | Self::Shifted
                | Self::Unreadable
                | Self::OutOfRange
                | Self::BandMismatch
        )
    }
}

coded! {
    /// Where a claim stands.
    pub enum Status {
        /// Told by somebody, nothing speaks against it.
        Claimed = "CLAIMED",
        /// A decree is named.
        Documented = "DOCUMENTED",
        /// Not to be believed until a document settles it.
        Disputed = "DISPUTED",
        /// Settled by a document that is kept here.
        Resolved = "RESOLVED",
        /// Found wrong by a document that is kept here.
        SetAside = "SET_ASIDE",
    }
}
