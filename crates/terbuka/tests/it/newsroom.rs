//! `terbuka newsroom check FILE`.

use std::path::PathBuf;

use crate::program::{run, said};

fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn check(bytes: &[u8]) -> (Option<i32>, serde_json::Value) {
    let (_folder, path) = file("berita.txt", bytes);
    let output = run(&["newsroom", "check", path.to_str().unwrap(), "--json"]);
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or_default())
}

fn verdict<'a>(report: &'a serde_json::Value, code: &str) -> &'a str {
    let items = report["items"].as_array().unwrap();
    items.iter().find(|item| item["check"] == code).unwrap()["verdict"].as_str().unwrap()
}

const GOOD: &str = "Dinkes Cilegon Buka Pemeriksaan Kesehatan Gratis\n\nCILEGON – Dinas Kesehatan Kota Cilegon membuka \
    pemeriksaan kesehatan gratis di Alun-alun Cilegon, Senin (3/8/2026).\n\n\"Warga cukup membawa KTP,\" kata Kepala \
    Dinas Kesehatan Kota Cilegon, dr. Ratna Sari.\n";

#[test]
fn a_good_story_is_left_in_peace() {
    let (code, report) = check(GOOD.as_bytes());
    assert_eq!(code, Some(0));
    assert_eq!(report["advice"], 0, "{report}");
    let (_folder, path) = file("berita.txt", GOOD.as_bytes());
    let text = said(&run(&["newsroom", "check", path.to_str().unwrap()]));
    assert!(text.contains("0 saran"), "{text}");
}

#[test]
fn advice_names_its_reason_and_its_place_and_is_no_failure() {
    let (code, report) =
        check("RAPAT KOORDINASI\n\nKorban, Siti Aminah (14), NIK 3672014505120001, dirawat.\n".as_bytes());
    assert_eq!(code, Some(0));
    for code in ["when", "dateline", "source", "quote", "minor", "personal", "title.short"] {
        assert_eq!(verdict(&report, code), "advice", "{code}");
    }
    assert!(!report.to_string().contains("3672014505120001"), "the number is masked");
}

#[test]
fn bad_input_is_told_in_plain_words() {
    for bytes in [b"%PDF-1.7".as_slice(), b"{\"title\": 5", b"a\0b"] {
        let (_folder, path) = file("x", bytes);
        let output = run(&["newsroom", "check", path.to_str().unwrap(), "--json"]);
        assert_ne!(output.status.code(), Some(0));
        assert!(said(&output).contains("FILE"), "{}", said(&output));
    }
    assert_ne!(run(&["newsroom", "check", "/no/such/file"]).status.code(), Some(0));
    let (code, report) = check(b"");
    assert_eq!(
        (code, verdict(&report, "title.missing"), verdict(&report, "who")),
        (Some(0), "advice", "not_applicable")
    );
    assert_eq!(check(b"Caf\xe9 buka lagi\n\nisi").0, Some(0));
}
