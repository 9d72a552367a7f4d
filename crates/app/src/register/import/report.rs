//! A plan in words, for the command line and the pages.

use fluent_templates::fluent_bundle::FluentValue;

use super::plan::Plan;
use super::read::{RowFault, Source};
use crate::locale::Locale;

impl RowFault {
    /// Where and what, as one sentence.
    pub fn in_words(&self, locale: Locale) -> String {
        let what = locale.with(self.key, &[("x", FluentValue::from(self.value.clone()))]);
        let place = [
            ("sheet", FluentValue::from(self.sheet.clone())),
            ("n", FluentValue::from(self.number)),
            ("x", FluentValue::from(what)),
        ];
        let key = if self.sheet.is_empty() { "register-import-row" } else { "register-import-sheet-row" };
        locale.with(key, &place)
    }
}

impl Plan {
    /// The counts in one sentence.
    pub fn summary(&self, locale: Locale) -> String {
        let counts = ["create", "change", "same", "busy", "fault"];
        let words = counts.map(|kind| (kind, FluentValue::from(self.count(kind))));
        locale.with("register-import-summary", &words)
    }

    /// Counts, faults and what would be new or changed, at most `most` lines of each.
    pub fn to_text(&self, source: &Source, locale: Locale, most: usize) -> String {
        let mut lines = vec![self.summary(locale)];
        lines.extend(source.notices(locale));
        lines.extend(self.faults().take(most).map(|fault| fault.in_words(locale)));
        for (kind, sign) in [("create", '+'), ("change", '~')] {
            let rows = self.rows.iter().filter(|row| row.kind() == kind).take(most);
            lines.extend(rows.map(|row| format!("{sign} {}", row.title)));
        }
        lines.join("\n")
    }
}

impl Source {
    /// What of the file was left out, as sentences.
    pub fn notices(&self, locale: Locale) -> Vec<String> {
        let named = |key: &str, names: &[String]| {
            (!names.is_empty()).then(|| locale.with(key, &[("x", FluentValue::from(names.join(", ")))]))
        };
        [
            named("register-import-hidden-sheets", &self.hidden_sheets),
            named("register-import-other-sheets", &self.other_sheets),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
