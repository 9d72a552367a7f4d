//! `/api/openapi.json`: the API as OpenAPI 3.1, made from the operations themselves.

use axum::body::Body;
use axum::http::Response;
use serde_json::{Map, Value, json};

use super::params::{FORMAT, Param};
use super::{OPERATIONS, Operation, Sending, WRITES, Write, schema};
use crate::ctx::{Ctx, Visit};
use crate::page::public;

/// Where calendar programs find the public meetings.
pub(super) const MEETINGS: &str = "/api/v1/meetings.ics";

/// `GET /api/openapi.json`
pub(super) async fn show(Visit(ctx): Visit) -> Response<Body> {
    public(&ctx, "application/json", document(&ctx).to_string())
}

fn document(ctx: &Ctx) -> Value {
    let body = &ctx.directory.body;
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("{}: open data", body.short_name),
            "version": "1",
            "summary": "Register of public information, units, news and search of a city. Reading needs no key.",
            "description": about(body.is_sample),
            "contact": { "name": body.name, "url": format!("{}/kontak", ctx.origin) },
            "license": {
                "name": "Public information (UU 14/2008); name the publishing unit when you use it",
                "url": format!("{}/api", ctx.origin),
            },
        },
        "servers": [{ "url": ctx.origin }],
        "paths": paths(),
        "components": {
            "schemas": schema::all(),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn about(is_sample: bool) -> String {
    let mut text = String::from(
        "Lists are paged: `next` is the value of `after` for the following page, null on the last one. \
         Times are RFC 3339 in the zone of the city. Every answer has an `ETag`; send it as \
         `If-None-Match` to be told that nothing changed. News (berita) is not public information \
         (informasi publik) in the sense of UU 14/2008 and is never counted as such.",
    );
    if is_sample {
        text.push_str(" This is a demonstration site: items with `is_sample` are made up.");
    }
    text
}

fn paths() -> Value {
    let mut paths = Map::new();
    let reads = OPERATIONS.iter().map(|operation| (operation.path, "get", get(operation)));
    let writes = WRITES.iter().map(|write| (write.place, write.method, change(write)));
    for (path, method, value) in reads.chain(writes) {
        let methods = paths.entry(path).or_insert_with(|| json!({}));
        if let Some(methods) = methods.as_object_mut() {
            methods.insert(method.to_owned(), value);
        }
    }
    paths.insert(MEETINGS.to_owned(), json!({ "get": calendar() }));
    Value::Object(paths)
}

/// Public meetings, which calendar programs read.
fn calendar() -> Value {
    let content = json!({ "text/calendar": { "schema": { "type": "string" } } });
    json!({
        "operationId": "getMeetingCalendar",
        "parameters": [],
        "summary": "Coordination meetings that the city shows: day, place and subject, as iCalendar (RFC 5545).",
        "responses": {
            "200": { "description": "The calendar.", "content": content },
            "default": problem("Any other failure."),
        },
    })
}

fn change(write: &Write) -> Value {
    let mut parameters: Vec<Value> = write.key.iter().map(|param| param.document("path")).collect();
    if write.method == "post" && write.key.is_none() {
        parameters.push(json!({
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Any text of yours: the same key and body are taken once, however often they are sent.",
            "schema": { "type": "string", "pattern": "^[A-Za-z0-9_-]+$", "minLength": 1, "maxLength": 200 },
        }));
    }
    let (status, about) = write.success;
    let mut responses = Map::new();
    let content = json!({ "application/json": { "schema": reference(write.answer) } });
    responses.insert(status.to_string(), json!({ "description": about, "content": content }));
    let failures = [
        (400, "No JSON object, or another content type."),
        (401, "No token, or one that is over."),
        (403, "The owner of the token may not do this."),
        (404, "There is no such entry or unit, or the owner of the token may not know of it."),
        (413, "A file, or all of it, is too large."),
        (409, "Somebody else changed it meanwhile, or the same call is under way."),
        (422, "Fields that cannot be taken; `errors` names each with its article."),
        (429, "Too many calls with this token or from this network; nothing was changed."),
    ];
    // Without a token nobody is refused for who they are, and nobody else can be at the same thing.
    let fits = |status: u16| !(write.is_open && [401, 403, 409].contains(&status));
    for (status, about) in failures.into_iter().filter(|(status, _)| fits(*status)) {
        responses.insert(status.to_string(), problem(about));
    }
    responses.insert("default".to_owned(), problem("Any other failure."));
    json!({
        "operationId": write.id,
        "summary": write.summary,
        "parameters": parameters,
        "security": if write.is_open { json!([]) } else { json!([{ "token": [] }]) },
        "requestBody": {
            "required": true,
            "content": sending(&write.body),
        },
        "responses": responses,
    })
}

fn sending(body: &Sending) -> Value {
    let json = |name: &str| json!({ "schema": reference(name) });
    let form = |name: &str, part: &str| {
        let encoding = json!({ part: { "contentType": "application/json" } });
        json!({ "schema": reference(name), "encoding": encoding })
    };
    match body {
        Sending::Json(name) => json!({ "application/json": json(name) }),
        Sending::Form(name) => json!({ "multipart/form-data": json(name) }),
        Sending::JsonOrForm(name, with_files, part) => {
            json!({ "application/json": json(name), "multipart/form-data": form(with_files, part) })
        }
    }
}

fn get(operation: &Operation) -> Value {
    let key = operation.key.iter().map(|param| param.document("path"));
    let query = operation.query.iter().map(|param: &Param| param.document("query"));
    json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": key.chain(query).collect::<Vec<_>>(),
        "responses": responses(operation),
    })
}

fn responses(operation: &Operation) -> Value {
    let mut headers =
        json!({ "ETag": { "description": "Digest of the answer.", "schema": { "type": "string" } } });
    if let (true, Some(fields)) =
        (operation.query.iter().any(|param| param.name == "after"), headers.as_object_mut())
    {
        let link = json!({ "description": "The next page, `rel=\"next\"`.", "schema": { "type": "string" } });
        fields.insert("Link".to_owned(), link);
    }
    let mut responses = Map::new();
    let mut content = json!({ "application/json": { "schema": reference(operation.answer) } });
    let is_csv_too = operation.query.iter().any(|param| param.name == FORMAT.name);
    if let (true, Some(kinds)) = (is_csv_too, content.as_object_mut()) {
        kinds.insert("text/csv".to_owned(), json!({ "schema": { "type": "string" } }));
    }
    responses.insert(
        "200".to_owned(),
        json!({ "description": operation.summary, "headers": headers, "content": content }),
    );
    for (status, about) in operation.others {
        let answer = if *status < 400 { json!({ "description": about }) } else { problem(about) };
        responses.insert(status.to_string(), answer);
    }
    responses.entry("404".to_owned()).or_insert_with(|| {
        problem("A unit, a topic or a place in the list that does not exist; `parameter` names it.")
    });
    responses
        .insert("422".to_owned(), problem("A parameter is unknown, doubled or wrong; `parameter` names it."));
    responses.insert("default".to_owned(), problem("Any other failure."));
    Value::Object(responses)
}

fn problem(about: &str) -> Value {
    json!({
        "description": about,
        "content": { "application/problem+json": { "schema": reference("Problem") } },
    })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}
