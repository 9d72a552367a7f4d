//! What was typed in one of several forms of a page, and what is wrong with it.

use crate::error::FieldErrors;
use crate::page::{Fields, Page};

/// One form that came back; empty for none.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    /// Which form.
    form: &'static str,
    /// Name and value.
    values: Vec<(String, String)>,
    /// What is wrong.
    pub(crate) errors: FieldErrors,
}

impl Typed {
    /// A form that came with something wrong in it.
    pub(crate) fn wrong(form: &'static str, fields: &Fields, errors: FieldErrors) -> Self {
        let values = fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { form, values, errors }
    }

    /// The value of a field: as typed, else as proposed.
    pub(crate) fn value(&self, form: &str, name: &str, proposed: &str) -> String {
        let own = self.values.iter().find(|(one, _)| self.form == form && one == name);
        own.map_or_else(|| proposed.to_owned(), |(_, value)| value.clone())
    }

    /// Whether this form came back.
    pub(crate) fn is(&self, form: &str) -> bool {
        self.form == form
    }

    /// Whether a box was ticked.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(one, typed)| one == name && typed == value)
    }

    /// What is wrong: field and words, for the summary on top.
    pub(crate) fn problems(&self, p: &Page) -> Vec<(&'static str, String)> {
        self.errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect()
    }

    /// 409 when somebody else was faster, 422 when something is wrong.
    pub(crate) fn status(&self) -> axum::http::StatusCode {
        self.errors.status()
    }
}
