//! `terbuka unit import FILE [--dry-run]`.

use std::path::Path;

use crate::program::{Serving, run, said};

fn import(data: &Path, text: &str, dry_run: bool) -> (Option<i32>, String) {
    let file = data.join("units.csv");
    std::fs::write(&file, text).unwrap();
    let mut arguments = vec!["unit", "import", file.to_str().unwrap(), "--data", data.to_str().unwrap()];
    if dry_run {
        arguments.push("--dry-run");
    }
    let output = run(&arguments);
    (output.status.code(), said(&output))
}

#[test]
fn a_sheet_is_shown_then_applied_and_the_second_time_nothing_is_left_to_do() {
    let folder = tempfile::tempdir().unwrap();
    Serving::start("demo", folder.path()).kill();
    let sheet = "kode,nama,jenis,induk\npkm-baru,Puskesmas Baru,puskesmas,dinkes\n";
    let (code, text) = import(folder.path(), sheet, true);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("pkm-baru"), "{text}");
    let serving = Serving::start("demo", folder.path());
    assert!(serving.get("/unit/pkm-baru").starts_with("HTTP/1.1 404"), "a dry run changes nothing");
    serving.kill();

    let (code, text) = import(folder.path(), sheet, false);
    assert_eq!(code, Some(0), "{text}");
    let serving = Serving::start("demo", folder.path());
    assert!(serving.get("/unit/pkm-baru").starts_with("HTTP/1.1 200"));
    serving.kill();
    let (code, again) = import(folder.path(), sheet, false);
    assert_eq!(code, Some(0), "{again}");
    assert_ne!(text, again, "the second time says that nothing differs");
}

#[test]
fn a_sheet_with_faults_ends_with_1_and_names_the_row() {
    let folder = tempfile::tempdir().unwrap();
    Serving::start("demo", folder.path()).kill();
    let (code, text) =
        import(folder.path(), "kode,nama,jenis,induk\nkel-x,Kelurahan X,kelurahan,tidak-ada\n", false);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("tidak-ada"), "{text}");
    let (code, text) = import(folder.path(), "satu,dua\n1,2\n", false);
    assert_eq!(code, Some(1), "{text}");
}
