//! Turtle (RDF 1.1).

use std::fmt::Write as _;

use super::graph::{Node, Object, PREFIXES};

/// The prefixes.
pub(super) fn head() -> String {
    PREFIXES.iter().map(|(prefix, start)| format!("@prefix {prefix}: <{start}> .\n")).collect()
}

/// A node with its address.
pub(super) fn node(node: &Node) -> String {
    let mut out = format!("\n<{}>", node.id.as_deref().unwrap_or_default());
    properties(&mut out, node);
    out.push_str(" .\n");
    out
}

fn properties(out: &mut String, node: &Node) {
    let mut separator = " ";
    if let Some(kind) = node.kind {
        write!(out, " a {kind}").unwrap_or_default();
        separator = " ;\n  ";
    }
    for (property, object) in &node.properties {
        write!(out, "{separator}{property} ").unwrap_or_default();
        write_object(out, object);
        separator = " ;\n  ";
    }
}

fn write_object(out: &mut String, object: &Object) {
    match object {
        Object::Thing(id) => write!(out, "<{id}>").unwrap_or_default(),
        Object::Text(text) => quote(out, text),
        Object::Words(text, language) => {
            quote(out, text);
            write!(out, "@{language}").unwrap_or_default();
        }
        Object::Value(value, kind) => {
            quote(out, value);
            write!(out, "^^{kind}").unwrap_or_default();
        }
        Object::Part(part) => {
            out.push('[');
            properties(out, part);
            out.push_str(" ]");
        }
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push('"');
}
