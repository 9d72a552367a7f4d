//! Shape of a score.

use serde_json::{Value, json};

use super::{object, text, whole_or_null};

/// The newest score of the city or of a unit.
pub(super) fn score() -> Value {
    let points =
        |about: &str| json!({ "type": "integer", "minimum": 0, "maximum": 10000, "description": about });
    let count = |about: &str| json!({ "type": "integer", "minimum": 0, "description": about });
    object(
        &[
            ("unit", text("Code of the unit; the city itself is one of them.")),
            ("unit_name", text("Its name.")),
            ("scheme", text("Code of the instrument.")),
            ("scheme_title", text("Its name.")),
            (
                "assessor",
                text("Whose instrument it is. The score is the own count of this program, not theirs."),
            ),
            ("year", json!({ "type": "integer", "description": "Year of the instrument." })),
            ("score_hundredths", points("Secured points in hundredths, cut and never rounded up.")),
            ("ceiling_hundredths", points("The same with full marks for every open question.")),
            (
                "verified_hundredths",
                whole_or_null("By verified grades only; null while nothing is verified."),
            ),
            ("qualification", text("Code of the band.")),
            ("answered", count("Questions answered.")),
            ("questions", count("Questions that apply.")),
            (
                "as_of",
                json!({ "type": "string", "format": "date-time", "description": "When it was counted." }),
            ),
            ("digest", text("SHA-256 of answers and score: the same inputs give the same digest.")),
        ],
        &[],
    )
}
