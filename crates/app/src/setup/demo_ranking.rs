//! The tables of the demonstration city: January 2023 as the press told it, and the last months from sample news.

use std::collections::BTreeMap;

use rules::Code as _;
use rules::activity::{Month, Network, Road};
use serde::Deserialize;

use crate::activity::{self, Count};
use crate::recognition::Signing;
use crate::{Ctx, Result, ranking, recognition};

/// Months before the present one whose sample tables are shown.
const MONTHS: usize = 3;

#[derive(Deserialize)]
struct RankingFile {
    month: String,
    network: String,
    source: String,
    /// Posts by code of the unit.
    posts: BTreeMap<String, u32>,
}

/// Publishes the months, proposes what follows from them and signs one award; papers are marked as samples.
pub(super) async fn add(ctx: &Ctx, text: &str) -> Result<()> {
    let facts: RankingFile = toml::from_str(text).map_err(anyhow::Error::new)?;
    let wrong = |what: &str| anyhow::anyhow!("ranking.toml: {what}");
    let month = Month::parse(&facts.month).ok_or_else(|| wrong(&facts.month))?;
    let network = Network::from_code(&facts.network).ok_or_else(|| wrong(&facts.network))?;
    count(ctx, month, network, &facts.posts).await?;
    ranking::take_over(ctx, month, &facts.source, false).await?;
    recognition::propose(ctx).await?;
    sign(ctx).await?;
    let present = Month::of(ctx.today());
    let before: Vec<Month> = std::iter::successors(Some(present.previous()), |month| Some(month.previous()))
        .take(MONTHS)
        .collect();
    for month in before.into_iter().rev() {
        ranking::take_over(ctx, month, &ctx.locale.t("search-sample"), true).await?;
    }
    recognition::propose(ctx).await.map(|_new| ())
}

/// Notes the told numbers, unless another slice has noted them already.
async fn count(ctx: &Ctx, month: Month, network: Network, posts: &BTreeMap<String, u32>) -> Result<()> {
    let known = activity::list(ctx, month).await?;
    let tx = ctx.db().begin().await?;
    for (code, posts) in posts {
        let unit = ctx.directory.by_code(code).ok_or_else(|| anyhow::anyhow!("unknown unit {code}"))?.id;
        if known.iter().any(|one| one.unit == unit && one.network == network && !one.roads.is_empty()) {
            continue;
        }
        let count = Count {
            unit,
            month,
            network,
            road: Road::Manual,
            posts: *posts,
            complete: true,
            newest_at: None,
            evidence: format!("/peringkat/{month}"),
        };
        activity::put(ctx, &tx, &count).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Signs the first proposal that praises, in the name of nobody.
async fn sign(ctx: &Ctx) -> Result<()> {
    let signing = Signing {
        name: "Contoh Pejabat".to_owned(),
        position: "Sekretaris Daerah (contoh)".to_owned(),
        is_public: true,
        ..Signing::default()
    };
    for unit in ctx.directory.active() {
        let own = recognition::of_unit(ctx.db(), ctx.body(), unit.id).await?;
        if let Some(one) = own.iter().find(|one| one.kind.0.is_praise()) {
            return recognition::decide(ctx, one.id, &signing).await.map(|_number| ());
        }
    }
    Ok(())
}
