//! Exempt information: nothing is withheld without test, decision and approval; the list is public, the rest
//! is not; the end of a period needs nobody.

use app::ctx::{Actor, Ctx};
use app::exemption::{Advise, Decide, Test, advise, approve, create, decide, save};
use app::ids::ExemptionId;
use rules::role::Role;
use testkit::{Client, TestApp};

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
    let send = async |who: &Client, at: &str, more: &[(&'static str, &'static str)]| {
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

/// What an officer does through the commands.
fn acting(city: &TestApp, client: &Client) -> Ctx {
    Ctx::for_system(&city.app, city.directory(), Actor::Officer(client.officer().clone().into()))
}

/// An approved exemption of a unit until a day, covering obligations, made through the real commands.
pub(crate) async fn approved(city: &TestApp, unit: &str, covers: &[&str], until: &str) -> ExemptionId {
    let ppid = acting(city, &city.sign_in_as(Role::MainPpid, "kota").await);
    let head = acting(city, &city.sign_in_as(Role::Patron, "kota").await);
    let id = create(&ppid, city.directory().by_code(unit).unwrap().id).await.unwrap();
    let test = Test {
        information: "Nomor rekening penerima bantuan".to_owned(),
        document: "Daftar penerima".to_owned(),
        withheld_part: "Kolom rekening".to_owned(),
        occasion: "before_request".to_owned(),
        ground: "EX17H.3".to_owned(),
        law: "UU 27/2022 Pasal 4".to_owned(),
        if_opened: "Penerima dapat ditipu".to_owned(),
        if_closed: "Warga tetap tahu jumlahnya".to_owned(),
        weighing: "Menutup lebih melindungi".to_owned(),
        exempt_until: until.to_owned(),
        obligations: covers.iter().map(|code| (*code).to_owned()).collect(),
        ..Test::default()
    };
    let version = save(&ppid, id, 1, &test).await.unwrap();
    let words = |text: &str| text.to_owned();
    let advice = Advise { id, version, advice: words("close"), note: words("Setuju ditutup") };
    advise(&ppid, &advice).await.unwrap();
    let decision = Decide {
        id,
        version,
        number: words("188/12/2026"),
        decided_on: words("2026-11-20"),
        place: words("Contoh"),
        ppid_name: words("Sri Contoh"),
        ppid_position: words("Kepala Diskominfo"),
    };
    decide(&ppid, &decision).await.unwrap();
    approve(&head, id, version + 1, "Wali Kota Contoh", "Wali Kota").await.unwrap();
    id
}

/// Moves the clock to the first minute of a day, before any job of that day has run.
fn midnight(city: &TestApp, day: jiff::civil::Date) {
    city.clock.set(rules::zone::instant(day.at(0, 1, 0, 0), &city.directory().zone).unwrap());
}

#[tokio::test]
async fn pp_61_2010_ps_11_what_was_decided_to_open_is_opened_by_that_decision_from_the_first_minute() {
    let city = TestApp::new().await;
    let id = approved(&city, "kel-satu", &[], "2026-12-31").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    app::exemption::decide_opening(&acting(&city, &ppid), id, 4, "188/13/2026", "2026-11-20").await.unwrap();
    assert!(!city.get("/informasi/dikecualikan").await.expect(200).shows("Sudah terbuka"));
    midnight(&city, jiff::civil::date(2027, 1, 1));
    for path in ["/informasi/dikecualikan", "/informasi/dikecualikan.csv"] {
        let list = city.get(path).await.expect(200);
        let words = "Terbuka sejak 1 Januari 2027: keputusan PPID";
        assert!(list.source().contains(words) && !list.source().contains("demi hukum"), "{}", list.text());
    }
    city.run_jobs().await;
    // The entry the opening began is completed, not thrown away.
    let row = app::exemption::store::find(&city.app.db, city.body, id).await.unwrap().unwrap();
    let entry = app::register::find(&city.system(), row.entry_id.unwrap()).await.unwrap();
    let refused = app::register::discard(&city.system(), entry.id, entry.version).await.unwrap_err();
    assert!(matches!(refused, app::Error::Refused("register-refused-opened")), "{refused:?}");
    let list = city.get("/informasi/dikecualikan").await.expect(200);
    assert!(list.shows("keputusan PPID") && !list.shows("demi hukum"), "{}", list.text());
}

#[tokio::test]
async fn uu_14_2008_ps_17_an_approved_exemption_settles_an_obligation_until_its_last_day() {
    let city = TestApp::new().await;
    let standing = async |unit: &str| {
        let rows = city.get(&format!("/api/v1/obligations/matrix?unit={unit}")).await.expect(200).json();
        let rows = rows["items"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["code"] == "BK.02.a").unwrap();
        (row["status"].as_str().unwrap().to_owned(), row["exemption"].as_str().map(str::to_owned))
    };
    assert_eq!(standing("kel-satu").await, ("missing".to_owned(), None));
    let id = approved(&city, "kel-satu", &["BK.02.a"], "2026-12-31").await;
    let row = format!("/informasi/dikecualikan#dik-{id}");
    let (status, link) = standing("kel-satu").await;
    assert_eq!(status, "exempt");
    assert!(link.unwrap().ends_with(&row));
    assert_eq!(standing("kel-dua").await.0, "missing", "another unit's exemption");
    // Workroom and public say so, with the way to the row; the row says what it covers.
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    for path in ["/kerja/kewajiban/kel-satu/BK.02.a", "/kerja/kewajiban/unit/kel-satu"] {
        assert!(ppid.get(path).await.expect(200).source().contains(&row), "{path}");
    }
    let matrix = ppid.get("/kerja/kewajiban?kelas=berkala&induk=BK.02&status=exempt").await.expect(200);
    assert!(matrix.shows("Kelurahan Satu"), "{}", matrix.text());
    assert!(city.get("/unit/kel-satu/kewajiban").await.expect(200).source().contains(&row));
    let list = city.get("/informasi/dikecualikan").await.expect(200);
    assert!(list.source().contains(&format!("id=\"dik-{id}\"")) && list.shows("BK.02.a"));
    // PP 61/2010 Ps.11(3): with the period the exemption ends, and the obligation is owed again.
    midnight(&city, jiff::civil::date(2027, 1, 1));
    assert_eq!(standing("kel-satu").await, ("missing".to_owned(), None));
}

#[tokio::test]
async fn a_test_covers_nothing_before_approval_and_only_duties_of_its_unit() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let form = ppid.get("/kerja/dikecualikan/baru").await.expect(200).source();
    let unit = first_unit(&form);
    let path = ppid.post_form("/kerja/dikecualikan/baru", &[("unit", &unit)]).await.expect(303);
    let path = path.location().to_owned();
    let with = |code: &'static str| {
        let mut fields = test_fields("1", ("", ""));
        fields.push(("obligation", code));
        fields
    };
    // A duty of an office, a heading, and what is owed about exemptions themselves.
    for code in ["BK.LG.01", "BK.02", "DK.01", "tidak-ada"] {
        let refused = ppid.post_form(&path, &with(code)).await;
        assert!(refused.expect(422).shows("Ada kewajiban yang bukan milik unit ini"), "{code}");
    }
    ppid.post_form(&path, &with("BK.02.a")).await.expect(303);
    assert!(ppid.get(&path).await.expect(200).source().contains("value=\"BK.02.a\" checked"));
    let matrix = city.get("/api/v1/obligations/matrix?unit=kel-satu&status=exempt").await.expect(200).json();
    assert_eq!(matrix["items"].as_array().unwrap().len(), 0);
}
