//! `/api/v1/websites`: the registered websites of units, with the verdict of the newest month that was judged.

use rules::Code as _;
use rules::activity::{Month, Verdict};
use serde::Serialize;

use super::params::{AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::units::unit_parameter;
use super::{Answer, List, Operation};
use crate::ctx::{Ctx, Visit};
use crate::page::Query;
use crate::website::{MonthVerdict, Website, store};

/// The identifiers of `rules::activity::Verdict`; a test compares them.
pub(super) const VERDICTS: &[&str] = &["active", "less_active", "dormant", "no_site", "unknown"];

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/websites",
    id: "listWebsites",
    summary: "Registered websites of units. A unit that is not in the list has none.",
    key: None,
    query: &[
        LIMIT,
        AFTER,
        Param::new("unit", Kind::Code, "Only websites of the unit with this code.", ""),
        Param::new("verdict", Kind::OneOf(VERDICTS), "Only websites of units judged so.", "active"),
    ],
    answer: "WebsiteList",
    others: &[],
};

/// A website as the API gives it.
#[derive(Serialize)]
struct WebsiteFacts<'a> {
    id: i64,
    unit: &'a str,
    unit_name: &'a str,
    url: String,
    hosted_here: bool,
    system: &'a str,
    state: &'static str,
    owner: &'a str,
    decree: &'a str,
    verified_on: Option<String>,
    month: Option<&'a str>,
    verdict: Option<&'static str>,
    posts: Option<i64>,
    newest_on: Option<String>,
    is_sample: bool,
}

fn facts<'a>(ctx: &'a Ctx, site: &'a Website, judged: Option<&'a MonthVerdict>) -> WebsiteFacts<'a> {
    let day = |at: i64| rules::zone::day(at, &ctx.directory.zone).to_string();
    WebsiteFacts {
        id: site.id.0,
        unit: ctx.directory.unit(site.unit_id).map_or("", |unit| unit.code.as_str()),
        unit_name: ctx.directory.name(site.unit_id),
        url: if site.is_hosted() { format!("{}{}", ctx.origin, site.url) } else { site.url.clone() },
        hosted_here: site.is_hosted(),
        system: &site.system,
        state: site.state.0.code(),
        owner: &site.owner,
        decree: &site.decree,
        verified_on: site.verified_at.map(day),
        month: judged.map(|judged| judged.month.as_str()),
        verdict: judged.map(|judged| judged.verdict.0.code()),
        posts: judged.and_then(|judged| judged.posts),
        newest_on: judged.and_then(|judged| judged.newest_at).map(day),
        is_sample: site.is_sample,
    }
}

/// `GET /api/v1/websites`: in the order of their ids.
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let month = Month::of(ctx.today());
    let months = (month.previous().to_string(), month.to_string());
    let judged = store::list_verdicts(ctx.db(), ctx.body(), unit, (&months.0, &months.1)).await?;
    // Months come in order: the last one of a unit is its newest.
    let of = |site: &Website| judged.iter().rev().find(|one| one.unit_id == site.unit_id);
    let wanted = values.text("verdict").and_then(Verdict::from_code);
    let [after] = values.cursor()?.unwrap_or([0]);
    let limit = usize::try_from(values.number("limit", LIMIT_DEFAULT)).unwrap_or(1);
    let mut sites = store::list(ctx.db(), ctx.body(), unit).await?;
    sites.retain(|site| wanted.is_none_or(|wanted| of(site).is_some_and(|one| one.verdict.0 == wanted)));
    let total = u64::try_from(sites.len()).ok();
    sites.sort_by_key(|site| site.id);
    sites.retain(|site| site.id.0 > after);
    let has_more = sites.len() > limit;
    sites.truncate(limit);
    let next = sites.last().filter(|_| has_more).map(|last| web::cursor::encode(&[last.id.0]));
    let items = sites.iter().map(|site| facts(&ctx, site, of(site))).collect();
    super::list(&ctx, &LIST, &values, &List { items, next, total })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_verdicts_are_those_of_the_rule() {
        let codes: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.code()).collect();
        assert_eq!(codes, VERDICTS);
    }
}
