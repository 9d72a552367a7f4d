//! The register for harvesters that speak CKAN: a read subset of its action API, `/api/3/action/NAME` and
//! `/api/action/NAME`, GET and POST.
//!
//! An entry is a package, a file or link a resource, a unit an organization, a legal class a group, an
//! obligation a tag. Shapes, names of errors and statuses are those CKAN 2.10 answers with, so that
//! `ckanapi` and a CKAN harvester work without change. What is not public does not exist.

mod arguments;
mod filter;
mod identity;
mod organization;
mod package;
mod query;
mod search;
mod site;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use serde_json::{Value, json};

use self::arguments::Arguments;
use crate::ctx::{Ctx, Visit};
use crate::page::Query;
use crate::{App, Error, Result};

/// Why an action has no result.
pub(super) enum Refused {
    /// There is no such thing.
    NotFound,
    /// An argument cannot be taken: its name and why.
    Wrong(&'static str, String),
    /// A fault of ours.
    Fault(Error),
}

impl<E: Into<Error>> From<E> for Refused {
    fn from(fault: E) -> Self {
        Self::Fault(fault.into())
    }
}

/// What an action gives.
pub(super) type Outcome = std::result::Result<Value, Refused>;

/// Addresses of the actions.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/api/3/action/{action}", get(by_query).post(by_body))
        .route("/api/action/{action}", get(by_query).post(by_body))
}

async fn by_query(Visit(ctx): Visit, Path(action): Path<String>, query: Query) -> Result<Response<Body>> {
    answer(&ctx, &action, Some(Arguments::of_query(&query))).await
}

async fn by_body(
    Visit(ctx): Visit,
    Path(action): Path<String>,
    query: Query,
    body: Bytes,
) -> Result<Response<Body>> {
    answer(&ctx, &action, Arguments::of_body(&query, &body)).await
}

/// Answers in CKAN's frame.
/// Errors: the database does not answer.
async fn answer(ctx: &Ctx, action: &str, arguments: Option<Arguments>) -> Result<Response<Body>> {
    let Some(arguments) = arguments else {
        return Ok(sent(StatusCode::BAD_REQUEST, &json!("Bad request - JSON Error: No request body data")));
    };
    let outcome = match action {
        "package_list" => search::list(ctx, &arguments).await,
        "package_search" => search::search(ctx, &arguments).await,
        "current_package_list_with_resources" => search::current(ctx, &arguments).await,
        "package_show" => package::show(ctx, &arguments).await,
        "resource_show" => package::show_resource(ctx, &arguments).await,
        "organization_list" => organization::list(ctx, &arguments).await,
        "organization_show" => organization::show(ctx, &arguments).await,
        "group_list" => organization::groups(ctx, &arguments).await,
        "tag_list" => search::tags(ctx).await,
        "status_show" => Ok(site::status(ctx)),
        "site_read" => Ok(Value::Bool(true)),
        "help_show" => Ok(Value::from("A read subset of the CKAN action API; see /api.")),
        _ => {
            let why = "Bad request - Action name not known";
            return Ok(sent(StatusCode::BAD_REQUEST, &Value::from(why)));
        }
    };
    let help = format!("{}/api/3/action/help_show?name={action}", ctx.origin);
    let failed =
        |status, error: Value| Ok(sent(status, &json!({ "help": help, "success": false, "error": error })));
    match outcome {
        Ok(result) => Ok(sent(StatusCode::OK, &json!({ "help": help, "success": true, "result": result }))),
        Err(Refused::NotFound) => {
            failed(StatusCode::NOT_FOUND, json!({ "__type": "Not Found Error", "message": "Not found" }))
        }
        Err(Refused::Wrong(name, why)) => {
            failed(StatusCode::CONFLICT, json!({ "__type": "Validation Error", name: [why] }))
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

fn sent(status: StatusCode, value: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json;charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
