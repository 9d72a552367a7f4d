//! The yearly report: six chapters, published once, for everybody and in the register.

use app::annual::{self, Chapters, Signature};
use rules::role::Role;
use testkit::TestApp;

const CHAPTERS: [&str; 6] = ["policy", "means", "service", "disputes", "obstacles", "recommendations"];

fn typed() -> Vec<(&'static str, &'static str)> {
    CHAPTERS.iter().map(|chapter| (*chapter, "Uraian bab ini.")).collect()
}

#[tokio::test]
async fn perki_1_2021_ps_56_six_chapters_are_published_once_and_stand_in_the_register() {
    let city = TestApp::new().await;
    city.get("/laporan-layanan").await.expect(200);
    city.get("/laporan-layanan/2025").await.expect(404);
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let desk = "/kerja/laporan/tahunan/2025";
    assert!(main.get("/kerja/laporan/tahunan").await.expect(200).shows("31 Maret 2026"));
    main.post_form(desk, &typed()[..2]).await.expect(303);
    assert!(main.get(desk).await.shows("Uraian bab ini."));
    main.post_form(&format!("{desk}/terbitkan"), &typed()).await.expect(422);
    let mut signed = typed();
    signed.extend([("nama", "Contoh Pejabat"), ("jabatan", "Sekretaris Daerah")]);
    main.post_form("/kerja/laporan/tahunan/2026/terbitkan", &signed).await.expect(422);
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.post_form(&format!("{desk}/terbitkan"), &signed).await.expect(403);
    main.post_form(&format!("{desk}/terbitkan"), &signed).await.expect(303);
    main.post_form(desk, &typed()).await.expect(422);
    let facts = annual::facts(&city.system(), 2025).await.unwrap();
    assert!(facts.published_on_ms.is_some());
    assert_eq!(annual::facts(&city.system(), 2024).await.unwrap().published_on_ms, None);

    let page = city.get("/laporan-layanan/2025").await.expect(200);
    for words in ["Kebijakan umum", "Rincian layanan", "Permohonan masuk", "Kendala", "Rekomendasi"] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    for (ending, begin) in [("pdf", "%PDF"), ("docx", "PK"), ("xlsx", "PK"), ("json", "{\"year\"")] {
        let file = city.get(&format!("/laporan-layanan/2025/laporan.{ending}")).await.expect(200);
        assert!(file.bytes.starts_with(begin.as_bytes()), "{ending}");
    }
    city.get("/laporan-layanan/2025/laporan.exe").await.expect(404);
    assert!(
        city.get("/unit/diskominfo/informasi").await.shows("Laporan Layanan Informasi Publik Tahun 2025")
    );
}

#[tokio::test]
async fn uu_14_2008_ps_12_the_yearly_announcement_is_a_paper_of_its_own() {
    let city = TestApp::new().await;
    let words = "Uraian.".to_owned();
    let chapters = Chapters {
        policy: words.clone(),
        means: words.clone(),
        service: words.clone(),
        disputes: words.clone(),
        obstacles: words.clone(),
        recommendations: words,
    };
    let signature = Signature { name: "Contoh Pejabat".to_owned(), position: "Sekda".to_owned() };
    annual::publish(&city.system(), 2025, &chapters, &signature).await.unwrap();
    let paper = city.get("/laporan-layanan/2025/pengumuman.pdf").await.expect(200);
    assert!(paper.bytes.starts_with(b"%PDF"));
    assert!(city.get("/laporan-layanan").await.shows("tahun 2025"));
}
