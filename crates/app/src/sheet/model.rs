//! Types of the slice.

use jiff::civil::Date;
use rules::sheet::{Cells, ColumnKind};

use crate::ids::{AccountId, Coded, ColumnId, EntryId, Hex, RowId, TableId, UnitId};

db::record! {
    /// A table units fill in together.
    #[derive(Debug, Clone)]
    pub struct SharedTable {
        /// Id.
        pub id: TableId,
        /// Raised by every change of the table itself.
        pub version: i64,
        /// What it is about.
        pub title: String,
        /// How to fill it in.
        pub explanation: String,
        /// Last day, ISO, in the body's zone.
        pub due_on: String,
        /// Whether a unit may add rows to its first one.
        pub has_many_rows: bool,
        /// When it was closed; none = units may write.
        pub closed_at: Option<i64>,
        /// Entry of the register it became; may be gone.
        pub entry_id: Option<EntryId>,
        /// Part of the demonstration.
        pub is_sample: bool,
        /// Made, Unix ms.
        pub created_at: i64,
    }
}

impl SharedTable {
    /// Last day. A column that is no day counts as long ago.
    pub fn due(&self) -> Date {
        self.due_on.parse().unwrap_or(Date::ZERO)
    }

    /// Whether units may write.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }

    /// Where it is read.
    pub fn path(&self) -> String {
        format!("/kerja/tabel/{}", self.id)
    }
}

db::record! {
    /// A column.
    #[derive(Debug, Clone)]
    pub struct Column {
        /// Id.
        pub id: ColumnId,
        /// Its table.
        pub table_id: TableId,
        /// Heading.
        pub name: String,
        /// What it holds.
        pub kind: Coded<ColumnKind>,
        /// Help beside the field; may be empty.
        pub hint: String,
        /// Whether a row is complete only with it.
        pub is_required: bool,
        /// Unit that fills it in every row; none = the unit of the row.
        pub filler_unit_id: Option<UnitId>,
    }
}

impl Column {
    /// The unit that fills it in a row.
    pub fn filler(&self, row: UnitId) -> UnitId {
        self.filler_unit_id.unwrap_or(row)
    }
}

db::record! {
    /// A row with its newest version.
    #[derive(Debug, Clone)]
    pub struct Row {
        /// Id.
        pub id: RowId,
        /// Its table.
        pub table_id: TableId,
        /// The unit whose row it is.
        pub unit_id: UnitId,
        /// Number of the newest version.
        pub number: i64,
        /// Cells as kept; see [`Row::cells`].
        pub cells: String,
        /// Who saved it last, by name.
        pub writer: Option<String>,
        /// The account; none = nobody wrote yet.
        pub writer_id: Option<AccountId>,
        /// When.
        pub at: i64,
    }
}

impl Row {
    /// What it says.
    pub fn cells(&self) -> Cells {
        cells_of(&self.cells)
    }

    /// Whether every required column of some is filled.
    pub fn is_complete<'a>(&self, mut columns: impl Iterator<Item = &'a Column>) -> bool {
        let cells = self.cells();
        columns.all(|column| !column.is_required || cells.contains_key(&column.id.0))
    }

    /// Where it is filled in.
    pub fn path(&self) -> String {
        format!("/kerja/baris/{}", self.id)
    }
}

db::record! {
    /// A saved version of a row. It never changes.
    #[derive(Debug, Clone)]
    pub struct RowVersion {
        /// Number within the row, from 1, the empty one.
        pub number: i64,
        /// Cells as kept.
        pub cells: String,
        /// Who saved it.
        pub writer: Option<String>,
        /// When.
        pub at: i64,
        /// Digest of the content.
        pub digest: Hex,
    }
}

impl RowVersion {
    /// What it says.
    pub fn cells(&self) -> Cells {
        cells_of(&self.cells)
    }
}

/// Cells from their column; what cannot be read is empty and shows in `audit verify`.
pub(super) fn cells_of(text: &str) -> Cells {
    serde_json::from_str(text).unwrap_or_default()
}

/// Digest of a row's content, kept in its version and in the change log.
pub(super) fn digest_of(cells: &str) -> Hex {
    Hex(crate::audit::hex(&rules::chain::digest(&[b"shared table row", cells.as_bytes()])))
}
