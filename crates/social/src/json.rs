//! Looking into answers: what is missing or of another kind is simply not there.

use serde_json::Value;

use crate::ask::Answer;

/// The body as JSON. `None` when it is none.
pub(crate) fn body(answer: &Answer) -> Option<Value> {
    serde_json::from_str(&answer.body).ok()
}

/// A text at a JSON pointer (RFC 6901).
pub(crate) fn text<'a>(value: &'a Value, at: &str) -> Option<&'a str> {
    value.pointer(at)?.as_str()
}

/// A whole number at a pointer, also when it is written as a text.
pub(crate) fn number(value: &Value, at: &str) -> Option<i64> {
    let found = value.pointer(at)?;
    found.as_i64().or_else(|| found.as_str()?.parse().ok())
}

/// An id at a pointer, written as a text or as a number.
pub(crate) fn id(value: &Value, at: &str) -> Option<String> {
    let found = value.pointer(at)?;
    found
        .as_str()
        .map(str::to_owned)
        .or_else(|| found.as_u64().map(|id| id.to_string()))
        .filter(|id| !id.is_empty())
}

/// The list at a pointer; empty when there is none.
pub(crate) fn list<'a>(value: &'a Value, at: &str) -> &'a [Value] {
    value.pointer(at).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
