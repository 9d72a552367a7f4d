//! The daily look at followed searches.

use crate::daily::Daily;
use crate::{Ctx, Result};

/// So that the letter lies there at breakfast.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "subscription.look";
    const HOUR: i8 = 6;
    const ACTOR: &'static str = "pengabar";

    async fn run(ctx: &Ctx) -> Result<()> {
        let letters = super::digest::run(ctx).await?;
        tracing::info!(letters, "followed searches were looked at");
        Ok(())
    }
}
