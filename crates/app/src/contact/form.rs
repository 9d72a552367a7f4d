//! The fields of the forms on the page of a contact, as they came or empty.

use rules::Code as _;
use rules::contact::Answer;

use super::model::Contact;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page};

/// What was typed in one of the forms, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Which form: `jawab`, `telepon`, `tutup`; empty for none.
    pub(super) form: &'static str,
    /// Name and value.
    pub(super) values: Vec<(String, String)>,
    /// What is wrong.
    pub(super) errors: FieldErrors,
}

impl Typed {
    /// A form that came with something wrong in it.
    pub(super) fn wrong(form: &'static str, fields: &Fields, errors: FieldErrors) -> Self {
        let names = ["jawaban", "sampai", "kata", "siapa", "janji", "isi", "alasan"];
        let values = names.iter().map(|name| ((*name).to_owned(), fields.text(name).to_owned())).collect();
        Self { form, values, errors }
    }

    fn field(&self, p: &Page, form: &str, name: &'static str, key: &str, kind: Kind) -> Input {
        let keys = [format!("contact-field-{key}"), format!("contact-hint-{key}")];
        let typed = self.values.iter().find(|(one, _)| one == name && self.form == form);
        let input = Input::of(p, &keys, name, typed.map_or("", |(_, value)| value.as_str()), kind);
        if self.form == form { input.check(p, &self.errors) } else { input }
    }

    /// The answer of the unit.
    pub(super) fn answer(&self, p: &Page, contact: &Contact) -> Vec<Input> {
        let option = |answer: &Answer| {
            let words = match answer {
                Answer::Promise => p.t(&contact.key("answer-promise")),
                _ => p.t(&format!("contact-answer-{}", answer.code())),
            };
            (answer.code().to_owned(), words)
        };
        let all = Answer::ALL.iter().map(option).collect();
        vec![
            self.field(p, "jawab", "jawaban", "answer", Kind::Choice(all)).required(),
            self.field(p, "jawab", "sampai", "until", Kind::Line("date")),
            self.field(p, "jawab", "kata", "words", Kind::Lines(3)),
        ]
    }

    /// A telephone call of the office.
    pub(super) fn call(&self, p: &Page) -> Vec<Input> {
        vec![
            self.field(p, "telepon", "siapa", "caller", Kind::Line("text")).required(),
            self.field(p, "telepon", "isi", "said", Kind::Lines(3)).required(),
            self.field(p, "telepon", "janji", "call-promise", Kind::Line("date")),
        ]
    }

    /// The reason for which the office ends it.
    pub(super) fn close(&self, p: &Page) -> Vec<Input> {
        vec![self.field(p, "tutup", "alasan", "close", Kind::Lines(2)).required()]
    }

    /// What is wrong: field and words, for the summary on top.
    pub(super) fn problems(&self, p: &Page) -> Vec<(&'static str, String)> {
        self.errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect()
    }
}
