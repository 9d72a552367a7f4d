//! Shape of an application of the city.

use serde_json::{Value, json};

use super::{address, flag, object, text, text_or_null};
use crate::appdir::STATUSES;

/// An application.
pub(super) fn app() -> Value {
    object(
        &[
            ("id", json!({ "type": "integer", "format": "int64" })),
            ("name", text("Name.")),
            ("about", text("What it does, two plain sentences.")),
            ("audience", text("For whom.")),
            ("url", address("Where it is.")),
            ("unit", text("Code of the unit whose it is.")),
            ("unit_name", text("Name of that unit.")),
            ("needs_login", flag("Whether somebody has to sign in.")),
            ("cost", text_or_null("What it costs; null when nothing.")),
            ("data_kept", text_or_null("What it keeps about people; null when nothing is said.")),
            ("manual", text_or_null("Address of a manual elsewhere.")),
            (
                "manuals",
                json!({
                    "type": "array",
                    "description": "Manuals as files: public documents of its unit.",
                    "items": object(
                        &[
                            ("url", address("Permanent address of the file.")),
                            ("title", text("What it is called.")),
                            ("name", text("File name.")),
                            ("bytes", json!({ "type": "integer", "minimum": 0 })),
                        ],
                        &[],
                    ),
                }),
            ),
            (
                "status",
                json!({ "type": "string", "enum": STATUSES, "description": "Where it stands, as its owner says." }),
            ),
            (
                "status_on",
                json!({ "type": "string", "format": "date", "description": "When that was said." }),
            ),
            (
                "answer",
                text_or_null(
                    "Whether its address answered when it was last asked: `up`, `slow` or `down`; null when it never was.",
                ),
            ),
            ("asked_at", text_or_null("When it was asked, RFC 3339.")),
            ("is_sample", flag("Whether it is demonstration content.")),
        ],
        &[],
    )
}
