//! Steps run once, in order, by one node, and never change.

use db::{DbError, Migration, params};

use crate::{UNITS, on_each_engine, sql};

const TOPICS: Migration = Migration {
    number: 2,
    name: "topics",
    sql: "CREATE TABLE topic (\n    id BIGINT PRIMARY KEY\n);\n-- only: sqlite\nINSERT INTO topic VALUES (1);\n\
          -- only: postgres\nINSERT INTO topic VALUES (2);\n",
};

#[tokio::test]
async fn a_step_runs_once() {
    on_each_engine(|db| async move {
        assert_eq!(db.migrate(&[UNITS, TOPICS]).await.unwrap(), ["topics"]);
        assert_eq!(db.migrate(&[UNITS, TOPICS]).await.unwrap(), Vec::<&str>::new());
        let names: Vec<String> = db
            .all(&sql("names", "SELECT name FROM schema_migration ORDER BY number"), params![])
            .await
            .unwrap();
        assert_eq!(names, ["units", "topics"]);
    })
    .await;
}

#[tokio::test]
async fn a_changed_step_is_refused_but_line_ends_do_not_matter() {
    on_each_engine(|db| async move {
        let windows = UNITS.sql.replace('\n', "\r\n");
        let windows = Migration { sql: windows.leak(), ..UNITS };
        assert_eq!(db.migrate(&[windows]).await.unwrap(), Vec::<&str>::new());
        let changed = Migration { sql: "CREATE TABLE other (id BIGINT);", ..UNITS };
        let error = db.migrate(&[changed]).await.unwrap_err();
        assert!(error.to_string().contains("migration 1 (units) has run with another text"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_broken_step_leaves_nothing() {
    on_each_engine(|db| async move {
        let broken =
            Migration { number: 2, name: "broken", sql: "CREATE TABLE half (id BIGINT);\nNONSENSE;\n" };
        let error = db.migrate(&[UNITS, broken]).await.unwrap_err();
        assert!(error.to_string().contains("migration 2 (broken)"), "{error}");
        let tables: Vec<_> = db.now_schema().await.unwrap().into_iter().map(|(table, _)| table).collect();
        assert!(!tables.contains(&"half".to_owned()));
        assert!(matches!(db.migrate(&[TOPICS, UNITS]).await, Err(DbError::Other(_))), "order matters");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn several_nodes_may_start_at_once() {
    on_each_engine(|db| async move {
        let mut nodes = tokio::task::JoinSet::new();
        for _ in 0..5 {
            let db = db.clone();
            nodes.spawn(async move { db.migrate(&[UNITS, TOPICS]).await.unwrap().len() });
        }
        assert_eq!(nodes.join_all().await.into_iter().sum::<usize>(), 1);
    })
    .await;
}
