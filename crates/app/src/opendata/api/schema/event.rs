//! Shape of something in the diary of the city.

use serde_json::{Value, json};

use super::{address, flag, moment, object, text, text_or_null};

/// An event.
pub(super) fn event() -> Value {
    let maybe = |about: &str| {
        let mut schema = moment(about);
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("type".to_owned(), json!(["string", "null"]));
        }
        schema
    };
    object(
        &[
            ("id", json!({ "type": "integer", "format": "int64" })),
            ("url", address("Its page.")),
            ("title", text("Title.")),
            ("about", text_or_null("What happens there.")),
            (
                "state",
                json!({ "type": "string", "enum": ["published", "cancelled"], "description": "Whether it takes place." }),
            ),
            ("starts_at", moment("Begin; of whole days midnight.")),
            ("ends_at", moment("End; of whole days the midnight after the last one.")),
            ("is_all_day", flag("Whether it lasts whole days.")),
            ("moved_from", maybe("When it would have begun before it was moved; null when it was not.")),
            ("reason", text_or_null("Why it was moved or cancelled.")),
            ("place", text("Where.")),
            ("district", text_or_null("Code of the kecamatan it is in.")),
            ("contact", text_or_null("Who knows more.")),
            ("link", text_or_null("Where more is written.")),
            ("unit", text("Code of the unit that holds it.")),
            ("unit_name", text("Name of that unit.")),
            ("updated_at", moment("Last change.")),
            ("is_sample", flag("Whether it is demonstration content.")),
        ],
        &[],
    )
}
