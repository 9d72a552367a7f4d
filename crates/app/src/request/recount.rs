//! What a changed calendar does to open requests: their dates are counted again in the transaction that loads it,
//! the old ones are kept, and no date that was told to a requester moves earlier (`domain.md` §12).
//!
//! Requests received on one day share their dates, so a city's open requests are a few hundred groups whatever
//! their number, and each group is written by three statements.

use db::Tx;
use rules::calendar::{NotLoaded, WorkCalendar};
use rules::deadline::{Due, Recomputed, Start, recompute};

use super::model::stored_day;
use super::{calendar, jobs, store};
use crate::audit::{self, Change};
use crate::dashboard::{notify, role_holders};
use crate::ids::CalendarId;
use crate::locale::day_in_words;
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
            let Some(again) = count(group, newer)? else { continue };
            let is_told = again.due.legal.to_string() != group.due_legal;
            let note = is_told.then(|| note(ctx, group, &again, newer));
            let cases = store::set_dates(tx, ctx, group, (&again.due, &newer.version().name), note).await?;
            changed += cases;
            told += if is_told { cases } else { 0 };
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

/// The dates of a group by another calendar; `None` when they stay, or still cannot be known.
fn count(group: &store::DueGroup, newer: &WorkCalendar) -> Result<Option<Recomputed>> {
    let received = stored_day(&group.received_on)?;
    let told = match group.due_legal.as_str() {
        "" => None,
        legal => Some(Due {
            legal: stored_day(legal)?,
            safe: stored_day(&group.due_safe)?,
            opens_on: match group.opens_on.as_str() {
                "" => Err(NotLoaded { year: stored_day(legal)?.year() }),
                known => Ok(stored_day(known)?),
            },
            at: None,
        }),
    };
    let Some(term) = calendar::answer_term(group.is_extended) else { return Ok(None) };
    // Beyond the calendar nothing is guessed, and what was told stays.
    let again = recompute(term, newer, Start::day(received), told.as_ref()).ok();
    Ok(again.filter(|again| told.as_ref().is_none_or(|told| differs(told, &again.due))))
}

/// Whether the days differ. Why a day is not known is no difference.
fn differs(told: &Due, now: &Due) -> bool {
    (told.legal, told.safe, told.opens_on.ok()) != (now.legal, now.safe, now.opens_on.ok())
}

/// What the requester reads: the old day, the new one, and by which decree.
fn note(ctx: &Ctx, group: &store::DueGroup, again: &Recomputed, newer: &WorkCalendar) -> String {
    let now = day_in_words(ctx.locale, again.due.legal);
    let decree = newer.version().decree.as_str();
    match stored_day(&group.due_legal) {
        Ok(was) => {
            let was = day_in_words(ctx.locale, was);
            ctx.locale.with(
                "request-recount-moved",
                &[("was", was.into()), ("now", now.into()), ("decree", decree.to_owned().into())],
            )
        }
        Err(_) => ctx
            .locale
            .with("request-recount-known", &[("now", now.into()), ("decree", decree.to_owned().into())]),
    }
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
