//! Which column of a file is which of the register.

use std::collections::BTreeMap;

use paper::dip::DIP_FIELDS;
use rules::register::InformationClass;
use serde::{Deserialize, Serialize};

/// Columns of the register a file can fill, in the order of the form.
pub const COLUMNS: [&str; 16] = [
    "title",
    "summary",
    "class",
    "holder",
    "responsible",
    "made",
    "place",
    "form",
    "printed",
    "digital",
    "retention",
    "retention_inactive",
    "media",
    "link",
    "year",
    "obligation",
];

/// The columns of one file, as suggested, remembered or chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Column of the file (from 0) by column of the register.
    pub columns: BTreeMap<String, usize>,
    /// Class of rows that name none, neither themselves nor by the heading or sheet above them; a code of
    /// `InformationClass`, or empty.
    pub class: String,
}

impl Mapping {
    /// What the words of the headings suggest.
    pub fn suggested(headings: &[String]) -> Self {
        let found = paper::table::suggest_mapping(headings, DIP_FIELDS);
        let known = found.into_iter().filter(|(code, _)| COLUMNS.contains(code));
        let columns =
            known.filter_map(|(code, column)| column.map(|column| (code.to_owned(), column))).collect();
        Self { columns, class: String::new() }
    }

    /// Column of the file for a column of the register.
    pub fn column(&self, code: &str) -> Option<usize> {
        self.columns.get(code).copied()
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

/// The class of a code; `None` for an empty or unknown one.
pub fn class_of_code(code: &str) -> Option<InformationClass> {
    rules::Code::from_code(code)
}
