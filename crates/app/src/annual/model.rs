//! Types of the yearly report.

use rules::service_report::Chapter;
use serde::Serialize;

use crate::ids::{EntryId, Hex};

db::record! {
    /// The report of a year.
    #[derive(Debug, Clone)]
    pub(super) struct AnnualServiceReport {
        /// The year reported about.
        pub(super) year: i64,
        /// `draft` or `published`.
        pub(super) state: String,
        pub(super) version: i64,
        pub(super) policy: String,
        pub(super) means: String,
        pub(super) service: String,
        pub(super) disputes: String,
        pub(super) obstacles: String,
        pub(super) recommendations: String,
        pub(super) signer_name: String,
        pub(super) signer_position: String,
        /// JSON of the figures as they were published; empty before.
        pub(super) figures: String,
        /// SHA-256 of what was published.
        pub(super) digest: Hex,
        pub(super) published_at: Option<i64>,
        /// Its entry in the register.
        pub(super) entry_id: Option<EntryId>,
        pub(super) is_sample: bool,
    }
}

/// Words of the six chapters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Chapters {
    /// General policy.
    pub policy: String,
    /// Facilities, staff, budget.
    pub means: String,
    /// What is to be said about the service beside the figures.
    pub service: String,
    /// The same about objections and disputes.
    pub disputes: String,
    /// Obstacles.
    pub obstacles: String,
    /// Recommendations and what follows from them.
    pub recommendations: String,
}

impl Chapters {
    /// The words of a chapter.
    pub fn of(&self, chapter: Chapter) -> &str {
        match chapter {
            Chapter::Policy => &self.policy,
            Chapter::Means => &self.means,
            Chapter::Service => &self.service,
            Chapter::Disputes => &self.disputes,
            Chapter::Obstacles => &self.obstacles,
            Chapter::Recommendations => &self.recommendations,
        }
    }

    /// The same, to be changed.
    pub(super) fn of_mut(&mut self, chapter: Chapter) -> &mut String {
        match chapter {
            Chapter::Policy => &mut self.policy,
            Chapter::Means => &mut self.means,
            Chapter::Service => &mut self.service,
            Chapter::Disputes => &mut self.disputes,
            Chapter::Obstacles => &mut self.obstacles,
            Chapter::Recommendations => &mut self.recommendations,
        }
    }
}

impl AnnualServiceReport {
    /// Its words.
    pub(super) fn chapters(&self) -> Chapters {
        Chapters {
            policy: self.policy.clone(),
            means: self.means.clone(),
            service: self.service.clone(),
            disputes: self.disputes.clone(),
            obstacles: self.obstacles.clone(),
            recommendations: self.recommendations.clone(),
        }
    }

    /// Puts words in.
    pub(super) fn put(&mut self, chapters: &Chapters) {
        let Chapters { policy, means, service, disputes, obstacles, recommendations } = chapters.clone();
        *self = Self { policy, means, service, disputes, obstacles, recommendations, ..self.clone() };
    }

    /// Whether everybody may read it.
    pub(super) fn is_published(&self) -> bool {
        self.state == "published"
    }

    /// SHA-256 of figures, words and signature.
    pub(super) fn content_digest(&self) -> Hex {
        let year = self.year.to_string();
        let parts = [
            year.as_str(),
            &self.figures,
            &self.policy,
            &self.means,
            &self.service,
            &self.disputes,
            &self.obstacles,
            &self.recommendations,
            &self.signer_name,
            &self.signer_position,
        ];
        let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        Hex(crate::audit::hex(&rules::chain::digest(&fields)))
    }
}
