//! Urgent information of the demonstration city: one alert in force, one over, both marked *contoh*.

use std::collections::HashMap;

use rules::Code;
use rules::alert::AreaKind;
use serde::Deserialize;

use super::demo::DemoFiles;
use crate::alert::{AreaUnits, Content, TakenAlert, take_in};
use crate::ids::{AccountId, Coded};
use crate::{Ctx, Result};

const HOUR_MS: i64 = 3_600_000;

#[derive(Deserialize)]
struct AlertsFile {
    alert: Vec<AlertRow>,
}

/// An alert as the file has it. Times are hours before the start of the demo, or after the announcement.
#[derive(Deserialize)]
struct AlertRow {
    unit: String,
    author: String,
    danger: String,
    /// Codes of kecamatan; none = the whole city.
    area: Vec<String>,
    headline: String,
    hazard: String,
    affected: String,
    evacuation: String,
    avoidance: String,
    help: String,
    announcer: String,
    channels: String,
    measures: String,
    place: String,
    urgency: String,
    severity: String,
    certainty: String,
    issued_hours_ago: i64,
    lasts_hours: i64,
    ended_hours_ago: Option<i64>,
    #[serde(default)]
    reason: String,
}

/// Adds the alerts. `people` are the accounts by address.
/// Errors: `demo/alerts.toml` is wrong.
pub(super) async fn add(ctx: &Ctx, files: &DemoFiles, people: &HashMap<String, AccountId>) -> Result<()> {
    let list: AlertsFile = toml::from_str(&files.alerts).map_err(anyhow::Error::new)?;
    for row in list.alert {
        let ago = |hours: i64| ctx.now().saturating_sub(hours.saturating_mul(HOUR_MS));
        let issued_at = ago(row.issued_hours_ago);
        let ended = row.ended_hours_ago.map(|hours| (ago(hours), row.reason.clone()));
        let (unit, author) = (unit(ctx, &row.unit)?, people.get(&row.author).copied());
        let content = content(ctx, row, issued_at)?;
        take_in(ctx, &TakenAlert { unit, author, issued_at, content, ended, is_sample: true }).await?;
    }
    Ok(())
}

fn unit(ctx: &Ctx, code: &str) -> Result<crate::ids::UnitId> {
    let unit =
        ctx.directory.by_code(code).ok_or_else(|| anyhow::anyhow!("alerts.toml: unknown unit {code}"))?;
    Ok(unit.id)
}

fn coded<T: Code>(code: &str) -> Result<Coded<T>> {
    let value = T::from_code(code).ok_or_else(|| anyhow::anyhow!("alerts.toml: unknown word {code}"))?;
    Ok(Coded(value))
}

fn content(ctx: &Ctx, row: AlertRow, issued_at: i64) -> Result<Content> {
    let units: Result<Vec<i64>> = row.area.iter().map(|code| unit(ctx, code).map(|id| id.0)).collect();
    let kind = if row.area.is_empty() { AreaKind::City } else { AreaKind::District };
    Ok(Content {
        danger: coded(&row.danger)?,
        headline: row.headline,
        hazard: row.hazard,
        affected: row.affected,
        evacuation: row.evacuation,
        avoidance: row.avoidance,
        help: row.help,
        announcer: row.announcer,
        channels: row.channels,
        measures: row.measures,
        area_kind: Coded(kind),
        area_units: AreaUnits(units?),
        place: row.place,
        urgency: coded(&row.urgency)?,
        severity: coded(&row.severity)?,
        certainty: coded(&row.certainty)?,
        onset_at: issued_at,
        expires_at: issued_at.saturating_add(row.lasts_hours.saturating_mul(HOUR_MS)),
    })
}
