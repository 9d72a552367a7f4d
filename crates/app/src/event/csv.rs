//! `/opendata/events.csv`: the public diary, for spreadsheet programs.

use axum::body::Body;
use axum::http::Response;
use rules::Code as _;

use super::model::Event;
use super::{Wanted, district, list_public, when};
use crate::ctx::Visit;
use crate::page::Query;
use crate::table::csv_file;
use crate::{Ctx, Error, Result};

/// Rows of one file at most.
const MOST_ROWS: i64 = 20_000;

const HEAD: [&str; 13] = [
    "id",
    "unit",
    "title",
    "state",
    "first_day",
    "last_day",
    "starts_at",
    "ends_at",
    "place",
    "district",
    "contact",
    "link",
    "address",
];

/// `GET /opendata/events.csv?unit=&kecamatan=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.id),
    };
    let district = district(&ctx, query.text("kecamatan"))?;
    let wanted = Wanted { unit, district, limit: MOST_ROWS, ..Wanted::default() };
    let events = list_public(&ctx, &wanted).await?;
    let rows: Vec<Vec<String>> = events.iter().map(|event| row(&ctx, event)).collect();
    csv_file("agenda", &HEAD.map(str::to_owned), &rows)
}

fn row(ctx: &Ctx, event: &Event) -> Vec<String> {
    let (first, last) = when::days(ctx, event);
    let code = |id| ctx.directory.unit(id).map(|unit| unit.code.clone()).unwrap_or_default();
    let moment = |ms| rules::zone::rfc3339(ms, &ctx.directory.zone);
    let said = &event.said;
    vec![
        event.head.id.to_string(),
        code(event.head.unit_id),
        said.title.clone(),
        event.head.state.0.code().to_owned(),
        first.to_string(),
        last.to_string(),
        moment(said.starts_at),
        moment(said.ends_at),
        said.place.clone(),
        said.district_id.map(code).unwrap_or_default(),
        said.contact.clone(),
        said.link.clone(),
        format!("{}{}", ctx.origin, event.path()),
    ]
}
