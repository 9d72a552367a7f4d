//! The register as a DCAT-AP 3 catalogue: `/catalog.ttl`, `/catalog.jsonld`, `/catalog.rdf`; `?unit=` and
//! `?class=` narrow it.
//!
//! One model of nodes ([`graph`]), three writers; a test outside holds them to the same triples. Written
//! node by node while it is sent. What is public information has no licence to be bought: rights are named
//! by UU 14/2008.

mod dataset;
mod frame;
mod graph;
mod json_ld;
mod rdf_xml;
mod turtle;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use axum::routing::get;
use web::StreamSender;

use self::graph::Node;
use super::written::{Pages, answer, filter};
use crate::ctx::Visit;
use crate::page::Query;
use crate::{App, Result};

/// How the catalogue is written.
#[derive(Debug, Clone, Copy)]
enum Format {
    Turtle,
    JsonLd,
    RdfXml,
}

/// Addresses of the catalogue.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/catalog.ttl", get(async |visit, query| show(visit, query, Format::Turtle)))
        .route("/catalog.jsonld", get(async |visit, query| show(visit, query, Format::JsonLd)))
        .route("/catalog.rdf", get(async |visit, query| show(visit, query, Format::RdfXml)))
}

#[expect(clippy::needless_pass_by_value, reason = "an extractor hands it over")]
fn show(Visit(ctx): Visit, query: Query, format: Format) -> Result<Response<Body>> {
    let mut pages = Pages::new(ctx.clone(), filter(&ctx, &query)?);
    let content_type = match format {
        Format::Turtle => "text/turtle; charset=utf-8",
        Format::JsonLd => "application/ld+json",
        Format::RdfXml => "application/rdf+xml; charset=utf-8",
    };
    Ok(answer(content_type, async move |sender: StreamSender| {
        let mut text = format.head();
        for (place, node) in frame::nodes(&ctx).iter().enumerate() {
            text.push_str(if place > 0 { format.between() } else { "" });
            text.push_str(&format.node(node));
        }
        sender.send(text).await?;
        loop {
            let page = pages.next().await?;
            if page.is_empty() {
                break;
            }
            let mut text = String::new();
            for node in page.iter().flat_map(|entry| dataset::nodes(&ctx, entry)) {
                text.push_str(format.between());
                text.push_str(&format.node(&node));
            }
            sender.send(text).await?;
        }
        sender.send(format.tail()).await?;
        Ok(())
    }))
}

impl Format {
    fn head(self) -> String {
        match self {
            Self::Turtle => turtle::head(),
            Self::JsonLd => json_ld::head(),
            Self::RdfXml => rdf_xml::head(),
        }
    }

    fn node(self, node: &Node) -> String {
        match self {
            Self::Turtle => turtle::node(node),
            Self::JsonLd => json_ld::node(node).to_string(),
            Self::RdfXml => rdf_xml::node(node),
        }
    }

    fn between(self) -> &'static str {
        match self {
            Self::JsonLd => ",\n",
            Self::Turtle | Self::RdfXml => "",
        }
    }

    fn tail(self) -> &'static str {
        match self {
            Self::Turtle => "",
            Self::JsonLd => "\n]}\n",
            Self::RdfXml => "</rdf:RDF>\n",
        }
    }
}
