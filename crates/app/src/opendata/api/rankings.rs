//! `/api/v1/rankings`: published monthly tables of units. Months that are not published do not exist here.

use rules::Code as _;
use rules::activity::Month;
use rules::ranking::{Column, League};
use serde::Serialize;

use super::params::{FORMAT, Kind, Param, Values};
use super::problem::Fault;
use super::{Answer, List, Operation};
use crate::Error;
use crate::ctx::Visit;
use crate::page::Query;
use crate::ranking::{self, Wanted};

/// The codes of `rules::ranking::League`; a test compares them.
pub(super) const LEAGUES: &[&str] = &["opd", "kecamatan", "kelurahan", "layanan"];

/// The codes of `rules::ranking::Column`; a test compares them.
pub(super) const NETWORKS: &[&str] = &[
    "all",
    "website",
    "instagram",
    "facebook",
    "x",
    "tiktok",
    "youtube",
    "threads",
    "whatsapp",
    "mastodon",
    "telegram",
];

/// Months of the list: ten years.
const MONTHS: i64 = 120;

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/rankings",
    id: "listRankings",
    summary: "Months whose tables are published, newest first.",
    key: None,
    query: &[],
    answer: "RankingMonthList",
    others: &[],
};

pub(super) const SHOW: Operation = Operation {
    path: "/api/v1/rankings/{month}",
    id: "getRanking",
    summary: "One published table: how many posts each unit of a league published in the month, with its rank.",
    key: Some(Param::new("month", Kind::Month, "The month.", "2023-01")),
    query: &[
        Param::new(
            "network",
            Kind::OneOf(NETWORKS),
            "Website or social network; without it all of them together.",
            "instagram",
        ),
        Param::new("league", Kind::OneOf(LEAGUES), "The league; without it the offices (opd).", "kelurahan"),
        FORMAT,
    ],
    answer: "Ranking",
    others: &[(404, "The month is not published, or there is none.")],
};

/// A published month as the API gives it.
#[derive(Serialize)]
struct MonthFacts {
    month: String,
    published_at: Option<String>,
    digest: String,
    rules: String,
    source: Option<String>,
    is_sample: bool,
}

/// `GET /api/v1/rankings`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let months = ranking::published(ctx.db(), ctx.body(), None, MONTHS).await?;
    let facts = |month: ranking::ClosedMonth| MonthFacts {
        published_at: month.published_at.map(|at| rules::zone::rfc3339(at, &ctx.directory.zone)),
        month: month.month,
        digest: month.digest.0,
        rules: month.rules,
        source: Some(month.source).filter(|source| !source.is_empty()),
        is_sample: month.is_sample,
    };
    let items: Vec<MonthFacts> = months.into_iter().map(facts).collect();
    let total = u64::try_from(items.len()).ok();
    super::list(&ctx, &LIST, &values, &List { items, next: None, total })
}

/// `GET /api/v1/rankings/{month}`
pub(super) async fn show(
    Visit(ctx): Visit,
    axum::extract::Path(month): axum::extract::Path<String>,
    query: Query,
) -> Answer {
    let values = Values::read(SHOW.query, &query)?;
    let month = Month::parse(&month).filter(|known| known.to_string() == month).ok_or(Error::NotFound)?;
    let league = values.text("league").and_then(League::from_code).unwrap_or(League::Opd);
    let column = values.text("network").and_then(Column::parse).unwrap_or(Column::All);
    let table = ranking::public_table(&ctx, Wanted { month, league, column }).await?;
    let table = table.ok_or_else(|| Fault::from(Error::NotFound))?;
    match values.text(FORMAT.name) {
        Some("csv") => Ok(ranking::csv_of(&table)?),
        _ => super::item(&ctx, &values, &table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_leagues_and_networks_are_those_of_the_rules() {
        let leagues: Vec<&str> = League::ALL.iter().map(|league| league.code()).collect();
        let networks: Vec<&str> = Column::every().map(Column::code).collect();
        assert_eq!((leagues.as_slice(), networks.as_slice()), (LEAGUES, NETWORKS));
    }
}
