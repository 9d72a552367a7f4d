//! The certificate of a site.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TlsProblem {
    /// Its last day is over.
    Expired,
    /// Its first day is yet to come.
    NotYetValid,
    /// It is for other names.
    WrongHost,
    /// Signed by nobody a browser trusts, by itself for instance.
    Untrusted,
    /// No certificate could be read.
    Unreadable,
}

/// The certificate a site showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tls {
    /// Whether a browser accepts it.
    pub valid: bool,
    /// First instant it is good.
    pub valid_from: Option<Timestamp>,
    /// Last instant it is good.
    pub valid_until: Option<Timestamp>,
    /// Whole days left at the time of reading; negative when it is over.
    pub days_left: Option<i64>,
    /// Names it is for.
    pub names: Vec<String>,
    /// Who signed it.
    pub issuer: String,
    /// What is wrong.
    pub problem: Option<TlsProblem>,
}
