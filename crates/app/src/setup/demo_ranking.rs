//! The tables of the demonstration city: January 2023 as the press told it (numbers: `social.csv`), and the last
//! months from sample news.

use rules::activity::Month;
use serde::Deserialize;

use crate::recognition::Signing;
use crate::{Ctx, Result, ranking, recognition};

/// Months before the present one whose sample tables are shown.
const MONTHS: usize = 3;

#[derive(Deserialize)]
struct RankingFile {
    month: String,
    source: String,
}

/// Publishes the months, proposes what follows from them and signs one award; papers are marked as samples.
pub(super) async fn add(ctx: &Ctx, text: &str) -> Result<()> {
    let facts: RankingFile = toml::from_str(text).map_err(anyhow::Error::new)?;
    let wrong = || anyhow::anyhow!("ranking.toml: month {}", facts.month);
    let month = Month::parse(&facts.month).ok_or_else(wrong)?;
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
