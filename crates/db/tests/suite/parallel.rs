//! Many at once: transactions queue and none is lost.

use db::params;

use crate::{ADD, count, on_each_engine, sql};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_transactions_at_once_all_count() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        tx.exec(&ADD, params!["counter"]).await.unwrap();
        tx.exec(&sql("zero", "UPDATE unit SET lat = 0.0"), params![]).await.unwrap();
        tx.commit().await.unwrap();

        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..20 {
            let db = db.clone();
            tasks.spawn(async move {
                let tx = db.begin().await.unwrap();
                let raise = sql("raise", "UPDATE unit SET lat = lat + 1.0 WHERE code = 'counter'");
                assert_eq!(tx.exec(&raise, params![]).await.unwrap(), 1);
                tx.exec(&ADD, params![format!("unit {number}")]).await.unwrap();
                assert!(count(&tx).await >= 2);
                tx.commit().await.unwrap();
            });
        }
        while let Some(done) = tasks.join_next().await {
            done.unwrap();
        }
        let lat: f64 =
            db.one(&sql("lat", "SELECT lat FROM unit WHERE code = 'counter'"), params![]).await.unwrap();
        assert!((lat - 20.0).abs() < f64::EPSILON);
        assert_eq!(count(&db).await, 21);
    })
    .await;
}
