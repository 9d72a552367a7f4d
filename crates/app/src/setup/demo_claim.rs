//! Official scores of the demonstration city and its neighbours, as decrees and the press gave them, taken in by the same
//! import that officers use. Misprints and conflicts are in the facts and stay in them.

use crate::claim::{import, plan};
use crate::{Ctx, Result};

/// Takes the facts in. `facts` is `demo/scores.csv`; an older folder without it has no scores.
/// Errors: the file cannot be read; the database refuses.
pub(super) async fn add(ctx: &Ctx, facts: &str) -> Result<()> {
    if facts.is_empty() {
        return Ok(());
    }
    let read = plan(ctx, facts.as_bytes().to_vec()).await?;
    let plan = read.map_err(|problem| anyhow::anyhow!("demo/scores.csv: {problem:?}"))?;
    import(ctx, &plan, "scores.csv").await.map(|_new| ())
}
