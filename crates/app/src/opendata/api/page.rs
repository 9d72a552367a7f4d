//! `/api`: what machines can read here, explained to people.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::{OPERATIONS, WRITES, openapi};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::page::{FeedLink, Page, StructuredData, public_html};

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
        .chain(std::iter::once(Row {
            path: openapi::MEETINGS,
            example: Some(openapi::MEETINGS.to_owned()),
            about: ctx.locale.t("opendata-api-meetings"),
        }))
        .collect();
    let writes = WRITES
        .iter()
        .map(|write| Row {
            path: write.place,
            example: None,
            about: ctx.locale.t(&format!("opendata-api-{}", write.id.to_ascii_lowercase())),
        })
        .collect();
    let mut p =
        Page::new(&ctx, ctx.locale.t("opendata-api-title")).describe(ctx.locale.t("opendata-api-lead"));
    p.structured = Some(StructuredData::new(&catalog(&ctx)));
    p.feeds = vec![FeedLink {
        title: ctx
            .locale
            .with("opendata-register-feed", &[("x", ctx.directory.body.short_name.clone().into())]),
        path: "/informasi/umpan.atom".to_owned(),
    }];
    public_html(&ctx, &ApiPage { p, rows, writes })
}

/// The register as search engines for data know it (schema.org).
fn catalog(ctx: &Ctx) -> serde_json::Value {
    let body = &ctx.directory.body;
    let name = ctx.locale.with("opendata-register-feed", &[("x", body.short_name.clone().into())]);
    let file = |path: &str, kind: &str| {
        serde_json::json!({
            "@type": "DataDownload",
            "contentUrl": format!("{}{path}", ctx.origin),
            "encodingFormat": kind,
        })
    };
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": name,
        "description": ctx.locale.t("opendata-api-lead"),
        "url": format!("{}/api", ctx.origin),
        "publisher": { "@type": "GovernmentOrganization", "name": body.name, "url": ctx.origin },
        "isAccessibleForFree": true,
        "inLanguage": "id",
        "dataset": {
            "@type": "Dataset",
            "name": name,
            "description": ctx.locale.t("opendata-api-whole"),
            "url": format!("{}/informasi", ctx.origin),
            "distribution": [
                file("/opendata/register.csv", "text/csv"),
                file("/opendata/register.json", "application/json"),
                file("/opendata/register.ndjson", "application/x-ndjson"),
                file("/catalog.ttl", "text/turtle"),
                file("/catalog.jsonld", "application/ld+json"),
                file("/catalog.rdf", "application/rdf+xml"),
            ],
        },
    })
}
