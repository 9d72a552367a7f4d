//! What the light watch reads and writes.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::store_watch::{self, Watched};
use super::super::{model::Day, rule};
use super::beat::Beat;
use crate::ctx::Actor;
use crate::{App, Ctx, Result};

const MINUTE_MS: i64 = 60 * 1000;
/// Sites written in one transaction, so that nobody waits long behind it.
const BATCH: usize = 200;

/// The sites to be asked, each with its pace in ms. A body may have its watch turned off.
/// Errors: the database does not answer.
pub(super) async fn watched(app: &Arc<App>) -> Result<Vec<(Watched, i64)>> {
    let mut paces = HashMap::new();
    for directory in app.directories() {
        let ctx = Ctx::for_system(app, directory, Actor::System("pemantau situs"));
        let rule = rule::current(&ctx).await?;
        if rule.is_on {
            paces.insert(ctx.body(), rule.minutes.saturating_mul(MINUTE_MS));
        }
    }
    let sites = store_watch::list_watched(&app.db).await?;
    Ok(sites.into_iter().filter_map(|site| paces.get(&site.body_id).map(|pace| (site, *pace))).collect())
}

/// Writes how sites stand, and their sums to the day in the zone of their body.
/// Errors: the database does not answer; the sums of the batch that failed are lost, the rest is tried again.
pub(super) async fn write(app: &Arc<App>, beats: &mut [&mut Beat]) -> Result<()> {
    let mut days = HashMap::new();
    for directory in app.directories() {
        let today = rules::zone::day(app.clock.now(), &directory.zone).to_string();
        days.insert(directory.body.id, today);
    }
    for batch in beats.chunks_mut(BATCH) {
        let tx = app.db.begin().await?;
        for beat in batch {
            let Some(today) = days.get(&beat.body) else { continue };
            let day = Day { day: today.clone(), ..beat.take_day() };
            store_watch::add_day(&tx, beat.body, beat.id, &day).await?;
            store_watch::put_pulse_health(&tx, beat.body, &beat.health()).await?;
            beat.has_changed = false;
        }
        tx.commit().await?;
    }
    Ok(())
}
