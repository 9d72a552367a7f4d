//! Arguments of an action: from the query, or from a JSON object as CKAN's own programs send it.

use serde_json::{Map, Value};

use super::Refused;
use crate::page::Query;

/// What was sent, by name.
#[derive(Debug, Default)]
pub(super) struct Arguments(Map<String, Value>);

impl Arguments {
    /// From the query. A name that is given twice becomes a list.
    pub(super) fn of_query(query: &Query) -> Self {
        let mut map = Map::new();
        for (name, value) in query.iter() {
            let value = Value::from(value);
            match map.get_mut(name) {
                Some(Value::Array(list)) => list.push(value),
                Some(first) => *first = Value::Array(vec![first.clone(), value]),
                None => drop(map.insert(name.to_owned(), value)),
            }
        }
        Self(map)
    }

    /// From the body, or from the query when the body is empty. `None` when it is no JSON object.
    pub(super) fn of_body(query: &Query, body: &[u8]) -> Option<Self> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Some(Self::of_query(query));
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(map)) => Some(Self(map)),
            Ok(Value::Null) => Some(Self::default()),
            _ => None,
        }
    }

    /// A text; empty when absent.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default().trim()
    }

    /// A text that must be there.
    pub(super) fn needed(&self, name: &'static str) -> Result<&str, Refused> {
        match self.text(name) {
            "" => Err(Refused::Wrong(name, "Missing value".to_owned())),
            text => Ok(text),
        }
    }

    /// A whole number from 0, as number or text; `default` when absent.
    pub(super) fn number(&self, name: &'static str, default: i64, most: i64) -> Result<i64, Refused> {
        let number = match self.0.get(name) {
            None | Some(Value::Null) => Some(default),
            Some(Value::String(text)) if text.is_empty() => Some(default),
            Some(Value::String(text)) => text.parse().ok(),
            Some(value) => value.as_i64(),
        };
        match number.filter(|number| *number >= 0) {
            Some(number) => Ok(number.min(most)),
            None => Err(Refused::Wrong(name, "Must be a natural number".to_owned())),
        }
    }

    /// A flag, as JSON or as one of the words people use.
    pub(super) fn flag(&self, name: &str) -> bool {
        match self.0.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => ["true", "True", "1", "yes", "on"].contains(&text.as_str()),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// A list: JSON, JSON within a text (`["tags"]`), or one word.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let texts = |list: &[Value]| list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        match self.0.get(name) {
            Some(Value::Array(list)) => texts(list),
            Some(Value::String(text)) => match serde_json::from_str(text) {
                Ok(Value::Array(list)) => texts(&list),
                _ if text.trim().is_empty() => Vec::new(),
                _ => vec![text.trim().to_owned()],
            },
            _ => Vec::new(),
        }
    }
}
