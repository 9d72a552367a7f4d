//! Taking a file back: its rows stay on the record, its numbers go.

use std::collections::BTreeSet;

use rules::activity::{Month, Road};
use rules::permission::Act;

use crate::activity;
use crate::audit::{self, Change};
use crate::ids::SocialImportId;
use crate::social::model::Place;
use crate::social::recount::recount;
use crate::social::store;
use crate::{Ctx, Error, Result};

/// Takes a file back and counts what it touched again.
/// Errors: `NotFound`, also when it was taken back already; `Forbidden` when a row is of another unit.
pub async fn undo(ctx: &Ctx, id: SocialImportId) -> Result<()> {
    let tx = ctx.db().begin().await?;
    let found = store::find_import(&tx, ctx.body(), id).await?.filter(|found| found.removed_at.is_none());
    let found = found.ok_or(Error::NotFound)?;
    let readings = store::readings_of_import(&tx, ctx.body(), id).await?;
    let months = store::months_of_import(&tx, ctx.body(), id).await?;
    let mut role = None;
    for unit in readings.iter().map(|row| row.unit_id).chain(months.iter().map(|row| row.unit_id)) {
        role = ctx.allow(Act::KeepSocialAccounts, Some(unit))?;
    }
    if !store::remove_import(&tx, (ctx.body(), ctx.now()), id).await? {
        return Err(Error::NotFound);
    }
    let mut touched = BTreeSet::new();
    let mut noted = BTreeSet::new();
    for reading in &readings {
        store::unsee(&tx, ctx.body(), reading).await?;
        let month = Month::at(reading.from_at, &ctx.directory.zone);
        let (unit, network, road) = (reading.unit_id, reading.network.0, reading.road.0);
        touched.insert(Place { unit, network, month, road });
        noted.insert((unit, network, month));
    }
    for row in &months {
        let Some(month) = row.month() else { continue };
        noted.insert((row.unit_id, row.network.0, month));
        touched.insert(Place { unit: row.unit_id, network: row.network.0, month, road: Road::Manual });
    }
    for (unit, network, month) in noted {
        activity::delete_presence(ctx, &tx, unit, network, month).await?;
    }
    for place in touched {
        recount(ctx, &tx, place).await?;
    }
    let change = Change::new("social.undo", "social_import", id).as_role(role).detail(found.name);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
