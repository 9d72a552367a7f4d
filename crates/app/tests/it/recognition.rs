//! Awards and warnings: proposed from published months, signed with a number, followed up, shown when decided so.

use app::activity::{self, Count};
use app::ranking;
use app::recognition::{self, Recognition};
use rules::activity::{Month, Network, Road};
use rules::recognition::Kind;
use rules::role::Role;
use testkit::TestApp;

/// Publishes a month in which units posted so much on Instagram.
async fn published(city: &TestApp, month: &str, posts: &[(&str, u32)]) {
    let (ctx, month) = (city.system(), Month::parse(month).unwrap());
    let tx = ctx.db().begin().await.unwrap();
    for (unit, posts) in posts {
        let count = Count {
            unit: city.unit(unit),
            month,
            network: Network::Instagram,
            road: Road::Export,
            posts: *posts,
            complete: true,
            newest_at: None,
            evidence: String::new(),
        };
        activity::put(&ctx, &tx, &count).await.unwrap();
    }
    tx.commit().await.unwrap();
    ranking::take_over(&ctx, month, "Siaran pers", false).await.unwrap();
}

async fn of(city: &TestApp, unit: &str) -> Vec<Recognition> {
    recognition::of_unit(&city.app.db, city.body, city.unit(unit)).await.unwrap()
}

#[tokio::test]
async fn an_award_is_proposed_signed_numbered_and_shown() {
    let city = TestApp::new().await;
    published(&city, "2026-10", &[("dinkes", 27), ("kec-satu", 2), ("kel-satu", 47), ("kel-dua", 39)]).await;
    let head = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.post_form("/kerja/penghargaan/usulkan", &[]).await.expect(403);
    head.post_form("/kerja/penghargaan/usulkan", &[]).await.expect(303);
    head.post_form("/kerja/penghargaan/usulkan", &[]).await.expect(303);
    let award = of(&city, "kel-satu").await;
    assert_eq!((award.len(), award[0].kind.0), (1, Kind::Award), "proposing twice changes nothing");
    assert_eq!(of(&city, "kel-dua").await[0].kind.0, Kind::Commendation);
    assert!(of(&city, "kec-satu").await.is_empty(), "second of its league, but below the quota");

    let desk = format!("/kerja/penghargaan/{}", award[0].id);
    operator.get(&desk).await.expect(404);
    head.post_form(&format!("{desk}/putuskan"), &[("nama", "Contoh Pejabat")]).await.expect(422);
    let signing = [("nama", "Contoh Pejabat"), ("jabatan", "Sekretaris Daerah"), ("umum", "ya")];
    head.post_form(&format!("{desk}/putuskan"), &signing).await.expect(303);
    head.post_form(&format!("{desk}/putuskan"), &signing).await.expect(409);
    let page = operator.get(&desk).await.expect(200);
    assert!(page.shows("001/PGH/KIP/XI/2026") && page.shows("Contoh Pejabat"), "{}", page.text());
    assert_eq!(operator.get(&format!("{desk}/surat.pdf")).await.header("content-type"), "application/pdf");
    let public = city.get("/penghargaan").await.expect(200);
    assert!(public.shows("Kelurahan Satu") && !public.shows("Kelurahan Dua"), "{}", public.text());
    let paper = format!("/penghargaan/{}/surat.pdf", award[0].id);
    assert_eq!(city.get(&paper).await.header("content-type"), "application/pdf");

    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    assert!(
        admin.get("/kerja/surel").await.expect(200).shows("001/PGH/KIP/XI/2026"),
        "the unit's office is told"
    );

    // The next number follows without a gap, also after a try that failed.
    let commendation = format!("/kerja/penghargaan/{}", of(&city, "kel-dua").await[0].id);
    head.post_form(&format!("{commendation}/putuskan"), &signing[..2]).await.expect(303);
    assert_eq!(of(&city, "kel-dua").await[0].number, "002/PIA/KIP/XI/2026");
    let hidden = format!("/penghargaan/{}/surat.pdf", of(&city, "kel-dua").await[0].id);
    city.get(&hidden).await.expect(404);
}

#[tokio::test]
async fn the_number_of_a_paper_can_be_checked_by_its_code() {
    let city = TestApp::new().await;
    published(&city, "2026-10", &[("kel-satu", 47)]).await;
    recognition::propose(&city.system()).await.unwrap();
    let signing = recognition::Signing {
        name: "Contoh Pejabat".to_owned(),
        position: "Sekretaris Daerah".to_owned(),
        is_public: true,
        ..recognition::Signing::default()
    };
    let id = of(&city, "kel-satu").await[0].id;
    let number = recognition::decide(&city.system(), id, &signing).await.unwrap();
    let wrong =
        city.get(&format!("/tanda-terima?nomor={number}&kode=00000000000000000000")).await.expect(200);
    assert!(!wrong.source().contains("notice good"), "{}", wrong.text());
}

#[tokio::test]
async fn silence_brings_coaching_then_a_warning_that_is_followed_up() {
    let city = TestApp::new().await;
    let silent = [("kel-satu", 0), ("kel-dua", 5)];
    for month in ["2026-08", "2026-09"] {
        published(&city, month, &silent).await;
    }
    recognition::propose(&city.system()).await.unwrap();
    assert_eq!(of(&city, "kel-satu").await[0].kind.0, Kind::Coaching);
    published(&city, "2026-10", &silent).await;
    recognition::propose(&city.system()).await.unwrap();
    let newest = of(&city, "kel-satu").await.remove(0);
    assert_eq!((newest.kind.0, newest.silent_months), (Kind::Warning1, 3));

    let head = city.sign_in_as(Role::SupervisingOfficer, "diskominfo").await;
    let desk = format!("/kerja/penghargaan/{}", newest.id);
    let signing = [("nama", "Contoh Pejabat"), ("jabatan", "Sekretaris Daerah"), ("batas", "2020-01-01")];
    head.post_form(&format!("{desk}/putuskan"), &signing).await.expect(422);
    let signing = [signing[0], signing[1], ("batas", "2026-12-31")];
    head.post_form(&format!("{desk}/putuskan"), &signing).await.expect(303);
    assert_eq!(head.get(&format!("{desk}/surat.pdf")).await.header("content-type"), "application/pdf");
    assert!(!city.get("/penghargaan").await.shows("Kelurahan Satu"), "not shown unless decided so");
    head.post_form(&format!("{desk}/selesai"), &[("hasil", "")]).await.expect(422);
    head.post_form(&format!("{desk}/selesai"), &[("hasil", "Tiga berita terbit.")]).await.expect(303);
    assert!(head.get(&desk).await.shows("Tiga berita terbit."));
    // An unpublished gap between months is no row of silent months.
    assert_eq!(of(&city, "kel-satu").await.len(), 2);
}

#[tokio::test]
async fn a_proposal_is_dropped_with_a_reason_and_the_rules_are_the_bodys() {
    let city = TestApp::new().await;
    let head = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    head.post_form("/kerja/penghargaan/usulkan", &[]).await.expect(422);
    let rules = |rank| [("penghargaan", rank), ("piagam", "1"), ("pembinaan", "2"), ("teguran", "3")];
    head.post_form("/kerja/penghargaan/aturan", &rules("4")).await.expect(422);
    head.post_form("/kerja/penghargaan/aturan", &rules("0")).await.expect(303);
    published(&city, "2026-10", &[("kel-satu", 47), ("kel-dua", 39)]).await;
    head.post_form("/kerja/penghargaan/usulkan", &[]).await.expect(303);
    assert!(of(&city, "kel-dua").await.is_empty(), "only the first is praised now");
    let one = of(&city, "kel-satu").await.remove(0);
    assert_eq!(one.kind.0, Kind::Commendation);
    let path = format!("/kerja/penghargaan/{}/gugurkan", one.id);
    head.post_form(&path, &[("alasan", "")]).await.expect(422);
    head.post_form(&path, &[("alasan", "Sudah menerima bulan lalu.")]).await.expect(303);
    let page = head.get("/kerja/penghargaan?status=dropped").await.expect(200);
    assert!(page.shows("Kelurahan Satu"), "{}", page.text());
}

#[tokio::test]
async fn a_published_month_has_its_proposals_the_next_morning_without_a_button() {
    let city = TestApp::new().await;
    app::worker::plan(&city.app).await.unwrap();
    published(&city, "2026-10", &[("kel-satu", 47)]).await;
    city.clock.advance(24 * 60 * 60 * 1000);
    city.run_jobs().await;
    assert_eq!(of(&city, "kel-satu").await.len(), 1);
    city.clock.advance(24 * 60 * 60 * 1000);
    city.run_jobs().await;
    assert_eq!(of(&city, "kel-satu").await.len(), 1, "the next morning adds nothing");
}
