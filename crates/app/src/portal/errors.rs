//! Turns an [`ErrorNote`] into a page in the reader's language with ways out, or into
//! `application/problem+json` (RFC 9457) for machines.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::IntoResponse;

use crate::App;
use crate::ctx::{Actor, Address, Ctx};
use crate::error::{Error, ErrorNote};
use crate::page::{Page, html_status};

#[derive(Template)]
#[template(path = "portal/pages/error.html")]
struct ErrorPage {
    p: Page,
    status: String,
    advice: String,
    rule: Option<String>,
    reason: Option<String>,
    unit: Option<crate::org::Unit>,
    /// Whether it happened in the workroom, so that the way back leads there.
    is_workroom: bool,
}

/// The layer around all routes.
pub async fn layer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response<Body> {
    let method = request.method().clone();
    let address = request.extensions().get::<Address>().cloned();
    let request_id =
        request.extensions().get::<web::RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default();
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("text/html"));
    let query = request.uri().query().map(str::to_owned);
    // The API looks at no cookie, so no other site can act for anyone there; it answers 405 by itself.
    // Harvesters ask `/oai` by POST too, which changes nothing (OAI-PMH 2.0 §3.1.1). Mail programs end a
    // followed search by POST (RFC 8058); only who has its token can.
    let is_machine = address.as_ref().is_some_and(|address| {
        address.path.starts_with("/api/")
            || address.path == "/oai"
            || address.path.starts_with("/cari/langganan/")
    });
    let response = if !is_machine && web::csrf::check(&method, request.headers()).is_err() {
        Error::Refused("refused-cross-site").into_response()
    } else {
        next.run(request).await
    };
    let note = response.extensions().get::<ErrorNote>().cloned().or_else(|| bare(&response));
    let (Some(note), Some(address)) = (note, address) else { return response };
    let status = response.status();
    let is_api = address.path.starts_with("/api/");
    if note.code == "signed-out" && !is_api && (wants_page || method == Method::GET) {
        return to_sign_in(&address, &method, query.as_deref());
    }
    let made = if is_api {
        Ok(problem(&note, status, &request_id))
    } else {
        page(&app, address, &note, status, request_id)
    };
    let mut answer = made.unwrap_or_else(|_| response_without_page(status));
    for kept in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&kept) {
            answer.headers_mut().insert(kept, value.clone());
        }
    }
    answer
}

/// Answers that axum makes by itself, without a note.
fn bare(response: &Response<Body>) -> Option<ErrorNote> {
    let code = match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::BAD_REQUEST => "bad-request",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "bad-request",
        _ => return None,
    };
    let is_empty_or_text = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|value| value.as_bytes().starts_with(b"text/plain"));
    is_empty_or_text.then_some(ErrorNote { code, rule: None, reason: None, unit: None })
}

fn to_sign_in(address: &Address, method: &Method, query: Option<&str>) -> Response<Body> {
    let back = match (method, query) {
        (&Method::GET, Some(query)) => format!("{}?{query}", address.path),
        (&Method::GET, None) => address.path.clone(),
        _ => "/kerja".to_owned(),
    };
    let encoded: String = back.bytes().map(percent).collect();
    let to = format!("{}/masuk?ke={encoded}", address.locale.prefix());
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(value) = HeaderValue::from_str(&to) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

fn page(
    app: &Arc<App>,
    address: Address,
    note: &ErrorNote,
    status: StatusCode,
    request_id: String,
) -> crate::Result<Response<Body>> {
    let ctx = Ctx {
        app: Arc::clone(app),
        directory: address.directory,
        actor: Actor::Visitor,
        locale: address.locale,
        request_id,
        origin: address.origin,
        path: address.path,
        network: String::new(),
    };
    let mut p = Page::new(&ctx, ctx.locale.t(&format!("error-{}-title", note.code)));
    p.is_hidden = true;
    let page = ErrorPage {
        status: status.as_u16().to_string(),
        advice: ctx.locale.t(&format!("error-{}-advice", note.code)),
        rule: note.rule.map(|key| ctx.locale.t(key)),
        reason: note.reason.clone().filter(|reason| !reason.is_empty()),
        is_workroom: ctx.path == "/kerja" || ctx.path.starts_with("/kerja/"),
        unit: note.unit.and_then(|unit| p.directory.unit(unit)).cloned(),
        p,
    };
    html_status(status, &page)
}

fn problem(note: &ErrorNote, status: StatusCode, request_id: &str) -> Response<Body> {
    let locale = crate::locale::Locale::English;
    let value = serde_json::json!({
        "type": format!("/tentang/galat#{}", note.code),
        "title": locale.t(&format!("error-{}-title", note.code)),
        "status": status.as_u16(),
        "detail": note.rule.map_or_else(|| locale.t(&format!("error-{}-advice", note.code)), |key| locale.t(key)),
        "code": note.code,
        "request_id": request_id,
    });
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn response_without_page(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
