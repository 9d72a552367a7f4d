//! Spreadsheets of the register as tables: seen where the file is seen, harmless, and honest about what is left out.

use testkit::TestApp;

const CSV: &str = "kode;nama;nilai\n1;Dinas Contoh;-5\n2;=HYPERLINK(\"http://jahat.test\");7\n";

#[tokio::test]
async fn a_public_spreadsheet_is_a_page_csv_and_json() {
    let city = TestApp::new().await;
    let entry = city.entry("kel-satu").title("Rekap").file("rekap.csv", CSV.as_bytes(), &[CSV]).published();
    let entry = entry.create().await;
    let own = format!("/dokumen/{}", entry.files[0].document);
    let page = city.get(&entry.path()).await.expect(200);
    assert!(page.source().contains(&format!("{own}/tabel\"")));
    let table = city.get(&format!("{own}/tabel")).await.expect(200);
    assert!(table.shows("Dinas Contoh") && table.source().contains("<th scope=\"col\">kode</th>"));
    assert!(table.source().contains(&entry.path()));

    let csv = city.get(&format!("{own}/tabel.csv")).await.expect(200);
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert_eq!(
        csv.source(),
        "\u{feff}kode,nama,nilai\r\n1,Dinas Contoh,-5\r\n2,\"'=HYPERLINK(\"\"http://jahat.test\"\")\",7\r\n"
    );
    let tag = csv.header("etag").to_owned();
    city.visitor().get_with(&format!("{own}/tabel.csv"), "if-none-match", &tag).await.expect(304);
    let json = city.get(&format!("{own}/tabel.json")).await.expect(200).json();
    assert_eq!(json["rows"][1], serde_json::json!(["1", "Dinas Contoh", "-5"]));
    assert_eq!(
        (json["is_cut"].as_bool(), json["sha256"].as_str()),
        (Some(false), Some(&*entry.files[0].sha256))
    );
}

#[tokio::test]
async fn a_long_table_is_cut_and_says_so() {
    let city = TestApp::new().await;
    let long: String = (0..10_050).map(|row| format!("{row};baris\n")).collect();
    let entry =
        city.entry("kel-satu").file("panjang.csv", long.as_bytes(), &["x"]).published().create().await;
    let own = format!("/dokumen/{}", entry.files[0].document);
    let csv = city.get(&format!("{own}/tabel.csv")).await.expect(200);
    assert_eq!((csv.source().lines().count(), csv.header("x-table-cut-after")), (10_000, "10000"));
    assert_eq!(city.get(&format!("{own}/tabel.json")).await.json()["is_cut"], true);
    let page = city.get(&format!("{own}/tabel")).await.expect(200);
    assert!(
        page.shows("100 baris pertama") && page.shows("semuanya ada di berkas aslinya"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_table_is_seen_exactly_where_its_file_is() {
    let city = TestApp::new().await;
    let sheet = || city.entry("kel-satu").file("rekap.csv", CSV.as_bytes(), &[CSV]);
    let (draft, gone) = (sheet().create().await, sheet().withdrawn("Keliru").create().await);
    let other = city.entry("kel-satu").file("surat.txt", b"bukan tabel", &["x"]).published().create().await;
    for name in ["tabel", "tabel.csv", "tabel.json"] {
        city.get(&format!("/dokumen/{}/{name}", draft.files[0].document)).await.expect(404);
        city.get(&format!("/dokumen/{}/{name}", gone.files[0].document)).await.expect(410);
        city.get(&format!("/dokumen/{}/{name}", other.files[0].document)).await.expect(404);
    }
}
