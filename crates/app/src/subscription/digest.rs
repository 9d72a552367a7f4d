//! The daily look: every followed search is asked for what was published since the last look, and only what is
//! new is sent. Addresses nobody confirmed are forgotten.

use super::letters::{self, Line, To};
use super::model::{Subscription, SubscriptionId, UNCONFIRMED_MS};
use super::{secret, store};
use crate::audit::{self, Change};
use crate::locale::day_in_words;
use crate::page::Query;
use crate::search::{self, Asked, Input, Thing};
use crate::{Ctx, Result};

/// Things named in one letter; the rest is behind its link.
const MOST: usize = 20;

/// What is younger is left to the next look: the index may not have it yet, milliseconds.
const YOUNG_MS: i64 = 10 * 60 * 1000;

/// Looks at every followed search of the body. Returns how many letters were written.
/// Errors: database or index do not answer; what was told is marked, so the next look goes on from there.
pub async fn run(ctx: &Ctx) -> Result<usize> {
    forget(ctx).await?;
    let until = ctx.now() - YOUNG_MS;
    let (mut after, mut letters) = (SubscriptionId(0), 0);
    loop {
        let rows = store::confirmed_after(ctx.db(), ctx.body(), after).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(letters) };
        for row in rows.iter().filter(|row| row.seen_until < until) {
            letters += usize::from(tell(ctx, row, until).await?);
        }
        after = last;
    }
}

/// Forgets addresses whose owner did not answer (UU 27/2022 Ps.16(2)).
async fn forget(ctx: &Ctx) -> Result<()> {
    let tx = ctx.db().begin().await?;
    let number = store::delete_unconfirmed(&tx, ctx.body(), ctx.now() - UNCONFIRMED_MS).await?;
    if number > 0 {
        let change = Change::new("subscription.forget", "subscription", 0).detail(number.to_string());
        audit::record(ctx, &tx, change).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Tells the reader of one search what is new. False when nothing is.
async fn tell(ctx: &Ctx, row: &Subscription, until: i64) -> Result<bool> {
    let asked = Asked::read(&ctx.directory, &Query::of(&row.question)?);
    let input = Input {
        published_ms: Some((row.seen_until.saturating_add(1), until)),
        newest_first: true,
        limit: MOST,
        ..asked.input()
    };
    let found = search::list(ctx, input).await?;
    let lines = lines(ctx, row, &found.ids).await?;
    let tx = ctx.db().begin().await?;
    store::set_seen(&tx, ctx.body(), row.id, until).await?;
    let address = secret::open(ctx, row).filter(|_| !lines.is_empty());
    let has_letter = address.is_some();
    if let Some(address) = address {
        let number = lines.len();
        let more =
            i64::try_from(found.total).unwrap_or(i64::MAX).saturating_sub(i64::try_from(MOST).unwrap_or(0));
        let to = To::of(row, address, asked.in_words(ctx, row.locale()));
        letters::digest(ctx, &tx, to, lines, more).await?;
        let change = Change::new("subscription.tell", "subscription", row.id).detail(number.to_string());
        audit::record(ctx, &tx, change).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(has_letter)
}

/// The hits as the public sees them now; what was hidden meanwhile is left out.
async fn lines(ctx: &Ctx, row: &Subscription, ids: &[(fulltext::Kind, i64)]) -> Result<Vec<Line>> {
    let locale = row.locale();
    let mut lines = Vec::new();
    for (kind, id) in ids {
        let Some(thing) = Thing::find(ctx, *kind, *id).await? else { continue };
        let Some(at) = thing.at() else { continue };
        let day = day_in_words(locale, rules::zone::day(at, &ctx.directory.zone));
        let mark =
            if thing.is_sample() { format!(" [{}]", locale.t("search-sample")) } else { String::new() };
        lines.push(Line {
            title: format!("{}{mark}", thing.title(&ctx.directory, locale)),
            about: format!("{}, {day}", ctx.directory.name(thing.unit())),
            address: format!("{}{}{}", ctx.origin, locale.prefix(), thing.path()),
        });
    }
    Ok(lines)
}
