//! `/api/v1/apps`: the applications of the city, found by what somebody needs.

use serde::Serialize;

use super::params::{Kind, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::appdir::{CityApp, Manual, best, list_manuals, list_public};
use crate::ctx::{Ctx, Visit};
use crate::page::Query;

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/apps",
    id: "listApps",
    summary: "The city's published applications by name; with `q` those that answer a need, the best first.",
    key: None,
    query: &[
        Param::new("q", Kind::Text { most: 200 }, "What somebody needs, in own words.", "berobat"),
        Param::new("unit", Kind::Code, "Only of the unit with this code.", ""),
    ],
    answer: "CityAppList",
    others: &[],
};

/// A manual as a file.
#[derive(Serialize)]
struct ManualFacts {
    url: String,
    title: String,
    name: String,
    bytes: i64,
}

/// An application as the API gives it.
#[derive(Serialize)]
struct Facts {
    id: i64,
    name: String,
    about: String,
    audience: String,
    url: String,
    unit: String,
    unit_name: String,
    needs_login: bool,
    cost: Option<String>,
    data_kept: Option<String>,
    manual: Option<String>,
    manuals: Vec<ManualFacts>,
    status: String,
    status_on: String,
    answer: Option<String>,
    asked_at: Option<String>,
    is_sample: bool,
}

fn facts(ctx: &Ctx, app: CityApp, manuals: &[Manual]) -> Option<Facts> {
    let CityApp { head, said: told, seen } = app;
    let unit = ctx.directory.unit(head.unit_id)?;
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    Some(Facts {
        id: head.id.0,
        name: told.name,
        about: told.about,
        audience: told.audience,
        url: told.url,
        unit: unit.code.clone(),
        unit_name: unit.name.clone(),
        needs_login: told.needs_login,
        cost: said(told.cost),
        data_kept: said(told.data_kept),
        manual: said(told.manual),
        manuals: manuals
            .iter()
            .filter(|manual| manual.app_id == head.id)
            .map(|manual| ManualFacts {
                url: format!("{}{}", ctx.origin, manual.path()),
                title: manual.title.clone(),
                name: manual.name.clone(),
                bytes: manual.bytes,
            })
            .collect(),
        status: told.status,
        status_on: head.status_on,
        answer: seen.answer,
        asked_at: seen.asked_at.map(|at| rules::zone::rfc3339(at, &ctx.directory.zone)),
        is_sample: head.is_sample,
    })
}

/// `GET /api/v1/apps`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let mut apps = list_public(ctx.db(), ctx.body()).await?;
    apps.retain(|app| unit.is_none_or(|unit| unit == app.head.unit_id));
    let found = best(apps, values.text("q").unwrap_or_default(), CityApp::described);
    let manuals = list_manuals(ctx.db(), ctx.body(), None).await?;
    let items: Vec<Facts> = found.into_iter().filter_map(|app| facts(&ctx, app, &manuals)).collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}
