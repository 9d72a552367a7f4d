//! The count of every night: the city and all its units, each by its usual instrument.

use super::counted::{Counted, said};
use super::known::Known;
use super::model::NightScore;
use super::schemes::{default_for, instruments};
use super::standing::{FRESH_MS, night_of};
use super::store;
use crate::audit::{self, Change};
use crate::daily::Daily;
use crate::error::Error;
use crate::{Ctx, Result};

/// After the watch of websites and the look at obligations.
pub(crate) struct Night;

impl Daily for Night {
    const NAME: &'static str = "assessment.night";
    const HOUR: i8 = 5;
    const ACTOR: &'static str = "penilai";

    async fn run(ctx: &Ctx) -> Result<()> {
        count_all(ctx).await.map(|_| ())
    }
}

/// Counts every active unit now, without writing anything.
/// Errors: the database does not answer.
pub async fn count_units(ctx: &Ctx) -> Result<Vec<Counted>> {
    let all = instruments(ctx).await?;
    let known = Known::load(ctx).await?;
    let mut counted = Vec::new();
    for instrument in &all {
        let is_usual = |unit: &&crate::org::Unit| {
            let usual = default_for(&all, unit.unit_type.0.group());
            usual.is_some_and(|usual| usual.scheme.code == instrument.scheme.code)
        };
        let units: Vec<&crate::org::Unit> = ctx.directory.active().filter(is_usual).collect();
        if units.is_empty() {
            continue;
        }
        let said = said(ctx, &instrument.scheme.code, None).await?;
        for unit in units {
            match Counted::of(ctx, &known, &said, instrument, unit) {
                Ok(one) => counted.push(one),
                // Nothing of the instrument concerns the unit: it has no score, the others have.
                Err(Error::Refused(why)) => tracing::info!(unit = unit.code, why, "not scored"),
                Err(other) => return Err(other),
            }
        }
    }
    Ok(counted)
}

/// Counts every active unit and keeps the numbers of the day. Returns how many.
/// Errors: the database does not answer.
pub async fn count_all(ctx: &Ctx) -> Result<usize> {
    let counted = count_units(ctx).await?;
    let rows: Vec<_> = counted.iter().map(|one| night_of(ctx, one)).collect::<Result<_>>()?;
    let tx = ctx.db().begin().await?;
    for row in &rows {
        store::put_score(&tx, ctx.body(), row).await?;
    }
    let change = Change::new("assessment.count", "body", ctx.body()).public();
    audit::record(ctx, &tx, change.detail(format!("{} unit; {}", rows.len(), ctx.today()))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(rows.len())
}

/// The newest counts of the city and of its units, each by its usual instrument, in the order of the directory:
/// those of the night, or of now when there was none lately.
/// Errors: the database does not answer.
pub async fn scores(ctx: &Ctx) -> Result<Vec<NightScore>> {
    let all = instruments(ctx).await?;
    let mut kept = Vec::new();
    for instrument in &all {
        kept.extend(store::list_scores(ctx.db(), ctx.body(), &instrument.scheme.code).await?);
    }
    let is_usual = |row: &NightScore| {
        let unit = ctx.directory.unit(row.unit_id).filter(|unit| unit.is_active());
        let usual = unit.and_then(|unit| default_for(&all, unit.unit_type.0.group()));
        usual.is_some_and(|usual| usual.scheme.code == row.scheme) && ctx.now() - row.counted_at < FRESH_MS
    };
    kept.retain(is_usual);
    if kept.is_empty() {
        kept = count_units(ctx).await?.iter().map(|one| night_of(ctx, one)).collect::<Result<_>>()?;
    }
    let place = |row: &NightScore| ctx.directory.all().iter().position(|unit| unit.id == row.unit_id);
    kept.sort_by_key(place);
    Ok(kept)
}
