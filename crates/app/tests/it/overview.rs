//! The leader's page and the public page about openness.

use app::claim;
use rules::role::Role;
use testkit::TestApp;

/// Official scores of the own city and a neighbour, one of them disputed.
async fn facts(city: &TestApp) {
    let own = city.directory().body.name.clone();
    let table = format!(
        "tahun;badan publik;nilai;kualifikasi;peringkat;jumlah badan publik;penilai;sumber\n\
         2020;{own};8,32;informatif;5;;KI Banten;siaran pers\n\
         2021;{own};87,25;informatif;6;8;KI Banten;berita\n\
         2021;Kota Cilegon;60,62;cukup informatif;8;8;KI Banten;berita\n"
    );
    let ctx = city.system();
    let plan = claim::plan(&ctx, table.into_bytes()).await.unwrap().unwrap();
    claim::import(&ctx, &plan, "nilai.csv").await.unwrap();
}

#[tokio::test]
async fn the_head_reads_scores_neighbours_requests_and_silent_units_on_one_page() {
    let city = TestApp::new().await;
    facts(&city).await;
    let patron = city.sign_in_as(Role::Patron, "kota").await;
    let page = patron.get("/kerja/pimpinan").await.expect(200);
    for words in [
        "87,25",
        "tertulis “8,32”",
        "Diragukan",
        "6 dari 8",
        "Kota Cilegon",
        "Permohonan informasi tahun ini",
    ] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get("/kerja/pimpinan").await.expect(403);
    operator.get("/kerja/pimpinan/ringkasan.pdf").await.expect(403);
    assert!(!operator.get("/kerja").await.source().contains("/kerja/pimpinan"));
    assert!(patron.get("/kerja").await.source().contains("/kerja/pimpinan"));
    let pdf = patron.get("/kerja/pimpinan/ringkasan.pdf").await.expect(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    patron.get("/en/kerja/pimpinan").await.expect(200);
}

#[tokio::test]
async fn everybody_reads_official_scores_and_what_is_disputed_about_them() {
    let city = TestApp::new().await;
    assert!(city.get("/keterbukaan").await.expect(200).shows("Belum ada nilai resmi"));
    facts(&city).await;
    let page = city.get("/keterbukaan").await.expect(200);
    for words in ["87,25", "tertulis “8,32”", "Diragukan", "Semua badan publik tahun 2021"] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    let source = page.source();
    assert!(source.contains("<title id=\"nilai-judul\">") && source.contains("<desc id=\"nilai-isi\">"));
    assert!(!source.contains("/kerja/nilai-resmi"), "officers' pages are not for everybody");
    assert!(city.get("/").await.source().contains("/keterbukaan"), "the portal leads there");
}
