//! `terbuka audit verify` (PP 71/2019 Ps.22): a flipped bit is found and named.

use crate::program::{Serving, run, said};

#[test]
fn pp_71_2019_ps_22_a_flipped_bit_in_the_log_or_in_a_saved_text_is_found() {
    let folder = tempfile::tempdir().unwrap();
    Serving::start("demo", folder.path()).stop();
    let data = folder.path().to_str().unwrap();
    let whole = run(&["audit", "verify", "--data", data]);
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));

    let file = folder.path().join("terbuka.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    let words = b"Pendamping membantu peserta membedakan kebutuhan";
    // Free space of the file may hold an older copy: every copy is changed.
    let places: Vec<usize> =
        (0..bytes.len() - words.len()).filter(|at| bytes[*at..].starts_with(words)).collect();
    assert!(!places.is_empty(), "the words are in the file");
    for at in places {
        bytes[at] ^= 1;
    }
    std::fs::write(&file, bytes).unwrap();

    let damaged = run(&["audit", "verify", "--data", data]);
    assert_eq!(damaged.status.code(), Some(1), "{}", said(&damaged));
    assert!(said(&damaged).contains("DAMAGED"), "{}", said(&damaged));
}

#[test]
fn a_folder_without_data_is_not_called_whole() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["audit", "verify", "--data", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("there is no database"), "{}", said(&output));
}
