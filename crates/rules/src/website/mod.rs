//! Websites of units: the words of their registry, whether a month was seen whole, and the way of an incident.
//!
//! Source: domain.md §10; PP 71/2019 Ps.24(3) (a serious attack is reported at the first opportunity).

mod coverage;
mod incident;

pub use coverage::{Span, covered};
pub use incident::{DUE_MS, IncidentState, Step, after};

use crate::code::coded;

coded! {
    /// Where a site is kept.
    pub enum Place {
        /// In this program: the unit's own pages.
        Hosted = "hosted",
        /// On another server.
        Elsewhere = "elsewhere",
    }
}

coded! {
    /// Whether a site is in use.
    pub enum SiteState {
        /// In use.
        Used = "used",
        /// Nobody looks after it, but it still answers.
        Abandoned = "abandoned",
        /// Taken down, or given up for another one.
        Ended = "ended",
    }
}
