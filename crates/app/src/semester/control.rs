//! Two roads to one number: what the tables count against what the change log tells.

use rules::service_report::{Difference, HalfYear, differences};

use super::happened;
use crate::ids::UnitId;
use crate::{Ctx, Result};

/// What tables and change log do not have in common about a half-year; empty when the figures are proven. Things taken
/// over from before the program are left out: the log knows when they were taken over, not when they happened.
/// Errors: the database does not answer.
pub async fn control(ctx: &Ctx, period: HalfYear, unit: Option<UnitId>) -> Result<Vec<Difference>> {
    let range = period.range(&ctx.directory.zone);
    let tables = happened::from_tables(ctx, unit, range).await?;
    let log = happened::from_log(ctx).await?;
    Ok(differences(&tables, &log.happened, &log.taken, unit.map(|unit| unit.0), range))
}
