//! The light watch: is every site there, and how fast does it answer. Runs beside the site in `terbuka serve`.
//!
//! Thousands of sites are asked each minute or so, one question at a time to each, so nothing is written for a
//! check: changes are written at once, sums once an hour.

mod beat;
mod keep;
mod round;

use std::sync::Arc;
use std::time::Duration;

use web::outgoing::{Outgoing, Policy, Resolver};

pub use round::Round;

use crate::{App, Result};

/// A server that needs longer for its front page is as good as away.
const PATIENCE: Duration = Duration::from_secs(15);

/// The client of the light watch.
/// Errors: TLS cannot be set up.
pub fn client() -> Result<Outgoing> {
    let policy = Policy { total_time: PATIENCE, ..Policy::default() };
    Ok(Outgoing::new(policy, Resolver::System).map_err(anyhow::Error::new)?)
}

/// Watches all sites of all bodies until told to stop; what was not written yet is written then.
/// Errors: TLS cannot be set up. A database that does not answer is asked again later.
pub async fn serve(app: &Arc<App>, until: impl Future<Output = ()> + Send) -> Result<()> {
    Round::new(app, client()?).serve(until).await;
    Ok(())
}
