//! What a changed calendar does to open objections: the thirty working days (UU 14/2008 Ps.36(2)) are counted
//! again in the transaction that loads it, and whoever was told another day is told the new one.

use db::Tx;
use rules::calendar::WorkCalendar;

use super::model::{Objection, Step};
use super::{clock, store, tell};
use crate::audit::{self, Change};
use crate::deadline::recount::{Told, again, note};
use crate::ids::CalendarId;
use crate::{Ctx, Error, Result};

/// Counts the dates of every objection that waits for an answer again, and answers how many changed.
/// Errors: a stored date cannot be read; the database refuses.
pub(crate) async fn recount(ctx: &Ctx, tx: &Tx, id: CalendarId, newer: &WorkCalendar) -> Result<u64> {
    let (mut changed, mut last) = (0, crate::ids::ObjectionId(0));
    loop {
        let waiting = store::list_waiting(tx, ctx.body(), last).await?;
        let Some(end) = waiting.last() else { break };
        last = end.id;
        for objection in waiting {
            changed += u64::from(one(ctx, tx, objection, newer).await?);
        }
    }
    if changed > 0 {
        let change = Change::new("objection.recount", "calendar", id).because(&newer.version().decree);
        audit::record(ctx, tx, change.detail(format!("{changed} keberatan; {}", newer.version().name)))
            .await?;
    }
    Ok(changed)
}

async fn one(ctx: &Ctx, tx: &Tx, mut objection: Objection, newer: &WorkCalendar) -> Result<bool> {
    let term = clock::answer_term(objection.answer_days)?;
    let told = Told {
        legal: objection.due_legal.as_deref(),
        safe: objection.due_safe.as_deref(),
        opens_on: objection.opens_on.as_deref(),
    };
    let Some(due) = again(term, newer, &objection.received_on, told)? else { return Ok(false) };
    let was_known = objection.due_legal.is_some();
    let note = note(ctx, objection.due_legal.as_deref(), &due, newer);
    objection.due_legal = Some(due.legal.to_string());
    objection.due_safe = Some(due.safe.to_string());
    objection.opens_on = due.opens_on.ok().map(|day| day.to_string());
    objection.calendar.clone_from(&newer.version().name);
    store::update(tx, ctx.body(), &objection, ctx.now()).await?;
    let Some(note) = note else { return Ok(true) };
    // A date that was not known before is no moved one: it is told as the morning look tells it.
    let kind = if was_known { "recounted" } else { "counted" };
    let step = Step { at: ctx.now(), kind: kind.to_owned(), note: note.clone() };
    store::insert_step(tx, ctx.body(), objection.id, &step).await?;
    let request =
        crate::request::find_in(tx, ctx.body(), objection.request_id).await?.ok_or(Error::NotFound)?;
    tell::requester(ctx, tx, (&objection, &request), kind, &note).await?;
    Ok(true)
}
