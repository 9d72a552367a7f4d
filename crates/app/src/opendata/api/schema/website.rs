//! Shape of a website of a unit.

use serde_json::{Value, json};

use super::{address, flag, object, text, text_or_null, whole_or_null};
use crate::opendata::api::websites::VERDICTS;

/// A website with its verdict.
pub(super) fn website() -> Value {
    object(
        &[
            ("id", json!({ "type": "integer", "format": "int64" })),
            ("unit", text("Code of the unit.")),
            ("unit_name", text("Name of the unit.")),
            ("url", address("Its front page.")),
            ("hosted_here", flag("Whether it is kept on this portal.")),
            (
                "system",
                text(
                    "What it is made with: wordpress, opensid, joomla, blogspot, drupal, terbuka, spse, other.",
                ),
            ),
            ("state", json!({ "type": "string", "enum": ["used", "abandoned", "ended"] })),
            ("owner", text("The post that answers for it; empty when not known.")),
            ("decree", text("Decree that named its administrators; empty when not known.")),
            ("verified_on", text_or_null("Day on which somebody made sure that it is the unit's.")),
            ("month", text_or_null("Month of the verdict, `2026-11`; null before the first one.")),
            (
                "verdict",
                json!({ "enum": VERDICTS.iter().map(|code| json!(code)).chain([Value::Null]).collect::<Vec<_>>() }),
            ),
            ("posts", whole_or_null("News of that month; null = nobody could count the whole month.")),
            ("newest_on", text_or_null("Day of the newest news known then.")),
            ("is_sample", flag("Whether it belongs to the demonstration.")),
        ],
        &[],
    )
}
