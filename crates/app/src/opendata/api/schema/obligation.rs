//! Shapes of the obligations: a row of the catalogue, how a unit stands to it.

use serde_json::{Value, json};

use super::super::obligations::{CLASSES, STATUSES};
use super::{flag, moment, object, text, text_or_null, whole_or_null};

/// A row of the catalogue.
pub(super) fn obligation() -> Value {
    let words = json!({ "type": "array", "items": { "type": "string" } });
    object(
        &[
            ("code", text("Stable code, never used again.")),
            ("kind", json!({ "type": "string", "enum": ["group", "item", "field"] })),
            ("class", json!({ "type": "string", "enum": CLASSES })),
            ("article", text("Articles it rests on.")),
            ("label", text("Indonesian words.")),
            ("label_en", text("English words.")),
            ("refresh", words.clone()),
            ("due", text_or_null("Fixed day of every year, MM-DD.")),
            ("applies_to", words),
            ("parent", text_or_null("Code of the heading above.")),
            ("confidence", text("How sure the row is.")),
            ("article_confidence", text("How sure the citation is.")),
            ("catalogue", text("Version of the catalogue.")),
        ],
        &[],
    )
}

/// One unit and one obligation.
pub(super) fn standing() -> Value {
    let statement = object(
        &[
            ("kind", json!({ "type": "string", "enum": ["not_applicable", "nothing_to_report"] })),
            ("year", whole_or_null("The year it speaks about.")),
            ("reason", text("Why.")),
            ("signer", text("Who signed.")),
            ("position", text("In which post.")),
            ("signed_at", moment("When.")),
        ],
        &[],
    );
    object(
        &[
            ("unit", text("Code of the unit.")),
            ("code", text("Code of the obligation.")),
            ("kind", json!({ "type": "string", "enum": ["group", "item"] })),
            ("class", json!({ "type": "string", "enum": CLASSES })),
            ("is_counted", flag("False for a heading whose items are counted.")),
            ("status", json!({ "type": "string", "enum": STATUSES })),
            (
                "verified_at",
                json!({ "type": ["string", "null"], "format": "date-time", "description": "Last verification." }),
            ),
            (
                "due_on",
                json!({ "type": ["string", "null"], "format": "date", "description": "Last day on which it counts, or by which it is due; null without a clock." }),
            ),
            ("entries", json!({ "type": "integer", "minimum": 0, "description": "Public entries." })),
            ("statement", json!({ "anyOf": [statement, { "type": "null" }] })),
            ("exemption", text_or_null("Its row of the list of exempt information, when that is why.")),
        ],
        &[],
    )
}
