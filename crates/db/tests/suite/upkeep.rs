//! Health, size, copies, shape, and the addresses of databases.

use std::path::Path;

use db::{Db, DbConfig, DbError, Engine, Sql, params, testing};

use crate::{ADD, UNITS, count, on_each_engine};

#[tokio::test]
async fn a_copy_holds_everything() {
    let dir = tempfile::tempdir().unwrap();
    let db = testing::temp_sqlite(dir.path()).await.unwrap();
    db.migrate(&[UNITS]).await.unwrap();
    let tx = db.begin().await.unwrap();
    tx.exec(&ADD, params!["dinkes"]).await.unwrap();
    tx.commit().await.unwrap();
    let target = dir.path().join("copy.sqlite");
    db.backup_to(&target).await.unwrap();
    assert!(matches!(db.backup_to(&target).await, Err(DbError::Other(_))), "never over another file");
    let copy = Db::open(&DbConfig::Sqlite { path: target, readers: 1 }).await.unwrap();
    assert_eq!(count(&copy).await, 1);
}

#[tokio::test]
async fn health_size_and_shape_are_told_by_both_engines() {
    on_each_engine(|db| async move {
        assert_eq!(db.integrity_check().await.unwrap(), Vec::<String>::new());
        assert!(db.size_bytes().await.unwrap() > 4096);
        db.checkpoint().await.unwrap();
        db.prepare_check("SELECT code FROM unit WHERE id = $1").await.unwrap();
        db.prepare_check("INSERT INTO unit (code) VALUES ($1)").await.unwrap();
        assert!(db.prepare_check("SELECT nothing FROM unit").await.is_err());
        let schema = db.now_schema().await.unwrap();
        let columns: Vec<&str> =
            schema.iter().filter(|(table, _)| table == "unit").map(|(_, column)| column.as_str()).collect();
        assert_eq!(columns, ["code", "id", "is_open", "lat", "logo", "parent_id"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_database_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("photo.jpg");
    std::fs::write(&path, [7; 8192]).unwrap();
    let opened = Db::open(&DbConfig::sqlite(path)).await.map(drop);
    assert!(matches!(opened, Err(DbError::Corrupt(_))), "{opened:?}");
    let missing = Db::open(&DbConfig::sqlite(dir.path().join("no/such/folder.sqlite"))).await.map(drop);
    assert!(matches!(missing, Err(DbError::Unavailable(_))), "{missing:?}");
    let nobody = DbConfig::Postgres { url: "postgres://nobody@127.0.0.1:1/none".to_owned(), connections: 1 };
    let opened = Db::open(&nobody).await.map(drop);
    assert!(matches!(opened, Err(DbError::Unavailable(_))), "{opened:?}");
}

#[tokio::test]
async fn a_migrated_template_is_copied() {
    let Some(url) = testing::postgres_url() else { return };
    for _ in 0..2 {
        let db = testing::temp_postgres_migrated(&url, &[UNITS]).await.unwrap();
        assert_eq!(count(&db).await, 0);
        testing::drop_database(&url, &db).await.unwrap();
    }
}

#[test]
fn addresses_are_understood_and_passwords_not_shown() {
    let data = Path::new("data");
    let default = DbConfig::from_url(None, data).unwrap();
    assert!(matches!(&default, DbConfig::Sqlite { path, .. } if path == Path::new("data/terbuka.sqlite")));
    let named = DbConfig::from_url(Some("sqlite:city.sqlite"), data).unwrap();
    assert!(matches!(&named, DbConfig::Sqlite { path, .. } if path == Path::new("data/city.sqlite")));
    let server = DbConfig::from_url(Some("postgres://city:secret@db/city"), data).unwrap();
    assert!(!format!("{server:?}").contains("secret"));
    let error = DbConfig::from_url(Some("mysql://city:secret@db/city"), data).unwrap_err();
    assert!(!error.to_string().contains("secret"));
}

#[test]
fn statements_come_from_files() {
    const FIND: Sql = db::sql!("find_unit.sql");
    const PAIR: Sql = db::sql!("find_unit.sqlite.sql", "find_unit.pg.sql");
    assert_eq!((FIND.name, FIND.text(Engine::Sqlite)), ("find_unit.sql", FIND.postgres));
    assert!(PAIR.text(Engine::Postgres).contains("FOR UPDATE"));
    assert!(!PAIR.text(Engine::Sqlite).contains("FOR UPDATE"));
}
