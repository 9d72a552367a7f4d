//! Shapes of the monthly tables.

use serde_json::{Value, json};

use super::super::rankings::{LEAGUES, NETWORKS};
use super::{flag, object, text, text_or_null, whole_or_null};

/// A published month.
pub(super) fn month() -> Value {
    object(
        &[
            ("month", text("The month, YYYY-MM.")),
            (
                "published_at",
                json!({ "type": ["string", "null"], "format": "date-time", "description": "When it was published." }),
            ),
            ("digest", text("SHA-256 of its rows.")),
            ("rules", text("Counting rules it was made by.")),
            ("source", text_or_null("Where a table from before this program was told.")),
            ("is_sample", flag("Whether it is demonstration content.")),
        ],
        &[],
    )
}

/// One table.
pub(super) fn ranking() -> Value {
    let count = |about: &str| json!({ "type": "integer", "minimum": 0, "description": about });
    let item = object(
        &[
            ("rank", whole_or_null("Rank, shared by ties; null without a known number.")),
            ("unit", text("Code of the unit.")),
            ("name", text("Name of the unit at the time.")),
            ("posts", whole_or_null("Posts; null where unknown or without an account.")),
            (
                "status",
                json!({ "type": "string", "enum": ["posts", "unknown", "no_account"], "description": "Whether there is a number." }),
            ),
            ("at_least", count("Posts seen at least.")),
            ("left_out", count("Posts that do not count: repeated or too short.")),
            ("road", text_or_null("How the number came; null for sums and gaps.")),
            ("evidence", text_or_null("Always null here: the rows behind a number are for officers.")),
        ],
        &[],
    );
    object(
        &[
            ("month", text("The month, YYYY-MM.")),
            ("network", json!({ "type": "string", "enum": NETWORKS })),
            ("league", json!({ "type": "string", "enum": LEAGUES })),
            ("state", json!({ "type": "string", "enum": ["published"] })),
            ("is_provisional", flag("Whether numbers may still change.")),
            ("source", text_or_null("Where a table from before this program was told.")),
            ("is_sample", flag("Whether it is demonstration content.")),
            ("items", json!({ "type": "array", "items": item })),
        ],
        &[],
    )
}
