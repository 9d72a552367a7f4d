//! `/api/v1/requests/statistics`: public figures of requests by unit and year (UU 14/2008 Ps.12).

use std::collections::BTreeMap;

use serde::Serialize;

use super::params::{Kind, Param, Values};
use super::units::unit_parameter;
use super::{Answer, Operation};
use crate::ctx::Visit;
use crate::page::Query;
use crate::report::{self, Figures};

pub(super) const SHOW: Operation = Operation {
    path: "/api/v1/requests/statistics",
    id: "requestStatistics",
    summary: "Requests for information of a year by unit: how many, how long answers took, outcomes, grounds of refusal.",
    key: None,
    query: &[
        Param::new(
            "year",
            Kind::Number { least: 2008, most: 2100, default: None },
            "Year of receipt; without it this year.",
            "2026",
        ),
        Param::new("unit", Kind::Code, "Only the unit with this code.", ""),
    ],
    answer: "RequestStatistics",
    others: &[],
};

/// Figures of the body and of its units.
#[derive(Serialize)]
struct Statistics<'a> {
    year: i16,
    total: Facts<'a>,
    units: Vec<UnitFacts<'a>>,
}

#[derive(Serialize)]
struct UnitFacts<'a> {
    unit: &'a str,
    unit_name: &'a str,
    #[serde(flatten)]
    facts: Facts<'a>,
}

#[derive(Serialize)]
struct Facts<'a> {
    received: usize,
    open: usize,
    in_time: usize,
    late: usize,
    lapsed: usize,
    ended: usize,
    extended: usize,
    percent_in_time: Option<usize>,
    median_working_days: Option<u16>,
    p90_working_days: Option<u16>,
    satisfaction: Option<f64>,
    outcomes: &'a BTreeMap<&'static str, usize>,
    grounds: &'a BTreeMap<String, usize>,
}

fn facts(figures: &Figures) -> Facts<'_> {
    let tenths = figures.satisfaction_tenths();
    Facts {
        received: figures.received,
        open: figures.open,
        in_time: figures.in_time,
        late: figures.late,
        lapsed: figures.lapsed,
        ended: figures.ended,
        extended: figures.extended,
        percent_in_time: figures.percent_in_time(),
        median_working_days: figures.median_days(),
        p90_working_days: figures.ninth_tenth_days(),
        satisfaction: tenths
            .and_then(|tenths| i32::try_from(tenths).ok())
            .map(|tenths| f64::from(tenths) / 10.0),
        outcomes: &figures.outcomes,
        grounds: &figures.grounds,
    }
}

/// `GET /api/v1/requests/statistics`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(SHOW.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let this_year = ctx.today().year();
    let year = i16::try_from(values.number("year", i64::from(this_year))).unwrap_or(this_year);
    let (units, total) = report::of_year(&ctx, unit, year).await?;
    let units = units.iter().map(|(unit, figures)| UnitFacts {
        unit: ctx.directory.unit(*unit).map_or("", |unit| unit.code.as_str()),
        unit_name: ctx.directory.name(*unit),
        facts: facts(figures),
    });
    let statistics = Statistics { year, total: facts(&total), units: units.collect() };
    let mut response = super::item(&ctx, &values, &statistics)?;
    // Steps of a case are no public change that would drop a kept answer.
    response.extensions_mut().remove::<web::Cacheable>();
    Ok(response)
}
