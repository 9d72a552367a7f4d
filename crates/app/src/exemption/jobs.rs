//! The end of a period and the reminders before it. Planned by the transaction that approves, so they exist
//! if and only if the exemption does, and they run after a down time too. The legal status does not wait for
//! them: `Exemption::state_on` knows the day.

use std::sync::Arc;

use ::jobs::{NewJob, Registry};
use db::Tx;
use jiff::civil::Date;
use rules::exemption::{State, ends_after, last_look, last_reminders, opened_at_end, reminder_days};
use rules::role::Role;
use serde::{Deserialize, Serialize};

use super::model::Exemption;
use super::{opening, step, store};
use crate::ctx::Actor;
use crate::dashboard::{notify, role_holders};
use crate::deadline::local;
use crate::deadline::recount::stored_day;
use crate::ids::{BodyId, ExemptionId};
use crate::{App, Ctx, Error, Result};

const END: &str = "exemption.end";
const REMIND: &str = "exemption.remind";
const LAST_STRETCH: &str = "exemption.last_stretch";

/// A full disk may take days to be noticed; the pauses grow to an hour.
const MAX_TRIES: u32 = 200;

/// A row and the day something is due.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Due {
    body: i64,
    exemption: i64,
    day: Date,
}

/// Plans end and reminders. Without a fixed end there is one reminder, on the day of review.
pub(super) async fn plan(ctx: &Ctx, tx: &Tx, exemption: &Exemption) -> Result<()> {
    let mut days = match exemption.until() {
        Some(until) => {
            enqueue(ctx, tx, END, exemption.id, ends_after(until)).await?;
            plan_look(ctx, tx, exemption.id, until).await?;
            reminder_days(until, ctx.today())
        }
        None => Vec::new(),
    };
    days.extend(exemption.review_on.as_deref().and_then(|day| day.parse::<Date>().ok()));
    for day in days {
        enqueue(ctx, tx, REMIND, exemption.id, day).await?;
    }
    Ok(())
}

/// Plans the day on which the daily reminders are counted, by the periods of the body.
async fn plan_look(ctx: &Ctx, tx: &Tx, id: ExemptionId, until: Date) -> Result<()> {
    let profile = local::profile(tx, ctx.body()).await?;
    enqueue(ctx, tx, LAST_STRETCH, id, last_look(until, ctx.today(), &profile)).await
}

/// Plans the last stretch of everything in force again, after the body changed its period for the opening decision.
/// What is planned already stays: a reminder too many does no harm.
/// Errors: the database refuses; `Internal` for a stored day that cannot be read.
pub(crate) async fn plan_again(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let mut after = ExemptionId(0);
    loop {
        let ends = store::list_ends(tx, ctx.body(), after).await?;
        let Some(last) = ends.last() else { return Ok(()) };
        after = last.id;
        for end in ends {
            plan_look(ctx, tx, end.id, stored_day(&end.exempt_until)?).await?;
        }
    }
}

async fn enqueue(ctx: &Ctx, tx: &Tx, name: &'static str, id: ExemptionId, day: Date) -> Result<()> {
    let due = Due { body: ctx.body().0, exemption: id.0, day };
    // A zone of Indonesia has no day without a midnight; if one had, the end would be looked at at once and wait.
    let at = rules::zone::instant(day.at(0, 0, 0, 0), &ctx.directory.zone).unwrap_or_else(|| ctx.now());
    let key = format!("{name}:{id}:{day}");
    ::jobs::enqueue(tx, &NewJob::new(name, &due, at)?.unique(key).max_tries(MAX_TRIES)).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let (ending, reminding, counting) = (Arc::clone(app), Arc::clone(app), Arc::clone(app));
    registry
        .on(END, move |due: Due| {
            let app = Arc::clone(&ending);
            async move { end(&app, &due).await.map_err(anyhow::Error::new) }
        })
        .on(REMIND, move |due: Due| {
            let app = Arc::clone(&reminding);
            async move { remind(&app, &due).await.map_err(anyhow::Error::new) }
        })
        .on(LAST_STRETCH, move |due: Due| {
            let app = Arc::clone(&counting);
            async move { plan_last_stretch(&app, &due).await.map_err(anyhow::Error::new) }
        })
}

async fn find(app: &Arc<App>, due: &Due) -> Result<Option<(Ctx, Exemption)>> {
    let Some(directory) = app.directory(BodyId(due.body)) else { return Ok(None) };
    let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
    let found = store::find(&app.db, ctx.body(), ExemptionId(due.exemption)).await?;
    // What was opened meanwhile has no end any more.
    let found = found.filter(|row| matches!(row.state.0, State::InForce | State::OpeningDecided));
    Ok(found.map(|row| (ctx, row)))
}

/// Records that the period is over. Doing it twice is the same as once.
async fn end(app: &Arc<App>, due: &Due) -> Result<()> {
    let Some((ctx, exemption)) = find(app, due).await? else { return Ok(()) };
    if exemption.state_on(ctx.today()) != State::Public {
        return Ok(());
    }
    let cause = opened_at_end(exemption.state.0);
    let tx = app.db.begin().await?;
    opening::make_public(&ctx, &tx, &exemption, cause, "", due.day, None).await?;
    tx.commit().await?;
    app.ring();
    Ok(())
}

/// Plans the daily reminders, by the calendar that is known by now (PP 61/2010 Ps.11(2)).
async fn plan_last_stretch(app: &Arc<App>, due: &Due) -> Result<()> {
    let Some((ctx, exemption)) = find(app, due).await? else { return Ok(()) };
    let Some(until) = exemption.until() else { return Ok(()) };
    let calendar = crate::deadline::calendar::current(&app.db, ctx.body()).await?;
    let profile = local::profile(&app.db, ctx.body()).await?;
    let tx = app.db.begin().await?;
    for day in last_reminders(until, ctx.today(), &calendar, &profile) {
        enqueue(&ctx, &tx, REMIND, exemption.id, day).await?;
    }
    tx.commit().await?;
    app.ring();
    Ok(())
}

/// Tells the main PPID and the unit's that an end or a review comes near.
async fn remind(app: &Arc<App>, due: &Due) -> Result<()> {
    let Some((ctx, exemption)) = find(app, due).await? else { return Ok(()) };
    if exemption.state.0 == State::OpeningDecided {
        return Ok(());
    }
    let end =
        exemption.exempt_until.clone().or_else(|| exemption.review_on.clone()).ok_or(Error::NotFound)?;
    let tx = app.db.begin().await?;
    let mut told = role_holders(&ctx, &tx, Role::MainPpid, None).await?;
    told.extend(role_holders(&ctx, &tx, Role::UnitPpid, Some(exemption.unit_id)).await?);
    for account in told {
        let path = step::path(exemption.id);
        notify(&ctx, &tx, account, "exemption-ends", &exemption.information, &end, &path).await?;
    }
    tx.commit().await?;
    app.ring();
    Ok(())
}
