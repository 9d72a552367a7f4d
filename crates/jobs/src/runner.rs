//! The loop that takes due jobs and runs them.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use db::{Db, DbResult};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::job::Job;
use crate::queue::{Failed, claim, complete, fail, renew};
use crate::registry::Registry;

/// After a crash a job waits this long for its next worker.
const LEASE_MS: i64 = 60_000;
/// Three beats per lease, so that one may be late.
const BEAT: Duration = Duration::from_secs(20);
/// The longest wait for a job that another node or the calendar made due.
const POLL: Duration = Duration::from_millis(500);
/// Jobs at the same time: enough that a slow mail server does not hold up the index.
const WORKERS: usize = 4;
/// Running jobs may end this long after the stop; the others run again when their lease is over.
const GRACE: Duration = Duration::from_secs(10);
/// Milliseconds since 1970, from outside.
type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Wakes the loop of this program at once after a commit that put a job in.
#[derive(Clone, Default)]
pub struct Waker(Arc<Notify>);

impl Waker {
    /// Looks at the queue now. Costs nothing when nobody waits.
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

/// Runs jobs. Cheap to clone; several may run on one queue.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    registry: Arc<Registry>,
    clock: Clock,
    waker: Waker,
    beat: Duration,
}

impl Runner {
    /// A runner on `db` that takes the time (Unix milliseconds) from `clock`.
    pub fn new(db: Db, registry: Registry, clock: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        let waker = Waker::default();
        Self { db, registry: Arc::new(registry), clock: Arc::new(clock), waker, beat: BEAT }
    }

    /// Uses a waker that was made before, because handlers themselves need it to put jobs in.
    #[must_use]
    pub fn wake_by(mut self, waker: Waker) -> Self {
        self.waker = waker;
        self
    }

    /// The waker of this runner.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Runs all that is due at `now_ms`, one after the other, and what these jobs put in for now,
    /// until nothing is left. Returns how many tries were made.
    pub async fn run_due(&self, now_ms: i64) -> DbResult<usize> {
        let clock: Clock = Arc::new(move || now_ms);
        let mut count = 0;
        loop {
            // One at a time: a lease begins with its job, and the order by time holds throughout.
            let jobs = claim(&self.db, now_ms, LEASE_MS, 1).await?;
            let Some(job) = jobs.first() else { return Ok(count) };
            self.run(job, &clock).await?;
            count += 1;
        }
    }

    /// Takes and runs jobs until `shutdown` is ready, then lets the running ones end.
    /// A database that does not answer is logged and asked again.
    pub async fn serve(self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut running = JoinSet::new();
        let mut poll = interval(POLL);
        poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            self.start_due(&mut running).await;
            tokio::select! {
                biased;
                () = &mut shutdown => break,
                () = self.waker.0.notified() => {}
                _ = poll.tick() => {}
                Some(_) = running.join_next() => {}
            }
        }
        let ended = async { while running.join_next().await.is_some() {} };
        if timeout(GRACE, ended).await.is_err() {
            tracing::warn!("jobs were stopped in the middle; they run again when their lease is over");
        }
    }

    /// Fills the free workers.
    async fn start_due(&self, running: &mut JoinSet<()>) {
        let free = WORKERS.saturating_sub(running.len());
        let limit = u32::try_from(free).unwrap_or_default();
        if limit == 0 {
            return;
        }
        match claim(&self.db, (self.clock)(), LEASE_MS, limit).await {
            Ok(jobs) => {
                for job in jobs {
                    let runner = self.clone();
                    running.spawn(async move {
                        if let Err(error) = runner.run(&job, &runner.clock).await {
                            tracing::error!(job.name, %job.id, %error, "the end of a job could not be recorded");
                        }
                    });
                }
            }
            Err(error) => tracing::error!(%error, "due jobs could not be taken"),
        }
    }

    /// One try, with its end recorded.
    async fn run(&self, job: &Job, clock: &Clock) -> DbResult<()> {
        match self.attempt(job, clock).await {
            Ok(()) => {
                if !complete(&self.db, job).await? {
                    tracing::warn!(job.name, %job.id, "a job ended after its lease and will run again");
                }
            }
            Err(error) => {
                let reason = format!("{error:#}");
                match fail(&self.db, job, &reason, clock()).await? {
                    Failed::Dead => tracing::error!(job.name, %job.id, reason, "a job is dead"),
                    outcome => tracing::warn!(job.name, %job.id, reason, ?outcome, "a job failed"),
                }
            }
        }
        Ok(())
    }

    /// Runs the handler in a task of its own, so that its panic is only its own failure, and renews the
    /// lease meanwhile. Dropping this future ends the handler too.
    async fn attempt(&self, job: &Job, clock: &Clock) -> anyhow::Result<()> {
        let mut task = JoinSet::new();
        task.spawn(self.registry.start(&job.name, &job.payload)?);
        let mut beat = interval(self.beat);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.tick().await; // the first tick is at once, when the lease is fresh
        loop {
            tokio::select! {
                Some(ended) = task.join_next() => {
                    return ended.unwrap_or_else(|error| Err(anyhow::anyhow!("the handler broke off: {error}")));
                }
                _ = beat.tick() => {
                    match renew(&self.db, job, clock().saturating_add(LEASE_MS)).await {
                        Ok(true) => {}
                        Ok(false) => anyhow::bail!("the lease was lost"),
                        // The lease still holds for two beats.
                        Err(error) => tracing::warn!(job.name, %job.id, %error, "a lease was not renewed"),
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use db::{Migration, testing};

    use super::*;
    use crate::{NewJob, enqueue, next_due};

    const MIGRATION: Migration =
        Migration { number: 1, name: "jobs", sql: include_str!("../../../migrations/0001_jobs.sql") };

    #[tokio::test]
    async fn a_long_job_keeps_its_lease_until_it_ends() {
        let dir = tempfile::tempdir().unwrap();
        let db = testing::temp_sqlite(dir.path()).await.unwrap();
        db.migrate(&[MIGRATION]).await.unwrap();
        let tx = db.begin().await.unwrap();
        enqueue(&tx, &NewJob::new("long", &(), 0).unwrap()).await.unwrap();
        tx.commit().await.unwrap();

        // The job ends when its lease has moved on three times; every look at the clock is a lease later.
        let watched = db.clone();
        let registry = Registry::new().on("long", move |(): ()| {
            let db = watched.clone();
            async move {
                while next_due(&db).await? < Some(4 * LEASE_MS) {}
                Ok(())
            }
        });
        let time = AtomicI64::new(0);
        let clock: Clock = Arc::new(move || time.fetch_add(LEASE_MS, Ordering::Relaxed));
        let mut runner = Runner::new(db.clone(), registry, || 0);
        runner.beat = Duration::from_millis(1);
        let job = claim(&db, clock(), LEASE_MS, 1).await.unwrap().remove(0);
        runner.run(&job, &clock).await.unwrap();
        assert_eq!(next_due(&db).await, Ok(None), "it ended under its first lease");
    }
}
