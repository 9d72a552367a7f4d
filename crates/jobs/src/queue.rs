//! The acts on the table `job`. Instants are Unix milliseconds and always come from the caller.

use db::{Db, DbError, DbResult, Sql, Tx, params};

use crate::job::{DeadJob, Job, JobId, NewJob};

const INSERT: Sql = db::sql!("sql/insert_job.sql");
const FIND_DUE: Sql = db::sql!("sql/find_due.sql");
const BURY_LOST: Sql = db::sql!("sql/bury_lost.sql");
const CLAIM: Sql = db::sql!("sql/claim_due.sqlite.sql", "sql/claim_due.pg.sql");
const DELETE_DONE: Sql = db::sql!("sql/delete_done.sql");
const DELETE_DOUBLED: Sql = db::sql!("sql/delete_doubled.sql");
const UPDATE_FAILED: Sql = db::sql!("sql/update_failed.sql");
const UPDATE_LEASE: Sql = db::sql!("sql/update_lease.sql");
const LIST_DEAD: Sql = db::sql!("sql/list_dead.sql");
const UPDATE_DEAD: Sql = db::sql!("sql/update_dead.sql");
const FIND_NEXT_DUE: Sql = db::sql!("sql/find_next_due.sql");
const COUNT_WAITING: Sql = db::sql!("sql/count_waiting.sql");

/// The first pause after a failure; each further one is twice as long.
const FIRST_PAUSE_MS: i64 = 10_000;
/// The longest pause: an operator who mended the cause waits at most an hour.
const LONGEST_PAUSE_MS: i64 = 3_600_000;
/// A reason is for a line in a table; the log has the whole.
const ERROR_CHARS: usize = 300;

/// What became of a job that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// It waits until this instant.
    WaitsUntil(i64),
    /// It was its last try.
    Dead,
    /// Another job with its key waits already and does the same work.
    Doubled,
    /// The lease had run out and the job is somebody else's now; nothing was changed.
    Lost,
}

/// Puts a job in; it exists when `tx` commits. Call [`crate::Waker::wake`] after the commit.
pub async fn enqueue(tx: &Tx, job: &NewJob) -> DbResult<()> {
    let params = params![job.name, &job.payload, job.unique_key.clone(), job.run_at, job.max_tries];
    tx.exec(&INSERT, params).await.map(drop)
}

/// Takes up to `limit` due jobs for `lease_ms`, oldest first. Takes no write lock when nothing is due.
/// Jobs whose lease ran out count as due; after their last try they become dead instead.
pub async fn claim(db: &Db, now_ms: i64, lease_ms: i64, limit: u32) -> DbResult<Vec<Job>> {
    if db.optional::<JobId>(&FIND_DUE, params![now_ms]).await?.is_none() {
        return Ok(Vec::new());
    }
    let tx = db.begin().await?;
    let buried = tx.exec(&BURY_LOST, params![now_ms]).await?;
    if buried > 0 {
        tracing::error!(jobs.dead = buried, "jobs are dead: their workers did not come back");
    }
    let until = now_ms.saturating_add(lease_ms);
    let mut jobs: Vec<Job> = tx.all(&CLAIM, params![now_ms, until, limit]).await?;
    tx.commit().await?;
    // The order of RETURNING is not the order of the subquery.
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

/// Ends a job that succeeded. False when the lease was lost meanwhile.
pub async fn complete(db: &Db, job: &Job) -> DbResult<bool> {
    let tx = db.begin().await?;
    let touched = tx.exec(&DELETE_DONE, params![job.id, job.lease]).await?;
    tx.commit().await?;
    Ok(touched == 1)
}

/// Ends a try that failed: the job waits for the next one or is dead. Of `reason` the first 300
/// characters are kept.
pub async fn fail(db: &Db, job: &Job, reason: &str, now_ms: i64) -> DbResult<Failed> {
    match fail_once(db, job, reason, now_ms).await {
        // On PostgreSQL a twin may have come in between our look and our write; now we see it.
        Err(DbError::Unique { .. }) => fail_once(db, job, reason, now_ms).await,
        result => result,
    }
}

async fn fail_once(db: &Db, job: &Job, reason: &str, now_ms: i64) -> DbResult<Failed> {
    let reason: String = reason.chars().take(ERROR_CHARS).collect();
    let is_last = job.tries >= job.max_tries;
    let (state, run_at, outcome) = if is_last {
        ("dead", job.run_at, Failed::Dead)
    } else {
        let run_at = now_ms.saturating_add(back_off_ms(job.tries));
        ("waiting", run_at, Failed::WaitsUntil(run_at))
    };
    let tx = db.begin().await?;
    if !is_last && tx.exec(&DELETE_DOUBLED, params![job.id, "running", job.lease]).await? == 1 {
        tx.commit().await?;
        return Ok(Failed::Doubled);
    }
    let touched = tx.exec(&UPDATE_FAILED, params![job.id, job.lease, state, run_at, reason]).await?;
    tx.commit().await?;
    Ok(if touched == 1 { outcome } else { Failed::Lost })
}

/// Extends the lease of a long job. False when it was lost meanwhile; the worker then stops.
pub async fn renew(db: &Db, job: &Job, until_ms: i64) -> DbResult<bool> {
    let tx = db.begin().await?;
    let touched = tx.exec(&UPDATE_LEASE, params![job.id, job.lease, until_ms]).await?;
    tx.commit().await?;
    Ok(touched == 1)
}

/// The dead jobs, latest first.
pub async fn list_dead(db: &Db, limit: u32) -> DbResult<Vec<DeadJob>> {
    db.all(&LIST_DEAD, params![limit]).await
}

/// Lets a dead job run again with all its tries. False when there is no such dead job.
pub async fn retry_dead(tx: &Tx, id: JobId, now_ms: i64) -> DbResult<bool> {
    if tx.exec(&DELETE_DOUBLED, params![id, "dead", db::Value::Null]).await? == 1 {
        return Ok(true);
    }
    Ok(tx.exec(&UPDATE_DEAD, params![id, now_ms]).await? == 1)
}

/// When the next job is due or the next lease runs out.
pub async fn next_due(db: &Db) -> DbResult<Option<i64>> {
    db.one(&FIND_NEXT_DUE, params![]).await
}

/// How many jobs wait, due or not.
pub async fn count_waiting(db: &Db) -> DbResult<i64> {
    db.one(&COUNT_WAITING, params![]).await
}

/// 10 s, 20 s, 40 s … up to an hour.
fn back_off_ms(tries: u32) -> i64 {
    let doubled = 2_i64.checked_pow(tries.saturating_sub(1)).unwrap_or(i64::MAX);
    FIRST_PAUSE_MS.saturating_mul(doubled).min(LONGEST_PAUSE_MS)
}

#[cfg(test)]
mod tests {
    use super::back_off_ms;

    #[test]
    fn pauses_double_up_to_an_hour() {
        assert_eq!(
            [1, 2, 3, 9, 10, 63, 64, 900].map(back_off_ms),
            [10_000, 20_000, 40_000, 2_560_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000]
        );
    }
}
