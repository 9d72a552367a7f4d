//! Contacts of the demonstration city: the morning's look at its silent units, and one call that was noted.

use jiff::ToSpan as _;

use crate::{Ctx, Result, contact};

/// Speaks to the units that are silent in the made-up news, as the program does every morning.
/// Errors: the database refuses.
pub(super) async fn add(ctx: &Ctx) -> Result<()> {
    contact::jobs::look(ctx).await?;
    let mut open: Vec<_> = contact::latest(ctx).await?.into_values().collect();
    open.sort_by_key(|one| one.id.0);
    let Some(first) = open.first() else { return Ok(()) };
    let until = ctx.today().saturating_add(5.days());
    let words = "Operator sedang cuti; berita dimuat sesudahnya (contoh).";
    contact::call(ctx, first.id, "Sekretaris unit (contoh)", words, Some(until)).await
}
