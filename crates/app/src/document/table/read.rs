//! Reading the table in a file.

use std::sync::Arc;

use paper::table::{Limits, TableError};

use crate::document::DocumentVersion;
use crate::{Ctx, Error, Result};

/// Rows of a table at most; the file itself has the rest.
pub const MOST_ROWS: usize = 10_000;
/// What lies further right is left out.
const MOST_COLUMNS: usize = 200;
/// Bytes of all cells.
const MOST_TEXT: usize = 8_000_000;

/// The first sheet of a file that can be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Name on the tab; empty for CSV.
    pub sheet: String,
    /// Rows that hold anything, each as wide as the widest.
    pub rows: Vec<Vec<String>>,
    /// Whether rows were left out.
    pub is_cut: bool,
}

/// Whether a kind of file holds a table that can be shown.
pub fn has_table(kind: &str) -> bool {
    matches!(kind, "csv" | "xlsx" | "ods")
}

/// Reads at most `rows` rows of a content.
/// Errors: `NotFound` for a file without a table; `Busy` while too many files are being handled.
pub(super) async fn read(ctx: &Ctx, version: &DocumentVersion, rows: usize) -> Result<Table> {
    if !has_table(&version.kind) {
        return Err(Error::NotFound);
    }
    let _slot = ctx.app.handling.enter().await?;
    let bytes: Arc<[u8]> = ctx.app.files.get(&version.sha256).await?.into();
    let work = tokio::task::spawn_blocking(move || first_sheet(&bytes, rows));
    work.await.map_err(anyhow::Error::new)?.map_err(|error| {
        tracing::debug!(%error, version = version.id.0, "a file has no table that can be read");
        Error::NotFound
    })
}

fn first_sheet(bytes: &[u8], rows: usize) -> std::result::Result<Table, TableError> {
    let limits = Limits {
        file_bytes: usize::MAX,
        rows,
        columns: MOST_COLUMNS,
        text_bytes: MOST_TEXT,
        is_preview: true,
        ..Limits::default()
    };
    let book = paper::table::read(bytes, &limits)?;
    let grid = book.sheets.into_iter().next().ok_or(TableError::Empty)?;
    let width = grid.rows.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    let even = |mut cells: Vec<String>| {
        cells.resize(width, String::new());
        cells
    };
    let rows = grid.rows.into_iter().map(|line| even(line.cells)).collect();
    Ok(Table { sheet: grid.name, rows, is_cut: book.is_cut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_even_and_says_when_it_was_cut() {
        let table = first_sheet(b"kode;nama;nilai\n1;Dinas\n2;Kecamatan;7\n", 2).unwrap();
        assert_eq!(table.rows, [vec!["kode", "nama", "nilai"], vec!["1", "Dinas", ""]]);
        assert!(table.is_cut);
        assert!(!first_sheet(b"kode;nama\n1;Dinas\n", 2).unwrap().is_cut);
    }
}
