//! Every SQL statement of the product: both engines understand it, and none forgets whose data it asks for.

use std::collections::BTreeSet;

use db::{Engine, testing};

use crate::sources::{Source, below, none};

fn statements() -> Vec<Source> {
    below("crates", &[".sql"]).into_iter().filter(|file| !file.path.starts_with("crates/db/")).collect()
}

/// Tables with a `body_id`, read from the migrations.
fn tenant_tables() -> BTreeSet<String> {
    let mut tables = BTreeSet::new();
    for migration in below("migrations", &[".sql"]) {
        for table in migration.text.split("CREATE TABLE ").skip(1) {
            let (name, rest) = table.split_once('(').unwrap();
            let (columns, _) = rest.split_once("\n)").unwrap();
            if columns.split_whitespace().any(|word| word == "body_id") {
                tables.insert(name.trim().to_owned());
            }
        }
    }
    assert!(tables.contains("unit") && tables.contains("news"));
    tables
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
}

#[test]
fn a_statement_on_a_citys_table_names_the_city() {
    let tables = tenant_tables();
    let mut faults = Vec::new();
    for file in statements() {
        let touches = words(&file.text).any(|word| tables.contains(word));
        let is_cross = file.text.starts_with("-- cross-body:");
        let is_insert = words(&file.text).next() == Some("INSERT");
        let squeezed = file.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let names_city = squeezed.contains("body_id = $1") || (is_insert && squeezed.contains("body_id"));
        if touches && !is_cross && !names_city {
            faults.push(format!("{}: `body_id = $1` is missing (or `-- cross-body: reason`)", file.path));
        }
    }
    none(&faults);
}

#[test]
fn one_file_is_one_statement_in_capitals() {
    const VERBS: [&str; 5] = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
    let mut faults = Vec::new();
    for file in statements() {
        let body = file.text.trim_end().trim_end_matches(';');
        if body.lines().any(|line| !line.trim_start().starts_with("--") && line.contains(';')) {
            faults.push(format!("{}: one statement a file", file.path));
        }
        let first = words(body).find(|word| !word.is_empty()).unwrap_or_default();
        if !VERBS.contains(&first) {
            faults.push(format!("{}: begins with {first}, not with {VERBS:?}", file.path));
        }
        if words(body).any(|word| word == "LIKE") {
            faults.push(format!("{}: LIKE differs between the engines, keep a folded column", file.path));
        }
    }
    none(&faults);
}

#[test]
fn sql_stands_in_sql_files() {
    const BEGINNINGS: [&str; 5] =
        ["\"SELECT ", "\"INSERT INTO", "\"UPDATE ", "\"DELETE FROM", "\"CREATE TABLE"];
    let mut faults = Vec::new();
    for file in below("crates", &[".rs"]).iter().filter(|file| !file.path.starts_with("crates/db/")) {
        for (number, line) in (1..).zip(file.text.lines()) {
            let is_here = file.path.ends_with("it/statements.rs");
            if !is_here && BEGINNINGS.iter().any(|begin| line.contains(begin)) {
                faults.push(format!("{}:{number}: SQL belongs into sql/*.sql", file.path));
            }
        }
    }
    none(&faults);
}

#[test]
fn few_statements_differ_between_the_engines() {
    let all = statements();
    let pairs = all.iter().filter(|file| file.path.ends_with(".pg.sql")).count();
    assert!(pairs * 20 <= all.len(), "{pairs} of {} statements differ, more than one in twenty", all.len());
    for file in &all {
        if let Some(stem) = file.path.strip_suffix(".pg.sql") {
            assert!(all.iter().any(|other| other.path == format!("{stem}.sqlite.sql")), "{stem}: no twin");
        }
    }
}

#[test]
fn every_statement_is_used() {
    let code: String = below("crates", &[".rs"]).into_iter().map(|file| file.text).collect();
    let unused = |file: &&Source| !code.contains(&format!("/{}\"", file.name()));
    let faults: Vec<String> =
        statements().iter().filter(unused).map(|file| format!("{}: nobody runs it", file.path)).collect();
    none(&faults);
}

#[tokio::test]
async fn both_engines_understand_every_statement_and_end_in_the_same_tables() {
    let folder = tempfile::tempdir().unwrap();
    let url = testing::postgres_url();
    let mut schemas = Vec::new();
    let mut faults = Vec::new();
    for (engine, db) in testing::engines(folder.path(), url.as_deref()).await.unwrap() {
        let ran = db.migrate(app::migrations::ALL).await.unwrap();
        assert_eq!(ran.len(), app::migrations::ALL.len());
        assert!(db.migrate(app::migrations::ALL).await.unwrap().is_empty(), "a second run changes nothing");
        let other = if engine == Engine::Sqlite { ".pg.sql" } else { ".sqlite.sql" };
        for file in statements().iter().filter(|file| !file.path.ends_with(other)) {
            if let Err(error) = db.prepare_check(&file.text).await {
                faults.push(format!("{} on {engine:?}: {error}", file.path));
            }
        }
        schemas.push(db.now_schema().await.unwrap());
        if let Some(url) = url.as_deref() {
            testing::drop_database(url, &db).await.unwrap();
        }
    }
    none(&faults);
    assert!(schemas.windows(2).all(|pair| pair[0] == pair[1]), "the engines' tables differ: {schemas:#?}");
}
