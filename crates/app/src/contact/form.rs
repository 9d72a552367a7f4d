//! The fields of the forms on the page of a contact, as they came or empty.

use rules::Code as _;
use rules::contact::Answer;

use super::model::Contact;
use crate::org::input::{Input, Kind};
use crate::page::Page;
use crate::typed::Typed;

/// The forms of one page: `jawab`, `telepon`, `tutup`.
#[derive(Clone, Copy)]
pub(super) struct Forms<'a> {
    /// The page.
    pub(super) p: &'a Page,
    /// The one that came back.
    pub(super) typed: &'a Typed,
}

impl Forms<'_> {
    fn field(&self, form: &str, name: &'static str, key: &str, kind: Kind) -> Input {
        let keys = [format!("contact-field-{key}"), format!("contact-hint-{key}")];
        let input = Input::of(self.p, &keys, name, &self.typed.value(form, name, ""), kind);
        if self.typed.is(form) { input.check(self.p, &self.typed.errors) } else { input }
    }

    /// The answer of the unit.
    pub(super) fn answer(&self, contact: &Contact) -> Vec<Input> {
        let option = |answer: &Answer| {
            let words = match answer {
                Answer::Promise => self.p.t(&contact.key("answer-promise")),
                _ => self.p.t(&format!("contact-answer-{}", answer.code())),
            };
            (answer.code().to_owned(), words)
        };
        let all = Answer::ALL.iter().map(option).collect();
        vec![
            self.field("jawab", "jawaban", "answer", Kind::Choice(all)).required(),
            self.field("jawab", "sampai", "until", Kind::Line("date")),
            self.field("jawab", "kata", "words", Kind::Lines(3)),
        ]
    }

    /// A telephone call of the office.
    pub(super) fn call(&self) -> Vec<Input> {
        vec![
            self.field("telepon", "siapa", "caller", Kind::Line("text")).required(),
            self.field("telepon", "isi", "said", Kind::Lines(3)).required(),
            self.field("telepon", "janji", "call-promise", Kind::Line("date")),
        ]
    }

    /// The reason for which the office ends it.
    pub(super) fn close(&self) -> Vec<Input> {
        vec![self.field("tutup", "alasan", "close", Kind::Lines(2)).required()]
    }
}
