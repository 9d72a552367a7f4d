//! What a changed calendar does to open requests: their dates are counted again in the transaction that loads it,
//! the old ones are kept, and no date that was told to a requester moves earlier (`domain.md` §12).
//!
//! Requests received on one day share their dates, so a city's open requests are a few hundred groups whatever
//! their number, and each group is written by three statements.

use db::Tx;
use rules::calendar::WorkCalendar;

use super::{calendar, jobs, store};
use crate::audit::{self, Change};
use crate::dashboard::{notify, role_holders};
use crate::deadline::recount::{again, note};
use crate::ids::CalendarId;
use crate::{Ctx, Error, Result};

/// Counts the dates of every open request again and answers how many changed.
/// Errors: a stored date cannot be read; the database refuses.
pub(crate) async fn recount(ctx: &Ctx, tx: &Tx, id: CalendarId, newer: &WorkCalendar) -> Result<u64> {
    let (mut changed, mut told, mut last) = (0, 0, String::new());
    loop {
        let groups = store::list_due_groups(tx, ctx.body(), &last).await?;
        let Some(end) = groups.last() else { break };
        last.clone_from(&end.received_on);
        for group in &groups {
            let term = calendar::answer_term(group.answer_days, group.is_extended)?;
            let Some(due) = again(term, newer, &group.received_on, group.told())? else { continue };
            let note = note(ctx, group.told().legal, &due, newer);
            let is_moved = note.is_some();
            let cases = store::set_dates(tx, ctx, group, (&due, &newer.version().name), note).await?;
            changed += cases;
            told += if is_moved { cases } else { 0 };
        }
    }
    if changed > 0 {
        let detail = format!("{changed} permohonan; {}", newer.version().name);
        let change = Change::new("request.recount", "calendar", id);
        audit::record(ctx, tx, change.because(&newer.version().decree).detail(detail)).await?;
        for account in role_holders(ctx, tx, rules::role::Role::MainPpid, None).await? {
            notify(ctx, tx, account, "request-recounted", &changed.to_string(), "", "/kerja/permohonan")
                .await?;
        }
    }
    if told > 0 {
        jobs::plan_telling(ctx, tx).await?;
    }
    Ok(changed)
}

/// Tells the requesters of a page of changed dates by mail, and says whether more wait.
/// Errors: the database refuses.
pub(super) async fn tell_some(ctx: &Ctx) -> Result<bool> {
    let untold = store::list_untold(ctx.db(), ctx.body()).await?;
    for row in &untold {
        let request = store::find(ctx.db(), ctx.body(), row.request_id).await?.ok_or(Error::NotFound)?;
        let steps = store::list_steps(ctx.db(), ctx.body(), request.id).await?;
        let step = steps.iter().rev().find(|step| step.kind == "recounted");
        let who = request.requester(&ctx.app, ctx.body())?;
        let tx = ctx.db().begin().await?;
        let note = step.map_or("", |step| step.note.as_str());
        super::tell::requester(ctx, &tx, &request, &who, "recounted", note).await?;
        store::set_told(&tx, ctx.body(), row.id).await?;
        tx.commit().await?;
    }
    Ok(!untold.is_empty())
}
