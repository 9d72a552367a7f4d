//! Obligations of units: the catalogue, the matrix, statements, reminders.

use rules::register::InformationClass;
use rules::role::Role;
use serde_json::Value;
use testkit::TestApp;

const DAY_MS: i64 = 86_400_000;

/// The rows of the matrix for a query.
async fn matrix(city: &TestApp, query: &str) -> Vec<Value> {
    let answer = city.get(&format!("/api/v1/obligations/matrix?{query}")).await.expect(200);
    answer.json()["items"].as_array().unwrap().clone()
}

/// The row of a unit and a code.
async fn standing(city: &TestApp, unit: &str, code: &str) -> Value {
    let rows = matrix(city, &format!("unit={unit}")).await;
    rows.into_iter()
        .find(|row| row["code"] == code)
        .unwrap_or_else(|| panic!("{code} does not concern {unit}"))
}

#[tokio::test]
async fn perki_1_2021_ps_14_and_15_the_catalogue_is_open_data_with_its_articles() {
    let city = TestApp::new().await;
    let answer = city.get("/api/v1/obligations").await.expect(200).json();
    assert_eq!(answer["total"], 177);
    let rows = answer["items"].as_array().unwrap();
    let one = rows.iter().find(|row| row["code"] == "BK.02.a").unwrap();
    assert!(one["article"].as_str().unwrap().contains("UU 14/2008 Ps.9(2)b"));
    assert_eq!((one["refresh"][0].as_str(), one["catalogue"].as_str()), (Some("P6M"), Some("2026-1")));
    let immediate = city.get("/api/v1/obligations?class=serta_merta").await.expect(200).json();
    assert_eq!(immediate["total"], 15);
    city.get("/api/v1/obligations?class=rahasia").await.expect(422);
}

#[tokio::test]
async fn uu_14_2008_ps_9_3_an_entry_is_fresh_for_six_months_and_then_stale() {
    let city = TestApp::new().await;
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "missing");
    city.entry("kel-satu").title("Program 2026").obligation("BK.02.a").published().create().await;
    let row = standing(&city, "kel-satu", "BK.02.a").await;
    assert_eq!((row["status"].as_str(), row["entries"].as_i64()), (Some("published"), Some(1)));
    assert_eq!(standing(&city, "kel-dua", "BK.02.a").await["status"], "missing", "another unit's entry");
    assert_eq!(standing(&city, "kel-satu", "BK.02.b").await["status"], "missing", "the neighbour code");
    city.clock.advance(190 * DAY_MS);
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "stale");
}

#[tokio::test]
async fn what_is_not_public_counts_for_nothing() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.02.a").submitted().create().await;
    city.entry("kel-satu").obligation("BK.02.b").withdrawn("Salah unggah").create().await;
    for code in ["BK.02.a", "BK.02.b"] {
        let row = standing(&city, "kel-satu", code).await;
        assert_eq!((row["status"].as_str(), row["entries"].as_i64()), (Some("missing"), Some(0)), "{code}");
    }
}

#[tokio::test]
async fn perki_1_2021_ps_15_an_entry_under_a_heading_stands_there_and_fulfils_no_item() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.02").class(InformationClass::Periodic).published().create().await;
    let heading = standing(&city, "kel-satu", "BK.02").await;
    assert_eq!(
        (heading["status"].as_str(), heading["is_counted"].as_bool()),
        (Some("published"), Some(false))
    );
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "missing");
}

#[tokio::test]
async fn a_heading_stands_as_its_worst_item() {
    let city = TestApp::new().await;
    for code in ["BK.08.a", "BK.08.b"] {
        assert_eq!(standing(&city, "kel-satu", "BK.08").await["status"], "missing");
        city.entry("kel-satu").obligation(code).published().create().await;
    }
    assert_eq!(standing(&city, "kel-satu", "BK.08").await["status"], "published");
}

#[tokio::test]
async fn only_what_concerns_a_unit_stands_in_its_line() {
    let city = TestApp::new().await;
    let codes = |rows: Vec<Value>| -> Vec<String> {
        rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    };
    let kelurahan = codes(matrix(&city, "unit=kel-satu").await);
    let office = codes(matrix(&city, "unit=dinkes").await);
    assert!(!kelurahan.contains(&"BK.LG.01".to_owned()) && office.contains(&"BK.LG.01".to_owned()));
    assert!(office.contains(&"SM.04".to_owned()) && !kelurahan.contains(&"SM.04".to_owned()));
    assert!(!office.iter().any(|code| code.starts_with("SM.F")), "parts of an alert are no rows");
}

#[tokio::test]
async fn the_matrix_is_read_in_pages_and_by_status() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("SS.01").class(InformationClass::OnDemand).published().create().await;
    let all = matrix(&city, "").await;
    let published = matrix(&city, "status=published").await;
    assert_eq!((published.len(), published[0]["unit"].as_str()), (1, Some("kel-satu")));
    let mut read = Vec::new();
    let mut next = String::new();
    loop {
        let after = if next.is_empty() { String::new() } else { format!("&after={next}") };
        let page = city.get(&format!("/api/v1/obligations/matrix?limit=97{after}")).await.expect(200).json();
        read.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(token) => next = token.to_owned(),
            None => break,
        }
    }
    assert_eq!(read, all);
    city.get("/api/v1/obligations/matrix?unit=tidak-ada").await.expect(404);
}

#[tokio::test]
async fn the_units_ppid_signs_that_an_obligation_does_not_apply_and_takes_it_back() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let page = ppid.get("/kerja/kewajiban/unit/kel-satu").await.expect(200);
    assert!(page.shows("BK.02.a") && page.shows("Belum ada"), "{}", page.text());
    let form = [
        ("kode", "BK.02.a"),
        ("jenis", "not_applicable"),
        ("alasan", "Kelurahan tidak menjalankan program sendiri."),
        ("jabatan", "Lurah"),
    ];
    let path = "/kerja/kewajiban/unit/kel-satu/pernyataan";
    let refused = ppid.post_form(path, &[("kode", "BK.02.a"), ("jenis", "not_applicable")]).await.expect(422);
    assert!(refused.shows("Tulis alasan") && refused.shows("Tulis jabatan Anda"), "{}", refused.text());
    ppid.post_form(path, &form).await.expect(303);
    let row = standing(&city, "kel-satu", "BK.02.a").await;
    assert_eq!(row["status"], "not_applicable");
    assert_eq!(row["statement"]["position"], "Lurah");
    let public = city.get("/unit/kel-satu/kewajiban").await.expect(200);
    assert!(public.shows("Kelurahan tidak menjalankan program sendiri."), "{}", public.text());

    let cell = "/kerja/kewajiban/kel-satu/BK.02.a";
    assert!(ppid.get(cell).await.expect(200).shows("Lurah"));
    ppid.post_form(&format!("{cell}/cabut"), &[("pernyataan", "1")]).await.expect(422);
    let form = [("pernyataan", "1"), ("alasan", "Salah centang")];
    ppid.post_form(&format!("{cell}/cabut"), &form).await.expect(303);
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "missing");
}

#[tokio::test]
async fn a_statement_of_nothing_ends_with_its_year_and_a_heading_stands_for_its_open_items() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    city.entry("dinkes").obligation("BK.09.1").published().create().await;
    let form = [("kode", "BK.09"), ("jenis", "nothing_to_report"), ("jabatan", "Sekretaris")];
    ppid.post_form("/kerja/kewajiban/unit/dinkes/pernyataan", &form).await.expect(303);
    let nothing = matrix(&city, "unit=dinkes&status=nothing_to_report").await;
    assert_eq!(nothing.iter().filter(|row| row["is_counted"] == true).count(), 37);
    city.clock.advance(60 * DAY_MS);
    assert!(matrix(&city, "unit=dinkes&status=nothing_to_report").await.is_empty());
}

#[tokio::test]
async fn only_the_units_own_ppid_signs_and_only_the_main_ppid_reminds_and_sets_groups() {
    let city = TestApp::new().await;
    let form = [("kode", "BK.02.a"), ("jenis", "nothing_to_report"), ("jabatan", "Lurah")];
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.post_form("/kerja/kewajiban/unit/kel-satu/pernyataan", &form).await.expect(403);
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    neighbour.post_form("/kerja/kewajiban/unit/kel-satu/pernyataan", &form).await.expect(403);
    neighbour.post_form("/kerja/kewajiban/kel-dua/BK.02.a/ingatkan", &[]).await.expect(403);
    neighbour.post_form("/kerja/kewajiban/unit/kel-dua/kelompok", &[]).await.expect(403);
}

#[tokio::test]
async fn the_main_ppid_sees_all_units_reminds_one_and_puts_it_into_a_group() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let page = main.get("/kerja/kewajiban").await.expect(200);
    assert!(page.shows("BK.01") && page.shows("Dinkes") && page.shows("Kelurahan Dua"), "{}", page.text());
    let items = main.get("/kerja/kewajiban?induk=BK.02&kelompok=kelurahan&status=missing").await.expect(200);
    assert!(items.shows("BK.02.a") && items.shows("Kelurahan Dua") && !items.shows("Dinkes"));
    main.post_form("/kerja/kewajiban/dinkes/BK.02.a/ingatkan", &[]).await.expect(303);
    assert!(ppid.get("/kerja/pemberitahuan").await.expect(200).shows("Mohon lengkapi: BK.02.a"));
    assert!(!matrix(&city, "unit=dinkes").await.iter().any(|row| row["code"] == "SS.07.a"));
    let groups = ["all_units", "opd", "dinkes", "opd_licensing"].map(|group| ("kelompok", group));
    main.post_form("/kerja/kewajiban/unit/dinkes/kelompok", &groups).await.expect(303);
    let rows = matrix(&city, "unit=dinkes").await;
    assert!(rows.iter().any(|row| row["code"] == "SS.07.a"), "licensing");
    assert!(!rows.iter().any(|row| row["code"] == "BK.09.1"), "no longer procuring");
    // The form of an entry offers what concerns the unit now.
    let entry = city.entry("dinkes").create().await;
    let form = main.get(&entry.desk()).await.expect(200).source();
    assert!(form.contains("value=\"SS.07.a\"") && !form.contains("value=\"BK.09.1.01\""));
}

#[tokio::test]
async fn the_public_reads_how_every_unit_stands_and_takes_the_table_along() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.02.a").published().create().await;
    let page = city.get("/informasi/kewajiban").await.expect(200);
    assert!(page.shows("Kelurahan Satu") && page.shows("Dinas Kesehatan"), "{}", page.text());
    assert!(city.get("/en/informasi/kewajiban").await.expect(200).shows("Obligations by unit"));
    let catalogue = city.get("/informasi/kewajiban/katalog").await.expect(200);
    assert!(catalogue.shows("UU 14/2008 Ps.9(2)b") && catalogue.shows("setiap 6 bulan"));
    let table = city.get("/informasi/kewajiban/unduh").await.expect(200).source();
    assert!(table.contains("Kelurahan Satu,BK.02.a,Berkala"), "{table}");
}

#[tokio::test]
async fn a_unit_is_told_once_of_what_goes_out_of_date_within_two_weeks() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.02.a").published().create().await;
    let told = "Segera kedaluwarsa, mohon perbarui: BK.02.a";
    city.clock.advance(160 * DAY_MS);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    app::obligation::jobs::look(&city.system()).await.unwrap();
    assert!(!ppid.get("/kerja/pemberitahuan").await.expect(200).shows(told), "three weeks ahead");
    city.clock.advance(10 * DAY_MS);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    app::obligation::jobs::look(&city.system()).await.unwrap();
    app::obligation::jobs::look(&city.system()).await.unwrap();
    let page = ppid.get("/kerja/pemberitahuan").await.expect(200);
    assert_eq!(page.text().matches(told).count(), 1, "{}", page.text());
}
