//! JSON that other programs send, read field by field, so that every fault is named at once.

use serde_json::{Map, Value};

use super::problem::{Fault, FieldFault};

/// Items a list may have.
const MOST: usize = 100;

/// What is said of a field that holds nothing.
const EMPTY: &str = "must not be empty; leave it out";

/// The object that was sent. Errors: 400 when it is none.
pub(super) fn object(json: &[u8]) -> crate::Result<Map<String, Value>> {
    match serde_json::from_slice(json) {
        Ok(Value::Object(sent)) => Ok(sent),
        _ => Err(crate::Error::BadRequest),
    }
}

/// An object that is being read.
pub(super) struct Reading<'a> {
    sent: &'a Map<String, Value>,
    /// The article behind a field; empty when it is a matter of form.
    law: fn(&str) -> &'static str,
    faults: Vec<FieldFault>,
}

impl<'a> Reading<'a> {
    /// Begins to read; `law` names the article behind a field.
    pub(super) fn new(sent: &'a Map<String, Value>, law: fn(&str) -> &'static str) -> Self {
        Self { sent, law, faults: Vec::new() }
    }

    /// Refuses every field that is not known.
    pub(super) fn only(&mut self, is_known: impl Fn(&str) -> bool) {
        for unknown in self.sent.keys().filter(|key| !is_known(key)) {
            self.refuse(unknown, "is not known here");
        }
    }

    /// Ends the reading. Errors: 422 with every fault that was found.
    pub(super) fn end(self) -> Result<(), Fault> {
        if self.faults.is_empty() { Ok(()) } else { Err(Fault::Fields(self.faults)) }
    }

    /// Notes a fault.
    pub(super) fn refuse(&mut self, field: &str, why: &str) {
        self.faults.push(FieldFault::with_law(field, why.to_owned(), (self.law)(field)));
    }

    /// A text without spaces at its ends; empty when absent or null.
    pub(super) fn text(&mut self, field: &str) -> String {
        match self.sent.get(field) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => self.clean(field, text),
            Some(_) => {
                self.refuse(field, "must be text");
                String::new()
            }
        }
    }

    /// As [`Reading::text`], of at most so many characters as sent; what is there may not be empty.
    pub(super) fn filled(&mut self, field: &str, most: usize) -> String {
        match self.sent.get(field) {
            None => return String::new(),
            Some(Value::Null) => self.refuse(field, EMPTY),
            Some(Value::String(text)) if text.trim().is_empty() => self.refuse(field, EMPTY),
            Some(Value::String(text)) if text.chars().count() > most => {
                self.refuse(field, &format!("must have at most {most} characters"));
            }
            Some(_) => {}
        }
        self.text(field)
    }

    /// As [`Reading::filled`], of only such characters.
    pub(super) fn made_of(&mut self, field: &str, most: usize, may: impl Fn(char) -> bool) -> String {
        let sent = self.sent.get(field).and_then(Value::as_str);
        if sent.is_some_and(|text| !text.chars().all(may)) {
            self.refuse(field, "holds characters that cannot stand there");
        }
        self.filled(field, most)
    }

    /// A text without spaces at its ends; control characters are refused.
    pub(super) fn clean(&mut self, field: &str, text: &str) -> String {
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            self.refuse(field, "must not hold control characters");
        }
        text.trim().replace("\r\n", "\n")
    }

    /// True or false; `default` when absent or null.
    pub(super) fn flag(&mut self, field: &str, default: bool) -> bool {
        match self.sent.get(field) {
            None | Some(Value::Null) => default,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.refuse(field, "must be true or false");
                default
            }
        }
    }

    /// A whole number; none when absent or null.
    pub(super) fn number(&mut self, field: &str) -> Option<i64> {
        let sent = self.sent.get(field)?;
        let number = sent.as_i64();
        if number.is_none() && !sent.is_null() {
            self.refuse(field, "must be a whole number");
        }
        number
    }

    /// A list of at most 100 items; empty when absent or null.
    pub(super) fn list(&mut self, field: &str) -> Vec<Value> {
        match self.sent.get(field) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(list)) if list.len() <= MOST => list.clone(),
            Some(Value::Array(_)) => {
                self.refuse(field, "must have at most 100 items");
                Vec::new()
            }
            Some(_) => {
                self.refuse(field, "must be a list");
                Vec::new()
            }
        }
    }

    /// A value of a closed list; none when absent.
    pub(super) fn one_of<T: rules::Code>(&mut self, field: &str, known: &[&str]) -> Option<T> {
        let text = self.text(field);
        let found = Some(text.as_str()).filter(|text| known.contains(text)).and_then(T::from_code);
        if found.is_none() && !text.is_empty() {
            self.refuse(field, &format!("must be one of: {}", known.join(", ")));
        }
        found
    }
}
