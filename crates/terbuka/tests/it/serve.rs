//! `terbuka demo` and `terbuka serve`.

use crate::program::{Serving, run, said};

#[test]
fn the_demo_city_lives_and_survives_a_power_cut() {
    let folder = tempfile::tempdir().unwrap();
    let first = Serving::start("demo", folder.path());
    assert!(first.get("/").contains("Kota Cilegon"));
    assert!(first.get("/unit/dinkes").starts_with("HTTP/1.1 200"));
    let retold = first.get("/berita/perpustakaan-keliling-singgah-di-kebon-dalem");
    assert!(
        retold.contains("Perpustakaan keliling singgah di lima permukiman"),
        "a story told twice names its source"
    );
    first.kill();

    let again = Serving::start("demo", folder.path());
    assert!(again.get("/cari?q=posyandu").contains("<mark>"), "the index is there after the cut");
    again.kill();

    let data = folder.path().to_str().unwrap();
    let verdict = run(&["audit", "verify", "--data", data]);
    assert!(verdict.status.success(), "{}", said(&verdict));
}

#[test]
fn an_empty_folder_starts_the_guided_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start("serve", folder.path());
    assert!(serving.said.contains("/penyiapan?kunci="), "{}", serving.said);
    let answer = serving.get("/");
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("location: /penyiapan"), "{answer}");
    assert!(serving.get("/penyiapan").contains("Selamat datang"));
}

#[test]
fn an_unknown_setting_is_named_and_nothing_starts() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("terbuka.toml"), "colour = 'blue'\n").unwrap();
    let output = run(&["serve", "--listen", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("colour"), "an unknown setting is named: {}", said(&output));
}
