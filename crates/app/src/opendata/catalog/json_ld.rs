//! JSON-LD 1.1, one node a line.

use serde_json::{Map, Value, json};

use super::graph::{Node, Object, PREFIXES};

/// The context and the beginning of the list of nodes.
pub(super) fn head() -> String {
    let context: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, start)| ((*prefix).to_owned(), Value::from(*start))).collect();
    format!("{{\"@context\":{},\"@graph\":[\n", Value::Object(context))
}

/// A node.
pub(super) fn node(node: &Node) -> Value {
    let mut fields = Map::new();
    if let Some(id) = &node.id {
        fields.insert("@id".to_owned(), Value::from(id.as_str()));
    }
    if let Some(kind) = node.kind {
        fields.insert("@type".to_owned(), Value::from(kind));
    }
    for (property, objects) in node.grouped() {
        let values: Vec<Value> = objects.into_iter().map(value).collect();
        fields.insert(property.to_owned(), Value::Array(values));
    }
    Value::Object(fields)
}

fn value(object: &Object) -> Value {
    match object {
        Object::Thing(id) => json!({ "@id": id }),
        Object::Text(text) => json!({ "@value": text }),
        Object::Words(text, language) => json!({ "@value": text, "@language": language }),
        Object::Value(value, kind) => json!({ "@value": value, "@type": kind }),
        Object::Part(part) => node(part),
    }
}
