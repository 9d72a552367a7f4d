//! Tables of programmes: taken whole or not at all, one version of a unit and year in public at a time.

use app::ids::ProgrammeId;
use app::programme;
use rules::role::Role;
use testkit::{FilePart, TestApp};

const TABLE: &str = "LAPORAN REALISASI,,,,\nTahun Anggaran 2026,,,,\n\
    Kode,Uraian,Anggaran,Realisasi,Lokasi\n\
    1.02.02,Program Kesehatan,Rp1.250.000.000,\"600,5 jt\",\n\
    1.02.02.2.01,Penyediaan Fasilitas,\"1,25 M\",600.500.000,Kelurahan Satu\n\
    ,JUMLAH,1.250.000.000,600.500.000,\n";

async fn taken(city: &TestApp, table: &str) -> ProgrammeId {
    let ctx = city.system();
    let file = ("program.csv", table.as_bytes().to_vec());
    let begun = programme::begin(&ctx, city.unit("kel-satu"), file, None, None).await.unwrap().unwrap();
    if !begun.is_known {
        assert!(programme::take(&ctx, begun.id).await.unwrap().is_fine());
    }
    begun.id
}

async fn api(city: &TestApp, query: &str) -> serde_json::Value {
    city.get(&format!("/api/v1/programmes{query}")).await.expect(200).json()
}

#[tokio::test]
async fn perki_1_2021_ps_14_a_table_becomes_public_by_an_act_and_the_version_before_comes_back() {
    let city = TestApp::new().await;
    let first = taken(&city, TABLE).await;
    assert!(api(&city, "").await["items"].as_array().unwrap().is_empty(), "a draft is nobody's");
    city.get(&format!("/program/berkas/{first}/sumber.csv")).await.expect(404);
    let ctx = city.system();
    programme::publish(&ctx, first, "").await.unwrap();
    let found = api(&city, "?unit=kel-satu&year=2026&level=activity").await;
    let item = &found["items"][0];
    assert_eq!(
        (&item["code"], &item["budget"], &item["realisation"], &item["percent"]),
        (&"1.02.02.2.01".into(), &1_250_000_000_i64.into(), &600_500_000.into(), &48.04.into())
    );
    let page = city.get("/program/unit/kel-satu").await.expect(200);
    assert!(page.shows("Rp1.250.000.000") && page.shows("48,04 %"), "{}", page.text());
    assert!(city.get("/program").await.expect(200).shows("Rp600.500.000"));
    assert!(city.get("/program/daftar?q=fasilitas").await.expect(200).shows("1.02.02.2.01"));
    let csv = city.get("/opendata/programmes.csv?tahun=2026").await.expect(200);
    assert!(csv.source().contains("kel-satu") && csv.source().contains("48.04"), "{}", csv.source());
    assert!(
        city.get(&format!("/program/berkas/{first}/sumber.csv"))
            .await
            .expect(200)
            .source()
            .contains("JUMLAH")
    );

    // The same file again makes nothing new; a changed one takes its place and can be drawn back.
    assert_eq!(taken(&city, TABLE).await, first);
    let second =
        taken(&city, &TABLE.replace("600,5 jt", "700 jt").replace("600.500.000", "700.000.000")).await;
    programme::publish(&ctx, second, "").await.unwrap();
    let found = api(&city, "").await;
    assert_eq!(
        (found["items"].as_array().unwrap().len(), &found["items"][0]["realisation"]),
        (2, &700_000_000.into())
    );
    programme::draw(&ctx, second).await.unwrap();
    assert_eq!(api(&city, "").await["items"][0]["realisation"], 600_500_000);
}

#[tokio::test]
async fn a_file_with_faults_changes_nothing_and_names_every_row() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let table = TABLE.replace("Rp1.250.000.000", "\"1,250\"");
    let file = ("program.csv", table.into_bytes());
    let begun = programme::begin(&ctx, city.unit("kel-satu"), file, None, None).await.unwrap().unwrap();
    let reading = programme::take(&ctx, begun.id).await.unwrap();
    let answer = programme::answer(&reading, ("program.csv", "kel-satu"), None);
    assert_eq!(
        (&answer["faults"][0]["row"], &answer["faults"][0]["fault"]),
        (&4.into(), &"ambiguous".into())
    );
    assert_eq!(answer["items"][0]["budget"], serde_json::Value::Null);
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let page = operator.get(&format!("/kerja/program/{}", begun.id)).await.expect(200);
    assert!(
        page.shows("dapat dibaca dengan dua cara") && !page.shows("Ambil sebagai draf"),
        "{}",
        page.text()
    );
    assert!(programme::publish(&ctx, begun.id, "").await.is_err());
}

#[tokio::test]
async fn an_operator_brings_a_table_and_the_ppid_publishes_it() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let neighbour = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let id = city.unit("kel-satu").to_string();
    let table = TABLE.replace("Rp1.250.000.000", "Rp1.250.000.001");
    let file = || FilePart {
        field: "berkas",
        file_name: "p.csv",
        content_type: "text/csv",
        bytes: table.as_bytes(),
    };
    neighbour.multipart("/kerja/program", &[("unit", &id)], &[file()]).await.expect(403);
    operator.multipart("/kerja/program", &[("unit", &id)], &[]).await.expect(422);
    let moved =
        operator.multipart("/kerja/program", &[("unit", &id), ("tahun", "")], &[file()]).await.expect(303);
    let place = moved.location().to_owned();
    assert!(operator.get(&place).await.expect(200).shows("2 angka tidak sama"));
    neighbour.get(&place).await.expect(404);
    operator
        .post_form(
            &format!("{place}/kolom"),
            &[("kolom-code", "0"), ("kolom-name", "1"), ("kolom-budget", "2")],
        )
        .await
        .expect(303);
    operator.post_form(&format!("{place}/ambil"), &[]).await.expect(303);
    operator.post_form(&format!("{place}/terbitkan"), &[]).await.expect(403);
    ppid.post_form(&format!("{place}/terbitkan"), &[]).await.expect(422);
    ppid.post_form(&format!("{place}/terbitkan"), &[("alasan", "Pembulatan di sumber.")]).await.expect(303);
    let page = city.get("/program/unit/kel-satu?tahun=2026").await.expect(200);
    assert!(page.shows("Pembulatan di sumber.") && !page.shows("600.500.000"), "{}", page.text());
    let news = city.news("kel-satu").title("Puskesmas dibuka").published().create().await;
    let proof = format!("{place}/bukti/2");
    operator.post_form(&proof, &[("alamat", "bukan alamat")]).await.expect(422);
    operator
        .post_form(&proof, &[("alamat", &format!("/berita/{}", news.slug)), ("judul", "")])
        .await
        .expect(303);
    assert!(city.get("/program/unit/kel-satu").await.expect(200).shows("Puskesmas dibuka"));
    ppid.post_form(&format!("{place}/tarik"), &[]).await.expect(303);
    assert!(!city.get("/program/unit/kel-satu").await.expect(200).shows("Puskesmas dibuka"));
}

#[tokio::test]
async fn uu_23_2014_ps_12_a_citizen_sees_what_the_money_is_for() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let id = taken(&city, TABLE).await;
    programme::publish(&ctx, id, "").await.unwrap();
    let page = city.get("/program?tahun=2026").await.expect(200);
    assert!(page.shows("Kesehatan") && page.shows("Menurut urusan"), "{}", page.text());
    let found = city.get("/program/daftar?tema=1.02").await.expect(200);
    assert!(found.shows("Penyediaan Fasilitas"), "rows below carry the theme of their programme");
    assert!(!city.get("/program/daftar?tema=1.01").await.expect(200).shows("Penyediaan Fasilitas"));
    city.get("/program/daftar?tema=9.99").await.expect(404);
    let items = api(&city, "?theme=1.02").await["items"].as_array().unwrap().clone();
    assert_eq!((items.len(), &items[1]["theme"]), (2, &"1.02".into()));
    assert!(api(&city, "?theme=1.01").await["items"].as_array().unwrap().is_empty());
    let english = city.get("/en/program?tahun=2026").await.expect(200);
    assert!(english.shows("Health"), "{}", english.text());
}
