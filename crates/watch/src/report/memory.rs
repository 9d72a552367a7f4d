//! What is kept of a site between two readings, so that little is asked twice.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Item, Registration};

/// An answer that need not be sent again while it is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeptAnswer {
    /// `ETag` as sent.
    pub etag: Option<String>,
    /// `Last-Modified` as sent.
    pub last_modified: Option<String>,
    /// The items it held.
    pub items: Vec<Item>,
    /// Whether there were more items than it held.
    pub cut: bool,
}

/// What the caller keeps per site and gives to the next reading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Memory {
    /// Answers of feeds and sitemaps by address.
    pub answers: BTreeMap<String, KeptAnswer>,
    /// First parts of the paths seen on the site, such as `berita`; for the sign of new path families.
    pub families: BTreeSet<String>,
    /// What the registry said last.
    #[serde(default)]
    pub domain: Option<Registration>,
}
