//! A workshop of the demonstration city, made up and marked.

use jiff::ToSpan as _;

use crate::{Ctx, Result, coaching};

/// Units whose people were there.
const UNITS: usize = 12;

/// Notes it, three weeks ago. Errors: the database refuses.
pub(super) async fn add(ctx: &Ctx) -> Result<()> {
    let day = ctx.today().saturating_sub(21.days());
    let units: Vec<_> = ctx.directory.active().skip(1).take(UNITS).map(|unit| (unit.id, 2)).collect();
    coaching::note_workshop(ctx, "berita", (Some(day), "Aula Diskominfo (contoh)"), &units).await?;
    Ok(())
}
