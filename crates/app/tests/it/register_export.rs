//! The official form to take away: what is public, in the order of the law, in three formats.

use app::register::import;
use paper::table::{Limits, read};
use rules::register::InformationClass;
use testkit::TestApp;

async fn city() -> TestApp {
    let city = TestApp::new().await;
    let entry = |title: &'static str| city.entry("dinkes").title(title).year(2026);
    entry("Profil dinas")
        .content(|content| content.made_on = "2026-01".to_owned())
        .published()
        .create()
        .await;
    entry("=SUM(A1)").class(InformationClass::OnDemand).published().create().await;
    entry("Naskah rahasia").create().await;
    entry("Sudah ditarik").withdrawn("Keliru.").create().await;
    city.entry("kel-satu")
        .title("Peringatan banjir")
        .class(InformationClass::Immediate)
        .published()
        .create()
        .await;
    city
}

#[tokio::test]
async fn the_city_list_has_all_units_by_class_and_nothing_hidden() {
    let city = city().await;
    let answer = city.get("/informasi/daftar.xlsx").await.expect(200);
    assert!(answer.header("content-disposition").contains("daftar-informasi-publik.xlsx"));
    let book = read(&answer.bytes, &Limits::default()).unwrap();
    let texts: Vec<String> = book.sheets[0].rows.iter().map(|line| line.cells.join("|")).collect();
    let at = |words: &str| texts.iter().position(|text| text.contains(words));
    let order = [at("Profil dinas"), at("Peringatan banjir"), at("=SUM(A1)")];
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{texts:#?}");
    assert!(at("Naskah rahasia").is_none() && at("Sudah ditarik").is_none());
    let first = texts.iter().find(|text| text.contains("Profil dinas")).unwrap();
    for words in ["Dinas Kesehatan", "Januari 2026", "cetak", "/informasi/profil-dinas"] {
        assert!(first.contains(words), "{words} in {first}");
    }
}

#[tokio::test]
async fn a_unit_has_its_own_list_as_csv_that_runs_nothing() {
    let city = city().await;
    let answer = city.get("/unit/dinkes/informasi/daftar.csv").await.expect(200);
    let text = String::from_utf8(answer.bytes.to_vec()).unwrap();
    assert!(text.starts_with("\u{feff}Klasifikasi informasi,Unit,No,"));
    assert!(text.contains(",'=SUM(A1),") && !text.contains("Peringatan banjir"));
    city.get("/unit/tidak-ada/informasi/daftar.csv").await.expect(404);
}

#[tokio::test]
async fn the_pdf_is_tagged_and_has_parts() {
    let city = city().await;
    let answer = city.get("/unit/dinkes/informasi/daftar.pdf").await.expect(200);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(answer.bytes.starts_with(b"%PDF-1.7"));
    city.get("/informasi/daftar.pdf?bagian=1").await.expect(200);
    city.get("/informasi/daftar.pdf?bagian=2").await.expect(404);
    city.get("/informasi/daftar.pdf?bagian=x").await.expect(404);
}

#[tokio::test]
async fn a_list_is_written_anew_after_a_change_and_the_old_file_goes() {
    let city = city().await;
    city.get("/informasi/daftar.csv").await.expect(200);
    city.entry("dinkes").title("Laporan baru").published().create().await;
    let answer = city.get("/informasi/daftar.csv").await.expect(200);
    assert!(String::from_utf8_lossy(&answer.bytes).contains("Laporan baru"));
    let kept = std::fs::read_dir(city.app.config.data.join("export")).unwrap();
    assert_eq!(kept.count(), 1);
}

#[tokio::test]
async fn what_was_taken_away_is_recognised_when_it_comes_back() {
    let city = city().await;
    let ctx = city.system();
    for format in ["xlsx", "csv"] {
        let answer = city.get(&format!("/unit/dinkes/informasi/daftar.{format}")).await.expect(200);
        let looked = import::look(&ctx, city.unit("dinkes"), answer.bytes.to_vec(), "").await.unwrap();
        let (_, plan) = looked.unwrap();
        let counts = ["create", "change", "fault", "busy"].map(|kind| plan.count(kind));
        assert_eq!(counts, [0, 0, 0, 0], "{format}: {plan:#?}");
        assert_eq!(plan.rows.len(), 2, "{format}");
    }
}
