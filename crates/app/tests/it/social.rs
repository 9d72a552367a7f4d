//! Accounts on social networks: registry, imports with undo, counting from several roads, checking by sampling.

use app::activity;
use app::ids::SocialMonthId;
use app::social::import::{self, Options, Plan};
use app::social::{TypedMonth, check, enter, list_public};
use rules::activity::{Month, Network, Reading, Road};
use rules::role::Role;
use testkit::{FilePart, TestApp};

const EXPORT: &str = "\u{feff}Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views\n\
    1001,9,kel.satu,Kel Satu,\"Kerja bakti\n\"\"bersih\"\"\",0,01/31/2023 23:59,https://www.instagram.com/p/a/,IG carousel,,Lifetime,1\n\
    1002,9,kel.satu,Kel Satu,b,0,01/01/2023 00:00,https://www.instagram.com/p/b/,IG image,,Lifetime,1\n\
    1003,9,kel.satu,Kel Satu,c,0,02/01/2023 00:00,https://www.instagram.com/p/c/,IG image,,Lifetime,1\n\
    1004,9,kel.satu,Kel Satu,d,0,01/15/2023 10:00,https://www.instagram.com/p/d/,IG story,,Lifetime,1\n";

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

async fn read(city: &TestApp, text: &str, options: &Options) -> Plan {
    import::plan(&city.system(), text.as_bytes().to_vec(), options).await.unwrap().unwrap()
}

async fn reading(city: &TestApp, unit: &str, network: Network, of: &str) -> (Reading, Vec<Road>) {
    let all = activity::list(&city.system(), month(of)).await.unwrap();
    let one = all.into_iter().find(|one| one.unit == city.unit(unit) && one.network == network).unwrap();
    (one.reconciled.reading, one.roads.iter().map(|counted| counted.road).collect())
}

#[tokio::test]
async fn an_export_counts_original_posts_of_the_citys_month_and_is_taken_back_without_a_trace() {
    let city = TestApp::new().await;
    let options = Options { unit: Some(city.unit("kel-satu")), ..Options::default() };
    let plan = read(&city, EXPORT, &options).await;
    assert_eq!((plan.rows.len(), plan.faults.len()), (4, 0));
    assert_eq!(
        reading(&city, "kel-satu", Network::Instagram, "2023-01").await.0,
        Reading::None,
        "a plan writes nothing"
    );
    let first = import::apply(&city.system(), &plan, "ekspor.csv").await.unwrap();
    let (january, roads) = reading(&city, "kel-satu", Network::Instagram, "2023-01").await;
    assert_eq!((january, roads), (Reading::Posts(2), vec![Road::Export]));
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2023-02").await.0, Reading::Posts(1));
    assert_eq!(
        reading(&city, "kel-satu", Network::Instagram, "2023-03").await.0,
        Reading::Unknown,
        "nobody looked"
    );
    // The same file again sees the same posts; taking it back leaves the first.
    let second = import::apply(&city.system(), &plan, "ekspor.csv").await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2023-01").await.0, Reading::Posts(2));
    import::undo(&city.system(), second).await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2023-01").await.0, Reading::Posts(2));
    import::undo(&city.system(), first).await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2023-01").await, (Reading::None, vec![]));
    assert!(import::undo(&city.system(), first).await.is_err());
}

#[tokio::test]
async fn counts_find_their_units_and_every_bad_row_is_named() {
    let city = TestApp::new().await;
    let text = "Nama Unit;Media Sosial;Bulan;Jumlah Unggahan;Bukti\n\
        Kel. Satu;IG;Januari 2023;47;https://contoh.test/1\n\
        DINKES;Instagram;2023-01;0;\n\
        kecamatan dua;Instagram;2023-01;belum punya akun;\n\
        Kelurahan Antah;Instagram;2023-01;3;\n\
        Kelurahan Dua;Instagram;2023-01;banyak;\n\
        Kec. Satu;Instagram;2023-01;;\n";
    let plan = read(&city, text, &Options::default()).await;
    let faults: Vec<_> = plan.faults.iter().map(|fault| (fault.line, fault.code)).collect();
    assert_eq!(faults, [(5, "unit"), (6, "posts")]);
    import::apply(&city.system(), &plan, "rekap.csv").await.unwrap();
    for (unit, expected) in [
        ("kel-satu", Reading::Posts(47)),
        ("dinkes", Reading::Posts(0)),
        ("kec-dua", Reading::None),
        ("kec-satu", Reading::None),
    ] {
        assert_eq!(reading(&city, unit, Network::Instagram, "2023-01").await.0, expected, "{unit}");
    }
    assert_eq!(
        reading(&city, "kel-satu", Network::Instagram, "2023-02").await.0,
        Reading::Unknown,
        "there is an account"
    );
}

#[tokio::test]
async fn facts_of_a_report_are_taken_in_and_units_without_an_account_are_known() {
    let city = TestApp::new().await;
    let text = "city,period,kind,unit,unit_type,value,source\n\
        Kota Contoh,2023-01,instagram_posts,Kelurahan Satu,kelurahan,47,pers\n\
        Kota Contoh,2023-01,no_social_account,Kelurahan Dua,kelurahan,1,pers\n\
        Kota Contoh,2023-01,social_inactive,Dinas Kesehatan,dinas,1,pers\n\
        Kota Lain,2023-01,instagram_posts,Kelurahan Dua,kelurahan,5,pers\n";
    let plan = read(&city, text, &Options::default()).await;
    assert_eq!((plan.rows.len(), plan.left_out.len()), (3, 1));
    import::apply(&city.system(), &plan, "pers.csv").await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2023-01").await.0, Reading::Posts(47));
    assert_eq!(reading(&city, "kel-dua", Network::Tiktok, "2023-01").await.0, Reading::None);
    assert_eq!(
        reading(&city, "dinkes", Network::Instagram, "2023-01").await.0,
        Reading::Unknown,
        "silent is no zero"
    );
}

#[tokio::test]
async fn a_part_of_a_month_and_a_month_that_runs_are_lower_bounds() {
    let city = TestApp::new().await;
    let unit = Some(city.unit("kel-satu"));
    let part = read(&city, EXPORT, &Options { unit, is_partial: true, ..Options::default() }).await;
    import::apply(&city.system(), &part, "sebagian.csv").await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2023-01").await.0, Reading::Unknown);
    let tiktok = format!("https://www.tiktok.com/@kel.satu/video/{}", (1_795_312_800_i64 - 3600) << 32);
    let running = read(&city, &tiktok, &Options { unit, ..Options::default() }).await;
    import::apply(&city.system(), &running, "tautan").await.unwrap();
    assert_eq!(
        reading(&city, "kel-satu", Network::Tiktok, "2026-11").await,
        (Reading::Unknown, vec![Road::Links])
    );
}

#[tokio::test]
async fn a_typed_number_that_a_second_person_did_not_find_is_not_used() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let typed = TypedMonth {
        unit: city.unit("kel-satu"),
        network: Network::Instagram,
        month: month("2026-10"),
        posts: 12,
        proof: "https://contoh.test/bukti.png".to_owned(),
        picture: None,
    };
    let id: SocialMonthId = enter(&operator.ctx(), &typed).await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2026-10").await.0, Reading::Posts(12));
    assert!(check(&operator.ctx(), id, 12).await.is_err(), "an operator checks nobody");
    let editor = city.sign_in_as(Role::ContentEditor, "kota").await;
    check(&editor.ctx(), id, 9).await.unwrap();
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2026-10").await.0, Reading::Unknown);
    assert!(check(&editor.ctx(), id, 12).await.is_err(), "checked once");
    for wrong in [
        TypedMonth { proof: String::new(), ..typed.clone() },
        TypedMonth { month: month("2027-01"), ..typed.clone() },
    ] {
        assert!(enter(&operator.ctx(), &wrong).await.is_err());
    }
    let other = TypedMonth { unit: city.unit("kel-dua"), ..typed };
    assert!(enter(&operator.ctx(), &other).await.is_err(), "an operator writes for the own unit");
}

#[tokio::test]
async fn the_registry_takes_an_account_once_keeps_its_old_handle_and_shows_units_without_one() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let fields = [
        ("unit", "kel-satu"),
        ("jaringan", "instagram"),
        ("akun", "https://www.instagram.com/Kel.Satu/?hl=id"),
        ("sejak", "Januari 2023"),
    ];
    let made = operator.post_form("/kerja/akun-medsos/baru", &fields).await.expect(303);
    let path = made.location().split('?').next().unwrap().to_owned();
    operator.post_form("/kerja/akun-medsos/baru", &fields).await.expect(422);
    let wrong = [("unit", "kel-satu"), ("jaringan", "instagram"), ("akun", "dua kata")];
    assert!(operator.post_form("/kerja/akun-medsos/baru", &wrong).await.expect(422).shows("Isi nama akun"));
    let changed = [("akun", "kelsatu.resmi"), ("verifikasi", "ditelepon"), ("sejak", "2023-01")];
    operator.post_form(&format!("{path}/ubah"), &changed).await.expect(303);
    let page = operator.get(&path).await.expect(200);
    assert!(
        page.shows("kel.satu") && page.shows("@kelsatu.resmi") && page.shows("Belum diketahui"),
        "{}",
        page.text()
    );
    let all = list_public(&city.system()).await.unwrap();
    let of = |unit: &str| all.iter().find(|one| one.unit == city.unit(unit)).unwrap().accounts.clone();
    assert!(of("kel-dua").is_empty() && of("kel-satu").iter().all(|account| account.is_verified));
    let json = city.get("/api/v1/social-accounts?network=instagram").await.expect(200).json();
    let items = json["items"].as_array().unwrap();
    assert_eq!(items.len(), 7);
    assert!(
        items
            .iter()
            .any(|item| item["unit"] == "kel-satu" && item["accounts"][0]["handle"] == "kelsatu.resmi")
    );
    assert!(
        items.iter().any(|item| item["unit"] == "kel-dua" && item["accounts"].as_array().unwrap().is_empty())
    );
    operator.post_form(&format!("{path}/akhiri"), &[("alasan", "ganti akun")]).await.expect(303);
    let city_wide = city.sign_in_as(Role::MainPpid, "kota").await;
    let list = city_wide.get("/kerja/akun-medsos?hanya=belum").await.expect(200);
    assert!(list.shows("7 dari 7 unit") && list.shows("Kelurahan Dua"));
}

#[tokio::test]
async fn a_file_is_shown_before_it_is_taken_and_its_number_opens_its_posts() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let file = FilePart {
        field: "berkas",
        file_name: "ekspor.csv",
        content_type: "text/csv",
        bytes: EXPORT.as_bytes(),
    };
    let path = "/kerja/akun-medsos/impor";
    let shown = operator.multipart(path, &[("unit", "kel-satu")], &[file]).await.expect(200);
    assert!(shown.shows("4 baris dapat diambil"), "{}", shown.text());
    let content =
        shown.source().split("name=\"isi\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [("isi", content.as_str()), ("nama", "ekspor.csv"), ("unit", "kel-satu")];
    operator.post_form(&format!("{path}/terapkan"), &fields).await.expect(303);
    let evidence = "/kerja/akun-medsos/hitungan?unit=kel-satu&jaringan=instagram&bulan=2023-01";
    let page = operator.get(evidence).await.expect(200);
    assert!(
        page.shows("2 unggahan") && page.shows("1001") && page.shows("cerita, tidak dihitung"),
        "{}",
        page.text()
    );
    let other = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    other.get(evidence).await.expect(404);
    operator.post_form(&format!("{path}/1/batal"), &[]).await.expect(303);
    assert!(operator.get(path).await.expect(200).shows("Dibatalkan"));
    let unknown = FilePart {
        field: "berkas",
        file_name: "a.csv",
        content_type: "text/csv",
        bytes: b"Siapa,Berapa\nKel. Satu,3\n",
    };
    let asked = operator.multipart(path, &[], &[unknown]).await.expect(422);
    assert!(asked.shows("Kolom berkas ini belum dikenal") && asked.shows("Berapa"));
}

#[tokio::test]
async fn a_picture_proves_a_typed_month_and_only_officers_see_it() {
    const PICTURE: &[u8] = include_bytes!("../../../../demo/photos/kantor.jpg");
    const PLACE: &str = "/kerja/akun-medsos/bulan";
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let fields = [
        ("unit", "kel-satu"),
        ("jaringan", "instagram"),
        ("bulan", "2026-10"),
        ("jumlah", "12"),
        ("bukti", ""),
    ];
    let picture =
        |bytes| FilePart { field: "gambar", file_name: "layar.jpg", content_type: "image/jpeg", bytes };
    operator.multipart(PLACE, &fields, &[]).await.expect(422);
    let page: &[u8] = b"<html><script>alert(1)</script></html>";
    let wrong = operator.multipart(PLACE, &fields, &[picture(page)]).await.expect(422);
    assert!(wrong.source().contains("href=\"#gambar\"") && wrong.source().contains("value=\"12\""));
    let entered = operator.multipart(PLACE, &fields, &[picture(PICTURE)]).await.expect(303);
    assert_eq!(reading(&city, "kel-satu", Network::Instagram, "2026-10").await.0, Reading::Posts(12));
    let evidence = operator.get(entered.location()).await.expect(200).source();
    let photo = evidence.split("href=\"/foto/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let seen = operator.get(&format!("/foto/{photo}")).await.expect(200);
    assert!(seen.bytes.starts_with(b"\xff\xd8\xff"));
    city.visitor().get(&format!("/foto/{photo}")).await.expect(404);
    let other = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    other.get(&format!("/foto/{photo}")).await.expect(404);
    other.multipart(PLACE, &fields, &[picture(PICTURE)]).await.expect(403);
    // Who checks by drawing sees it too.
    let editor = city.sign_in_as(Role::ContentEditor, "kota").await;
    editor.post_form("/kerja/akun-medsos/periksa", &[("bulan", "2026-10")]).await.expect(303);
    let drawn = editor.get("/kerja/akun-medsos/periksa?bulan=2026-10").await.expect(200);
    assert!(drawn.source().contains(&format!("/foto/{photo}")));
    editor.get(&format!("/foto/{photo}")).await.expect(200);
}
