//! Types of programmes.

use rules::programme::{FileState, Level};

use crate::ids::{Coded, Hex, ProgrammeId, UnitId};

db::record! {
    /// A table a unit brought: one version for a unit and a year.
    #[derive(Debug, Clone)]
    pub struct ProgrammeFile {
        /// Id.
        pub id: ProgrammeId,
        /// Whose programmes they are.
        pub unit_id: UnitId,
        /// Year of the budget.
        pub year: i64,
        /// Name of the file.
        pub name: String,
        /// The file in the store.
        pub sha256: Hex,
        /// Its size.
        pub bytes: i64,
        /// Which column is which; see `rules::programme::Mapping`.
        pub mapping: String,
        /// What became of it.
        pub state: Coded<FileState>,
        /// Rows that were taken.
        pub rows: i64,
        /// Sum of budgets, whole rupiah.
        pub budget: Option<i64>,
        /// Sum of revised budgets.
        pub revised: Option<i64>,
        /// Sum of realisations.
        pub realisation: Option<i64>,
        /// Rows that are not the sum of what stands below, JSON, the first hundred.
        pub differences: String,
        /// How many there are.
        pub difference_count: i64,
        /// Why the sums differ; said in public.
        pub reason: String,
        /// Who brought it.
        pub created_by: String,
        /// When, Unix ms.
        pub created_at: i64,
        /// When it was published, Unix ms.
        pub published_at: Option<i64>,
        /// The version that stood in public before.
        pub replaces_id: Option<ProgrammeId>,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl ProgrammeFile {
    /// Whether it stands as given.
    pub fn is(&self, state: FileState) -> bool {
        self.state.0 == state
    }

    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja/program/{}", self.id)
    }

    /// The budget that holds: the revised one where there is one.
    pub fn effective(&self) -> Option<i64> {
        self.revised.or(self.budget)
    }

    /// Ending of the file by its name: `xlsx`, `ods` or `csv`.
    pub(super) fn ending(&self) -> &'static str {
        let name = self.name.to_ascii_lowercase();
        ["xlsx", "ods", "csv"]
            .into_iter()
            .find(|ending| name.ends_with(&format!(".{ending}")))
            .unwrap_or("csv")
    }

    /// Where everybody finds the file while it is published.
    pub fn source_path(&self) -> String {
        format!("/program/berkas/{}/sumber.{}", self.id, self.ending())
    }
}

db::record! {
    /// One row of a table.
    #[derive(Debug, Clone)]
    pub struct ProgrammeRow {
        /// Place in the table, from 1.
        pub position: i64,
        /// How deep it lies below the uppermost rows.
        pub depth: i64,
        /// What it stands for.
        pub level: Coded<Level>,
        /// Code; empty where the table gives none.
        pub code: String,
        /// What stays the same from version to version.
        pub path: String,
        /// Name.
        pub name: String,
        /// Budget, whole rupiah.
        pub budget: Option<i64>,
        /// Revised budget.
        pub revised: Option<i64>,
        /// Realisation.
        pub realisation: Option<i64>,
        /// Physical progress, hundredths of a per cent.
        pub physical: Option<i64>,
        /// Where.
        pub location: String,
        /// Who carries it out.
        pub contractor: String,
        /// Where the money comes from.
        pub source: String,
        /// Row of the sheet.
        pub sheet_row: i64,
    }
}

db::record! {
    /// A row of a published table, with whose it is.
    #[derive(Debug, Clone)]
    pub struct PublicRow {
        /// Id, by which lists go on.
        pub id: i64,
        /// Whose it is.
        pub unit_id: UnitId,
        /// Year of the budget.
        pub year: i64,
        /// What it stands for.
        pub level: Coded<Level>,
        /// Code; empty where the table gives none.
        pub code: String,
        /// Name.
        pub name: String,
        /// Budget, whole rupiah.
        pub budget: Option<i64>,
        /// Revised budget.
        pub revised: Option<i64>,
        /// Realisation.
        pub realisation: Option<i64>,
        /// Physical progress, hundredths of a per cent.
        pub physical: Option<i64>,
        /// Where.
        pub location: String,
        /// Who carries it out.
        pub contractor: String,
        /// Where the money comes from.
        pub source: String,
        /// Code of its theme (`rules::programme::themes`); empty where none is named.
        pub theme: String,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl ProgrammeRow {
    /// The budget that holds: the revised one where there is one.
    pub fn effective(&self) -> Option<i64> {
        self.revised.or(self.budget)
    }
}

impl PublicRow {
    /// The budget that holds: the revised one where there is one.
    pub fn effective(&self) -> Option<i64> {
        self.revised.or(self.budget)
    }

    /// Realisation in hundredths of a per cent of the budget that holds. `None` when it is not known.
    pub fn percent(&self) -> Option<i64> {
        rules::programme::share(self.realisation?, self.effective()?)
    }
}

/// Which public rows are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// Behind this id.
    pub after: i64,
    /// Of this year.
    pub year: Option<i64>,
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// Of this level.
    pub level: Option<Level>,
    /// In this kecamatan.
    pub district: Option<UnitId>,
    /// Of this theme (`rules::programme::themes`).
    pub theme: Option<&'a str>,
    /// With these words in code or name.
    pub words: &'a str,
    /// At most so many.
    pub limit: i64,
}

db::record! {
    /// What is done for a theme.
    #[derive(Debug, Clone)]
    pub struct ThemeSum {
        /// Code of the theme.
        pub theme: String,
        /// Sum of the budgets that hold.
        pub budget: i64,
        /// Sum of realisations.
        pub realisation: i64,
    }
}

impl ThemeSum {
    /// Realisation in hundredths of a per cent of the budget. `None` without a budget.
    pub(super) fn percent(&self) -> Option<i64> {
        rules::programme::share(self.realisation, self.budget)
    }
}

db::record! {
    /// What is done in a kecamatan.
    #[derive(Debug, Clone)]
    pub struct DistrictSum {
        /// The kecamatan.
        pub unit_id: UnitId,
        /// Rows that name it.
        pub rows: i64,
        /// Sum of the budgets that hold.
        pub budget: i64,
        /// Sum of realisations.
        pub realisation: i64,
    }
}
