//! `terbuka index check`: instruments nobody has seen, accepted or refused by name and line.

use std::path::Path;
use std::process::{Command, Output};

const KIP6: &str = include_str!("../../../rules/data/assessment/kip6-2025.toml");

fn check(file: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_terbuka"));
    command.args(["index", "check", "--json"]).arg(file).output().unwrap()
}

fn told(name: &str, text: &str) -> (Option<i32>, serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, text).unwrap();
    let output = check(&file);
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn an_instrument_that_is_fine_is_accepted() {
    let (code, told) = told("kip6.toml", KIP6);
    assert_eq!((code, told["valid"].as_bool()), (Some(0), Some(true)), "{told}");
    assert_eq!(told["schemes"][0]["scorable"], true);
}

#[test]
fn weights_of_101_are_refused_by_name_and_line() {
    let (code, told) = told("kip6.toml", &KIP6.replacen("weight = 20\n", "weight = 21\n", 1));
    assert_eq!(code, Some(1));
    let error = &told["errors"][0];
    assert_eq!((error["name"].as_str(), error["value"].as_str()), (Some("weights_not_100"), Some("101.00")));
    assert!(error["line"].as_u64().unwrap() > 1);
}

#[test]
fn a_table_of_101_and_a_question_bound_to_nothing_are_refused() {
    let table = "code,indicator,question_id,weight,evidence,confidence,scheme,obligation_codes,note\n\
        K.A,Satu,(total indikator),61,,source,K,,x\nK.B,Dua,(total indikator),40,,source,K,,x\n\
        K.A.1,Satu,Profil,61,Tautan,derived,K,BK.01.a,x\nK.B.1,Dua,Entah apa,40,,derived,K,,x\n";
    let (code, told) = told("k.csv", table);
    let names: Vec<&str> =
        told["errors"].as_array().unwrap().iter().map(|error| error["name"].as_str().unwrap()).collect();
    assert_eq!((code, names.as_slice()), (Some(1), ["weights_not_100", "unbound_question"].as_slice()));
}
