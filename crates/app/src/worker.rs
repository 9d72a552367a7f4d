//! The jobs of all slices in one registry: the program runs them beside the site. Nightly work of each
//! body is planned at start and plans itself from then on.

use std::sync::Arc;

use crate::ctx::Actor;
use crate::{App, Ctx, Result};

/// A runner that knows every job of the product.
pub fn runner(app: &Arc<App>) -> jobs::Runner {
    let registry = crate::news::jobs::register(jobs::Registry::new(), app);
    let registry = crate::exemption::jobs::register(registry, app);
    let registry = crate::alert::jobs::register(registry, app);
    let registry = crate::mail::register(registry, app);
    let registry = crate::document::jobs::register(registry, app);
    let registry = crate::upload::jobs::register(registry, app);
    let registry = crate::link::jobs::register(registry, app);
    let registry = crate::obligation::jobs::register(registry, app);
    let registry = crate::subscription::jobs::register(registry, app);
    let registry = crate::template::jobs::register(registry, app);
    let clock = app.clock.clone();
    jobs::Runner::new(app.db.clone(), registry, move || clock.now())
}

/// Plans the nightly work of every body, unless it is planned. Call at start.
/// Errors: the database does not answer.
pub async fn plan(app: &Arc<App>) -> Result<()> {
    for directory in app.directories() {
        let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
        let tx = app.db.begin().await?;
        crate::link::jobs::plan(&ctx, &tx).await?;
        crate::obligation::jobs::plan(&ctx, &tx).await?;
        crate::subscription::jobs::plan(&ctx, &tx).await?;
        crate::template::jobs::plan(&ctx, &tx).await?;
        tx.commit().await?;
    }
    Ok(())
}
