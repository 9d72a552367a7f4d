//! `terbuka redact check FILE` and `terbuka redact apply FILE`.

use std::path::Path;

use crate::program::{run, said};

fn check(file: &Path) -> (Option<i32>, String) {
    let output = run(&["redact", "check", file.to_str().unwrap()]);
    (output.status.code(), said(&output))
}

/// A page with a number of nobody (district 55 does not exist), under a black bar, without a table of objects.
fn pdf() -> Vec<u8> {
    let content = "BT /F 12 Tf 40 150 Td (Daftar penerima) Tj 0 -50 Td (3672554105950001) Tj ET\n0 g 35 95 140 16 re f\n";
    format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 240 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}endstream endobj\n\
         5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n\
         trailer <</Root 1 0 R>>\n%%EOF\n",
        content.len()
    )
    .into_bytes()
}

#[test]
fn a_black_bar_that_hides_nothing_is_found_and_cut_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    std::fs::write(&before, pdf()).unwrap();
    let (code, text) = check(&before);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("text-under-bar") && text.contains("personal-nik"), "{text}");
    assert!(!text.contains("3672554105950001"), "a report may be shown and logged: {text}");

    let cuts = folder.path().join("cuts.csv");
    std::fs::write(&cuts, "page,left,top,right,bottom,ground,note\n1,35,89,175,105,EX17H,NIK\n").unwrap();
    let [from, list, to] = [&before, &cuts, &after].map(|path| path.to_str().unwrap());
    let output = run(&["redact", "apply", from, "--cuts", list, "--personal", "--out", to]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let (code, text) = check(&after);
    assert_eq!(code, Some(0), "{text}");
    let bytes = std::fs::read(&after).unwrap();
    assert!(!bytes.windows(16).any(|part| part == b"3672554105950001"));
}

#[test]
fn text_files_are_checked_and_programs_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("daftar.csv");
    std::fs::write(&file, "no,nama,nik\n1,Ani,3672554105950001\n").unwrap();
    let output = run(&["redact", "check", file.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("\"code\":\"personal-nik\""), "{}", said(&output));
    std::fs::write(&file, "no,uraian,jumlah\n1,Belanja modal,1.250.000.000\n").unwrap();
    assert_eq!(check(&file).0, Some(0));
    std::fs::write(&file, b"\x7fELF\0\0").unwrap();
    assert_eq!(check(&file).0, Some(3));
    std::fs::write(&file, b"%PDF-1.4 and nothing else").unwrap();
    assert_eq!(check(&file).0, Some(3));
}
