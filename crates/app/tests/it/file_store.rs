//! The store of files: away for a minute, and a large file sent piece by piece.

use app::file::FileStore;
use rules::role::Role;
use testkit::{FilePart, TestApp};

/// Nobody listens on port 9 of this machine.
fn nowhere() -> blob::S3 {
    blob::S3 {
        endpoint: Some("http://127.0.0.1:9".to_owned()),
        bucket: "ember".to_owned(),
        region: "id-1".to_owned(),
        access_key: "kunci".to_owned(),
        secret_key: "rahasia".to_owned(),
        prefix: String::new(),
        path_style: true,
    }
}

fn version(page: &str) -> &str {
    page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap()
}

#[tokio::test]
async fn while_the_store_is_away_words_are_kept_and_only_the_file_is_refused() {
    let near = tempfile::tempdir().unwrap();
    let store = FileStore::s3(&nowhere(), near.path(), 1 << 20).unwrap();
    let city = TestApp::with_files(store).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let page = operator.get(&path).await.expect(200).source().clone();
    let fields = [
        ("version", version(&page)),
        ("title", "Kerja bakti"),
        ("lead", "Warga membersihkan selokan."),
        ("text", "Isi yang panjang."),
    ];
    let list = FilePart {
        field: "files",
        file_name: "daftar.csv",
        content_type: "text/csv",
        bytes: b"nama;jumlah\nA;1\n",
    };
    let refused = operator.multipart(&path, &fields, &[list]).await.expect(503);
    assert_eq!(refused.header("retry-after"), "10");
    assert!(refused.shows("Penyimpanan berkas sedang tidak dapat dijangkau"), "{}", refused.text());
    assert!(refused.shows("daftar.csv"));
    let saved = operator.get(&path).await.expect(200);
    assert!(saved.source().contains("Isi yang panjang.") && !saved.shows("daftar.csv"));

    let ready = city.get("/readyz").await.expect(200).json();
    assert_eq!((&ready["status"], &ready["parts"]["files"]), (&"degraded".into(), &"failed".into()));
    assert_eq!(ready["parts"]["database"], "ok");
}

#[tokio::test]
async fn a_large_attachment_is_sent_whole_with_its_length() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let page = operator.get(&path).await.expect(200).source().clone();
    let rows: String = (0..200_000).map(|n| format!("{n};beras;12000\n")).collect();
    let list =
        FilePart { field: "files", file_name: "harga.csv", content_type: "text/csv", bytes: rows.as_bytes() };
    let fields = [("version", version(&page)), ("title", "Harga"), ("lead", "Harga."), ("text", "Isi.")];
    operator.multipart(&path, &fields, &[list]).await.expect(303);
    let page = operator.get(&path).await.expect(200).source().clone();
    let address = page.split("href=\"/lampiran/").nth(1).unwrap().split('"').next().unwrap();
    let answer = operator.get(&format!("/lampiran/{address}")).await.expect(200);
    assert_eq!(answer.header("content-length"), rows.len().to_string());
    assert!(answer.bytes == rows.as_bytes());
}
