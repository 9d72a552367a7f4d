//! How much a document may cost before reading stops with what there is.

use serde::{Deserialize, Serialize};

/// Bounds of one reading. Whatever lies beyond is left out and the reading says so; nothing is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Pages, sheets or slides.
    pub max_pages: usize,
    /// Rows of all sheets together.
    pub max_rows: usize,
    /// Characters of all pages together, counted as UTF-8 bytes.
    pub max_text_bytes: usize,
    /// What an archive may unpack to while it is read.
    pub max_unpacked_bytes: u64,
    /// Time for reading, in milliseconds. The child is killed at twice this.
    pub time_ms: u64,
    /// Memory of the child, in bytes of address space.
    pub memory_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_pages: 5_000,
            max_rows: 2_000_000,
            max_text_bytes: 16 << 20,
            max_unpacked_bytes: 3 << 30,
            time_ms: 120_000,
            memory_bytes: 2 << 30,
        }
    }
}
