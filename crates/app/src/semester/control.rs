//! Two roads to one number: what the tables count against what the change log tells.

use std::collections::HashMap;

use rules::service_report::{Difference, HalfYear, What, differences};

use super::happened;
use crate::ids::UnitId;
use crate::{Ctx, Result};

/// What tables and change log do not have in common about a half-year; empty when the figures are proven. Things taken
/// over from before the program are left out: the log knows when they were taken over, not when they happened.
/// Errors: the database does not answer.
pub async fn control(ctx: &Ctx, period: HalfYear, unit: Option<UnitId>) -> Result<Vec<Difference>> {
    let range = period.range(&ctx.directory.zone);
    let tables = happened::from_tables(ctx, unit, (0, range.1)).await?;
    let mut log = happened::from_log(ctx).await?;
    // A request that came by word of mouth may be written down later than it was made; its own day counts.
    let own: HashMap<(What, i64), i64> =
        tables.iter().map(|one| ((one.what, one.object), one.at_ms)).collect();
    for one in log.happened.iter_mut().filter(|one| one.what == What::RequestReceived) {
        one.at_ms = own.get(&(one.what, one.object)).map_or(one.at_ms, |own| one.at_ms.min(*own));
    }
    Ok(differences(&tables, &log.happened, &log.taken, unit.map(|unit| unit.0), range))
}
