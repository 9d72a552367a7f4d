//! `/oai`: the register for library harvesters (OAI-PMH 2.0), GET and POST.
//!
//! Records are public entries as Dublin Core. What was withdrawn stays as a deleted record (*persistent*),
//! without a word of its content; what never was public does not exist. Lists go by time of change,
//! oldest first, and are continued by a token that holds only the question and the place.

mod arguments;
mod lists;
mod records;
mod verbs;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use axum::routing::get;

use self::arguments::Arguments;
use super::xml::Xml;
use crate::ctx::{Ctx, Visit};
use crate::page::{Fields, Query};
use crate::{App, Result};

/// What the harvester is told when it asked wrongly: a code of the protocol and a sentence.
pub(super) type Refusal = (&'static str, String);

/// Why there is no answer.
pub(super) enum Fault {
    /// The question cannot be answered as it is; part of the protocol, status 200.
    Refused(Refusal),
    /// A fault of ours.
    Error(crate::Error),
}

impl<E: Into<crate::Error>> From<E> for Fault {
    fn from(fault: E) -> Self {
        Self::Error(fault.into())
    }
}

/// Refuses with a code of the protocol.
pub(super) fn refuse<T>(code: &'static str, why: &str) -> std::result::Result<T, Fault> {
    Err(Fault::Refused((code, why.to_owned())))
}

/// The address.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/oai", get(by_query).post(by_form))
}

async fn by_query(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    answer(&ctx, query.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()).await
}

async fn by_form(Visit(ctx): Visit, fields: Fields) -> Result<Response<Body>> {
    answer(&ctx, fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()).await
}

/// Answers a question. The frame repeats it, unless it was not understood (§3.2).
async fn answer(ctx: &Ctx, sent: Vec<(String, String)>) -> Result<Response<Body>> {
    let mut xml = Xml::new();
    let mut inner = Xml::part();
    let arguments = Arguments::read(sent);
    let outcome = match &arguments {
        Ok(arguments) => verbs::write(ctx, arguments, &mut inner).await,
        Err((code, why)) => refuse(code, why),
    };
    let refusal = match outcome {
        Ok(()) => None,
        Err(Fault::Refused(refusal)) => Some(refusal),
        Err(Fault::Error(fault)) => return Err(fault),
    };
    xml.open(
        "OAI-PMH",
        &[
            ("xmlns", "http://www.openarchives.org/OAI/2.0/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
            ),
        ],
    );
    xml.text("responseDate", &arguments::utc(ctx.now()));
    let is_understood = refusal.as_ref().is_none_or(|(code, _)| !matches!(*code, "badVerb" | "badArgument"));
    let asked = arguments.as_ref().ok().filter(|_| is_understood).map(Arguments::all).unwrap_or_default();
    let pairs: Vec<(&str, &str)> =
        asked.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    xml.text_with("request", &pairs, &format!("{}/oai", ctx.origin));
    match refusal {
        Some((code, why)) => xml.text_with("error", &[("code", code)], &why),
        None => xml.insert(&inner.end()),
    }
    let mut response = crate::page::public(ctx, "text/xml; charset=utf-8", xml.end());
    // The answer bears its time and questions are countless: nothing to keep.
    response.extensions_mut().remove::<web::Cacheable>();
    Ok(response)
}
