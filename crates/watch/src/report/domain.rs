//! The registration of a site's name.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What the registry says of the name a site stands under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The registered name, such as `cilegon.go.id`.
    pub name: String,
    /// The end of the registration; nothing where the registry does not say it.
    pub until: Option<Timestamp>,
    /// When the registry was asked.
    pub asked_at: Timestamp,
}
