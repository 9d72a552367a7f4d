//! The nightly look: who asked in cases that ended long enough ago is forgotten.

use jiff::ToSpan as _;

use super::{rule, store};
use crate::daily::Daily;
use crate::ids::RequestId;
use crate::{Ctx, Result, dispute, objection, request, survey};

/// While nobody works.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "retention.look";
    const HOUR: i8 = 3;
    const ACTOR: &'static str = "pemusnah data";

    async fn run(ctx: &Ctx) -> Result<()> {
        let count = erase_due(ctx).await?;
        tracing::info!(count, "requesters were forgotten");
        Ok(())
    }
}

/// Forgets who asked in every case that ended before the body's rule reaches. Each is a transaction of its own.
/// Returns how many were forgotten. Errors: the database does not answer; the next night goes on from there.
pub async fn erase_due(ctx: &Ctx) -> Result<usize> {
    let rule = rule::current(ctx).await?;
    let until = ctx.today().saturating_sub(rule.years.years()).to_string();
    let (mut last, mut count) = (RequestId(0), 0);
    loop {
        let due = store::list_due(ctx.db(), ctx.body(), &until, last).await?;
        let Some(end) = due.last() else { return Ok(count) };
        last = *end;
        for id in due {
            erase(ctx, id, &ctx.locale.t("retention-reason-due")).await?;
            count += 1;
        }
    }
}

/// Forgets who asked in one case, with the words of the survey, which may name people.
pub(super) async fn erase(ctx: &Ctx, id: RequestId, reason: &str) -> Result<()> {
    let tx = ctx.db().begin().await?;
    request::forget(ctx, &tx, id, reason).await?;
    objection::forget(ctx, &tx, id).await?;
    dispute::forget(ctx, &tx, id).await?;
    survey::forget_words(&tx, ctx.body(), id).await?;
    store::insert_erasure(&tx, ctx.body(), id, ctx.now()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
