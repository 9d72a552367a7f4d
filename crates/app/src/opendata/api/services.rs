//! `/api/v1/services`: the services of the city with their standards.

use std::collections::BTreeMap;

use rules::Code as _;
use serde::Serialize;

use super::params::{Kind, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::ctx::{Ctx, Visit};
use crate::page::Query;
use crate::service::{Service, list_public};

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/services",
    id: "listServices",
    summary: "The city's published services by name; with `q` those that answer a need, the best first. Each with the components of its standard (UU 25/2009 Ps.21) and those that are missing.",
    key: None,
    query: &[
        Param::new("q", Kind::Text { most: 200 }, "What somebody needs, in own words.", "ktp"),
        Param::new("unit", Kind::Code, "Only of the unit with this code.", ""),
    ],
    answer: "ServiceList",
    others: &[],
};

/// A service as the API gives it.
#[derive(Serialize)]
struct Facts {
    id: i64,
    url: String,
    name: String,
    summary: String,
    unit: String,
    unit_name: String,
    standard: BTreeMap<&'static str, String>,
    missing: Vec<&'static str>,
    hours: Option<String>,
    special_from: Option<String>,
    special_to: Option<String>,
    special_hours: Option<String>,
    is_open_on_holidays: bool,
    queue_link: Option<String>,
    updated_at: String,
    is_sample: bool,
}

fn facts(ctx: &Ctx, service: Service) -> Option<Facts> {
    let unit = ctx.directory.unit(service.head.unit_id)?;
    let url = format!("{}{}", ctx.origin, service.path());
    let missing = service.said.missing().into_iter().map(rules::Code::code).collect();
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let content = service.said;
    Some(Facts {
        id: service.head.id.0,
        url,
        missing,
        name: content.name,
        summary: content.summary,
        unit: unit.code.clone(),
        unit_name: unit.name.clone(),
        standard: content.standard.0.into_iter().map(|(one, text)| (one.code(), text)).collect(),
        hours: said(content.hours),
        special_from: said(content.special_from),
        special_to: said(content.special_to),
        special_hours: said(content.special_hours),
        is_open_on_holidays: content.is_open_on_holidays,
        queue_link: said(content.queue_link),
        updated_at: rules::zone::rfc3339(service.head.changed_at, &ctx.directory.zone),
        is_sample: service.head.is_sample,
    })
}

/// `GET /api/v1/services`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let services = list_public(&ctx, unit, values.text("q").unwrap_or_default()).await?;
    let items: Vec<Facts> = services.into_iter().filter_map(|service| facts(&ctx, service)).collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}
