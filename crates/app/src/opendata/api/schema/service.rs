//! Shape of a service of the city.

use rules::Code as _;
use rules::service::Component;
use serde_json::{Value, json};

use super::{address, flag, moment, object, text, text_or_null};

/// A service.
pub(super) fn service() -> Value {
    let codes: Vec<&str> = Component::ALL.iter().map(|one| one.code()).collect();
    object(
        &[
            ("id", json!({ "type": "integer", "format": "int64" })),
            ("url", address("Its page.")),
            ("name", text("Name.")),
            ("summary", text("What it is for.")),
            ("unit", text("Code of the unit that gives it.")),
            ("unit_name", text("Name of that unit.")),
            (
                "standard",
                json!({ "type": "object", "propertyNames": { "enum": codes },
                    "additionalProperties": { "type": "string" },
                    "description": "What the standard says, by component." }),
            ),
            (
                "missing",
                json!({ "type": "array", "items": { "type": "string", "enum": codes },
                    "description": "Components the standard says nothing about." }),
            ),
            ("hours", text_or_null("Opening hours, one line a row.")),
            ("special_from", text_or_null("First day with other hours.")),
            ("special_to", text_or_null("Last day with other hours.")),
            ("special_hours", text_or_null("Hours meanwhile, one line a row.")),
            ("is_open_on_holidays", flag("Whether it is open on holidays.")),
            ("queue_link", text_or_null("Where one takes a number.")),
            ("updated_at", moment("Last change.")),
            ("is_sample", flag("Whether it is demonstration content.")),
        ],
        &[],
    )
}
