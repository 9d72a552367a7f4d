//! Coaching of operators (*pembinaan*): short courses with a test and a certificate, workshops, and who still needs
//! which.
//!
//! Source: PP 61/2010 Ps.14(1); rules: `rules::coaching`. Tables: `coaching_attempt`, `coaching_number`,
//! `coaching_workshop`, `coaching_workshop_unit`.

mod facts;

pub use facts::{CoachingFacts, facts};
