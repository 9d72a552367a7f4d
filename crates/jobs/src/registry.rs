//! Which function runs which job.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use anyhow::Context;
use serde::de::DeserializeOwned;

type Running = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send>>;
type Handler = Arc<dyn Fn(&str) -> anyhow::Result<Running> + Send + Sync>;

/// Handlers by the name of their jobs.
#[derive(Clone, Default)]
pub struct Registry {
    handlers: BTreeMap<&'static str, Handler>,
}

impl Registry {
    /// A registry without handlers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the handler of the jobs `name`. A later one for the same name takes the place of the first.
    #[must_use]
    pub fn on<P, F>(mut self, name: &'static str, handler: impl Fn(P) -> F + Send + Sync + 'static) -> Self
    where
        P: DeserializeOwned,
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let boxed: Handler = Arc::new(move |payload| {
            let payload = serde_json::from_str(payload).context("the payload does not fit the handler")?;
            let running: Running = Box::pin(handler(payload));
            Ok(running)
        });
        self.handlers.insert(name, boxed);
        self
    }

    /// Names of all handlers, sorted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.handlers.keys().copied()
    }

    /// Starts the handler.
    /// Errors: no handler of this name (an older program beside a newer one), or another payload.
    pub(crate) fn start(&self, name: &str, payload: &str) -> anyhow::Result<Running> {
        let handler = self.handlers.get(name).with_context(|| format!("no handler for the job {name}"))?;
        handler(payload)
    }
}
