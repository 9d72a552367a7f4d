//! Commit, rollback, errors inside a transaction, callers that go away.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use db::{DbError, params};

use crate::{ADD, COUNT, count, on_each_engine, sql};

/// Polls a future a few times and drops it, as a browser that goes away does to a handler.
/// Returns whether it was done before it could be cancelled.
async fn start_and_cancel<F: Future>(future: F, polls: u32) -> bool {
    let mut future = pin!(future);
    for _ in 0..polls {
        let done =
            std::future::poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_ready())).await;
        if done {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

#[tokio::test]
async fn a_transaction_reads_what_it_wrote_and_others_do_not() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        tx.exec(&ADD, params!["dinkes"]).await.unwrap();
        assert_eq!(count(&tx).await, 1, "a reading function takes &tx as a &Db");
        assert_eq!(count(&db).await, 0);
        tx.commit().await.unwrap();
        assert_eq!(count(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn dropping_without_commit_rolls_back() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        tx.exec(&ADD, params!["dinkes"]).await.unwrap();
        drop(tx);
        let tx = db.begin().await.unwrap();
        assert_eq!(count(&tx).await, 0);
        tx.exec(&ADD, params!["dinkes"]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn after_an_error_nothing_of_the_transaction_can_be_committed() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        tx.exec(&ADD, params!["dinkes"]).await.unwrap();
        tx.exec(&ADD, params!["dinkes"]).await.unwrap_err();
        assert!(matches!(tx.exec(&ADD, params!["other"]).await, Err(DbError::Other(_))));
        assert!(matches!(tx.commit().await, Err(DbError::Other(_))));
        assert_eq!(count(&db).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_copy_of_the_handle_ends_with_its_transaction() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        let copy = db::Db::clone(&tx);
        assert!(matches!(copy.begin().await, Err(DbError::Other(_))), "no transaction inside another");
        tx.commit().await.unwrap();
        assert!(matches!(copy.one::<i64>(&COUNT, params![]).await, Err(DbError::Other(_))));
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_caller_leaves_no_open_transaction() {
    on_each_engine(|db| async move {
        for polls in 1..12 {
            let work = async {
                let tx = db.begin().await.unwrap();
                tx.exec(&ADD, params!["half"]).await.unwrap();
                tx.exec(&ADD, params!["done"]).await.unwrap();
                std::future::pending::<()>().await;
            };
            start_and_cancel(work, polls).await;
            let tx = db.begin().await.unwrap();
            assert_eq!(count(&tx).await, 0, "after {polls} polls");
            tx.exec(&ADD, params![format!("kept {polls}")]).await.unwrap();
            tx.exec(&sql("clear", "DELETE FROM unit"), params![]).await.unwrap();
            tx.commit().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_statement_ends_its_transaction() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        let add = tx.exec(&ADD, params!["half"]);
        if start_and_cancel(add, 1).await {
            return; // A quick engine was done at the first look: nothing was cancelled.
        }
        assert!(tx.exec(&ADD, params!["rest"]).await.is_err());
        assert!(tx.commit().await.is_err());
        assert_eq!(count(&db.begin().await.unwrap()).await, 0);
    })
    .await;
}
