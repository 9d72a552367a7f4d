//! One field of a form as the template prints it: label, hint, error and what was typed.

use crate::error::FieldErrors;
use crate::page::Page;

/// How a field is entered.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// One line; the word is the `type` of the input.
    Line(&'static str),
    /// Several lines.
    Lines(u8),
    /// One of several: value, label.
    Choice(Vec<(String, String)>),
}

/// A field ready to be printed.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// Name in the form and id in the page.
    pub name: &'static str,
    /// Text before the field.
    pub label: String,
    /// What to enter; empty for none.
    pub hint: String,
    /// Why it cannot be taken; empty when it can.
    pub error: String,
    /// What was typed.
    pub value: String,
    /// How it is entered.
    pub kind: Kind,
    /// Whether it may not be empty.
    pub is_required: bool,
}

impl Input {
    /// A field with its text keys `org-field-<key>` and, when it exists, `org-hint-<key>`.
    pub(crate) fn new(p: &Page, name: &'static str, key: &str, value: &str, kind: Kind) -> Self {
        let keys = [format!("org-field-{key}"), format!("org-hint-{key}")];
        Self::of(p, &keys, name, value, kind)
    }

    /// As [`Input::new`], with the text keys of label and hint of another slice.
    pub(crate) fn of(p: &Page, keys: &[String; 2], name: &'static str, value: &str, kind: Kind) -> Self {
        let [label_key, hint_key] = keys;
        let hint = if p.locale.has(hint_key) { p.t(hint_key) } else { String::new() };
        Self {
            name,
            label: p.t(label_key),
            hint,
            error: String::new(),
            value: value.to_owned(),
            kind,
            is_required: false,
        }
    }

    /// Marks the field as one that may not be empty.
    pub(crate) fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// Takes the error of this field.
    pub(crate) fn check(mut self, p: &Page, errors: &FieldErrors) -> Self {
        if let Some(key) = errors.get(self.name) {
            self.error = p.w(key, &self.value);
        }
        self
    }

    /// `aria-describedby`: ids of hint and error.
    pub(crate) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-petunjuk", self.name));
        }
        if !self.error.is_empty() {
            ids.push(format!("{}-galat", self.name));
        }
        ids.join(" ")
    }
}
