//! Shape of a due date with its proof.

use rules::Code;
use rules::deadline::{Direction, StartsOn, Unit, Why};
use serde_json::{Value, json};

use super::{flag, object, text, text_or_null, whole_or_null};

/// The codes of a closed list.
pub(super) fn codes<T: Code>() -> Value {
    let codes: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
    json!({ "type": "string", "enum": codes })
}

fn day(about: &str) -> Value {
    json!({ "type": "string", "format": "date", "description": about })
}

fn dates() -> Vec<(&'static str, Value)> {
    vec![
        ("due_legal", day("Last day; day 1 is the first working day after the event.")),
        (
            "due_safe",
            day(
                "Last day by the strictest reading: the event's own working day is day 1, collective leave counts.",
            ),
        ),
        (
            "opens_on",
            text_or_null("First working day after `due_legal`; null when the calendar ends before it."),
        ),
        ("opens_on_unknown", text_or_null("Why `opens_on` is null.")),
        ("due_at", text_or_null("Minute of the end, RFC 3339, for periods in hours.")),
    ]
}

/// One day of a proof.
pub(super) fn proof() -> Value {
    object(
        &[
            ("date", day("The day.")),
            (
                "kind",
                text(
                    "weekday, weekend, or what the calendar says of it: national_holiday, collective_leave, local_holiday, election_day, special_workday.",
                ),
            ),
            ("name", text("Its name in the calendar; empty on a plain day.")),
            ("n", whole_or_null("Counted as the n-th day; null = does not count.")),
            ("n_safe", whole_or_null("The same by the strictest reading.")),
            ("why", codes::<Why>()),
        ],
        &[],
    )
}

/// A period, its dates, and every day between.
pub(super) fn deadline() -> Value {
    let or_null = |schema: Value| json!({ "anyOf": [schema, { "type": "null" }] });
    let extended = object(
        &[
            ("length", json!({ "type": "integer" })),
            ("dates", or_null(object(&dates(), &[]))),
            ("unknown", text_or_null("Why `dates` is null.")),
        ],
        &[],
    );
    let calendar = object(
        &[
            ("name", text("Name of the calendar version.")),
            ("decree", text("The decree that brought it about.")),
            ("years", json!({ "type": "array", "items": { "type": "integer" } })),
            ("is_provisional", flag("Whether a year of it still waits to be compared with its decree.")),
        ],
        &[],
    );
    let mut fields = vec![
        ("kind", text("Code of the period.")),
        ("subject", text("What has to be done, Indonesian.")),
        ("subject_en", text("The same in English.")),
        ("actor", text("Who has to act.")),
        ("article", text("Articles.")),
        (
            "local_basis",
            text_or_null(
                "The regulation of the body that makes it stricter than the law; null where the law holds as it is.",
            ),
        ),
        ("confidence", json!({ "type": "string", "enum": ["text", "secondary", "unverified"] })),
        ("length", json!({ "type": "integer", "description": "How many." })),
        ("unit", codes::<Unit>()),
        ("direction", codes::<Direction>()),
        ("starts_on", codes::<StartsOn>()),
        ("start_event", text("The event, Indonesian.")),
        ("start_event_en", text("The same in English.")),
        ("when_missed", text("What follows when the day passes, Indonesian.")),
        ("when_missed_en", text("The same in English.")),
        ("start", day("Day of the event in the zone of the body.")),
    ];
    fields.extend(dates());
    fields.push(("extended", or_null(extended)));
    fields.push(("calendar", calendar));
    fields.push(("days", json!({ "type": "array", "items": proof() })));
    object(&fields, &[])
}
