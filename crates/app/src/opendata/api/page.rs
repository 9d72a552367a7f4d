//! `/api`: what machines can read here, explained to people.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::{OPERATIONS, WRITES};
use crate::Result;
use crate::ctx::Visit;
use crate::page::{Page, public_html};

/// An address with what it gives.
struct Row {
    path: &'static str,
    /// A link that works, when the address needs no key.
    example: Option<String>,
    about: String,
}

#[derive(Template)]
#[template(path = "opendata/pages/api.html")]
struct ApiPage {
    p: Page,
    rows: Vec<Row>,
    /// What is changed with a token.
    writes: Vec<Row>,
}

/// `GET /api`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let rows = OPERATIONS
        .iter()
        .map(|operation| {
            let needed: Vec<String> = operation
                .query
                .iter()
                .filter(|param| param.is_required)
                .map(|param| format!("{}={}", param.name, param.example))
                .collect();
            let query = if needed.is_empty() { String::new() } else { format!("?{}", needed.join("&")) };
            Row {
                path: operation.path,
                example: operation.key.is_none().then(|| format!("{}{query}", operation.path)),
                about: ctx.locale.t(&format!("opendata-api-{}", operation.id.to_ascii_lowercase())),
            }
        })
        .collect();
    let writes = WRITES
        .iter()
        .map(|write| Row {
            path: write.place,
            example: None,
            about: ctx.locale.t(&format!("opendata-api-{}", write.id.to_ascii_lowercase())),
        })
        .collect();
    let p = Page::new(&ctx, ctx.locale.t("opendata-api-title")).describe(ctx.locale.t("opendata-api-lead"));
    public_html(&ctx, &ApiPage { p, rows, writes })
}
