//! The shapes of the API's answers (JSON Schema 2020-12). A test holds real answers against them.

mod alert;
mod app;
mod deadline;
mod event;
mod index;
mod obligation;
mod programme;
mod ranking;
mod register;
mod request;
mod service;
mod social;
mod website;

use serde_json::{Map, Value, json};

/// All schemas by name.
pub(super) fn all() -> Value {
    let mut all = of_the_register();
    if let Some(all) = all.as_object_mut() {
        all.insert("Programme".to_owned(), programme::programme());
        all.insert("ProgrammeList".to_owned(), list("Programme", false));
        all.insert("CityApp".to_owned(), app::app());
        all.insert("Event".to_owned(), event::event());
        all.insert("EventList".to_owned(), list("Event", false));
        all.insert("Service".to_owned(), service::service());
        all.insert("ServiceList".to_owned(), list("Service", true));
        all.insert("CityAppList".to_owned(), list("CityApp", true));
    }
    all
}

/// Everything that was there first; one `json!` takes no more.
fn of_the_register() -> Value {
    json!({
        "Unit": unit(),
        "UnitList": list("Unit", true),
        "News": news(),
        "Photo": photo(),
        "Attachment": attachment(),
        "Correction": correction(),
        "NewsList": list("News", false),
        "Topic": topic(),
        "TopicList": list("Topic", true),
        "Hit": hit(),
        "SearchAnswer": search(),
        "Obligation": obligation::obligation(),
        "ObligationList": list("Obligation", true),
        "ObligationStanding": obligation::standing(),
        "ObligationStandingList": list("ObligationStanding", false),
        "Alert": alert::alert(),
        "AlertList": list("Alert", false),
        "Entry": register::entry(),
        "EntryList": list_of("Entry", Total::WithWords),
        "EntryDocument": register::document(),
        "EntryVersion": register::version(),
        "NewEntry": register::new_entry(),
        "NewEntryWithFiles": register::new_entry_with_files(),
        "NewDocuments": register::new_documents(),
        "Withdrawal": register::withdrawal(),
        "Deadline": deadline::deadline(),
        "NewRequest": request::new_request(),
        "NewRequestWithPapers": request::new_request_with_papers(),
        "FiledRequest": request::filed_request(),
        "InformationRequest": request::followed_request(),
        "RequestStatistics": request::statistics(),
        "Website": website::website(),
        "WebsiteList": list("Website", true),
        "SocialUnit": social::unit(),
        "SocialUnitList": list("SocialUnit", true),
        "RankingMonth": ranking::month(),
        "RankingMonthList": list("RankingMonth", true),
        "Ranking": ranking::ranking(),
        "IndexScore": index::score(),
        "IndexScoreList": list("IndexScore", true),
        "Problem": problem(),
    })
}

/// An object that has exactly these fields.
fn object(fields: &[(&str, Value)], optional: &[&str]) -> Value {
    let required: Vec<&str> =
        fields.iter().map(|(name, _)| *name).filter(|name| !optional.contains(name)).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
}

fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}

fn text_or_null(about: &str) -> Value {
    json!({ "type": ["string", "null"], "description": about })
}

fn flag(about: &str) -> Value {
    json!({ "type": "boolean", "description": about })
}

fn address(about: &str) -> Value {
    json!({ "type": "string", "format": "uri", "description": about })
}

fn moment(about: &str) -> Value {
    json!({ "type": "string", "format": "date-time", "description": about })
}

fn whole_or_null(about: &str) -> Value {
    json!({ "type": ["integer", "null"], "description": about })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// Whether a list says how many items there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Total {
    Never,
    Always,
    /// Only when words are asked for.
    WithWords,
}

fn list(of: &str, has_total: bool) -> Value {
    list_of(of, if has_total { Total::Always } else { Total::Never })
}

fn list_of(of: &str, total: Total) -> Value {
    let mut fields = vec![
        ("items", json!({ "type": "array", "items": reference(of) })),
        ("next", text_or_null("Value of `after` for the next page; null on the last one.")),
    ];
    if total != Total::Never {
        fields.push(("total", json!({ "type": "integer", "description": "Items on all pages together." })));
    }
    object(&fields, if total == Total::WithWords { &["total"] } else { &[] })
}

fn unit() -> Value {
    let point = object(
        &[
            ("latitude", json!({ "type": "number", "minimum": -90, "maximum": 90 })),
            ("longitude", json!({ "type": "number", "minimum": -180, "maximum": 180 })),
        ],
        &[],
    );
    object(
        &[
            ("code", text("Short stable name; part of addresses.")),
            ("name", text("Full name.")),
            ("short_name", text("Name as people say it; may be empty.")),
            (
                "type",
                json!({ "type": "string", "enum": super::units::TYPES, "description": "What the unit is by law." }),
            ),
            ("parent", text_or_null("Code of the unit above; null for the city.")),
            ("state", json!({ "type": "string", "enum": ["active", "merged", "closed"] })),
            ("merged_into", text_or_null("Code of the unit that took over.")),
            ("url", address("The unit's site.")),
            ("logo", json!({ "type": ["string", "null"], "format": "uri", "description": "The logo, PNG." })),
            ("about", text("What the unit does.")),
            ("address", text("Postal address.")),
            ("phone", text("Telephone.")),
            ("email", text("Mail address.")),
            ("website", text("Other website.")),
            ("hours", text("Opening hours, one line a row.")),
            (
                "location",
                json!({ "anyOf": [point, { "type": "null" }], "description": "Point on the map, WGS 84." }),
            ),
            ("source", text("Where the facts come from.")),
            ("updated_at", moment("Last change of these facts.")),
        ],
        &[],
    )
}

fn news() -> Value {
    object(
        &[
            ("id", json!({ "type": "integer", "minimum": 1 })),
            ("url", address("The article.")),
            ("title", text("Title.")),
            ("lead", text("First paragraph, plain.")),
            ("html", text("Body as clean HTML: p, br, strong, em, ul, ol, li, blockquote, h2, h3, a.")),
            ("text", text("Body as plain text.")),
            ("unit", text("Code of the unit that speaks.")),
            ("unit_name", text("Its name.")),
            ("topic", text_or_null("Slug of the topic.")),
            ("topic_name", text_or_null("Name of the topic.")),
            ("published_at", moment("First published.")),
            ("updated_at", moment("Public text last changed.")),
            ("is_sample", flag("Made up for demonstration; not real news.")),
            ("photos", json!({ "type": "array", "items": reference("Photo") })),
            ("attachments", json!({ "type": "array", "items": reference("Attachment") })),
            ("corrections", json!({ "type": "array", "items": reference("Correction") })),
        ],
        &[],
    )
}

fn photo() -> Value {
    object(
        &[
            ("url", address("The picture.")),
            ("alt", text("What can be seen.")),
            ("caption", text("Caption; may be empty.")),
            ("credit", text("Who took it.")),
            ("width", whole_or_null("Pixels of the largest size.")),
            ("height", whole_or_null("Pixels of the largest size.")),
        ],
        &[],
    )
}

fn attachment() -> Value {
    object(
        &[
            ("url", address("The download.")),
            ("title", text("Title of the link.")),
            ("content_type", text("Type by content.")),
            ("bytes", json!({ "type": "integer", "minimum": 0 })),
        ],
        &[],
    )
}

fn correction() -> Value {
    object(&[("at", moment("When.")), ("note", text("What was corrected."))], &[])
}

fn topic() -> Value {
    object(
        &[
            ("slug", text("Short stable name.")),
            ("name", text("Name in Indonesian.")),
            ("name_en", text("Name in English.")),
            ("url", address("The topic's page.")),
        ],
        &[],
    )
}

fn hit() -> Value {
    object(
        &[
            ("kind", json!({ "type": "string", "enum": super::search::KINDS })),
            ("url", address("What was found.")),
            ("title", text("Title, plain.")),
            ("title_html", text("Title, escaped, found words in `mark`.")),
            ("snippet", text("Piece of the text, plain.")),
            ("snippet_html", text("Piece of the text, escaped, found words in `mark`.")),
            ("file", file_place()),
            ("unit", text("Code of the unit.")),
            ("id", whole_or_null("Id of the thing among those of its kind; null for a unit.")),
            (
                "published_at",
                json!({
                    "type": ["string", "null"],
                    "format": "date-time",
                    "description": "When it was published; of an entry or an event when it was last changed; null for what stands \
                        without a day: units, applications, services.",
                }),
            ),
            ("is_sample", flag("Made up for demonstration.")),
        ],
        &[],
    )
}

/// The page of a file in which the words stand; null when they stand in the entry itself.
fn file_place() -> Value {
    let mut schema = object(
        &[
            ("url", address("Permanent address of the file.")),
            ("name", text("File name.")),
            ("page", json!({ "type": "integer", "description": "Page, from 1." })),
        ],
        &[],
    );
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("type".to_owned(), json!(["object", "null"]));
    }
    schema
}

fn search() -> Value {
    let mut schema = list("Hit", true);
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let about = "The question with typing mistakes corrected; null when there is nothing to correct.";
        properties.insert("suggestion".to_owned(), text_or_null(about));
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.push("suggestion".into());
    }
    schema
}

fn problem() -> Value {
    object(
        &[
            ("type", text("Address of the explanation, relative to the site.")),
            ("title", text("What happened.")),
            ("status", json!({ "type": "integer" })),
            ("detail", text("What to do.")),
            ("code", text("Stable name of the problem.")),
            ("request_id", text("Number to quote when asking about it.")),
            ("parameter", text("The parameter that was wrong.")),
            (
                "errors",
                json!({ "type": "array", "items": object(
                    &[
                        ("field", text("The field that cannot be taken.")),
                        ("message", text("What is wrong, or what to do.")),
                        ("law", text("The article that asks for it; empty when it is a matter of form.")),
                    ],
                    &[],
                ) }),
            ),
        ],
        &["parameter", "errors"],
    )
}
