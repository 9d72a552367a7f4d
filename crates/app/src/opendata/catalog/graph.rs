//! Triples as nodes with properties: what all three writers read.
//!
//! Types and properties are short names (`dcat:Dataset`) of [`PREFIXES`]. Text and addresses are cleaned
//! when they enter, so that every writer writes the same.

use std::fmt::Write as _;

/// Short beginnings of names.
pub(super) const PREFIXES: [(&str, &str); 10] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A thing with its properties.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Address; none for a thing that is only part of another.
    pub(super) id: Option<String>,
    /// What it is; none when the node only adds a property to a thing written elsewhere.
    pub(super) kind: Option<&'static str>,
    pub(super) properties: Vec<(&'static str, Object)>,
}

/// What a property leads to.
#[derive(Debug, Clone)]
pub(super) enum Object {
    /// A thing elsewhere.
    Thing(String),
    /// Text.
    Text(String),
    /// Text in a language.
    Words(String, String),
    /// A value of a type (`xsd:dateTime`).
    Value(String, &'static str),
    /// A thing without an address.
    Part(Node),
}

impl Node {
    /// A thing with an address.
    pub(super) fn new(id: &str, kind: &'static str) -> Self {
        Self { id: Some(address(id)), kind: Some(kind), properties: Vec::new() }
    }

    /// A thing that is only part of another.
    pub(super) fn part(kind: &'static str) -> Self {
        Self { id: None, kind: Some(kind), properties: Vec::new() }
    }

    /// One more property of a thing written elsewhere.
    pub(super) fn more(id: &str) -> Self {
        Self { id: Some(address(id)), kind: None, properties: Vec::new() }
    }

    /// Leads to a thing.
    #[must_use]
    pub(super) fn thing(mut self, property: &'static str, id: &str) -> Self {
        self.properties.push((property, Object::Thing(address(id))));
        self
    }

    /// Text without a language; left out when empty.
    #[must_use]
    pub(super) fn text(mut self, property: &'static str, text: &str) -> Self {
        if !text.trim().is_empty() {
            self.properties.push((property, Object::Text(clean(text))));
        }
        self
    }

    /// Text in a language; left out when empty.
    #[must_use]
    pub(super) fn words(mut self, property: &'static str, text: &str, language: &str) -> Self {
        if !text.trim().is_empty() {
            self.properties.push((property, Object::Words(clean(text), language.to_owned())));
        }
        self
    }

    /// A typed value.
    #[must_use]
    pub(super) fn value(mut self, property: &'static str, value: String, kind: &'static str) -> Self {
        self.properties.push((property, Object::Value(value, kind)));
        self
    }

    /// A part.
    #[must_use]
    pub(super) fn with(mut self, property: &'static str, part: Self) -> Self {
        self.properties.push((property, Object::Part(part)));
        self
    }

    /// The property's objects by property, in the order of their first use.
    pub(super) fn grouped(&self) -> Vec<(&'static str, Vec<&Object>)> {
        let mut groups: Vec<(&'static str, Vec<&Object>)> = Vec::new();
        for (property, object) in &self.properties {
            match groups.iter_mut().find(|(known, _)| known == property) {
                Some((_, objects)) => objects.push(object),
                None => groups.push((property, vec![object])),
            }
        }
        groups
    }
}

/// The full name of a short one.
pub(super) fn full(name: &str) -> String {
    let (prefix, rest) = name.split_once(':').unwrap_or(("", name));
    let start = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, start)| start);
    format!("{start}{rest}")
}

/// Without what XML cannot hold: then the three forms say the same.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')))
        .collect()
}

/// An address without what no IRI may hold (RFC 3987).
fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || character.is_whitespace() || "<>\"{}|\\^`".contains(character) {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                write!(out, "%{byte:02X}").unwrap_or_default();
            }
        } else if !matches!(character, '\u{fffe}' | '\u{ffff}') {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Node, Object, full};

    #[test]
    fn what_enters_fits_every_form() {
        let node = Node::new("https://a.test/b c<d>", "dcat:Dataset").text("dct:title", "a\u{b}b\r\nc");
        assert_eq!(node.id.as_deref(), Some("https://a.test/b%20c%3Cd%3E"));
        assert!(matches!(&node.properties[0].1, Object::Text(text) if text == "ab\nc"));
        assert_eq!(full("dct:title"), "http://purl.org/dc/terms/title");
    }
}
