//! What a job is: before it is in the queue, while a worker holds it, and when all tries are used up.

use db::{DbError, DbResult};
use serde::Serialize;

/// Enough for about five hours of a mail server that does not answer (see `queue::back_off_ms`).
const MAX_TRIES: u32 = 12;

db::id! {
    /// Id of a job.
    pub struct JobId
}

/// A job to be put in.
#[derive(Debug, Clone)]
pub struct NewJob {
    pub(crate) name: &'static str,
    pub(crate) payload: String,
    pub(crate) run_at: i64,
    pub(crate) unique_key: Option<String>,
    pub(crate) max_tries: u32,
}

impl NewJob {
    /// A job for the handler `name` with a payload kept as JSON, to run at `run_at` (Unix
    /// milliseconds) or soon after. The payload holds ids, not people's data: it is not encrypted.
    /// Errors: `Other` when the payload cannot be JSON.
    pub fn new(name: &'static str, payload: &impl Serialize, run_at: i64) -> DbResult<Self> {
        let payload = serde_json::to_string(payload)
            .map_err(|error| DbError::Other(format!("the payload of the job {name} is no JSON: {error}")))?;
        Ok(Self { name, payload, run_at, unique_key: None, max_tries: MAX_TRIES })
    }

    /// As long as a job with this key waits, another one adds nothing. The key holds the job's name
    /// by convention (`index:unit:7`), since keys of all names share one room.
    #[must_use]
    pub fn unique(mut self, key: impl Into<String>) -> Self {
        self.unique_key = Some(key.into());
        self
    }

    /// How often it may fail before it is dead; 12 unless said, at least 1.
    #[must_use]
    pub fn max_tries(mut self, tries: u32) -> Self {
        self.max_tries = tries.max(1);
        self
    }
}

db::record! {
    /// A job that a worker holds.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Job {
        /// Its id.
        pub id: JobId,
        /// Name of its handler.
        pub name: String,
        /// JSON text.
        pub payload: String,
        /// When it was due, Unix milliseconds.
        pub run_at: i64,
        /// Which try this is, from 1.
        pub tries: u32,
        /// Its last try.
        pub max_tries: u32,
        /// Number of this claim; only its holder can end the job.
        pub lease: i64,
    }
}

db::record! {
    /// A job that failed at its last try; it stays until the operator decides.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DeadJob {
        /// Its id.
        pub id: JobId,
        /// Name of its handler.
        pub name: String,
        /// How often it was tried.
        pub tries: u32,
        /// When it was last due, Unix milliseconds.
        pub run_at: i64,
        /// Short reason of the last failure.
        pub last_error: Option<String>,
    }
}
