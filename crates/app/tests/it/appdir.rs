//! Applications of the city: written by a unit, public by an act, found by what somebody needs.

use rules::role::Role;
use testkit::TestApp;

const FIELDS: [(&str, &str); 7] = [
    ("nama", "Presensi Pegawai"),
    ("tentang", "Mencatat kehadiran guru. Rekapnya dilihat kepala sekolah."),
    ("untuk", "Guru"),
    ("tautan", "https://presensi.contoh.test"),
    ("masuk", "1"),
    ("kata", "absen"),
    ("status", "active"),
];

#[tokio::test]
async fn a_teacher_finds_the_right_application_once_it_is_published() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let unit = city.unit("kel-satu").to_string();
    assert!(city.get("/aplikasi").await.expect(200).shows("Belum ada aplikasi yang diumumkan"));
    assert!(city.get("/aplikasi?q=absen").await.expect(200).shows("Coba kata lain"));
    let nowhere = operator.post_form("/kerja/aplikasi/baru", &FIELDS).await.expect(422);
    assert!(nowhere.source().contains("href=\"#unit\"") && nowhere.source().contains("Presensi Pegawai"));
    let mut fields = FIELDS.to_vec();
    fields.push(("unit", &unit));
    neighbour.post_form("/kerja/aplikasi/baru", &fields).await.expect(403);
    let refused =
        operator.post_form("/kerja/aplikasi/baru", &[("unit", &unit), ("nama", "X")]).await.expect(422);
    assert!(refused.source().contains("value=\"X\""), "{}", refused.text());
    let place = operator.post_form("/kerja/aplikasi/baru", &fields).await.expect(303).location().to_owned();
    let place = place.split('?').next().unwrap().to_owned();
    let public = place.replace("/kerja", "");
    assert!(!city.get("/aplikasi?q=absen+guru").await.expect(200).shows("Presensi Pegawai"));
    city.get(&public).await.expect(404);
    neighbour.get(&place).await.expect(404);
    operator.post_form(&format!("{place}/terbitkan"), &[]).await.expect(403);
    ppid.post_form(&format!("{place}/terbitkan"), &[]).await.expect(303);
    assert!(city.get("/aplikasi?q=presensi+pns").await.expect(200).shows("Presensi Pegawai"));
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("Perlu akun") && page.shows("Gratis"), "{}", page.text());
    let found = city.get("/api/v1/apps?q=absen%20guru").await.expect(200).json();
    assert_eq!((&found["items"][0]["name"], &found["total"]), (&"Presensi Pegawai".into(), &1.into()));

    let mut closed = FIELDS.to_vec();
    closed[6] = ("status", "closed");
    closed.push(("versi", "2"));
    operator.post_form(&place, &closed).await.expect(403);
    assert!(operator.get(&place).await.expect(200).shows("Ini sudah terbit"));
    ppid.post_form(&place, &closed).await.expect(303);
    closed[2] = ("untuk", "Guru dan pegawai sekolah");
    let late = ppid.post_form(&place, &closed).await.expect(409);
    assert!(
        late.shows("Orang lain menyimpan perubahan") && late.source().contains("Guru dan pegawai sekolah"),
        "{}",
        late.text()
    );
    assert!(city.get("/aplikasi").await.expect(200).shows("Ditutup"));
    ppid.post_form(&format!("{place}/tarik"), &[]).await.expect(303);
    city.get(&public).await.expect(404);
}

async fn published(city: &TestApp, url: &str) -> app::ids::CityAppId {
    let said = app::appdir::Said {
        name: "Lapor Kota".to_owned(),
        about: "Menerima keluhan.".to_owned(),
        audience: "Warga".to_owned(),
        url: url.to_owned(),
        status: "active".to_owned(),
        ..app::appdir::Said::default()
    };
    let ctx = city.system();
    let id = app::appdir::create(&ctx, city.unit("kel-satu"), &said).await.unwrap();
    app::appdir::publish(&ctx, id).await.unwrap();
    id
}

#[tokio::test]
async fn an_application_is_asked_whether_it_answers_and_never_inside_our_own_network() {
    use axum::http::StatusCode;
    use axum::routing::get;
    use web::outgoing::{Outgoing, Policy, Resolver};
    let city = TestApp::new().await;
    let router = axum::Router::new()
        .route("/", get(|| async { "ada" }))
        .route("/rusak", get(|| async { StatusCode::BAD_GATEWAY }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let up = published(&city, &format!("http://{address}/")).await;
    let down = published(&city, &format!("http://{address}/rusak")).await;
    let inside = published(&city, "http://127.0.0.1:1/rahasia").await;
    let client =
        Outgoing::new(Policy { also: vec![address], ..Policy::default() }, Resolver::System).unwrap();
    let patient = std::time::Duration::from_mins(1);
    assert_eq!(app::appdir::watch(&city.system(), &client, patient).await.unwrap(), 2);
    let page = async |id| city.get(&format!("/aplikasi/{id}")).await.expect(200);
    assert!(page(up).await.shows("Alamatnya menjawab. Diperiksa"), "{}", page(up).await.text());
    assert!(page(down).await.shows("Alamatnya tidak menjawab Diperiksa"));
    assert!(!page(inside).await.shows("Diperiksa"), "nothing is known");
    assert!(city.get("/aplikasi").await.expect(200).shows("Alamatnya tidak menjawab"));
    app::appdir::watch(&city.system(), &client, std::time::Duration::ZERO).await.unwrap();
    assert!(page(up).await.shows("tetapi lambat"));
    let found = city.get("/api/v1/apps").await.expect(200).json();
    let answers: Vec<&str> =
        found["items"].as_array().unwrap().iter().filter_map(|one| one["answer"].as_str()).collect();
    assert_eq!(answers, ["slow", "down"]);
}

#[tokio::test]
async fn a_review_is_read_before_it_is_seen_and_its_author_is_nobody() {
    let city = TestApp::new().await;
    let id = published(&city, "https://contoh.test").await;
    let (page, form) = (format!("/aplikasi/{id}"), format!("/aplikasi/{id}/ulasan"));
    let visitor = city.visitor();
    let blank = visitor.get(&form).await.expect(200);
    assert!(!blank.source().contains(" checked"), "nobody is led to an answer");
    let short = visitor.post_form(&form, &[("ulasan", "oke")]).await.expect(422);
    assert!(
        short.shows("lebih panjang") && short.shows("Pilih apakah aplikasinya membantu"),
        "{}",
        short.text()
    );
    let short = visitor.post_form(&form, &[("ulasan", "oke"), ("membantu", "tidak")]).await.expect(422);
    assert!(short.source().contains("value=\"tidak\" checked"), "what was chosen stays chosen");
    visitor
        .post_form(&form, &[("ulasan", "Keluhan saya dijawab dalam dua hari."), ("membantu", "ya")])
        .await
        .expect(303);
    visitor
        .post_form(&form, &[("ulasan", "Kata-kata kasar tentang seseorang."), ("membantu", "tidak")])
        .await
        .expect(303);
    assert!(city.get(&page).await.expect(200).shows("Belum ada ulasan"));
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    assert!(unit.get("/kerja/aplikasi/ulasan").await.expect(200).shows("Tidak ada ulasan"));
    unit.post_form("/kerja/aplikasi/ulasan/1/tampilkan", &[]).await.expect(403);
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    assert!(editor.get("/kerja/aplikasi/ulasan").await.expect(200).shows("dijawab dalam dua hari"));
    editor.post_form("/kerja/aplikasi/ulasan/1/tampilkan", &[]).await.expect(303);
    let long = "Menyerang orang. ".repeat(40);
    for (reason, why) in [("", "Isi dulu bagian ini"), (long.as_str(), "Terlalu panjang")] {
        let fields = [("ulasan", "2"), ("alasan", reason)];
        let back = editor.post_form("/kerja/aplikasi/ulasan/2/tolak", &fields).await.expect(422);
        assert!(back.shows(why) && back.source().contains("href=\"#alasan-2\""), "{}", back.text());
        assert!(back.source().contains(reason.trim()), "the reason that was typed stays");
    }
    editor.post_form("/kerja/aplikasi/ulasan/2/tolak", &[("alasan", "Menyerang orang.")]).await.expect(303);
    let seen = city.get(&page).await.expect(200);
    assert!(seen.shows("dijawab dalam dua hari") && !seen.shows("kasar"), "{}", seen.text());
    unit.post_form("/kerja/aplikasi/ulasan/1/jawab", &[("jawaban", "Terima kasih.")]).await.expect(303);
    unit.post_form("/kerja/aplikasi/ulasan/2/jawab", &[("jawaban", "Terima kasih.")]).await.expect(409);
    city.sign_in_as(Role::UnitPpid, "kel-dua")
        .await
        .post_form("/kerja/aplikasi/ulasan/1/jawab", &[("jawaban", "x")])
        .await
        .expect(403);
    assert!(city.get(&page).await.expect(200).shows("Kelurahan Satu: Terima kasih."));
    for _ in 0..3 {
        visitor.post_form(&format!("{form}/1/lapor"), &[]).await.expect(303);
    }
    visitor.post_form(&format!("{form}/1/lapor"), &[]).await.expect(404);
    assert!(city.get(&page).await.expect(200).shows("Belum ada ulasan"), "hidden until it was read again");
    editor.post_form("/kerja/aplikasi/ulasan/1/tampilkan", &[]).await.expect(303);
    assert!(city.get(&page).await.expect(200).shows("dijawab dalam dua hari"));
}

#[tokio::test]
async fn a_flood_of_reviews_from_one_network_ends() {
    let city = TestApp::new().await;
    let form = format!("/aplikasi/{}/ulasan", published(&city, "https://contoh.test").await);
    let mut last = 303;
    for _ in 0..40 {
        last = city
            .visitor()
            .post_form(&form, &[("ulasan", "Selalu sama saja di sini."), ("membantu", "tidak")])
            .await
            .status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_manual_is_a_public_document_of_the_unit_for_as_long_as_it_is_public() {
    let city = TestApp::new().await;
    let id = published(&city, "https://contoh.test").await;
    let (page, desk) = (format!("/aplikasi/{id}"), format!("/kerja/aplikasi/{id}"));
    let entry = city
        .entry("kel-satu")
        .title("Panduan melapor")
        .file("panduan-lapor.pdf", b"%PDF-1.4 panduan", &["Cara melapor"])
        .published()
        .create()
        .await;
    let draft =
        city.entry("kel-satu").title("Konsep").file("konsep.pdf", b"%PDF-1.4 k", &["x"]).create().await;
    let other = city
        .entry("kel-dua")
        .title("Milik lain")
        .file("lain.pdf", b"%PDF-1.4 lain", &["x"])
        .published()
        .create()
        .await;
    let file = entry.files[0].document.to_string();
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let form = ppid.get(&desk).await.expect(200);
    assert!(form.shows("panduan-lapor.pdf") && !form.shows("konsep.pdf") && !form.shows("lain.pdf"));
    let choose = format!("{desk}/panduan");
    operator.post_form(&choose, &[("versi", "2"), ("dokumen", &file)]).await.expect(403);
    for wrong in [draft.files[0].document, other.files[0].document] {
        let wrong = wrong.to_string();
        let fields = [("versi", "2"), ("dokumen", file.as_str()), ("dokumen", wrong.as_str())];
        let refused = ppid.post_form(&choose, &fields).await.expect(422);
        assert!(refused.shows("bukan milik unit ini"), "{}", refused.text());
        assert!(refused.source().contains(&format!("value=\"{file}\" checked")), "what was ticked stays");
    }
    ppid.post_form(&choose, &[("versi", "2"), ("dokumen", &file)]).await.expect(303);
    ppid.post_form(&choose, &[("versi", "2")]).await.expect(409);
    let shown = city.get(&page).await.expect(200);
    assert!(shown.shows("panduan-lapor.pdf"), "{}", shown.text());
    let address = format!("/dokumen/{file}/panduan-lapor.pdf");
    assert!(shown.source().contains(&address), "{}", shown.source());
    let found = city.get("/api/v1/apps").await.expect(200).json();
    assert!(found["items"][0]["manuals"][0]["url"].as_str().unwrap().ends_with(&address), "{found}");
    let ctx = city.system();
    let now = app::register::store::find_entry(ctx.db(), city.body, entry.id).await.unwrap().unwrap();
    app::register::withdraw(&ctx, entry.id, now.version, "Salah unggah").await.unwrap();
    city.run_jobs().await;
    assert!(!city.get(&page).await.expect(200).shows("panduan-lapor.pdf"), "off the register, off the page");
    ppid.post_form(&choose, &[("versi", "3")]).await.expect(303);
}
