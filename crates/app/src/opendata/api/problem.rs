//! What the API says when it cannot answer: `application/problem+json` (RFC 9457), with the name of
//! the parameter that was wrong.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::IntoResponse;
use serde::Serialize;

use crate::Error;
use crate::error::ErrorNote;
use crate::locale::Locale;

/// Why a handler has no answer.
#[derive(Debug)]
pub(super) enum Fault {
    /// A parameter that cannot be taken.
    Parameter {
        /// Its name, as sent.
        name: String,
        /// What is wrong, reads after the name.
        why: String,
        /// 422 for a value that cannot be, 404 for one that names nothing.
        status: StatusCode,
    },
    /// Fields of what was sent that cannot be taken, all of them.
    Fields(Vec<FieldFault>),
    /// Everything else.
    Error(Error),
}

/// A field that cannot be taken.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FieldFault {
    /// Its name, as sent.
    field: String,
    /// What is wrong, or what to do.
    message: String,
    /// The article that asks for it; empty when it is only a matter of form.
    law: &'static str,
}

impl FieldFault {
    /// A fault of a field of an entry with the article behind it.
    pub(super) fn new(field: &str, message: String) -> Self {
        Self::with_law(field, message, law_of_entry(field))
    }

    /// A fault of a field with its article.
    pub(super) fn with_law(field: &str, message: String, law: &'static str) -> Self {
        Self { field: field.chars().take(40).collect(), message, law }
    }
}

/// The article behind a field of an entry; empty when it is only a matter of form.
pub(super) fn law_of_entry(field: &str) -> &'static str {
    match field {
        // What has to be announced, and when.
        "class" => "UU 14/2008 Ps.9, 10, 11",
        // The list of all public information a body holds.
        "title" | "summary" | "unit" => "UU 14/2008 Ps.11(1)a",
        // Public information has to be provided, accurate and not misleading.
        "documents" | "links" | "correction" => "UU 14/2008 Ps.7",
        "override" | "override_reason" => "PP 61/2010 Ps.14(1)",
        _ => "",
    }
}

impl Fault {
    /// A parameter that cannot be taken.
    pub(super) fn parameter(name: &str, why: &str) -> Self {
        Self::refused(name, why, StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// A parameter of the right form that names nothing: a unit, a topic, a place in a list.
    pub(super) fn names_nothing(name: &str, why: &str) -> Self {
        Self::refused(name, why, StatusCode::NOT_FOUND)
    }

    fn refused(name: &str, why: &str, status: StatusCode) -> Self {
        Self::Parameter { name: name.chars().take(40).collect(), why: why.to_owned(), status }
    }
}

impl<E: Into<Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// What [`layer`] needs to know of a refused parameter.
#[derive(Debug, Clone)]
struct Refused {
    name: String,
    why: String,
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response<Body> {
        match self {
            // A command's own check speaks in the same words.
            Self::Error(Error::Invalid(errors)) => super::entry_input::faults(&errors).into_response(),
            Self::Fields(faults) => {
                let mut response = StatusCode::UNPROCESSABLE_ENTITY.into_response();
                response.extensions_mut().insert(RefusedFields(faults));
                response
            }
            Self::Error(error) => error.into_response(),
            Self::Parameter { name, why, status } => {
                let mut response = status.into_response();
                response.extensions_mut().insert(Refused { name, why });
                response
            }
        }
    }
}

/// As [`Refused`], of fields.
#[derive(Debug, Clone)]
struct RefusedFields(Vec<FieldFault>);

/// The body of a refusal.
#[derive(Serialize)]
struct Problem {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    code: &'static str,
    request_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldFault>,
}

/// The layer around all addresses of the API: problems get their body, every answer may be read by
/// pages of other sites.
pub(super) async fn layer(request: Request, next: Next) -> Response<Body> {
    let request_id =
        request.extensions().get::<web::RequestId>().map(|id| id.as_str().to_owned()).unwrap_or_default();
    let mut response = next.run(request).await;
    if let Some(problem) = problem(&response, request_id) {
        let text = serde_json::to_string(&problem).unwrap_or_default();
        let status = response.status();
        let kept =
            [header::ALLOW, header::RETRY_AFTER].map(|name| (response.headers().get(&name).cloned(), name));
        response = Response::new(Body::from(text));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        for (value, name) in kept {
            if let Some(value) = value {
                headers.insert(name, value);
            }
        }
    }
    for (name, value) in super::CORS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn problem(response: &Response<Body>, request_id: String) -> Option<Problem> {
    let words = Locale::English;
    let status = response.status();
    let mut errors = Vec::new();
    let (code, detail, parameter) = if let Some(RefusedFields(faults)) = response.extensions().get() {
        errors.clone_from(faults);
        let names: Vec<String> = faults.iter().map(|fault| format!("`{}`", fault.field)).collect();
        ("invalid", format!("Cannot be taken: {}; see `errors`.", names.join(", ")), None)
    } else if let Some(refused) = response.extensions().get::<Refused>() {
        let code = if status == StatusCode::NOT_FOUND { "not-found" } else { "invalid" };
        (code, format!("`{}` {}.", refused.name, refused.why), Some(refused.name.clone()))
    } else if let Some(note) = response.extensions().get::<ErrorNote>() {
        let advice = || words.t(&format!("error-{}-advice", note.code));
        let rule = note.rule.map(|key| words.t(key));
        let reason = note.reason.clone().filter(|reason| !reason.is_empty());
        (note.code, rule.or(reason).unwrap_or_else(advice), None)
    } else if status == StatusCode::METHOD_NOT_ALLOWED {
        ("method", words.t("error-method-advice"), None)
    } else {
        return None;
    };
    Some(Problem {
        r#type: format!("/tentang/galat#{code}"),
        title: words.t(&format!("error-{code}-title")),
        status: status.as_u16(),
        detail,
        code,
        request_id,
        parameter,
        errors,
    })
}
