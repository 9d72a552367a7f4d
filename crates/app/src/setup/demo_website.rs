//! Websites of the demonstration city, with a year of made-up observations. Nothing is ever asked of their addresses.

use rules::activity::Road;
use rules::website::Place;
use rules::{Code, activity::Month};
use serde::Deserialize;

use crate::website::{self, Sample, Website};
use crate::{Ctx, Result};

/// Months of history.
const MONTHS: usize = 12;

#[derive(Deserialize)]
struct WebsitesFile {
    website: Vec<WebsiteRow>,
    hosted: Hosted,
}

#[derive(Deserialize)]
struct Hosted {
    units: Vec<String>,
}

/// A site as the file has it; without `url` it is the website of `units.csv`.
#[derive(Deserialize)]
struct WebsiteRow {
    unit: String,
    url: Option<String>,
    system: String,
    road: String,
    every_days: i64,
    silent_days: i64,
    ms: i64,
    problems: String,
    #[serde(default)]
    incident: bool,
}

/// Adds the sites with their year.
/// Errors: `demo/websites.toml` is wrong; the database refuses.
pub(super) async fn add(ctx: &Ctx, text: &str) -> Result<()> {
    let file: WebsitesFile = toml::from_str(text).map_err(anyhow::Error::new)?;
    for row in file.website {
        let unit = unit(ctx, &row.unit)?;
        let url = row.url.unwrap_or_else(|| unit.website.clone());
        let site = Website {
            system: row.system,
            owner: "Sekretaris unit (contoh)".to_owned(),
            is_sample: true,
            created_at: since(ctx),
            ..Website::of(unit.id, &url, Place::Elsewhere)
        };
        let sample = Sample {
            road: Road::from_code(&row.road).ok_or_else(|| anyhow::anyhow!("unknown road {}", row.road))?,
            every_days: row.every_days,
            silent_days: row.silent_days,
            ms: row.ms,
            problems: row.problems,
            incident: row.incident,
        };
        website::plant(ctx, &site, &sample).await?;
    }
    for code in &file.hosted.units {
        let unit = unit(ctx, code)?;
        let site = Website::of(unit.id, "", Place::Hosted);
        website::save(ctx, &Website { is_sample: true, created_at: since(ctx), ..site }).await?;
    }
    let now = Month::of(ctx.today());
    let mut months: Vec<Month> =
        std::iter::successors(Some(now), |month| Some(month.previous())).take(MONTHS).collect();
    months.reverse();
    for month in months {
        let end = month.range(&ctx.directory.zone).1;
        website::settle_at(ctx, month, end.min(ctx.now())).await?;
    }
    Ok(())
}

/// Known since before the first month of history.
fn since(ctx: &Ctx) -> i64 {
    ctx.now() - 400 * 24 * 60 * 60 * 1000
}

fn unit<'a>(ctx: &'a Ctx, code: &str) -> Result<&'a crate::org::Unit> {
    let unit = ctx.directory.by_code(code);
    Ok(unit.ok_or_else(|| anyhow::anyhow!("websites.toml: unknown unit {code}"))?)
}
