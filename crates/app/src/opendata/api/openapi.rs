//! `/api/openapi.json`: the API as OpenAPI 3.1, made from the operations themselves.

use axum::body::Body;
use axum::http::Response;
use serde_json::{Map, Value, json};

use super::params::Param;
use super::{OPERATIONS, Operation, schema};
use crate::ctx::{Ctx, Visit};
use crate::page::public;

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
            "summary": "Units, news and search of a city. Read only, no key.",
            "description": about(body.is_sample),
            "contact": { "name": body.name, "url": format!("{}/kontak", ctx.origin) },
            "license": {
                "name": "Public information (UU 14/2008); name the publishing unit when you use it",
                "url": format!("{}/api", ctx.origin),
            },
        },
        "servers": [{ "url": ctx.origin }],
        "paths": paths(&OPERATIONS),
        "components": { "schemas": schema::all() },
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

fn paths(operations: &[&Operation]) -> Value {
    let paths: Map<String, Value> = operations
        .iter()
        .map(|operation| (operation.path.to_owned(), json!({ "get": get(operation) })))
        .collect();
    Value::Object(paths)
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
    let problem = |about: &str| {
        json!({
            "description": about,
            "content": { "application/problem+json": { "schema": reference("Problem") } },
        })
    };
    let mut headers =
        json!({ "ETag": { "description": "Digest of the answer.", "schema": { "type": "string" } } });
    if let (true, Some(fields)) =
        (operation.query.iter().any(|param| param.name == "after"), headers.as_object_mut())
    {
        let link = json!({ "description": "The next page, `rel=\"next\"`.", "schema": { "type": "string" } });
        fields.insert("Link".to_owned(), link);
    }
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({
            "description": operation.summary,
            "headers": headers,
            "content": { "application/json": { "schema": reference(operation.answer) } },
        }),
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

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}
