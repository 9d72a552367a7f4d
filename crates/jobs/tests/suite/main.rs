//! The queue on both engines. PostgreSQL joins when `TEST_POSTGRES_URL` is set.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking, as the tests do")]

mod queue;
mod runner;

use std::future::Future;

use db::{Db, Migration, testing};
use jobs::NewJob;

const MIGRATION: Migration =
    Migration { number: 1, name: "jobs", sql: include_str!("../../../../migrations/0001_jobs.sql") };

/// Some Tuesday in 2026, Unix milliseconds.
const NOW: i64 = 1_790_000_000_000;
const MINUTE: i64 = 60_000;

/// Runs `case` with an empty queue on each engine.
async fn on_each_engine<F: Future<Output = ()>>(case: impl Fn(Db) -> F) {
    let dir = tempfile::tempdir().unwrap();
    let url = testing::postgres_url();
    for (_, db) in testing::engines(dir.path(), url.as_deref()).await.unwrap() {
        db.migrate(&[MIGRATION]).await.unwrap();
        case(db.clone()).await;
        if let Some(url) = &url {
            testing::drop_database(url, &db).await.unwrap();
        }
    }
}

/// A letter to write about the given unit, due now.
fn letter(unit: i64) -> NewJob {
    NewJob::new("letter", &unit, NOW).unwrap()
}

/// Puts jobs in and commits.
async fn put(db: &Db, jobs: &[NewJob]) {
    let tx = db.begin().await.unwrap();
    for job in jobs {
        jobs::enqueue(&tx, job).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Takes the one job that is due.
async fn take_one(db: &Db, now_ms: i64) -> jobs::Job {
    let mut taken = jobs::claim(db, now_ms, MINUTE, 10).await.unwrap();
    assert_eq!(taken.len(), 1);
    taken.remove(0)
}
