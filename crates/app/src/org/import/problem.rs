//! What can be wrong with a file of units, in words an officer understands.

use fluent_templates::fluent_bundle::FluentValue;

use crate::locale::Locale;

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportProblem {
    /// Larger than [`super::MAX_BYTES`].
    TooLarge,
    /// More than [`super::MAX_ROWS`] rows: a wrong file, or a whole province at once.
    TooManyRows,
    /// No table: a picture, a PDF, a program.
    NotText,
    /// A workbook; it has to be saved as CSV.
    Workbook,
    /// Nothing below the headings.
    Empty,
    /// Headings that must be there and are not.
    MissingColumns(Vec<&'static str>),
    /// The same column twice.
    DoubleColumn(String),
}

impl ImportProblem {
    /// The problem and what to do, as a sentence.
    pub fn in_words(&self, locale: Locale) -> String {
        let one = |key: &str, x: String| locale.with(key, &[("x", FluentValue::from(x))]);
        match self {
            Self::TooLarge => locale.t("org-import-too-large"),
            Self::TooManyRows => locale.t("org-import-too-many-rows"),
            Self::NotText => locale.t("org-import-not-text"),
            Self::Workbook => locale.t("org-import-workbook"),
            Self::Empty => locale.t("org-import-empty"),
            Self::MissingColumns(names) => one("org-import-missing-columns", names.join(", ")),
            Self::DoubleColumn(name) => one("org-import-double-column", name.clone()),
        }
    }
}

/// A fault in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file, from 1; the headings are line 1.
    pub line: u64,
    /// Key of the text in `locales/`, with `$x`.
    pub key: &'static str,
    /// The value that cannot be taken, shortened.
    pub value: String,
}

impl RowProblem {
    pub(super) fn new(line: u64, key: &'static str, value: &str) -> Self {
        Self { line, key, value: value.chars().take(60).collect() }
    }

    /// The fault without its line.
    pub fn what(&self, locale: Locale) -> String {
        locale.with(self.key, &[("x", FluentValue::from(self.value.clone()))])
    }

    /// Line and fault as one sentence.
    pub fn in_words(&self, locale: Locale) -> String {
        let line = [("n", FluentValue::from(self.line)), ("x", FluentValue::from(self.what(locale)))];
        locale.with("org-import-row", &line)
    }
}
