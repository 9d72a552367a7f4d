//! Shape of a row of a table of programmes.

use serde_json::{Value, json};

use super::super::programmes::LEVELS;
use super::{flag, object, text, text_or_null, whole_or_null};

/// A row.
pub(super) fn programme() -> Value {
    let share = |about: &str| json!({ "type": ["number", "null"], "description": about });
    object(
        &[
            ("unit", text("Code of the unit.")),
            ("unit_name", text("Its name.")),
            ("year", json!({ "type": "integer", "description": "Year of the budget." })),
            (
                "level",
                json!({ "type": "string", "enum": LEVELS, "description": "What the row stands for (Permendagri 90/2019)." }),
            ),
            ("code", text_or_null("Code; null where the table gives none.")),
            ("name", text("Name.")),
            ("budget", whole_or_null("Budget before any change, whole rupiah.")),
            ("revised", whole_or_null("Budget after the change of the year.")),
            ("realisation", whole_or_null("What was spent.")),
            (
                "percent",
                share("Realisation of the budget that holds, per cent, cut; null when it is not known."),
            ),
            ("physical", share("Physical progress, per cent.")),
            ("location", text_or_null("Where.")),
            ("contractor", text_or_null("Who carries it out.")),
            ("source", text_or_null("Where the money comes from.")),
            (
                "theme",
                text_or_null(
                    "Field of government affairs, by its number in Permendagri 90/2019 (`1.02`); null where none is named.",
                ),
            ),
            ("is_sample", flag("Whether it is demonstration content.")),
        ],
        &[],
    )
}
