//! Shapes of the register: an entry as it is read, as it is sent.

use serde_json::{Value, json};

use super::super::entry_input::TARGETS;
use super::super::register::CLASSES;
use super::{address, flag, object, reference, text, text_or_null, whole_or_null};

fn maybe_moment(about: &str) -> Value {
    json!({ "type": ["string", "null"], "format": "date-time", "description": about })
}

fn maybe_address(about: &str) -> Value {
    json!({ "type": ["string", "null"], "format": "uri", "description": about })
}

fn link() -> Value {
    object(&[("title", text("What it leads to.")), ("url", address("Where."))], &[])
}

/// An entry.
pub(super) fn entry() -> Value {
    object(
        &[
            ("id", json!({ "type": "integer", "minimum": 1 })),
            ("url", maybe_address("Page of the entry; null before it is public.")),
            ("unit", text("Code of the unit that holds the information.")),
            ("unit_name", text("Its name.")),
            ("class", json!({ "type": "string", "enum": CLASSES, "description": "Legal class." })),
            ("title", text("Title.")),
            ("summary", text("Summary of the content.")),
            ("holder", text("Official who holds it; empty: the unit.")),
            ("responsible", text("Who answers for making or issuing it.")),
            ("made_on", text("Day, month (2026-03) or year when it was made; may be empty.")),
            ("made_at_place", text("Where it was made.")),
            ("is_printed", flag("Available on paper.")),
            ("is_digital", flag("Available as a file or online.")),
            ("retention_active", text("Active retention, in words.")),
            ("retention_inactive", text("Inactive retention, in words.")),
            ("media", text("Kind of medium, in words.")),
            ("language", text("Language of the information, BCP 47.")),
            ("year", whole_or_null("Year it is about.")),
            ("correction", text("Public note when something was corrected.")),
            ("obligations", json!({ "type": "array", "items": { "type": "string" } })),
            ("links", json!({ "type": "array", "items": link() })),
            ("documents", json!({ "type": "array", "items": reference("EntryDocument") })),
            ("published_at", maybe_moment("First public.")),
            ("updated_at", maybe_moment("Public version last changed.")),
            ("verified_at", maybe_moment("Last verified or confirmed; freshness counts from here.")),
            ("is_sample", flag("Made up for demonstration.")),
            ("versions", json!({ "type": "array", "items": reference("EntryVersion") })),
            ("state", text("Where the newest version stands (with a token).")),
            (
                "version",
                json!({ "type": "integer", "description": "Raised by every change (with a token)." }),
            ),
            ("held", text_or_null("Why it did not come as far as asked (with a token).")),
            ("workroom_url", address("Where a person can go on (with a token).")),
        ],
        &["versions", "state", "version", "held", "workroom_url"],
    )
}

/// A file.
pub(super) fn document() -> Value {
    object(
        &[
            ("id", json!({ "type": "integer", "minimum": 1 })),
            ("url", maybe_address("Permanent address; null before the entry is public.")),
            ("title", text("Title of the link; may be empty.")),
            ("name", text("Name of the file.")),
            ("content_type", text("Type by content.")),
            ("bytes", json!({ "type": "integer", "minimum": 0 })),
            ("sha256", text("SHA-256 of the content, lower-case hexadecimal.")),
            ("pages", whole_or_null("Pages or sheets, when known.")),
            (
                "text_state",
                text("Whether the text was read: waiting, read, recognised, no_text, encrypted, unreadable."),
            ),
        ],
        &[],
    )
}

/// A version that was public.
pub(super) fn version() -> Value {
    object(
        &[
            ("number", json!({ "type": "integer", "minimum": 1 })),
            ("published_at", maybe_moment("When it became public.")),
            ("title", text("Title then; empty when closed.")),
            ("correction", text("Public note.")),
            ("digest", text("Digest of the content, as in the change log.")),
            ("closed_reason", text_or_null("Why it may not be read any more.")),
        ],
        &[],
    )
}

fn line(most: usize, about: &str) -> Value {
    json!({ "type": "string", "maxLength": most, "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "description": about })
}

/// An entry as it is sent.
pub(super) fn new_entry() -> Value {
    let link = object(&[("title", line(300, "What it leads to.")), ("url", address("Where."))], &["title"]);
    let codes = json!({ "type": "string", "pattern": "^[A-Za-z0-9.]+$", "minLength": 1, "maxLength": 20 });
    object(
        &[
            (
                "unit",
                json!({ "type": "string", "pattern": "^[a-z0-9-]+$", "description": "Code of the unit." }),
            ),
            ("class", json!({ "type": "string", "enum": CLASSES })),
            ("title", line(300, "Title.")),
            ("summary", line(4_000, "Summary of the content.")),
            ("holder", line(500, "Official who holds it; without it the unit.")),
            ("responsible", line(500, "Who answers for making or issuing it.")),
            (
                "made_on",
                json!({ "type": "string", "format": "date", "description": "Also `2026-03` or `2026`." }),
            ),
            ("made_at_place", line(500, "Where it was made.")),
            ("is_printed", json!({ "type": "boolean", "default": false })),
            ("is_digital", json!({ "type": "boolean", "default": true })),
            ("retention_active", line(500, "Active retention, in words.")),
            ("retention_inactive", line(500, "Inactive retention, in words.")),
            ("media", line(500, "Kind of medium, in words.")),
            (
                "language",
                json!({ "type": "string", "pattern": "^[A-Za-z]{2}(-[A-Za-z0-9]+)?$", "maxLength": 35, "default": "id" }),
            ),
            ("year", json!({ "type": ["integer", "null"], "minimum": 1900, "maximum": 2100 })),
            ("correction", line(500, "Public note when something was corrected.")),
            ("obligations", json!({ "type": "array", "items": codes, "maxItems": 100 })),
            ("links", json!({ "type": "array", "items": link, "maxItems": 100 })),
            (
                "state",
                json!({ "type": "string", "enum": TARGETS, "description": "How far to carry it; without it as far as the token's owner may." }),
            ),
            ("override_reason", line(500, "Why one person writes and verifies (two-person rule).")),
        ],
        &[
            "summary",
            "holder",
            "responsible",
            "made_on",
            "made_at_place",
            "is_printed",
            "is_digital",
            "retention_active",
            "retention_inactive",
            "media",
            "language",
            "year",
            "correction",
            "obligations",
            "links",
            "state",
            "override_reason",
        ],
    )
}

fn files() -> Value {
    let file = json!({ "type": "string", "format": "binary" });
    json!({
        "type": "array",
        "items": file,
        "minItems": 1,
        "maxItems": 20,
        "description": "Files; what each one is, is seen by its content. A refused one is named `files[0]`, `files[1]` … with the reason.",
    })
}

/// An entry sent with its files.
pub(super) fn new_entry_with_files() -> Value {
    object(&[("entry", reference("NewEntry")), ("files", files())], &["files"])
}

/// Files for an entry that is there.
pub(super) fn new_documents() -> Value {
    let replaces = json!({ "type": "integer", "minimum": 1, "description": "Document whose content the first file renews, at the same address." });
    let state = json!({ "type": "string", "enum": TARGETS, "description": "How far to carry the version." });
    object(&[("files", files()), ("replaces", replaces), ("state", state)], &["replaces", "state"])
}

/// Why an entry is taken off.
pub(super) fn withdrawal() -> Value {
    let reason =
        json!({ "type": "string", "minLength": 1, "maxLength": 500, "description": "Public reason." });
    object(&[("reason", reason)], &[])
}
