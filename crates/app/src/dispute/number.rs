//! Numbers of files and bundles: gapless in the body and the year, taken in the transaction that needs them.

use db::Tx;
use rules::request::Pattern;

use super::store;
use crate::{Ctx, Error, Result};

/// The next number of a kind: `file`, `bundle`.
pub(super) async fn next(ctx: &Ctx, tx: &Tx, kind: &str) -> Result<String> {
    let day = ctx.today();
    let seq = store::raise_number(tx, ctx.body(), kind, i64::from(day.year())).await?;
    let pattern = Pattern::new(match kind {
        "bundle" => "{seq:04}/BERKAS-SENGKETA/{unit}/{roman}/{year}",
        _ => "{seq:04}/SENGKETA/{unit}/{roman}/{year}",
    });
    let pattern =
        pattern.map_err(|fault| Error::Internal(anyhow::anyhow!("pattern of disputes: {fault:?}")))?;
    Ok(pattern.fill(seq, &ctx.directory.body.code, day.month(), day.year()))
}
