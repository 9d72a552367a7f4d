//! Runners: exactly once among several, failures, panics, waking. (Long jobs: `src/runner.rs`.)

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jobs::{NewJob, Registry, Runner, count_waiting, list_dead, next_due};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use crate::{NOW, letter, on_each_engine, put};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn four_workers_run_each_job_exactly_once() {
    on_each_engine(|db| async move {
        let letters: Vec<NewJob> = (0..100).map(letter).collect();
        put(&db, &letters).await;
        let runs: Arc<Mutex<BTreeMap<i64, u32>>> = Arc::default();
        let mut workers = JoinSet::new();
        for _ in 0..4 {
            let runs = Arc::clone(&runs);
            let registry = Registry::new().on("letter", move |unit: i64| {
                let runs = Arc::clone(&runs);
                async move {
                    *runs.lock().unwrap().entry(unit).or_default() += 1;
                    Ok(())
                }
            });
            let runner = Runner::new(db.clone(), registry, || NOW);
            workers.spawn(async move { runner.run_due(NOW).await.unwrap() });
        }
        assert_eq!(workers.join_all().await.into_iter().sum::<usize>(), 100);
        let runs = runs.lock().unwrap();
        assert_eq!(runs.len(), 100);
        assert!(runs.values().all(|count| *count == 1));
    })
    .await;
}

#[tokio::test]
async fn failures_panics_and_unknown_names_end_dead_and_do_not_stop_the_others() {
    on_each_engine(|db| async move {
        let registry = Registry::new()
            .on("letter", |_: i64| async { Ok(()) })
            .on("fails", |(): ()| async { Err(anyhow::anyhow!("inner").context("outer")) })
            .on("panics", |(): ()| async { panic!("handler broke") });
        assert_eq!(registry.names().collect::<Vec<_>>(), ["fails", "letter", "panics"]);
        let job = |name| NewJob::new(name, &(), NOW - 1).unwrap().max_tries(1);
        let wrong_payload = NewJob::new("letter", &"seven", NOW - 1).unwrap().max_tries(1);
        put(&db, &[job("fails"), job("panics"), job("unknown"), wrong_payload, letter(1)]).await;
        let runner = Runner::new(db.clone(), registry, || NOW);
        assert_eq!(runner.run_due(NOW).await, Ok(5));
        let mut dead: Vec<_> = list_dead(&db, 10).await.unwrap();
        dead.sort_by_key(|job| job.id);
        let reasons: Vec<String> = dead.into_iter().filter_map(|job| job.last_error).collect();
        assert_eq!(reasons[0], "outer: inner");
        assert!(reasons[1].starts_with("the handler broke off"), "{reasons:?}");
        assert_eq!(reasons[2], "no handler for the job unknown");
        assert!(reasons[3].starts_with("the payload does not fit"), "{reasons:?}");
        assert_eq!(next_due(&db).await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn a_job_may_put_in_the_next_one() {
    on_each_engine(|db| async move {
        let inner = db.clone();
        let registry = Registry::new().on("letter", move |unit: i64| {
            let db = inner.clone();
            async move {
                if unit > 0 {
                    put(&db, &[letter(unit - 1)]).await;
                }
                Ok(())
            }
        });
        put(&db, &[letter(3)]).await;
        assert_eq!(Runner::new(db.clone(), registry, || NOW).run_due(NOW).await, Ok(4));
    })
    .await;
}

#[tokio::test]
async fn the_loop_wakes_runs_and_stops() {
    on_each_engine(|db| async move {
        let (sender, mut received) = mpsc::unbounded_channel();
        let registry = Registry::new().on("letter", move |unit: i64| {
            let sender = sender.clone();
            async move { Ok(sender.send(unit)?) }
        });
        let runner = Runner::new(db.clone(), registry, || NOW);
        let waker = runner.waker();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(runner.serve(async { drop(stopped.await) }));
        for unit in [1, 2] {
            put(&db, &[letter(unit)]).await;
            waker.wake();
            assert_eq!(received.recv().await, Some(unit));
        }
        stop.send(()).unwrap();
        serving.await.unwrap();
        assert_eq!((count_waiting(&db).await, next_due(&db).await), (Ok(0), Ok(None)), "all ends recorded");
    })
    .await;
}
