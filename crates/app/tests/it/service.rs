//! Services with their standards, opening hours and pledges.

use std::collections::BTreeMap;

use app::service::{Content, Standard};
use rules::role::Role;
use rules::service::Component;
use testkit::TestApp;

/// A service that says `words` wherever it can.
pub(crate) fn content(words: &str) -> Content {
    let text = |name: &str| format!("{name} {words}");
    Content {
        name: text("Layanan"),
        summary: text("Gunanya"),
        words: text("Kata"),
        standard: Standard(BTreeMap::from([
            (Component::Requirements, text("Syarat")),
            (Component::Cost, text("Biaya")),
        ])),
        hours: "Senin-Jumat 08.00-12.00, 13.00-15.00".to_owned(),
        special_name: text("Khusus"),
        special_from: "2027-02-08".to_owned(),
        special_to: "2027-03-09".to_owned(),
        special_hours: "Senin-Jumat 08.00-14.00".to_owned(),
        is_open_on_holidays: false,
        queue_link: String::new(),
    }
}

const FIELDS: [(&str, &str); 5] = [
    ("nama", "Pencetakan KTP"),
    ("ringkasan", "Membuat kartu tanda penduduk."),
    ("kata", "ktp hilang"),
    ("requirements", "Kartu keluarga\nSurat kehilangan"),
    ("cost", "Gratis"),
];

#[tokio::test]
async fn uu_25_2009_ps_21_a_service_is_published_with_its_standard_and_what_is_missing_is_named() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let unit = city.unit("kel-satu").to_string();
    for (path, words) in [
        ("/layanan", "Belum ada layanan yang diumumkan"),
        ("/layanan?unit=kel-satu", "Unit ini belum mengumumkan layanan"),
        ("/layanan?q=ktp", "Coba kata lain"),
    ] {
        assert!(city.get(path).await.expect(200).shows(words), "{path}");
    }
    let nowhere = operator.post_form("/kerja/layanan/baru", &FIELDS).await.expect(422);
    assert!(nowhere.source().contains("href=\"#unit\"") && nowhere.source().contains("Pencetakan KTP"));
    assert!(nowhere.shows("Unit: Isian ini belum diisi."), "the summary names the field");
    let mut fields = FIELDS.to_vec();
    fields.push(("unit", &unit));
    fields.push(("jam", "Senin pagi"));
    let refused = operator.post_form("/kerja/layanan/baru", &fields).await.expect(422);
    assert!(refused.shows("baris jam yang tidak terbaca") && refused.source().contains("Senin pagi"));
    fields.pop();
    fields.push(("khusus-jam", "Senin-Jumat 08.00-11.00"));
    let refused = operator.post_form("/kerja/layanan/baru", &fields).await.expect(422);
    assert!(refused.shows("hari terakhir waktu khusus"), "hours without days would be seen by nobody");
    fields.pop();
    fields.push(("jam", "Senin-Jumat 08.00-12.00, 13.00-15.00"));
    neighbour.post_form("/kerja/layanan/baru", &fields).await.expect(403);
    let place = operator.post_form("/kerja/layanan/baru", &fields).await.expect(303).location().to_owned();
    let place = place.split('?').next().unwrap().to_owned();
    let public = place.replace("/kerja", "");
    let desk = operator.get(&place).await.expect(200);
    assert!(desk.shows("Belum disebut dalam standar: Sistem, mekanisme, dan prosedur;"), "{}", desk.text());
    city.get(&public).await.expect(404);
    neighbour.get(&place).await.expect(404);
    operator.post_form(&format!("{place}/terbitkan"), &[]).await.expect(403);
    ppid.post_form(&format!("{place}/terbitkan"), &[]).await.expect(303);
    ppid.post_form(&format!("{place}/terbitkan"), &[]).await.expect(422);
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("Surat kehilangan") && page.shows("Gratis"), "{}", page.text());
    assert!(city.get("/layanan?q=ktp+hilang").await.expect(200).shows("Pencetakan KTP"));
    assert!(!city.get("/layanan?unit=kel-dua").await.expect(200).shows("Pencetakan KTP"));
    let found = city.get("/api/v1/services?q=ktp").await.expect(200).json();
    assert_eq!(found["items"][0]["standard"]["cost"], "Gratis");
    assert_eq!(found["items"][0]["missing"].as_array().unwrap().len(), 12);
    fields.push(("versi", "2"));
    operator.post_form(&place, &fields).await.expect(403);
    let closed = operator.get(&place).await.expect(200);
    assert!(closed.shows("Ini sudah terbit") && !closed.source().contains(">Simpan<"), "{}", closed.text());
    ppid.post_form(&place, &fields).await.expect(303);
    fields[1] = ("ringkasan", "Mencetak lagi KTP yang hilang.");
    let late = ppid.post_form(&place, &fields).await.expect(409);
    assert!(
        late.shows("Orang lain menyimpan perubahan")
            && late.source().contains("Mencetak lagi KTP yang hilang."),
        "{}",
        late.text()
    );
    ppid.post_form(&format!("{place}/tarik"), &[]).await.expect(303);
    city.get(&public).await.expect(404);
}

#[tokio::test]
async fn doors_stand_open_by_the_clock_of_the_city() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let id = app::service::create(&ctx, city.unit("kel-satu"), &content("desa")).await.unwrap();
    app::service::publish(&ctx, id).await.unwrap();
    let zone = city.directory().zone.clone();
    let at = |text: &str| rules::zone::instant(text.parse().unwrap(), &zone).unwrap();
    let page = async |moment: &str| {
        city.clock.set(at(moment));
        city.get(&format!("/layanan/{id}")).await.expect(200).text()
    };
    for (moment, words) in [
        ("2026-11-23T08:00", "Buka sekarang, sampai 12.00."),
        ("2026-11-23T12:30", "Sekarang tutup. Buka lagi 23 November 2026 pukul 13.00."),
        ("2026-11-28T09:00", "Sekarang tutup. Buka lagi 30 November 2026 pukul 08.00."),
        ("2027-02-09T14:30", "Sekarang tutup. Buka lagi 10 Februari 2027 pukul 08.00."),
    ] {
        let text = page(moment).await;
        assert!(text.contains(words), "{moment}: {text}");
    }
}

#[tokio::test]
async fn uu_25_2009_ps_22_the_pledge_of_a_unit_is_signed_and_shown() {
    let city = TestApp::new().await;
    city.get("/unit/kel-satu/maklumat").await.expect(404);
    let unit = city.unit("kel-satu").to_string();
    let mut fields = vec![
        ("unit", unit.as_str()),
        ("isi", "Kami sanggup melayani sesuai standar."),
        ("penanda", "Lurah Satu"),
        ("jabatan", "Lurah"),
        ("tanggal", "2999-01-01"),
    ];
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.post_form("/kerja/layanan/maklumat", &fields).await.expect(403);
    city.sign_in_as(Role::UnitPpid, "kel-dua")
        .await
        .post_form("/kerja/layanan/maklumat", &fields)
        .await
        .expect(403);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    ppid.get("/kerja/layanan/maklumat").await.expect(200);
    let refused = ppid.post_form("/kerja/layanan/maklumat", &fields).await.expect(422);
    assert!(refused.shows("paling lambat hari ini") && refused.source().contains("Lurah Satu"));
    fields[4].1 = "2026-01-05";
    ppid.post_form("/kerja/layanan/maklumat", &fields).await.expect(303);
    let page = city.get("/unit/kel-satu/maklumat").await.expect(200);
    assert!(page.shows("Kami sanggup melayani") && page.shows("5 Januari 2026"), "{}", page.text());
    assert!(
        city.get("/layanan?unit=kel-satu").await.expect(200).source().contains("/unit/kel-satu/maklumat")
    );
    fields[1].1 = "Kami sanggup melayani lebih cepat.";
    ppid.post_form("/kerja/layanan/maklumat", &fields).await.expect(303);
    assert!(city.get("/unit/kel-satu/maklumat").await.expect(200).shows("lebih cepat"));
}
