//! A durable queue in the database. A job is put in by the transaction that makes it necessary, so it
//! exists if and only if the change does; it runs at least once, and handlers are therefore idempotent.
//!
//! A worker holds a job by a lease that it renews; when the program dies the lease runs out and another
//! worker takes the job. A job that fails waits longer each time and is *dead* after its last try.

mod job;
mod queue;
mod registry;
mod runner;

pub use job::{DeadJob, Job, JobId, NewJob};
pub use queue::{
    Failed, claim, complete, count_waiting, enqueue, fail, list_dead, next_due, renew, retry_dead,
};
pub use registry::Registry;
pub use runner::{Runner, Waker};
