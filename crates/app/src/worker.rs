//! The jobs of all slices in one registry: the program runs them beside the site.

use std::sync::Arc;

use crate::App;

/// A runner that knows every job of the product.
pub fn runner(app: &Arc<App>) -> jobs::Runner {
    let registry = crate::news::jobs::register(jobs::Registry::new(), app);
    let registry = crate::mail::register(registry, app);
    let registry = crate::document::jobs::register(registry, app);
    let registry = crate::upload::jobs::register(registry, app);
    let clock = app.clock.clone();
    jobs::Runner::new(app.db.clone(), registry, move || clock.now())
}
