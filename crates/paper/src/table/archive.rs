//! Packed files are measured before anything reads them: what a ZIP says about its size may be a lie.

use std::io::{Cursor, Read};

use super::{Limits, TableError};

/// Most parts a workbook may have; real ones have some dozen.
const MOST_PARTS: usize = 5_000;
/// Most bytes of one part that is held in memory whole (shared texts, styles).
const WHOLE_PART_BYTES: u64 = 100_000_000;

/// What is inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// Opens the archive, unpacks every part into nothing, counting, and says what the
/// file is. Errors: `TooLarge`, `NotTable`, `Damaged`.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<Kind, TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(TableError::TooLarge);
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    let kind = match (has("xl/workbook.xml"), has("content.xml")) {
        (true, _) => Kind::Xlsx,
        (false, true) => Kind::Ods,
        (false, false) => return Err(TableError::NotTable),
    };
    let mut left = limits.unpacked_bytes;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        let is_streamed = name.starts_with("xl/worksheets/") || name == "content.xml";
        let most = if is_streamed { left } else { left.min(WHOLE_PART_BYTES) };
        if part.size() > most {
            return Err(TableError::TooLarge);
        }
        let unpacked = std::io::copy(&mut part.by_ref().take(most.saturating_add(1)), &mut std::io::sink())
            .map_err(|error| TableError::Damaged(error.to_string()))?;
        if unpacked > most {
            return Err(TableError::TooLarge);
        }
        left = left.saturating_sub(unpacked);
    }
    Ok(kind)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function value")]
fn damaged(error: zip::result::ZipError) -> TableError {
    TableError::Damaged(error.to_string())
}
