//! Single acts on the queue.

use jobs::{
    Failed, NewJob, claim, complete, count_waiting, enqueue, fail, list_dead, next_due, renew, retry_dead,
};

use crate::{MINUTE, NOW, letter, on_each_engine, put, take_one};

#[tokio::test]
async fn jobs_come_out_by_time_and_then_by_order() {
    on_each_engine(|db| async move {
        let late = NewJob::new("late", &"x", NOW + 1).unwrap();
        let early = NewJob::new("early", &serde_json::json!({"unit": 7}), NOW - 5).unwrap();
        put(&db, &[late, letter(1), letter(2), early]).await;
        assert_eq!(next_due(&db).await, Ok(Some(NOW - 5)));
        let taken = claim(&db, NOW, MINUTE, 10).await.unwrap();
        let payloads: Vec<&str> = taken.iter().map(|job| job.payload.as_str()).collect();
        assert_eq!(payloads, ["{\"unit\":7}", "1", "2"]);
        assert_eq!(claim(&db, NOW, MINUTE, 10).await.unwrap(), []);
        assert_eq!((count_waiting(&db).await, next_due(&db).await), (Ok(1), Ok(Some(NOW + 1))));
        for job in &taken {
            assert_eq!(complete(&db, job).await, Ok(true));
        }
        assert_eq!(claim(&db, NOW + 1, MINUTE, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_of_a_transaction_that_was_dropped_never_runs() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        enqueue(&tx, &letter(1)).await.unwrap();
        drop(tx);
        assert_eq!(claim(&db, NOW, MINUTE, 10).await.unwrap(), []);
        assert_eq!((count_waiting(&db).await, next_due(&db).await), (Ok(0), Ok(None)));
    })
    .await;
}

#[tokio::test]
async fn a_key_holds_while_the_job_waits() {
    on_each_engine(|db| async move {
        let index = || letter(7).unique("index:unit:7");
        put(&db, &[index(), index(), letter(8), letter(8)]).await;
        put(&db, &[index()]).await;
        assert_eq!(count_waiting(&db).await, Ok(3), "two letters without a key, one with");
        let running = claim(&db, NOW, MINUTE, 1).await.unwrap();
        put(&db, &[index()]).await;
        assert_eq!(count_waiting(&db).await, Ok(3), "a change during the run needs another run");
        let outcome = fail(&db, &running[0], "disk full", NOW).await;
        assert_eq!(outcome, Ok(Failed::Doubled), "the waiting one does the work");
        assert_eq!(count_waiting(&db).await, Ok(3));
    })
    .await;
}

#[tokio::test]
async fn a_failing_job_waits_longer_and_is_dead_in_the_end() {
    on_each_engine(|db| async move {
        put(&db, &[letter(1).max_tries(3)]).await;
        let first = take_one(&db, NOW).await;
        assert_eq!(fail(&db, &first, "mail server away", NOW).await, Ok(Failed::WaitsUntil(NOW + 10_000)));
        assert_eq!(claim(&db, NOW + 9_999, MINUTE, 10).await.unwrap(), []);
        let second = take_one(&db, NOW + 10_000).await;
        let outcome = fail(&db, &second, "mail server away", NOW + 10_000).await;
        assert_eq!(outcome, Ok(Failed::WaitsUntil(NOW + 30_000)));
        let third = take_one(&db, NOW + 30_000).await;
        assert_eq!((first.tries, second.tries, third.tries), (1, 2, 3));
        assert_eq!(fail(&db, &third, &"ü".repeat(1000), NOW).await, Ok(Failed::Dead));

        assert_eq!((count_waiting(&db).await, next_due(&db).await), (Ok(0), Ok(None)));
        let dead = list_dead(&db, 10).await.unwrap();
        assert_eq!((dead.len(), dead[0].tries, dead[0].name.as_str()), (1, 3, "letter"));
        assert_eq!(dead[0].last_error.as_deref().map(|reason| reason.chars().count()), Some(300));

        let tx = db.begin().await.unwrap();
        assert_eq!(retry_dead(&tx, dead[0].id, NOW + MINUTE).await, Ok(true));
        assert_eq!(retry_dead(&tx, dead[0].id, NOW + MINUTE).await, Ok(false));
        tx.commit().await.unwrap();
        assert_eq!(take_one(&db, NOW + MINUTE).await.tries, 1);
        assert_eq!(list_dead(&db, 10).await, Ok(vec![]));
    })
    .await;
}

#[tokio::test]
async fn after_a_crash_the_lease_runs_out_and_another_worker_takes_the_job() {
    on_each_engine(|db| async move {
        put(&db, &[letter(1)]).await;
        let lost = take_one(&db, NOW).await;
        assert_eq!(claim(&db, NOW + MINUTE - 1, MINUTE, 10).await.unwrap(), []);
        let again = take_one(&db, NOW + MINUTE).await;
        assert_eq!((again.id, again.tries), (lost.id, 2));
        assert_eq!(complete(&db, &lost).await, Ok(false), "the first worker has no say any more");
        assert_eq!(renew(&db, &lost, NOW + 9 * MINUTE).await, Ok(false));
        assert_eq!(fail(&db, &lost, "late", NOW).await, Ok(Failed::Lost));
        assert_eq!(renew(&db, &again, NOW + 5 * MINUTE).await, Ok(true));
        assert_eq!(claim(&db, NOW + 4 * MINUTE, MINUTE, 10).await.unwrap(), []);
        assert_eq!(complete(&db, &again).await, Ok(true));
        assert_eq!(claim(&db, NOW + 9 * MINUTE, MINUTE, 10).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_kills_its_workers_is_dead_after_its_last_try() {
    on_each_engine(|db| async move {
        put(&db, &[letter(1).max_tries(2)]).await;
        take_one(&db, NOW).await;
        take_one(&db, NOW + MINUTE).await;
        assert_eq!(claim(&db, NOW + 2 * MINUTE, MINUTE, 10).await.unwrap(), []);
        assert_eq!(list_dead(&db, 10).await.unwrap().len(), 1);
    })
    .await;
}
