//! Existing registers from spreadsheets: what is made, what is refused, and taking it back.

use app::Error;
use app::register::import::{self, Mapping, store};
use app::register::{find, latest};
use rules::register::{InformationClass, State};
use rules::role::Role;
use testkit::{FilePart, TestApp};

const LIST: &str = "PEMERINTAH KOTA CONTOH,,,,,\n\
    DAFTAR INFORMASI PUBLIK,,,,,\n\
    No,Judul Informasi,Ringkasan,Klasifikasi,Waktu Pembuatan,Tautan\n\
    1,2,3,4,5,6\n\
    1,Ringkasan APBD 2026,Pendapatan dan belanja.,Berkala,\"Cilegon, 15 Januari 2026\",https://contoh.go.id/apbd\n\
    Informasi Serta Merta,,,,,\n\
    2,Peringatan banjir,Wilayah rawan.,,2026,\n\
    3,Daftar aset,Aset tetap.,Setiap Saat,Tahun 2025,lihat di kantor\n";

async fn take_in(city: &TestApp, text: &str, submit: bool) -> (app::ids::ImportId, import::Plan) {
    let ctx = city.system();
    let id = import::begin(&ctx, city.unit("dinkes"), "dip.csv", text.into()).await.unwrap().unwrap();
    let plan = import::run(&ctx, id, submit).await.unwrap();
    (id, plan)
}

fn counts(plan: &import::Plan) -> [i64; 5] {
    ["create", "change", "same", "busy", "fault"].map(|kind| plan.count(kind))
}

async fn rows(city: &TestApp, id: app::ids::ImportId) -> Vec<store::ImportRow> {
    store::list_rows(&city.app.db, city.body, id, 0, None, 1_000).await.unwrap()
}

#[tokio::test]
async fn a_list_becomes_drafts_with_class_date_and_link() {
    let city = TestApp::new().await;
    let (id, plan) = take_in(&city, LIST, false).await;
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0]);
    let rows = rows(&city, id).await;
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 7, 8]);
    let ctx = city.system();
    let mut contents = Vec::new();
    for row in &rows {
        let entry = find(&ctx, row.entry_id.unwrap()).await.unwrap();
        assert_eq!(entry.state.0, State::Draft);
        contents.push(latest(&ctx, &entry).await.unwrap());
    }
    let [budget, flood, assets] = contents.as_slice() else { panic!("three rows") };
    assert_eq!((budget.made_on.as_str(), budget.made_at_place.as_str()), ("2026-01-15", "Cilegon"));
    assert_eq!((budget.year, budget.links[0].url.as_str()), (Some(2026), "https://contoh.go.id/apbd"));
    assert_eq!(flood.class, InformationClass::Immediate, "the class stands in the row above");
    assert_eq!((assets.class, assets.media.as_str()), (InformationClass::OnDemand, "lihat di kantor"));
}

#[tokio::test]
async fn the_same_list_again_makes_nothing_new_and_a_changed_one_a_version() {
    let city = TestApp::new().await;
    take_in(&city, LIST, false).await;
    let (_, again) = take_in(&city, LIST, false).await;
    assert_eq!(counts(&again), [0, 0, 3, 0, 0]);
    let (id, changed) = take_in(&city, &LIST.replace("Aset tetap.", "Aset tetap dan bergerak."), false).await;
    assert_eq!(counts(&changed), [0, 1, 2, 0, 0]);
    let rows = rows(&city, id).await;
    let row = rows.iter().find(|row| row.outcome == "changed").unwrap();
    let ctx = city.system();
    let entry = find(&ctx, row.entry_id.unwrap()).await.unwrap();
    let content = latest(&ctx, &entry).await.unwrap();
    assert_eq!(
        (content.summary.as_str(), Some(entry.version)),
        ("Aset tetap dan bergerak.", row.entry_version)
    );
    let (_, emptied) = take_in(&city, &LIST.replace("Aset tetap.", ""), false).await;
    assert_eq!(counts(&emptied), [0, 0, 3, 0, 0], "an empty cell deletes nothing");
}

#[tokio::test]
async fn faulty_rows_are_named_and_exempt_ones_refused_by_ps_11() {
    let city = TestApp::new().await;
    let text = "Judul,Klasifikasi,Ringkasan\nLaporan,rahasia,x\nData pegawai,Dikecualikan,x\n,Berkala,tanpa judul\nBaik,Berkala,x\n";
    let (id, plan) = take_in(&city, text, false).await;
    let faults: Vec<_> = plan.faults().map(|fault| (fault.number, fault.key)).collect();
    let expected = [(2, "register-import-unknown-class"), (3, "register-import-exempt")];
    assert_eq!(faults, expected);
    assert_eq!(counts(&plan), [1, 0, 0, 0, 2]);
    let outcomes: Vec<_> = rows(&city, id).await.into_iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, ["fault", "fault", "created"]);
    let exempt = "no,informasi,dasar_hukum_pengecualian,jangka_waktu\n1,Biodata,Pasal 17,selamanya\n";
    let answer = import::begin(&city.system(), city.unit("dinkes"), "dik.csv", exempt.into()).await.unwrap();
    assert_eq!(answer.unwrap_err(), import::ImportProblem::ExemptList);
}

#[tokio::test]
async fn complete_entries_are_submitted_on_demand() {
    let city = TestApp::new().await;
    let (id, _) = take_in(&city, LIST, true).await;
    let outcomes: Vec<_> = rows(&city, id).await.into_iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, ["submitted", "created", "created"], "without file, link or paper it stays a draft");
}

#[tokio::test]
async fn an_import_is_taken_back_except_what_was_touched() {
    let city = TestApp::new().await;
    let (id, _) = take_in(&city, LIST, true).await;
    let touched = rows(&city, id).await[1].entry_id.unwrap();
    let ctx = city.system();
    let entry = find(&ctx, touched).await.unwrap();
    let mut content = latest(&ctx, &entry).await.unwrap();
    content.summary = "Dilengkapi.".to_owned();
    let save = app::register::Save { version: entry.version, content };
    app::register::save(&ctx, touched, &save).await.unwrap();
    let undone = import::undo(&ctx, id).await.unwrap();
    assert_eq!((undone.removed, undone.kept), (2, 1));
    assert!(find(&ctx, touched).await.is_ok());
    let outcomes: Vec<_> = rows(&city, id).await.into_iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, ["removed", "created", "removed"]);
    assert!(matches!(import::undo(&ctx, id).await, Err(Error::Refused(_))));
    assert!(matches!(import::run(&ctx, id, false).await, Err(Error::Refused(_))));
}

#[tokio::test]
async fn columns_are_remembered_for_the_next_file_of_the_form() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let unit = city.unit("dinkes");
    let text = "Kolom A,Kolom B\nRencana kerja,Rencana setahun.\n";
    let id = import::begin(&ctx, unit, "a.csv", text.into()).await.unwrap().unwrap();
    let columns = [("title".to_owned(), 0), ("summary".to_owned(), 1)].into();
    let chosen = Mapping { columns, class: "berkala".to_owned() };
    import::map(&ctx, id, &chosen).await.unwrap();
    import::run(&ctx, id, false).await.unwrap();
    let next = import::begin(&ctx, unit, "b.csv", text.replace("Rencana", "Laporan").into()).await.unwrap();
    let (_, _, remembered) = import::open(&ctx, next.unwrap()).await.unwrap();
    assert_eq!(remembered, chosen);
}

#[tokio::test]
async fn an_officer_of_another_unit_neither_imports_nor_sees_it() {
    let city = TestApp::new().await;
    let (id, _) = take_in(&city, LIST, false).await;
    let stranger = city.sign_in_as(Role::ContentOperator, "kel-satu").await.ctx();
    let begun = import::begin(&stranger, city.unit("dinkes"), "x.csv", LIST.into()).await;
    assert!(matches!(begun, Err(Error::Forbidden(_))));
    assert!(matches!(import::open(&stranger, id).await, Err(Error::NotFound)));
    assert!(matches!(import::undo(&stranger, id).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_list_goes_through_the_workroom_from_upload_to_undo() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let unit = city.unit("dinkes").to_string();
    ppid.get("/kerja/informasi/impor").await.expect(200);
    let file =
        FilePart { field: "berkas", file_name: "dip.csv", content_type: "text/csv", bytes: LIST.as_bytes() };
    let answer = ppid.multipart("/kerja/informasi/impor", &[("unit", &unit)], &[file]).await.expect(303);
    let place = answer.location().to_owned();
    let page = ppid.get(&place).await.expect(200);
    assert!(page.shows("3 informasi baru") && page.shows("Peringatan banjir"), "{}", page.text());
    // Another column for the summary, checked again before anything is made.
    let columns = [("kolom-title", "1"), ("kolom-summary", "4"), ("kolom-class", "3")];
    let answer = ppid.post_form(&format!("{place}/kolom"), &columns).await.expect(303);
    assert!(ppid.get(answer.location()).await.expect(200).shows("Kolom disimpan"));
    let answer = ppid.post_form(&format!("{place}/jalankan"), &[]).await.expect(303);
    let page = ppid.get(answer.location()).await.expect(200);
    assert!(
        page.shows("Daftar sudah dimasukkan") && page.shows("Dibuat sebagai isian 3 baris"),
        "{}",
        page.text()
    );
    let answer = ppid.post_form(&format!("{place}/batal"), &[]).await.expect(303);
    assert!(ppid.get(answer.location()).await.expect(200).shows("Dibuang lagi 3 baris"));
    assert!(ppid.get("/kerja/informasi/impor").await.shows("dibatalkan"));
}

#[tokio::test]
async fn a_wrong_file_is_refused_with_what_to_do() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let unit = city.unit("dinkes").to_string();
    let file = FilePart {
        field: "berkas",
        file_name: "dip.xls",
        content_type: "text/csv",
        bytes: b"\xD0\xCF\x11\xE0",
    };
    let answer = ppid.multipart("/kerja/informasi/impor", &[("unit", &unit)], &[file]).await.expect(422);
    assert!(answer.shows("simpan sebagai .xlsx"));
}

#[tokio::test]
async fn obligations_come_in_by_code_or_by_name_and_an_unknown_one_is_named() {
    let city = TestApp::new().await;
    let text = "Judul,Klasifikasi,Ringkasan,Kewajiban\n\
        Program 2026,Berkala,x,bk.02.a\n\
        LHKPN pejabat,Berkala,x,LHKPN pejabat yang telah diperiksa/diverifikasi dan diumumkan KPK\n\
        Lain,Berkala,x,lihat arsip\n\
        Tanpa,Berkala,x,\n";
    let (id, plan) = take_in(&city, text, false).await;
    assert_eq!(counts(&plan), [3, 0, 0, 0, 1]);
    let fault = plan.faults().next().unwrap();
    assert_eq!((fault.number, fault.key), (4, "register-import-unknown-obligation"));
    let ctx = city.system();
    let mut codes = Vec::new();
    for entry in rows(&city, id).await.into_iter().filter_map(|row| row.entry_id) {
        let entry = find(&ctx, entry).await.unwrap();
        codes.push(latest(&ctx, &entry).await.unwrap().obligations.join(" "));
    }
    assert_eq!(codes, ["BK.02.a", "BK.01.f", ""]);
    let (_, again) = take_in(&city, &text.replace("bk.02.a", "BK.02.b"), false).await;
    assert_eq!(again.count("change"), 1, "a further obligation is a new version");
}
