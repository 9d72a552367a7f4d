//! Shapes of requests for information: as sent, as filed, as followed.

use rules::Code;
use rules::case::request::{Outcome, State};
use rules::request::{ApplicantKind, Delivery, Format};
use serde_json::{Value, json};

use super::deadline::{codes, proof};
use super::{address, flag, moment, object, text, text_or_null, whole_or_null};
use crate::opendata::api::request_files;
use crate::opendata::api::request_input::{EMAIL_CHARS, LINE_CHARS, TEXT_CHARS};

/// Text that says something (`rules::request::check`) and has no control characters but tab and line ends.
const FILLED: &str = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff._\u2013\u2014\u2026-][^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$";
/// A mail address of ASCII characters whose host has a point inside.
const EMAIL: &str = r"^[!#-'*+./0-9=?A-Z\\^_`a-z{|}~-]+@[!#-'*+/0-9=?A-Z\\^_`a-z{|}~-][!#-'*+./0-9=?A-Z\\^_`a-z{|}~-]*\.[!#-'*+./0-9=?A-Z\\^_`a-z{|}~-]*[!#-'*+/0-9=?A-Z\\^_`a-z{|}~-]$";
/// 6 to 15 digits between the signs people write.
const PHONE: &str = r"^[+ ().-]{0,9}([0-9][+ ().-]{0,9}){6,15}$";
/// A population number: area, day (41 to 71 for women), month, year, running number.
const NIK: &str = r"^(1[1-9]|[2-8][0-9]|9[0-7])[0-9]{4}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{2}([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)$";

fn written(most: usize, about: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": most, "pattern": FILLED, "description": about })
}

fn shaped(pattern: &str, most: usize, about: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": most, "pattern": pattern, "description": about })
}

/// A request as it is sent.
pub(super) fn new_request() -> Value {
    let fields = [
        (
            "unit",
            json!({ "type": "string", "pattern": "^[a-z0-9-]+$", "minLength": 1, "maxLength": 80, "description": "Code of the unit asked; without it the main PPID." }),
        ),
        ("applicant_kind", codes::<ApplicantKind>()),
        ("name", written(LINE_CHARS, "Name of the person, group or entity.")),
        ("address", written(LINE_CHARS, "Postal address.")),
        (
            "email",
            shaped(
                EMAIL,
                EMAIL_CHARS,
                "Where number and answer are sent. This or a telephone number is needed.",
            ),
        ),
        ("phone", shaped(PHONE, LINE_CHARS, "Telephone.")),
        ("nik", shaped(NIK, 16, "Population number; may follow later without losing a day.")),
        ("legal_number", written(LINE_CHARS, "Number of the deed; a legal entity needs it.")),
        ("representative", written(LINE_CHARS, "Who acts for the applicant.")),
        ("power_of_attorney", written(LINE_CHARS, "The paper that gives the representative this right.")),
        ("subject", written(TEXT_CHARS, "The information wanted.")),
        (
            "purpose",
            written(
                TEXT_CHARS,
                "What it is for (UU 14/2008 Ps.4(3)). How good a reason it is, nobody judges.",
            ),
        ),
        ("format", codes::<Format>()),
        ("delivery", codes::<Delivery>()),
    ];
    let needed = ["name", "address", "subject", "purpose"];
    let optional: Vec<&str> =
        fields.iter().map(|(name, _)| *name).filter(|name| !needed.contains(name)).collect();
    let mut schema = object(&fields, &optional);
    // The number must reach who asks (Ps.22(5)), and what is sent by mail needs an address.
    let others: Vec<&str> =
        Delivery::ALL.iter().filter(|by| **by != Delivery::Email).map(|by| by.code()).collect();
    let reachable = json!({ "anyOf": [
        { "required": ["email"] },
        { "required": ["phone", "delivery"], "properties": { "delivery": { "enum": others } } },
    ] });
    let persons: Vec<&str> = ApplicantKind::ALL
        .iter()
        .filter(|kind| **kind != ApplicantKind::LegalEntity)
        .map(|kind| kind.code())
        .collect();
    let entity = json!({ "anyOf": [
        { "properties": { "applicant_kind": { "enum": persons } } },
        { "required": ["legal_number"] },
    ] });
    let represented = json!({ "anyOf": [
        { "not": { "required": ["representative"] } },
        { "required": ["power_of_attorney"] },
    ] });
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("allOf".to_owned(), json!([reachable, entity, represented]));
    }
    schema
}

/// The same with papers; they are sealed and shown to nobody but the officers who may read who asks.
pub(super) fn new_request_with_papers() -> Value {
    let papers = |about: &str| {
        let file = json!({ "type": "string", "format": "binary" });
        json!({ "type": "array", "items": file, "maxItems": 5, "description": about })
    };
    let identity =
        papers("Proof of who asks or acts: PDF, JPEG or PNG, 10 MiB each, 5 papers together at most.");
    let others = papers("Anything else that belongs to the request; documents and spreadsheets too.");
    let fields = [
        (request_files::PART, json!({ "$ref": "#/components/schemas/NewRequest" })),
        ("identity", identity),
        ("attachments", others),
    ];
    object(&fields, &["identity", "attachments"])
}

fn day_or_null(about: &str) -> Value {
    json!({ "type": ["string", "null"], "format": "date", "description": about })
}

fn facts() -> Vec<(&'static str, Value)> {
    let receipt = object(
        &[
            ("check_url", address("The public page that says whether the receipt is genuine.")),
            ("pdf_url", address("The receipt as PDF, with a code a camera reads.")),
            ("digest", text("SHA-256 of what was filed.")),
            ("place", json!({ "type": "integer", "description": "Place in the chained change log." })),
        ],
        &[],
    );
    let mut outcome = codes::<Outcome>();
    if let Some(outcome) = outcome.as_object_mut() {
        outcome.insert("description".to_owned(), json!("How it was answered; null before."));
    }
    vec![
        ("number", text("Registration number.")),
        ("tracking", text("Tracking code: whoever has it follows the case.")),
        ("state", codes::<State>()),
        ("outcome", json!({ "anyOf": [outcome, { "type": "null" }] })),
        ("unit", text("Code of the unit that has to act.")),
        ("unit_name", text("Its name.")),
        ("subject", text("The information wanted.")),
        ("received_at", moment("Receipt; the clock starts here.")),
        (
            "received_on",
            json!({ "type": "string", "format": "date", "description": "Its day in the zone of the body." }),
        ),
        (
            "due_legal",
            day_or_null(
                "Last day of the written notice (UU 14/2008 Ps.22(7)-(8)); null when the calendar does not reach so far.",
            ),
        ),
        ("due_safe", day_or_null("The same by the strictest reading.")),
        ("opens_on", day_or_null("First day on which the next step of the requester is safely open.")),
        ("calendar", text("Calendar of working days the dates were counted by.")),
        ("extended_on", day_or_null("Day of the extension (Ps.22(8)).")),
        ("extension_reason", text("Its reason; empty without one.")),
        ("answered_on", day_or_null("Day of the written notice.")),
        ("closed_on", day_or_null("Day on which the case ended.")),
        ("url", address("The page of the case.")),
        ("receipt", receipt),
        ("is_sample", flag("Made up for demonstration.")),
    ]
}

/// The answer to a filing.
pub(super) fn filed_request() -> Value {
    let mut fields = facts();
    fields.push(("days", json!({ "type": "array", "items": proof(), "description": "Every day from receipt to the due date." })));
    object(&fields, &[])
}

/// A case as it is followed.
pub(super) fn followed_request() -> Value {
    let step = object(
        &[
            ("at", moment("When.")),
            ("kind", text("What happened: received, registered, assigned, answered and so on.")),
            ("unit", text("Code of the unit responsible from then on.")),
            ("note", text("What the requester is told; may be empty.")),
        ],
        &[],
    );
    let notice = object(
        &[
            ("outcome", codes::<Outcome>()),
            ("is_held", flag("(a) Whether the body holds the information.")),
            ("holder", text("(b) Which other body holds it, if that is known.")),
            ("ground", text_or_null("(c) Code of the ground of refusal.")),
            ("consequence", text("(c) The consequence that was weighed.")),
            ("material", text("(d) What is given.")),
            ("blacked_out", text("(e) What is blacked out, with reason.")),
            ("means", text("(f) Means and format.")),
            ("cost_rupiah", json!({ "type": "integer", "description": "(g) Cost." })),
            ("payment", text("(g) How it is paid.")),
            ("officer_name", text("Who signs.")),
            ("officer_position", text("In which office.")),
            ("issued_on", json!({ "type": "string", "format": "date", "description": "Day of issue." })),
            ("is_late", flag("Whether the legal date had passed.")),
        ],
        &[],
    );
    let mut fields = facts();
    fields.push(("steps", json!({ "type": "array", "items": step })));
    fields.push(("notice", json!({ "anyOf": [notice, { "type": "null" }] })));
    object(&fields, &[])
}

fn figures(first: &[(&'static str, Value)]) -> Value {
    let count = |about: &str| json!({ "type": "integer", "minimum": 0, "description": about });
    let counts = |about: &str| json!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 1 }, "description": about });
    let mut fields = first.to_vec();
    fields.extend([
        ("received", count("Received in the year.")),
        ("open", count("Not answered yet, and the day has not passed.")),
        ("in_time", count("Answered on or before the legal date.")),
        ("late", count("Answered after it.")),
        ("lapsed", count("The day passed without an answer.")),
        ("ended", count("Taken back, or not completed.")),
        ("extended", count("Prolonged.")),
        ("percent_in_time", whole_or_null("Answered in time, of all whose day came.")),
        ("median_working_days", whole_or_null("Working days within which half of the answers were given.")),
        ("p90_working_days", whole_or_null("The same for nine of ten.")),
        (
            "satisfaction",
            json!({ "type": ["number", "null"], "minimum": 1, "maximum": 5, "description": "Average mark of the survey; null with fewer than five answers." }),
        ),
        ("outcomes", counts("Answers by outcome; those that did not occur are left out.")),
        ("grounds", counts("Refusals by the code of their ground.")),
    ]);
    object(&fields, &[])
}

/// Public figures of a year.
pub(super) fn statistics() -> Value {
    let unit = [("unit", text("Code of the unit.")), ("unit_name", text("Its name."))];
    object(
        &[
            ("year", json!({ "type": "integer", "description": "Year of receipt." })),
            ("total", figures(&[])),
            ("units", json!({ "type": "array", "items": figures(&unit) })),
        ],
        &[],
    )
}
