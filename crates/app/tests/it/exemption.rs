//! Exempt information: nothing is withheld without test, decision and approval; the list is public, the rest
//! is not; the end of a period needs nobody.

use rules::role::Role;
use testkit::TestApp;

const SECRET: &str = "kanari-bagian-yang-ditutup";

/// A complete test of a personal secret, with one field replaced.
fn test_fields<'a>(version: &'a str, replaced: (&'a str, &'a str)) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("version", version),
        ("saat", "before_request"),
        ("informasi", "Nomor rekening penerima bantuan"),
        ("dokumen", "Daftar penerima kanari-dokumen"),
        ("bagian", SECRET),
        ("tidak-boleh", ""),
        ("alasan", "EX17H.3"),
        ("undang-undang", "UU 27/2022 Pasal 4"),
        ("bila-dibuka", "Penerima dapat ditipu"),
        ("bila-ditutup", "Warga tetap tahu jumlah dan jenis bantuannya"),
        ("pertimbangan", "kanari-pertimbangan dalam rapat"),
        ("sampai", "2026-12-31"),
        ("dasar-waktu", ""),
        ("tinjau", ""),
    ];
    for field in &mut fields {
        if field.0 == replaced.0 {
            field.1 = replaced.1;
        }
    }
    fields
}

/// The version the page shows.
fn version(page: &str) -> String {
    page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The first unit the form offers.
fn first_unit(form: &str) -> String {
    form.split("<option value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

const DECISION: [(&str, &str); 5] = [
    ("nomor", "188/12/2026"),
    ("tanggal", "2026-11-20"),
    ("tempat", "Contoh"),
    ("nama-ppid", "Sri Contoh"),
    ("jabatan-ppid", "Kepala Diskominfo"),
];

#[tokio::test]
async fn uu_14_2008_ps_19_the_whole_way_from_test_to_the_end_by_law() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let adviser = city.sign_in_as(Role::AdvisoryTeam, "kota").await;
    let head = city.sign_in_as(Role::Patron, "kota").await;
    let form = ppid.get("/kerja/dikecualikan/baru").await.expect(200).source();
    let unit = first_unit(&form);
    let begun = ppid.post_form("/kerja/dikecualikan/baru", &[("unit", &unit)]).await.expect(303);
    let path = begun.location().to_owned();
    // UU 14/2008 Ps.18(1): a policy is never exempt, whoever signs.
    ppid.post_form(&path, &test_fields("1", ("tidak-boleh", "policy"))).await.expect(303);
    let with_version = |version: String, more: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(String, String)> = vec![("version".to_owned(), version)];
        fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        fields
    };
    let send = async |who: &testkit::Client, at: &str, more: &[(&'static str, &'static str)]| {
        let seen = version(&who.get(&path).await.expect(200).source());
        let fields = with_version(seen, more);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        who.post_form(&format!("{path}/{at}"), &fields).await
    };
    send(&adviser, "pertimbangan", &[("saran", "close"), ("catatan", "Setuju ditutup")]).await.expect(303);
    let refused = send(&ppid, "tetapkan", &DECISION).await.expect(422);
    assert!(refused.text().contains("Pasal 18 ayat 1"));
    let seen = version(&ppid.get(&path).await.source());
    ppid.post_form(&path, &test_fields(&seen, ("tidak-boleh", ""))).await.expect(303);
    send(&ppid, "tetapkan", &DECISION).await.expect(303);
    // PP 61/2010 Ps.3(2): before the head approves, nobody outside reads of it, and the PPID cannot approve.
    assert!(!city.get("/informasi/dikecualikan").await.expect(200).text().contains("Nomor rekening"));
    let head_fields = [("nama-kepala", "Wali Kota Contoh"), ("jabatan-kepala", "Wali Kota")];
    let seen = version(&head.get(&path).await.expect(200).source());
    ppid.post_form(&format!("{path}/setujui"), &[("version", seen.as_str()), head_fields[0], head_fields[1]])
        .await
        .expect(403);
    send(&head, "setujui", &head_fields).await.expect(303);
    let list = city.get("/informasi/dikecualikan").await.expect(200);
    assert!(list.text().contains("Nomor rekening penerima bantuan"));
    for hidden in [SECRET, "kanari-dokumen", "kanari-pertimbangan"] {
        assert!(!list.source().contains(hidden), "{hidden}");
        assert!(!city.get("/informasi/dikecualikan.csv").await.expect(200).source().contains(hidden));
    }
    // PP 61/2010 Ps.11(2): thirty working days before 31 December 2026, by the calendar.
    assert!(ppid.get(&path).await.expect(200).text().contains("paling lambat 17 November 2026"));
    let letter = ppid.get(&format!("{path}/keputusan.pdf")).await.expect(200);
    assert_eq!(letter.header("content-type"), "application/pdf");
    // PP 61/2010 Ps.11(3): the day after, it is public, and a unit has its entry to complete.
    let midnight = jiff::civil::date(2027, 1, 1).at(0, 1, 0, 0);
    city.clock.set(rules::zone::instant(midnight, &city.directory().zone).unwrap());
    city.run_jobs().await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let list = city.get("/informasi/dikecualikan").await.expect(200);
    assert!(list.text().contains("demi hukum"));
    assert!(ppid.get(&path).await.expect(200).text().contains("sudah terbuka"));
}

#[tokio::test]
async fn a_draft_is_not_found_by_other_units_and_by_the_public() {
    let city = TestApp::new().await;
    let owner = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let form = owner.get("/kerja/dikecualikan/baru").await.expect(200).source();
    let unit = first_unit(&form);
    let begun = owner.post_form("/kerja/dikecualikan/baru", &[("unit", &unit)]).await.expect(303);
    let path = begun.location().to_owned();
    owner.get(&path).await.expect(200);
    city.sign_in_as(Role::UnitPpid, "kel-dua").await.get(&path).await.expect(404);
    city.sign_in_as(Role::ContentOperator, "kel-satu").await.get(&path).await.expect(404);
}
