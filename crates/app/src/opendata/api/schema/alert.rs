//! The shape of an alert.

use serde_json::{Value, json};

use super::{address, flag, moment, object, text, text_or_null};
use crate::opendata::api::alerts::{STATES, lists};

/// An alert with its latest message.
pub(super) fn alert() -> Value {
    let [dangers, fields, urgencies, severities, certainties, kinds] = lists();
    let one_of =
        |values: &[&str], about: &str| json!({ "type": "string", "enum": values, "description": about });
    let contents: Vec<(&str, Value)> =
        fields.iter().map(|code| (*code, text_or_null("As announced; null = not known yet."))).collect();
    object(
        &[
            ("id", json!({ "type": "integer", "minimum": 1 })),
            ("url", address("The page of the alert.")),
            ("cap", address("The latest message as CAP 1.2.")),
            ("state", one_of(STATES, "Where it stands at the time of the answer.")),
            ("danger", one_of(&dangers, "What threatens, by its code in the catalogue of obligations.")),
            ("headline", text("One line.")),
            ("contents", object(&contents, &[])),
            ("area", one_of(&["city", "district", "units"], "How the area is named.")),
            (
                "area_units",
                json!({ "type": "array", "items": { "type": "string" }, "description": "Codes of the units named; none for the whole city. A district includes its kelurahan." }),
            ),
            ("place", text("Where exactly, in words; may be empty.")),
            ("urgency", one_of(&urgencies, "How soon to act.")),
            ("severity", one_of(&severities, "How bad.")),
            ("certainty", one_of(&certainties, "How sure.")),
            ("unit", text("Code of the unit that announced it.")),
            ("unit_name", text("Its name.")),
            (
                "message",
                json!({ "type": "integer", "minimum": 1, "description": "Number of the latest message." }),
            ),
            ("message_kind", one_of(&kinds, "What the latest message does.")),
            ("note", text("What changed, or why it ended; may be empty.")),
            ("issued_at", moment("First announced.")),
            ("sent_at", moment("Latest message.")),
            ("onset_at", moment("When the danger begins or began.")),
            ("expires_at", moment("When the alert is over by itself.")),
            (
                "ended_at",
                json!({ "type": ["string", "null"], "format": "date-time", "description": "When it was ended before its time." }),
            ),
            ("is_sample", flag("Made up for demonstration; no danger.")),
        ],
        &[],
    )
}
