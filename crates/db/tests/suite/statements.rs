//! Reading and writing: kinds of values, NULL, parameters, the words of errors.

use db::{DbError, DbResult, Engine, Value, params};

use crate::{ADD, INSERT, LIST, UnitId, UnitRow, on_each_engine, sql};

#[tokio::test]
async fn a_row_comes_back_as_it_was_written() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        let logo = vec![0, 1, 255];
        let no_parent: Option<UnitId> = None;
        let dinkes: UnitRow =
            tx.one(&INSERT, params!["dinkes", no_parent, logo.clone(), -6.0125]).await.unwrap();
        let puskesmas: UnitRow = tx
            .one(&INSERT, params![String::from("puskesmas ü"), dinkes.id, Value::Null, Value::Null])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(dinkes.logo.as_deref(), Some(logo.as_slice()));
        assert_eq!((dinkes.parent_id, dinkes.is_open, dinkes.lat), (None, true, Some(-6.0125)));
        assert_eq!((puskesmas.parent_id, puskesmas.logo.clone()), (Some(dinkes.id), None));
        assert_eq!(db.all::<UnitRow>(&LIST, params![]).await.unwrap(), [dinkes, puskesmas]);
    })
    .await;
}

#[tokio::test]
async fn exec_counts_the_rows_it_touched() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        for code in ["a", "b", "c"] {
            assert_eq!(tx.exec(&ADD, params![code]).await.unwrap(), 1);
        }
        let close = sql("close", "UPDATE unit SET is_open = $2 WHERE code <> $1");
        assert_eq!(tx.exec(&close, params!["b", false]).await.unwrap(), 2);
        let returning = sql("returning", "DELETE FROM unit WHERE is_open = 0 RETURNING id");
        assert_eq!(tx.exec(&returning, params![]).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn parameters_go_by_their_number_and_not_by_their_place() {
    on_each_engine(|db| async move {
        let swapped =
            sql("swapped", "SELECT CAST($2 AS TEXT), CAST($1 AS BIGINT), CAST($2 AS TEXT) AS again");
        let row: (String, i64, String) = db.one(&swapped, params![7, "tujuh"]).await.unwrap();
        assert_eq!(row, ("tujuh".to_owned(), 7, "tujuh".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn an_absent_filter_finds_everything() {
    on_each_engine(|db| async move {
        let tx = db.begin().await.unwrap();
        for code in ["a", "b"] {
            tx.exec(&ADD, params![code]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let filtered = sql(
            "filtered",
            "SELECT code FROM unit WHERE (CAST($1 AS TEXT) IS NULL OR code = $1)
             AND (CAST($2 AS BIGINT) IS NULL OR id > $2) ORDER BY code LIMIT $3",
        );
        let none: Option<&str> = None;
        let after: Option<i64> = None;
        let codes: Vec<String> = db.all(&filtered, params![none, after, 10]).await.unwrap();
        assert_eq!(codes, ["a", "b"]);
        let codes: Vec<String> = db.all(&filtered, params![Some("b"), Some(0), 10]).await.unwrap();
        assert_eq!(codes, ["b"]);
    })
    .await;
}

#[tokio::test]
async fn missing_rows_and_taken_codes_have_their_own_errors() {
    on_each_engine(|db| async move {
        let find = sql("find_id", "SELECT id FROM unit WHERE code = $1");
        assert_eq!(db.optional::<i64>(&find, params!["x"]).await, Ok(None));
        assert_eq!(db.one::<i64>(&find, params!["x"]).await, Err(DbError::Gone));

        let tx = db.begin().await.unwrap();
        tx.exec(&ADD, params!["x"]).await.unwrap();
        let twice = tx.exec(&ADD, params!["x"]).await;
        assert_eq!(twice, Err(DbError::Unique { constraint_hint: "unit.code".to_owned() }));
        drop(tx);

        let tx = db.begin().await.unwrap();
        let orphan: DbResult<UnitRow> =
            tx.one(&INSERT, params!["y", UnitId(404), Value::Null, Value::Null]).await;
        assert_eq!(orphan, Err(DbError::ForeignKey));
    })
    .await;
}

#[tokio::test]
async fn a_record_refuses_columns_of_another_name_or_number() {
    on_each_engine(|db| async move {
        for (text, column) in [
            ("SELECT 1 AS number, 'a' AS code", "number"),
            ("SELECT 1 AS id, 2 AS code", "code"),
            ("SELECT 1 AS id", "(none left)"),
        ] {
            let error = db.all::<UnitRow>(&sql("wrong", text), params![]).await.unwrap_err();
            assert!(matches!(&error, DbError::Column { column: found, .. } if found == column), "{error}");
        }
        let wide = sql("wide", "SELECT 1 AS a, 2 AS b");
        let error = db.all::<i64>(&wide, params![]).await.unwrap_err();
        assert!(matches!(&error, DbError::Column { column, .. } if column == "b"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn wrong_parameters_are_refused() {
    on_each_engine(|db| async move {
        let one = sql("one_parameter", "SELECT code FROM unit WHERE id = $1");
        for params in [params![], params![1, 2]] {
            assert!(matches!(db.all::<String>(&one, params).await, Err(DbError::Other(_))));
        }
        let error = db.all::<String>(&sql("broken", "SELEC 1"), params![]).await.unwrap_err();
        assert!(error.to_string().contains("broken"), "the statement is named: {error}");
    })
    .await;
}

#[tokio::test]
async fn postgres_sums_ask_for_a_cast() {
    on_each_engine(|db| async move {
        if db.engine() == Engine::Postgres {
            let sum = sql("sum", "SELECT SUM(id) AS total FROM unit");
            let error = db.one::<Option<i64>>(&sum, params![]).await.unwrap_err();
            assert!(error.to_string().contains("`total`: NUMERIC"), "{error}");
        }
        let cast = sql("sum", "SELECT CAST(SUM(id) AS BIGINT) AS total FROM unit");
        assert_eq!(db.one::<Option<i64>>(&cast, params![]).await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn only_transactions_write() {
    on_each_engine(|db| async move {
        let written: DbResult<Option<UnitRow>> =
            db.optional(&INSERT, params!["x", Value::Null, Value::Null, Value::Null]).await;
        assert!(matches!(written, Err(DbError::Other(_))), "{written:?}");
        assert_eq!(crate::count(&db).await, 0);
    })
    .await;
}
