//! The diary of the city: written, published, moved and called off in the open.

use app::Ctx;
use app::event::Content;
use rules::role::Role;
use testkit::TestApp;

/// Something in three days, from 9 to 11, that says `words` wherever it can.
pub(crate) fn content(ctx: &Ctx, words: &str) -> Content {
    let starts_at = ctx.now() + 3 * 86_400_000;
    Content {
        title: format!("Acara {words}"),
        about: format!("Isi {words}"),
        starts_at,
        ends_at: starts_at + 7_200_000,
        is_all_day: false,
        place: format!("Aula {words}"),
        district_id: None,
        contact: format!("Kontak {words}"),
        link: String::new(),
    }
}

const FIELDS: [(&str, &str); 6] = [
    ("judul", "Pekan imunisasi"),
    ("mulai", "2026-12-07"),
    ("selesai", "2026-12-12"),
    ("tempat", "Semua puskesmas"),
    ("kontak", "Meja layanan"),
    ("tautan", "https://contoh.test/imunisasi"),
];

#[tokio::test]
async fn perki_1_2021_ps_14_a_unit_writes_and_its_ppid_publishes() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let unit = city.unit("kel-satu").to_string();
    assert!(city.get("/agenda").await.expect(200).shows("Belum ada agenda yang akan datang"));
    let mut fields = FIELDS.to_vec();
    fields.push(("unit", &unit));
    neighbour.post_form("/kerja/agenda/baru", &fields).await.expect(403);
    let nowhere = operator.post_form("/kerja/agenda/baru", &FIELDS).await.expect(422);
    assert!(nowhere.source().contains("href=\"#unit\"") && nowhere.source().contains("Pekan imunisasi"));
    assert!(nowhere.shows("Unit: Isian ini belum diisi."), "the summary names the field: {}", nowhere.text());
    let wrong = [("unit", unit.as_str()), ("judul", "Rapat"), ("mulai", "besok"), ("tempat", "Aula")];
    let refused = operator.post_form("/kerja/agenda/baru", &wrong).await.expect(422);
    assert!(
        refused.source().contains("value=\"besok\"") && refused.shows("Tulis harinya"),
        "{}",
        refused.text()
    );
    let place = operator.post_form("/kerja/agenda/baru", &fields).await.expect(303).location().to_owned();
    let place = place.split('?').next().unwrap().to_owned();
    let public = place.replace("/kerja", "");
    city.get(&public).await.expect(404);
    neighbour.get(&place).await.expect(404);
    operator.post_form(&format!("{place}/terbitkan"), &[]).await.expect(403);
    ppid.post_form(&format!("{place}/terbitkan"), &[]).await.expect(303);
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("7 Desember 2026 – 12 Desember 2026"), "{}", page.text());
    assert!(
        page.source().contains("\"startDate\":\"2026-12-07\"")
            && page.source().contains("\"endDate\":\"2026-12-12\"")
    );
    let list = city.get("/agenda?bulan=2026-12&unit=kel-satu").await.expect(200);
    assert!(list.shows("Pekan imunisasi"), "{}", list.text());
    assert!(city.get("/agenda?bulan=2027-01").await.expect(200).shows("Tidak ada agenda pada bulan ini"));
    city.get("/agenda?bulan=kemarin").await.expect(404);
    city.get("/agenda?unit=tiada").await.expect(404);
    let file = city.get("/unit/kel-satu/agenda.ics").await.expect(200).source();
    assert!(
        file.contains("DTSTART;VALUE=DATE:20261207") && file.contains("DTEND;VALUE=DATE:20261213"),
        "{file}"
    );
    assert!(city.get("/opendata/events.csv?unit=kel-satu").await.expect(200).source().contains("2026-12-12"));
    let found = city.get("/api/v1/events?month=2026-12&unit=kel-satu").await.expect(200).json();
    assert_eq!(found["items"][0]["title"], "Pekan imunisasi");
}

#[tokio::test]
async fn what_citizens_saw_is_moved_and_called_off_in_the_open() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let unit = city.unit("kel-satu");
    let said = content(&ctx, "desa");
    let id = app::event::create(&ctx, unit, &said).await.unwrap();
    app::event::publish(&ctx, id).await.unwrap();
    let (place, public) = (format!("/kerja/agenda/{id}"), format!("/agenda/{id}"));
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let mut fields = vec![
        ("versi", "2"),
        ("judul", "Acara desa"),
        ("mulai", "2026-12-24"),
        ("jam-mulai", "09:00"),
        ("jam-selesai", "11.30"),
        ("tempat", "Balai"),
    ];
    operator.post_form(&place, &fields).await.expect(403);
    let closed = operator.get(&place).await.expect(200);
    assert!(closed.shows("Ini sudah terbit") && !closed.source().contains(">Simpan<"), "{}", closed.text());
    let refused = ppid.post_form(&place, &fields).await.expect(422);
    assert!(refused.shows("warga sudah melihat waktu semula"), "{}", refused.text());
    fields.push(("alasan", "Balai sedang dipakai."));
    ppid.post_form(&place, &fields).await.expect(303);
    let late = ppid.post_form(&place, &fields).await.expect(409);
    assert!(
        late.shows("Orang lain menyimpan perubahan")
            && late.source().contains("value=\"Balai sedang dipakai.\""),
        "{}",
        late.text()
    );
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("Dipindah. Semula") && page.shows("Balai sedang dipakai."), "{}", page.text());
    assert!(page.shows("24 Desember 2026 pukul 09.00 WIB sampai 11.30"), "{}", page.text());
    ppid.post_form(&format!("{place}/batalkan"), &[("alasan-batal", "")]).await.expect(422);
    ppid.post_form(&format!("{place}/batalkan"), &[("alasan-batal", "Banjir.")]).await.expect(303);
    ppid.post_form(&format!("{place}/batalkan"), &[("alasan-batal", "Banjir.")]).await.expect(422);
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("dibatalkan. Banjir.") && page.source().contains("EventCancelled"), "{}", page.text());
    let file = city.get("/agenda.ics").await.expect(200).source();
    assert!(file.contains("STATUS:CANCELLED") && file.contains("SEQUENCE:4"), "{file}");
    assert!(city.get("/agenda").await.expect(200).shows("Dibatalkan"));
    ppid.post_form(&format!("{place}/tarik"), &[]).await.expect(303);
    city.get(&public).await.expect(404);
}

#[tokio::test]
async fn days_and_hours_are_read_as_people_write_them_and_none_is_passed_over() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let unit = city.unit("kel-satu").to_string();
    let mut fields = vec![
        ("unit", unit.as_str()),
        ("judul", "Pekan imunisasi"),
        ("mulai", "7 Desember 2026"),
        ("jam-selesai", "11.30"),
        ("tempat", "Balai"),
    ];
    let refused = operator.post_form("/kerja/agenda/baru", &fields).await.expect(422);
    assert!(
        refused.shows("Isi juga jam mulainya") && refused.source().contains("value=\"11.30\""),
        "{}",
        refused.text()
    );
    fields.push(("jam-mulai", "pukul 9"));
    let place = operator.post_form("/kerja/agenda/baru", &fields).await.expect(303).location().to_owned();
    let form = operator.get(&place).await.expect(200).source();
    for value in ["2026-12-07", "09:00", "11:30"] {
        assert!(form.contains(&format!("value=\"{value}\"")), "{value}: {form}");
    }
}

#[tokio::test]
async fn a_unit_finds_its_own_event_among_many_of_others() {
    let city = TestApp::new().await;
    let ctx = city.system();
    app::event::create(&ctx, city.unit("kel-satu"), &content(&ctx, "kel-satu")).await.unwrap();
    let mut later = content(&ctx, "kel-dua");
    later.starts_at += 86_400_000;
    later.ends_at += 86_400_000;
    for _ in 0..60 {
        app::event::create(&ctx, city.unit("kel-dua"), &later).await.unwrap();
    }
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let desk = operator.get("/kerja/agenda").await.expect(200);
    assert!(desk.shows("Acara kel-satu") && !desk.shows("Acara kel-dua"), "{}", desk.text());
    assert!(!desk.source().contains("setelah="), "there is no more");
    let neighbour = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let first = neighbour.get("/kerja/agenda").await.expect(200).source();
    assert_eq!(first.matches("Acara kel-dua").count(), 50);
    let next = first.split("setelah=").nth(1).unwrap().split('"').next().unwrap();
    let second = neighbour.get(&format!("/kerja/agenda?setelah={next}")).await.expect(200).source();
    assert_eq!(second.matches("Acara kel-dua").count(), 10);
}

#[tokio::test]
async fn a_month_is_chosen_from_a_list_that_holds_the_one_shown() {
    let city = TestApp::new().await;
    for (path, chosen) in [
        ("/agenda", "<option value=\"\" selected>Yang akan datang"),
        ("/agenda?bulan=2027-01", "<option value=\"2027-01\" selected>Januari 2027"),
        ("/agenda?bulan=2021-03", "<option value=\"2021-03\" selected>Maret 2021"),
    ] {
        let page = city.get(path).await.expect(200).source();
        assert!(page.contains(chosen), "{path}: {page}");
    }
}

#[tokio::test]
async fn a_long_diary_is_read_page_by_page() {
    let city = TestApp::new().await;
    let ctx = city.system();
    for n in 0..25 {
        let id = app::event::create(&ctx, city.unit("kel-satu"), &content(&ctx, &format!("ke-{n}.")))
            .await
            .unwrap();
        app::event::publish(&ctx, id).await.unwrap();
    }
    let first = city.get("/agenda").await.expect(200);
    assert!(first.shows("ke-19.") && !first.shows("ke-20."), "{}", first.text());
    let source = first.source();
    let next = source.split("setelah=").nth(1).unwrap().split('"').next().unwrap();
    let second = city.get(&format!("/agenda?setelah={next}")).await.expect(200);
    assert!(second.shows("ke-20.") && second.shows("ke-24.") && !second.shows("ke-19."), "{}", second.text());
    let page = city.get("/api/v1/events?limit=20").await.expect(200).json();
    let rest = city
        .get(&format!("/api/v1/events?after={}", page["next"].as_str().unwrap()))
        .await
        .expect(200)
        .json();
    assert_eq!((page["items"].as_array().unwrap().len(), rest["items"].as_array().unwrap().len()), (20, 5));
}

#[tokio::test]
async fn who_lives_in_a_kecamatan_sees_what_happens_there_and_what_its_kelurahan_do() {
    let city = TestApp::new().await;
    let ctx = city.system();
    for (unit, title, district) in [
        ("kel-satu", "Posyandu kelurahan", None),
        ("kec-satu", "Musrenbang kecamatan", None),
        ("dinkes", "Imunisasi keliling", Some("kec-satu")),
        ("dinkes", "Rapat dinas", None),
        ("kec-dua", "Pasar tetangga", None),
    ] {
        let mut said = content(&ctx, title);
        said.district_id = district.map(|code| city.unit(code));
        let id = app::event::create(&ctx, city.unit(unit), &said).await.unwrap();
        app::event::publish(&ctx, id).await.unwrap();
    }
    let month = "2026-11";
    for path in ["/agenda?", "/agenda.ics?", "/opendata/events.csv?", &format!("/agenda?bulan={month}&")] {
        let seen = city.get(&format!("{path}kecamatan=kec-satu")).await.expect(200).source();
        for title in ["Posyandu kelurahan", "Musrenbang kecamatan", "Imunisasi keliling"] {
            assert!(seen.contains(title), "{path} {title}: {seen}");
        }
        assert!(!seen.contains("Rapat dinas") && !seen.contains("Pasar tetangga"), "{path}: {seen}");
        city.get(&format!("{path}kecamatan=dinkes")).await.expect(404);
        city.get(&format!("{path}kecamatan=tiada")).await.expect(404);
    }
    let page = city.get("/agenda?kecamatan=kec-satu&unit=dinkes").await.expect(200);
    assert!(page.shows("Imunisasi keliling") && !page.shows("Posyandu"), "both hold: {}", page.text());
    let page = city.get("/agenda?kecamatan=kec-satu").await.expect(200);
    assert!(page.source().contains("href=\"/agenda.ics?kecamatan=kec-satu\""), "{}", page.source());
    let found = city.get("/api/v1/events?district=kec-satu").await.expect(200).json();
    assert_eq!(found["items"].as_array().unwrap().len(), 3);
}
