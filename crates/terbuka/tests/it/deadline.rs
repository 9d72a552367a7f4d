//! `terbuka deadline KIND DATE` and `terbuka calendar load FILE`.

use std::path::Path;

use crate::program::{Serving, run, said};

fn ask(arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(&[&["deadline"], arguments].concat());
    (output.status.code(), said(&output))
}

#[test]
fn uu_14_2008_ps_22_ayat_7_a_due_date_without_server_or_data_folder() {
    let (code, text) = ask(&["DL.REQ.ANSWER", "2025-11-21", "--json"]);
    assert_eq!(code, Some(0), "{text}");
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["due_legal"], "2025-12-05");
    assert_eq!(answer["opens_on"], "2025-12-08");
    let (code, text) = ask(&["DL.REQ.ANSWER", "2026-03-13"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("2026-04-06") && text.contains("Hari Suci Nyepi"), "{text}");
    assert!(ask(&["list"]).1.contains("DL.CAS.FILE"));
}

#[test]
fn beyond_the_calendar_the_program_says_so_and_ends_with_1() {
    let (code, text) = ask(&["DL.REQ.ANSWER", "2026-12-28", "--json"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("calendar not loaded for 2027"), "{text}");
    let (code, text) = ask(&["DL.REQ.ANSWER", "2026-12-28", "--calendar", "nasional-2027-sementara"]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn a_question_that_makes_no_sense_ends_with_3_and_names_what_is_wrong() {
    for (arguments, words) in [
        (["DL.REQ.NONE", "2026-03-13"], "KIND"),
        (["DL.REQ.ANSWER", "2026-02-30"], "DATE"),
        (["DL.REQ.ANSWER", ""], "DATE"),
    ] {
        let (code, text) = ask(&arguments);
        assert_eq!(code, Some(3), "{text}");
        assert!(text.contains(words), "{text}");
    }
    let (code, text) = ask(&["DL.REQ.ANSWER", "2026-03-13", "--calendar", "tidak-ada"]);
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("neither a file nor"), "{text}");
}

fn load(data: &Path, csv: &str, more: &[&str]) -> (Option<i32>, String) {
    let file = data.join("skb-2027.csv");
    std::fs::write(&file, csv).unwrap();
    let plain = ["calendar", "load", file.to_str().unwrap(), "--data", data.to_str().unwrap()];
    let output = run(&[plain.as_slice(), more].concat());
    (output.status.code(), said(&output))
}

#[test]
fn a_decree_is_looked_at_then_loaded_once() {
    let folder = tempfile::tempdir().unwrap();
    Serving::start("demo", folder.path()).kill();
    let csv = "date,kind,name,decree\n2027-01-01,NATIONAL_HOLIDAY,Tahun Baru Masehi,SKB 2027\n";
    let data = folder.path().to_str().unwrap();
    let asked = || ask(&["DL.REQ.ANSWER", "2026-12-21", "--data", data]);
    let (code, text) = load(folder.path(), csv, &["--dry-run"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("+ 2027-01-01") && text.contains("tahun baru: 2027"), "{text}");
    assert_eq!(asked().0, Some(1), "a dry run changes nothing");
    let (code, text) = load(folder.path(), csv, &[]);
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = asked();
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("2027-01-07") && text.contains("skb-2027 (SKB 2027)"), "{text}");
    assert!(load(folder.path(), csv, &[]).1.contains("tidak ada yang berubah"));
    let (code, text) = load(folder.path(), "date,kind,name,decree\n2027-13-01,libur,x,y\n", &[]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("line 2"), "{text}");
}

#[test]
fn uu_14_2008_ps_22_with_a_data_folder_the_periods_of_the_body_count() {
    let folder = tempfile::tempdir().unwrap();
    Serving::start("demo", folder.path()).kill();
    let question = ["DL.REQ.CHECK", "2026-11-20", "--json"];
    let due = |more: &[&str]| -> serde_json::Value {
        let (code, text) = ask(&[&question[..], more].concat());
        assert_eq!(code, Some(0), "{text}");
        serde_json::from_str(&text).unwrap()
    };
    assert_eq!(due(&[])["due_legal"], "2026-11-25");
    let own = due(&["--data", folder.path().to_str().unwrap()]);
    assert_eq!(own["due_legal"], "2026-11-24");
    assert!(own["local_basis"].as_str().is_some_and(|basis| basis.contains("(contoh)")), "{own}");
}
