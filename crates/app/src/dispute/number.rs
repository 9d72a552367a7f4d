//! Numbers of files and bundles: gapless in the body and the year, taken in the transaction that needs them.

use db::Tx;
use rules::request::Series;

use super::store;
use crate::{Ctx, Result};

/// The next number of a kind: `file`, `bundle`.
pub(super) async fn next(ctx: &Ctx, tx: &Tx, kind: &str) -> Result<String> {
    let day = ctx.today();
    let seq = store::raise_number(tx, ctx.body(), kind, i64::from(day.year())).await?;
    let series = if kind == "bundle" { Series::DisputeBundle } else { Series::Dispute };
    let pattern = crate::request::pattern(tx, ctx.body(), series).await?;
    Ok(pattern.fill(seq, &ctx.directory.body.code, day.month(), day.year()))
}
