//! The look at every link, each night.

use web::outgoing::{Outgoing, Policy, Resolver};

use crate::daily::Daily;
use crate::{Ctx, Result};

/// When the servers of others have little to do.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "link.check";
    const HOUR: i8 = 2;
    const ACTOR: &'static str = "pemeriksa tautan";

    async fn run(ctx: &Ctx) -> Result<()> {
        let policy = Policy { max_bytes: 64 * 1024, ..Policy::default() };
        let client = Outgoing::new(policy, Resolver::System).map_err(anyhow::Error::new)?;
        let count = super::check_all(ctx, &client).await?;
        tracing::info!(count, "links were looked at");
        Ok(())
    }
}
