//! The jobs of all slices in one registry: the program runs them beside the site. Nightly work of each
//! body is planned at start and plans itself from then on.

use std::sync::Arc;

use crate::ctx::Actor;
use crate::daily;
use crate::{App, Ctx, Result};

/// A runner that knows every job of the product.
pub fn runner(app: &Arc<App>) -> jobs::Runner {
    let registry = crate::news::jobs::register(jobs::Registry::new(), app);
    let registry = crate::exemption::jobs::register(registry, app);
    let registry = crate::alert::jobs::register(registry, app);
    let registry = crate::mail::register(registry, app);
    let registry = crate::request::jobs::register(registry, app);
    let registry = crate::document::jobs::register(registry, app);
    let registry = crate::upload::jobs::register(registry, app);
    let registry = crate::meeting::register(registry, app);
    let registry = crate::webhook::register(registry, app);
    let registry = crate::share::register(registry, app);
    let registry = crate::semester::register_batch(registry, app);
    let registry = daily::register::<crate::appdir::Look>(registry, app);
    let registry = daily::register::<crate::assessment::Night>(registry, app);
    let registry = daily::register::<crate::contact::jobs::Look>(registry, app);
    let registry = daily::register::<crate::dispute::jobs::Look>(registry, app);
    let registry = daily::register::<crate::link::jobs::Look>(registry, app);
    let registry = daily::register::<crate::meeting::Look>(registry, app);
    let registry = daily::register::<crate::news::Night>(registry, app);
    let registry = daily::register::<crate::objection::jobs::Look>(registry, app);
    let registry = daily::register::<crate::obligation::jobs::Look>(registry, app);
    let registry = daily::register::<crate::request::jobs::Look>(registry, app);
    let registry = daily::register::<crate::recognition::Look>(registry, app);
    let registry = daily::register::<crate::report::Digest>(registry, app);
    let registry = daily::register::<crate::retention::Look>(registry, app);
    let registry = daily::register::<crate::semester::jobs::Look>(registry, app);
    let registry = daily::register::<crate::social::Look>(registry, app);
    let registry = daily::register::<crate::subscription::jobs::Look>(registry, app);
    let registry = daily::register::<crate::template::jobs::Look>(registry, app);
    let registry = daily::register::<crate::website::Night>(registry, app);
    let clock = app.clock.clone();
    jobs::Runner::new(app.db.clone(), registry, move || clock.now())
}

/// Plans the nightly work of every body, unless it is planned. Call at start.
/// Errors: the database does not answer.
pub async fn plan(app: &Arc<App>) -> Result<()> {
    for directory in app.directories() {
        let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
        let tx = app.db.begin().await?;
        plan_body(&ctx, &tx).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Plans the daily work of one body, unless it is planned. A new body has it from its first day.
pub(crate) async fn plan_body(ctx: &Ctx, tx: &db::Tx) -> Result<()> {
    daily::plan::<crate::appdir::Look>(ctx, tx).await?;
    daily::plan::<crate::assessment::Night>(ctx, tx).await?;
    daily::plan::<crate::contact::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::dispute::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::link::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::meeting::Look>(ctx, tx).await?;
    daily::plan::<crate::news::Night>(ctx, tx).await?;
    daily::plan::<crate::objection::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::obligation::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::request::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::recognition::Look>(ctx, tx).await?;
    daily::plan::<crate::report::Digest>(ctx, tx).await?;
    daily::plan::<crate::retention::Look>(ctx, tx).await?;
    daily::plan::<crate::semester::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::social::Look>(ctx, tx).await?;
    daily::plan::<crate::subscription::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::template::jobs::Look>(ctx, tx).await?;
    daily::plan::<crate::website::Night>(ctx, tx).await
}
