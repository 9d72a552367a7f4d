//! A plan as plain text, for the command line.

use std::fmt::Write as _;

use fluent_templates::fluent_bundle::FluentValue;

use super::plan::{Entry, Plan};
use crate::locale::Locale;

impl Plan {
    /// What would be done, unit by unit and field by field, readable without colour.
    pub fn to_text(&self, locale: Locale) -> String {
        let mut text = String::new();
        for problem in &self.problems {
            line(&mut text, &problem.in_words(locale));
        }
        for entry in &self.create {
            line(&mut text, &format!("+ {}  {}", entry.unit.code, entry.unit.name));
            fields(&mut text, entry, locale, false);
        }
        for entry in &self.change {
            line(&mut text, &format!("~ {}  {}", entry.unit.code, entry.unit.name));
            fields(&mut text, entry, locale, true);
        }
        if !self.ignored.is_empty() {
            let names = self.ignored.join(", ");
            line(&mut text, &locale.with("org-import-ignored", &[("x", FluentValue::from(names))]));
        }
        if !self.untouched.is_empty() {
            let codes = self.untouched.join(", ");
            line(&mut text, &locale.with("org-import-untouched", &[("x", FluentValue::from(codes))]));
        }
        line(&mut text, &self.summary(locale));
        text
    }

    /// Numbers of the plan in one sentence.
    pub fn summary(&self, locale: Locale) -> String {
        let count = |n: usize| FluentValue::from(n);
        let numbers = [
            ("create", count(self.create.len())),
            ("change", count(self.change.len())),
            ("same", count(self.unchanged)),
            ("problems", count(self.problems.len())),
        ];
        locale.with("org-import-summary", &numbers)
    }
}

fn line(text: &mut String, content: &str) {
    // Writing to a String cannot fail.
    writeln!(text, "{content}").unwrap_or_default();
}

fn fields(text: &mut String, entry: &Entry, locale: Locale, is_change: bool) {
    for difference in &entry.differences {
        let label = locale.t(difference.field);
        let nothing = locale.t("org-import-nothing");
        let shown = |value: &str| if value.is_empty() { nothing.clone() } else { value.replace('\n', " / ") };
        if is_change {
            let (before, after) = (shown(&difference.before), shown(&difference.after));
            line(text, &format!("    {label}: {before} -> {after}"));
        } else {
            line(text, &format!("    {label}: {}", shown(&difference.after)));
        }
    }
    for name in &entry.former_names {
        line(text, &format!("    {}: {name}", locale.t("org-field-former-names")));
    }
}
