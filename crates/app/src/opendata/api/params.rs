//! Parameters of the API: declared once, read and documented from the same lines.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::problem::Fault;
use crate::page::Query;

/// A parameter.
pub(super) struct Param {
    /// Name in the query or in the path.
    pub(super) name: &'static str,
    /// What may be given.
    pub(super) kind: Kind,
    /// What it does, one sentence.
    pub(super) about: &'static str,
    /// A value that works on most sites.
    pub(super) example: &'static str,
    /// Whether the question makes no sense without it.
    pub(super) is_required: bool,
}

/// What a parameter may hold.
pub(super) enum Kind {
    /// A whole number within bounds, with the value used when it is not given, if there is one.
    Number { least: i64, most: i64, default: Option<i64> },
    /// An id.
    Id,
    /// A place in a list, taken from `next` of the page before.
    Cursor,
    /// A calendar day in the zone of the body.
    Day,
    /// A calendar month.
    Month,
    /// A code of a unit or the short name of a topic.
    Code,
    /// A code of the catalogue of obligations.
    Obligation,
    /// A code of a period of law.
    Deadline,
    /// A day, a local time or an instant.
    Moment,
    /// One of a closed list.
    OneOf(&'static [&'static str]),
    /// Free text of at most so many characters.
    Text { most: usize },
}

/// How a table is answered.
pub(super) const FORMAT: Param =
    Param::new("format", Kind::OneOf(&["json", "csv"]), "JSON, or the rows as CSV.", "csv");

impl Param {
    /// A parameter that may be left out.
    pub(super) const fn new(
        name: &'static str,
        kind: Kind,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self { name, kind, about, example, is_required: false }
    }

    /// The parameter for the OpenAPI document; `place` is `query` or `path`.
    pub(super) fn document(&self, place: &str) -> Value {
        let example = match self.kind {
            Kind::Number { .. } | Kind::Id => self.example.parse::<i64>().map_or(Value::Null, Value::from),
            _ => Value::from(self.example),
        };
        let mut value = json!({
            "name": self.name,
            "in": place,
            "required": self.is_required || place == "path",
            "description": self.about,
            "schema": self.kind.schema(),
        });
        if let (false, Some(fields)) = (self.example.is_empty(), value.as_object_mut()) {
            fields.insert("example".to_owned(), example);
        }
        value
    }
}

/// What is said of a moment that cannot be read.
pub(super) const NO_MOMENT: &str = "must be a day such as 2026-11-22, a local time such as 2026-11-22T23:59:59, or an instant with its offset";

impl Kind {
    fn schema(&self) -> Value {
        match self {
            Self::Number { least, most, default } => {
                let mut schema = json!({ "type": "integer", "minimum": least, "maximum": most });
                if let (Some(default), Some(fields)) = (default, schema.as_object_mut()) {
                    fields.insert("default".to_owned(), Value::from(*default));
                }
                schema
            }
            Self::Id => json!({ "type": "integer", "format": "int64", "minimum": 1 }),
            Self::Cursor => json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]+$", "maxLength": 100 }),
            Self::Day => json!({ "type": "string", "format": "date" }),
            Self::Month => json!({ "type": "string", "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])$" }),
            Self::Code => {
                json!({ "type": "string", "pattern": "^[a-z0-9-]+$", "minLength": 1, "maxLength": 80 })
            }
            Self::Obligation => {
                json!({ "type": "string", "pattern": "^[A-Za-z0-9.]+$", "minLength": 1, "maxLength": 20 })
            }
            Self::Deadline => {
                let codes: Vec<&str> =
                    rules::deadline::rules().iter().map(|rule| rule.code.as_str()).collect();
                json!({ "type": "string", "enum": codes })
            }
            // Every month is taken to have 28 days here: what is described must be taken, not the other way round.
            Self::Moment => json!({
                "type": "string",
                "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[0-9]|1[0-2]):00)?)?$",
            }),
            Self::OneOf(values) => json!({ "type": "string", "enum": values }),
            Self::Text { most } => json!({ "type": "string", "minLength": 1, "maxLength": most }),
        }
    }

    fn refuse(&self, value: &str) -> Option<String> {
        match self {
            Self::Number { least, most, .. } => {
                let is_fine = whole(value).is_some_and(|number| (*least..=*most).contains(&number));
                (!is_fine).then(|| format!("must be a whole number from {least} to {most}"))
            }
            Self::Id => {
                let is_fine = whole(value).is_some_and(|number| number > 0);
                (!is_fine).then(|| "must be a positive whole number".to_owned())
            }
            // Whether it leads anywhere is seen when the list is read.
            Self::Cursor => {
                let is_fine = (1..=100).contains(&value.len())
                    && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
                (!is_fine).then(|| "must be the value of `next` from the page before".to_owned())
            }
            Self::Day => day(value).is_none().then(|| "must be a day such as 2026-11-22".to_owned()),
            Self::Month => {
                let is_fine = value.len() == 7 && rules::activity::Month::parse(value).is_some();
                (!is_fine).then(|| "must be a month such as 2026-11".to_owned())
            }
            Self::Code => {
                let is_fine = (1..=80).contains(&value.len())
                    && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                (!is_fine).then(|| "must be a code of a-z, 0-9 and hyphens".to_owned())
            }
            Self::Obligation => {
                (!is_obligation(value)).then(|| "must be a code of the catalogue such as BK.01.a".to_owned())
            }
            Self::Deadline => rules::deadline::rule(value)
                .is_none()
                .then(|| "must be the code of a period such as DL.REQ.ANSWER".to_owned()),
            // The zone of the body is needed to read it; see `deadline::answer::start_of`.
            Self::Moment => (!(10..=35).contains(&value.len())).then(|| NO_MOMENT.to_owned()),
            Self::OneOf(values) => {
                (!values.contains(&value)).then(|| format!("must be one of: {}", values.join(", ")))
            }
            Self::Text { most } => {
                let is_fine = (1..=*most).contains(&value.chars().count());
                (!is_fine).then(|| format!("must be text of 1 to {most} characters"))
            }
        }
    }
}

/// Digits only: no sign, no blank, no second way to write a number.
fn whole(text: &str) -> Option<i64> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

/// Whether a text has the form of a code of the catalogue (`BK.01.a`).
fn is_obligation(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
}

/// A day written in full, `2026-11-22`.
pub(super) fn day(text: &str) -> Option<jiff::civil::Date> {
    if text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        text.parse().ok()
    } else {
        None
    }
}

/// Values that were given and are fine.
pub(super) struct Values(Vec<(&'static str, String)>);

impl Values {
    /// Reads a query by the declared parameters.
    /// Errors: 422 with the name for an unknown, doubled, missing or wrong parameter.
    pub(super) fn read(params: &'static [Param], query: &Query) -> Result<Self, Fault> {
        let mut values = Vec::new();
        for (name, value) in query.iter() {
            let Some(param) = params.iter().find(|param| param.name == name) else {
                let known: Vec<&str> = params.iter().map(|param| param.name).collect();
                return Err(Fault::parameter(
                    name,
                    &format!("is not known here; known are: {}", known.join(", ")),
                ));
            };
            if values.iter().any(|(known, _)| *known == param.name) {
                return Err(Fault::parameter(name, "is given twice"));
            }
            if let Some(why) = param.kind.refuse(value) {
                return Err(Fault::parameter(name, &why));
            }
            values.push((param.name, value.to_owned()));
        }
        match params
            .iter()
            .find(|param| param.is_required && !values.iter().any(|(name, _)| *name == param.name))
        {
            Some(missing) => Err(Fault::parameter(missing.name, "is missing")),
            None => Ok(Self(values)),
        }
    }

    /// How many were given.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// A value; `None` when not given.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// A number; `default` when not given.
    pub(super) fn number(&self, name: &str, default: i64) -> i64 {
        self.text(name).and_then(whole).unwrap_or(default)
    }

    /// The sort values of a cursor.
    /// Errors: 404 when it is no cursor, or one of another list.
    pub(super) fn cursor<const N: usize>(&self) -> Result<Option<[i64; N]>, Fault> {
        let Some(token) = self.text("after") else { return Ok(None) };
        let values = web::cursor::decode(token).and_then(|values| <[i64; N]>::try_from(values).ok());
        values
            .map(Some)
            .ok_or_else(|| Fault::names_nothing("after", "must be the value of `next` from the page before"))
    }

    /// The same query with one value replaced.
    pub(super) fn query_with(&self, name: &str, value: &str) -> String {
        let mut query = String::new();
        let kept = self.0.iter().filter(|(known, _)| *known != name);
        let pairs = kept.map(|(known, value)| (*known, value.as_str())).chain([(name, value)]);
        for (name, value) in pairs {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            for byte in value.bytes() {
                if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                    query.push(char::from(byte));
                } else {
                    write!(query, "%{byte:02X}").unwrap_or_default();
                }
            }
        }
        query
    }
}

/// How many things a page holds.
pub(super) const LIMIT_DEFAULT: i64 = 50;

/// `limit` of every list.
pub(super) const LIMIT: Param = Param::new(
    "limit",
    Kind::Number { least: 1, most: 200, default: Some(LIMIT_DEFAULT) },
    "Most items in the answer.",
    "50",
);

/// `after` of every list.
pub(super) const AFTER: Param =
    Param::new("after", Kind::Cursor, "Where the page begins: `next` of the page before, unchanged.", "");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_one_way_to_be_written() {
        let limit = Kind::Number { least: 1, most: 200, default: Some(50) };
        assert!(["1", "200"].iter().all(|good| limit.refuse(good).is_none()));
        assert!(
            ["0", "201", "-1", "+5", " 5", "5 ", "", "1e2", "٥"]
                .iter()
                .all(|bad| limit.refuse(bad).is_some())
        );
        assert!(Kind::Day.refuse("2026-02-28").is_none());
        assert!(
            ["2026-02-30", "2026-2-8", "20260228", "+02026-2-8"]
                .iter()
                .all(|bad| Kind::Day.refuse(bad).is_some())
        );
        assert!(Kind::Cursor.refuse(&web::cursor::encode(&[1, 2])).is_none());
    }
}
