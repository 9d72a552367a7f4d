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
    ppid.post_form(&place, &closed).await.expect(303);
    ppid.post_form(&place, &closed).await.expect(409);
    assert!(city.get("/aplikasi").await.expect(200).shows("Ditutup"));
    ppid.post_form(&format!("{place}/tarik"), &[]).await.expect(303);
    city.get(&public).await.expect(404);
}
