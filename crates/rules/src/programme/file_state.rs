//! What becomes of a table somebody brought.

use crate::code::coded;

coded! {
    /// State of a table: one version of a unit and year is published at a time.
    pub enum FileState {
        /// Kept; no row was taken.
        Read = "read",
        /// Its rows were taken; nobody outside sees them.
        Draft = "draft",
        /// The version that holds.
        Published = "published",
        /// A newer one holds.
        Replaced = "replaced",
        /// Put away.
        Discarded = "discarded",
    }
}
