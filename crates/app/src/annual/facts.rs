//! What other slices ask about the yearly report.

use super::store;
use crate::{Ctx, Result};

/// The yearly report in short.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AnnualFacts {
    /// When it was published, Unix ms; none before.
    pub published_on_ms: Option<i64>,
}

/// Whether the report about a year is published. Errors: the database does not answer.
pub async fn facts(ctx: &Ctx, year: i16) -> Result<AnnualFacts> {
    let found = store::find(ctx.db(), ctx.body(), year).await?;
    let published = found.filter(super::model::AnnualServiceReport::is_published);
    Ok(AnnualFacts { published_on_ms: published.and_then(|one| one.published_at) })
}
