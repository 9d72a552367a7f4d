//! The morning look at open files: what ends by the passing of days alone (UU 14/2008 Ps.37(2), 48(1), 50), the
//! next action by the calendar of today, and reminders of hearings, tasks, powers of attorney and terms.

use jiff::civil::Date;
use rules::case::Actor as Who;
use rules::case::dispute::Event;
use rules::dispute::{NextAction, reminds};

use super::case::{Case, Work};
use super::{content, step, store, tell};
use crate::daily::{Daily, pass_over};
use crate::deadline::recount::stored_day;
use crate::ids::DisputeId;
use crate::{Ctx, Result};

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "dispute.look";
    const HOUR: i8 = 5;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
}

/// Looks at every open file. Each is a transaction of its own; one that somebody changes at the same moment is
/// looked at again the next morning.
/// Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    let mut last = DisputeId(0);
    loop {
        let found = store::list_open(ctx.db(), ctx.body(), last).await?;
        let Some(end) = found.last() else { return Ok(()) };
        last = *end;
        for id in found {
            pass_over(one(ctx, id).await, "dispute", id.0)?;
        }
    }
}

async fn one(ctx: &Ctx, id: DisputeId) -> Result<()> {
    let Some(mut case) = Case::read(ctx.db(), ctx.body(), id).await? else { return Ok(()) };
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let due = case.side_due(&calendar).map(|due| due.legal);
    let facts = step::facts(ctx, &case, due);
    let ended = [Event::RunOut, Event::BecomeFinal]
        .into_iter()
        .find_map(|event| step::check(&case, event, Who::System, &facts).ok());
    let change = case.change("dispute.step", None);
    match ended {
        Some(row) => {
            let work = Work::begin(ctx, id).await?;
            step::write(ctx, &work, &mut case, row, (ctx.today(), "", false)).await?;
            work.finish(ctx, id, change).await
        }
        None => remind(ctx, &case, &calendar).await,
    }
}

/// What the officers are reminded of today.
async fn remind(ctx: &Ctx, case: &Case, calendar: &rules::calendar::WorkCalendar) -> Result<()> {
    let today = ctx.today();
    let zone = &ctx.directory.zone;
    let is_now = |on: Option<Date>| on.is_some_and(|on| reminds(today, on));
    let mut kinds = Vec::new();
    let ahead = case.hearings.iter().filter(|hearing| hearing.was_attended.is_empty());
    if ahead.map(|hearing| rules::zone::day(hearing.starts_at, zone)).any(|on| is_now(Some(on))) {
        kinds.push("dispute-hearing-soon");
    }
    let open = case.tasks.iter().filter(|task| task.done_on.is_none());
    if open.map(|task| task.due_on.parse().ok()).any(is_now) {
        kinds.push("dispute-task-soon");
    }
    let parties = content::list_parties(ctx.db(), ctx.body(), case.dispute.id).await?;
    for until in parties.iter().filter_map(|party| party.power_until.as_deref()) {
        if is_now(Some(stored_day(until)?)) && !kinds.contains(&"dispute-power-ends") {
            kinds.push("dispute-power-ends");
        }
    }
    let next = case.next(ctx, calendar);
    let is_of_stage = |action| !matches!(action, NextAction::AttendHearing | NextAction::DoTask);
    if next.is_some_and(|next| is_of_stage(next.action) && reminds(today, next.on)) {
        kinds.push("dispute-soon");
    }
    let tx = ctx.db().begin().await?;
    store::lock(&tx, ctx.body(), case.dispute.id, ctx.now()).await?;
    super::case::refresh(ctx, &tx, case.dispute.id, calendar).await?;
    for kind in kinds {
        tell::officers(ctx, &tx, case, kind).await?;
        if kind == "dispute-hearing-soon" {
            tell::representatives(ctx, &tx, &case.dispute, kind).await?;
        }
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
