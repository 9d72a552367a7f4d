//! RDF/XML.

use super::super::xml::Xml;
use super::graph::{Node, Object, PREFIXES, full};

/// The declaration and the open root.
pub(super) fn head() -> String {
    let names: String =
        PREFIXES.iter().map(|(prefix, start)| format!("\n  xmlns:{prefix}=\"{start}\"")).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF{names}>\n")
}

/// A node.
pub(super) fn node(node: &Node) -> String {
    let mut xml = Xml::part();
    write(&mut xml, node);
    xml.end()
}

fn write(xml: &mut Xml, node: &Node) {
    let about: Vec<(&str, &str)> = node.id.iter().map(|id| ("rdf:about", id.as_str())).collect();
    xml.open("rdf:Description", &about);
    if let Some(kind) = node.kind {
        xml.empty("rdf:type", &[("rdf:resource", &full(kind))]);
    }
    for (property, object) in &node.properties {
        match object {
            Object::Thing(id) => xml.empty(property, &[("rdf:resource", id)]),
            Object::Text(text) => xml.text(property, text),
            Object::Words(text, language) => xml.text_with(property, &[("xml:lang", language)], text),
            Object::Value(value, kind) => {
                xml.text_with(property, &[("rdf:datatype", &full(kind))], value);
            }
            Object::Part(part) => {
                xml.open(property, &[]);
                write(xml, part);
                xml.close();
            }
        }
    }
    xml.close();
}
