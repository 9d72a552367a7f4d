//! The register from a file on a phone to the citizen's screen and off it again, as officers do it.

use app::ids::EntryId;
use app::register;
use rules::register::State;
use rules::role::Role;
use testkit::{Answer, Client, FilePart, TestApp};

const BUDGET: &str = "PEMERINTAH KOTA CONTOH\nKELURAHAN SATU\nRINGKASAN DOKUMEN PELAKSANAAN ANGGARAN (DPA-SKPD)\n\
TAHUN ANGGARAN 2026\n\nDokumen ini memuat ringkasan pendapatan dan belanja Kelurahan Satu yang disahkan pada awal tahun.\n";

/// The number in `name="version"` of a page.
fn version(page: &Answer) -> String {
    let source = page.source();
    let rest = source.split("name=\"version\" value=\"").nth(1).unwrap_or_else(|| panic!("{}", page.text()));
    rest.split('"').next().unwrap().to_owned()
}

/// A field's value as the form has it.
fn textarea(page: &Answer, name: &str) -> String {
    let source = page.source();
    let rest = source.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("{name}"));
    let value = rest.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
    value.replace("&#38;", "&").replace("&#39;", "'")
}

fn text_file<'a>(field: &'a str, name: &'a str, text: &'a str) -> FilePart<'a> {
    FilePart { field, file_name: name, content_type: "text/plain", bytes: text.as_bytes() }
}

/// Sends a file by the first screen; returns the path of the entry.
async fn send(writer: &Client, name: &str, text: &str) -> String {
    let answer = writer.multipart("/kerja/informasi/baru", &[], &[text_file("files", name, text)]).await;
    let answer = answer.expect(303);
    answer.location().split('?').next().unwrap().to_owned()
}

/// Everything the form of an entry holds, as a browser would send it back.
fn form(page: &Answer) -> Vec<(String, String)> {
    let source = page.source();
    let form = source.split("id=\"isian\"").nth(1).unwrap().split("</form>").next().unwrap();
    let mut fields = vec![
        ("title".to_owned(), textarea(page, "title")),
        ("summary".to_owned(), textarea(page, "summary")),
    ];
    for tag in form.split("<input ").skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let of =
            |name: &str| tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        let of = |name: &str| {
            of(name)
                .or_else(|| tag.strip_prefix(&format!("{name}=\"")).and_then(|rest| rest.split('"').next()))
        };
        let (Some(name), kind) = (of("name"), of("type").unwrap_or("text")) else { continue };
        let is_sent = match kind {
            "checkbox" | "radio" => tag.contains(" checked"),
            "file" => false,
            _ => true,
        };
        if is_sent {
            fields.push((name.to_owned(), of("value").unwrap_or_default().to_owned()));
        }
    }
    fields
}

/// Opens an entry and presses a button of its form, with some fields typed anew.
async fn press(officer: &Client, path: &str, act: &str, typed: &[(&str, &str)]) -> Answer {
    let page = officer.get(path).await.expect(200);
    let mut fields = form(&page);
    fields.retain(|(name, _)| !typed.iter().any(|(one, _)| one == name));
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    officer.post_form(&format!("{path}{act}"), &fields).await
}

/// Presses a button that brings no words along.
async fn act(officer: &Client, path: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let known = version(&officer.get(path).await.expect(200));
    let mut all = vec![("version", known.as_str())];
    all.extend(fields);
    officer.post_form(&format!("{path}{act}"), &all).await
}

fn id_of(path: &str) -> EntryId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn pp_61_2010_ps_14_from_the_operator_by_the_unit_ppid_and_the_main_ppid_to_the_citizen() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let unit_ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let main_ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;

    let path = send(&operator, "scan01.txt", BUDGET).await;
    let page = operator.get(&path).await.expect(200);
    assert!(page.shows("Isian di bawah disarankan dari isi berkas"), "{}", page.text());
    assert!(textarea(&page, "title").starts_with("Ringkasan Dokumen Pelaksanaan Anggaran"));
    assert!(textarea(&page, "summary").starts_with("Dokumen ini memuat ringkasan"));
    assert!(page.source().contains("value=\"2026\""));

    press(&operator, &path, "/serahkan", &[]).await.expect(303);
    assert!(unit_ppid.get("/kerja").await.shows("menunggu PPID unit"));
    assert!(unit_ppid.get("/kerja/informasi?state=proposed").await.shows("Ringkasan Dokumen"));
    press(&unit_ppid, &path, "/ajukan", &[]).await.expect(303);
    assert!(main_ppid.get("/kerja").await.shows("menunggu verifikasi Anda"));
    assert!(main_ppid.get("/kerja/informasi").await.shows("Ringkasan Dokumen"));
    let answer = press(&main_ppid, &path, "/terbitkan", &[]).await.expect(303);
    assert!(answer.location().ends_with("ok=entry-published"));
    city.run_jobs().await;

    let entry = register::find(&main_ppid.ctx(), id_of(&path)).await.unwrap();
    assert_eq!(entry.state.0, State::Published);
    let public = city.get(&format!("/informasi/{}", entry.slug.unwrap())).await.expect(200);
    assert!(public.shows("Ringkasan Dokumen Pelaksanaan Anggaran"));
    assert!(public.text().to_lowercase().contains("berkala"), "{}", public.text());
    let document = operator.get(&path).await.source();
    let link = document.split("href=\"/dokumen/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(city.get(&format!("/dokumen/{link}")).await.expect(200).source().contains("DPA-SKPD"));
}

#[tokio::test]
async fn the_operator_cannot_verify_and_a_stranger_sees_nothing() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = send(&operator, "dpa.txt", BUDGET).await;
    let page = operator.get(&path).await;
    assert!(!page.shows("Verifikasi dan terbitkan"));
    act(&operator, &path, "/terbitkan", &[]).await.expect(403);
    act(&operator, &path, "/ajukan", &[]).await.expect(403);

    let other = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    other.get(&path).await.expect(404);
    other.get(&format!("{path}/riwayat")).await.expect(404);
    for act in ["", "/serahkan", "/tarik-kembali", "/buang", "/putuskan", "/riwayat", "/riwayat/tutup"] {
        let fields = [
            ("version", "1"),
            ("title", "x"),
            ("sure", "on"),
            ("content", "1"),
            ("number", "1"),
            ("close_reason", "x"),
        ];
        other.post_form(&format!("{path}{act}"), &fields).await.expect(404);
    }
    assert!(!other.get("/kerja/informasi?state=draft").await.shows("dpa.txt"));
    assert_eq!(city.visitor().get(&path).await.status, 303);
}

#[tokio::test]
async fn a_return_carries_its_remark_and_the_writer_hands_it_in_again() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let main_ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let entry = city.entry("kel-satu").by(operator.officer().id).submitted().create().await;
    press(&main_ppid, &entry.desk(), "/kembalikan", &[("remark", "")]).await.expect(422);
    press(&main_ppid, &entry.desk(), "/kembalikan", &[("remark", "Lampirkan rinciannya.")]).await.expect(303);
    assert!(operator.get(&entry.desk()).await.shows("Lampirkan rinciannya."));
    assert!(operator.get("/kerja/informasi").await.shows("Lampirkan rinciannya."));
    press(&operator, &entry.desk(), "/serahkan", &[]).await.expect(303);
    act(&operator, &entry.desk(), "/tarik-kembali", &[]).await.expect(303);
    assert!(operator.get(&entry.desk()).await.shows("Draf"));
}

#[tokio::test]
async fn whoever_wrote_it_verifies_it_only_with_a_recorded_reason() {
    let city = TestApp::new().await;
    let main_ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let answer = main_ppid
        .multipart(
            "/kerja/informasi/baru",
            &[("unit", &city.unit("kel-satu").to_string())],
            &[text_file("files", "dpa.txt", BUDGET)],
        )
        .await
        .expect(303);
    let path = answer.location().split('?').next().unwrap().to_owned();
    let refused = press(&main_ppid, &path, "/terbitkan", &[]).await.expect(422);
    assert!(refused.shows("Anda sendiri yang mengisi informasi ini"));
    press(&main_ppid, &path, "/terbitkan", &[("override", "PPID unit sedang cuti.")]).await.expect(303);
    let entry = register::find(&main_ppid.ctx(), id_of(&path)).await.unwrap();
    assert_eq!(entry.override_reason, "PPID unit sedang cuti.");
}

#[tokio::test]
async fn two_people_who_save_at_once_see_both_texts() {
    let city = TestApp::new().await;
    let one = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let two = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let entry = city.entry("kel-satu").create().await;
    let known = version(&one.get(&entry.desk()).await);
    press(&two, &entry.desk(), "", &[("title", "Judul dari PPID")]).await.expect(303);
    let fields = [
        ("version", known.as_str()),
        ("title", "Judul dari operator"),
        ("summary", "Ringkas."),
        ("class", "berkala"),
        ("is_printed", "1"),
    ];
    let conflict = one.post_form(&entry.desk(), &fields).await.expect(409);
    assert!(conflict.shows("Judul dari PPID") && conflict.shows("Judul dari operator"));
    let now = version(&conflict);
    let fields = [
        ("version", now.as_str()),
        ("title", "Judul dari operator"),
        ("summary", "Ringkas."),
        ("class", "berkala"),
        ("is_printed", "1"),
    ];
    one.post_form(&entry.desk(), &fields).await.expect(303);
    assert!(one.get(&entry.desk()).await.shows("Judul dari operator"));
    let history = one.get(&format!("{}/riwayat", entry.desk())).await.expect(200);
    assert!(history.shows("Versi 3") && history.shows("Judul dari PPID"));
}

#[tokio::test]
async fn uu_27_2022_personal_data_in_a_file_needs_a_decision_before_it_is_handed_in() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let unit_ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let text = format!("{BUDGET}\nPenerima bantuan: Siti, NIK 3672015708900001, HP 0812-3456-7890\n");
    let path = send(&operator, "penerima.txt", &text).await;
    press(&operator, &path, "/serahkan", &[]).await.expect(303);
    let page = unit_ppid.get(&path).await.expect(200);
    assert!(page.shows("tampak seperti data pribadi"), "{}", page.text());
    assert!(!page.source().contains("3672015708900001"));
    let refused = press(&unit_ppid, &path, "/ajukan", &[]).await.expect(422);
    assert!(refused.shows("belum ada keputusan"));

    let source = page.source();
    let content =
        source.split("name=\"content\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let decide = [("content", content.as_str()), ("decision", "lawful"), ("reason", "")];
    unit_ppid.post_form(&format!("{path}/putuskan"), &decide).await.expect(422);
    let decide = [
        ("content", content.as_str()),
        ("decision", "lawful"),
        ("reason", "Daftar penerima hibah wajib diumumkan."),
    ];
    unit_ppid.post_form(&format!("{path}/putuskan"), &decide).await.expect(303);
    assert!(unit_ppid.get(&path).await.shows("Daftar penerima hibah wajib diumumkan."));
    press(&unit_ppid, &path, "/ajukan", &[]).await.expect(303);
}

#[tokio::test]
async fn a_replaced_file_keeps_its_address_and_the_old_one_stays_in_the_history() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let main_ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let entry = city.entry("kel-satu").file("dpa.txt", b"lama", &["lama"]).published().create().await;
    let document = entry.files[0].document;
    let field = format!("replace-{document}");
    let page = operator.get(&entry.desk()).await;
    let fields = form(&page);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let file = text_file(&field, "dpa-baru.txt", "Isi yang baru dan benar.");
    operator.multipart(&entry.desk(), &fields, &[file]).await.expect(303);
    // Still the old one, until it is verified.
    assert_eq!(city.get(&format!("/dokumen/{document}/dpa.txt")).await.source(), "lama");
    let waiting = main_ppid.get(&entry.desk()).await.expect(200);
    assert!(waiting.shows("Yang berubah dari versi terbit"));
    press(&main_ppid, &entry.desk(), "/terbitkan", &[]).await.expect(303);
    city.run_jobs().await;
    assert_eq!(
        city.get(&format!("/dokumen/{document}/dpa-baru.txt")).await.source(),
        "Isi yang baru dan benar."
    );
    assert_eq!(city.get(&format!("/dokumen/{document}/versi/1/dpa.txt")).await.source(), "lama");

    // An old version with a harmful mistake is closed; the reader is told why.
    let unit_ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let close = format!("{}/riwayat/tutup", entry.desk());
    unit_ppid.post_form(&close, &[("number", "1"), ("close_reason", "")]).await.expect(422);
    unit_ppid.post_form(&close, &[("number", "2"), ("close_reason", "Salah")]).await.expect(422);
    unit_ppid.post_form(&close, &[("number", "1"), ("close_reason", "Memuat NIK warga")]).await.expect(303);
    city.run_jobs().await;
    assert_ne!(city.get(&format!("/dokumen/{document}/versi/1/dpa.txt")).await.status, 200);
    assert!(unit_ppid.get(&format!("{}/riwayat", entry.desk())).await.shows("Memuat NIK warga"));
}

#[tokio::test]
async fn a_withdrawn_entry_says_why_and_can_be_begun_anew() {
    let city = TestApp::new().await;
    let unit_ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let entry = city.entry("kel-satu").published().create().await;
    act(&unit_ppid, &entry.desk(), "/masih-berlaku", &[]).await.expect(303);
    act(&unit_ppid, &entry.desk(), "/tarik", &[("withdraw_reason", "")]).await.expect(422);
    act(&unit_ppid, &entry.desk(), "/tarik", &[("withdraw_reason", "Angkanya keliru.")]).await.expect(303);
    city.run_jobs().await;
    assert!(city.get(&entry.path()).await.expect(410).shows("Angkanya keliru."));
    act(&unit_ppid, &entry.desk(), "/buka-lagi", &[]).await.expect(303);
    assert!(unit_ppid.get(&entry.desk()).await.shows("Simpan dan ajukan"));
    city.get(&entry.path()).await.expect(410);
}

#[tokio::test]
async fn what_was_never_public_can_be_thrown_away() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = send(&operator, "dpa.txt", BUDGET).await;
    act(&operator, &path, "/buang", &[]).await.expect(422);
    act(&operator, &path, "/buang", &[("sure", "on")]).await.expect(303);
    operator.get(&path).await.expect(404);
    let public = city.entry("kel-satu").published().create().await;
    act(&operator, &public.desk(), "/buang", &[("sure", "on")]).await.expect(422);
}

#[tokio::test]
async fn a_program_in_disguise_is_refused_and_leaves_no_entry() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let file = FilePart {
        field: "files",
        file_name: "laporan.pdf",
        content_type: "application/pdf",
        bytes: b"MZ\x90\0program",
    };
    let refused = operator.multipart("/kerja/informasi/baru", &[], &[file]).await.expect(422);
    assert!(refused.shows("laporan.pdf: Berkas ini ternyata program"));
    assert!(operator.get("/kerja/informasi?state=draft").await.shows("Belum ada draf"));
    let empty = operator.post_form("/kerja/informasi/baru", &[]).await.expect(422);
    assert!(empty.shows("Pilih berkas, isi tautan"));
}

#[tokio::test]
async fn an_entry_may_be_a_link_or_on_paper_only() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let answer =
        operator.post_form("/kerja/informasi/baru", &[("url", "jdih.contoh.test/perda")]).await.expect(303);
    let path = answer.location().split('?').next().unwrap().to_owned();
    assert!(operator.get(&path).await.source().contains("https://jdih.contoh.test/perda"));
    let typed =
        [("title", "Perda 3/2026"), ("summary", "Peraturan daerah tentang pajak."), ("year", "dua ribu")];
    let refused = press(&operator, &path, "/serahkan", &typed).await.expect(422);
    assert!(refused.shows("Tahun harus antara") && refused.shows("Perda 3/2026"));
    press(&operator, &path, "/serahkan", &[typed[0], typed[1], ("year", "2026"), ("obligation", "SS.02.f")])
        .await
        .expect(303);
    let content =
        register::latest(&operator.ctx(), &register::find(&operator.ctx(), id_of(&path)).await.unwrap())
            .await
            .unwrap();
    assert_eq!((content.obligations, content.year), (vec!["SS.02.f".to_owned()], Some(2026)));

    operator.post_form("/kerja/informasi/baru", &[("is_printed", "1")]).await.expect(303);
    operator.post_form("/kerja/informasi/baru", &[("url", "https://")]).await.expect(422);
}

#[tokio::test]
async fn files_are_moved_and_removed_by_buttons_of_the_form() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let entry = city
        .entry("kel-satu")
        .file("satu.txt", b"satu", &["satu"])
        .file("dua.txt", b"dua", &["dua"])
        .create()
        .await;
    let second = entry.files[1].version.to_string();
    press(&operator, &entry.desk(), "", &[("do", &format!("up-{second}"))]).await.expect(303);
    let titles = async || {
        let found = register::find(&operator.ctx(), entry.id).await.unwrap();
        let content = register::latest(&operator.ctx(), &found).await.unwrap();
        content.documents.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    assert_eq!(titles().await, ["dua.txt", "satu.txt"]);
    press(&operator, &entry.desk(), "", &[("do", &format!("remove-{second}"))]).await.expect(303);
    assert_eq!(titles().await, ["satu.txt"]);
    // A file of another entry cannot be hung on this one.
    let other = city.entry("kel-dua").file("lain.txt", b"lain", &["lain"]).create().await;
    let foreign = other.files[0].version.to_string();
    press(&operator, &entry.desk(), "", &[("document", &foreign)]).await.expect(303);
    assert_eq!(titles().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_job_reads_what_nobody_waited_for_and_reads_it_once() {
    let city = TestApp::new().await;
    let entry = city.entry("kel-satu").create().await;
    let ctx = city.system();
    let file = app::document::look(&ctx, "data.csv", b"nama;jumlah\nA;1\n".to_vec()).await.unwrap();
    let (_, version) = app::document::add(&ctx, entry.id, None, &file).await.unwrap();
    let find =
        async || app::document::store::find_version(ctx.db(), ctx.body(), version).await.unwrap().unwrap();
    assert_eq!(find().await.text_state.0, app::document::TextState::Waiting);
    city.run_jobs().await;
    let read = find().await;
    assert_eq!(read.text_state.0, app::document::TextState::Read);
    let pages = app::document::text::pages(&city.app, &read).await.unwrap();
    assert!(pages[0].contains("jumlah"), "{pages:?}");
    let head = app::audit::head(ctx.db(), ctx.body()).await.unwrap().log_seq;
    app::document::read(&city.app, city.directory(), version).await.unwrap();
    assert_eq!(app::audit::head(ctx.db(), ctx.body()).await.unwrap().log_seq, head);
}

#[tokio::test]
async fn a_version_changed_behind_the_programs_back_is_found() {
    let city = TestApp::new().await;
    city.entry("kel-satu").published().create().await;
    assert!(app::audit::verify::verify(&city.app.db, city.body).await.unwrap().findings.is_empty());
    let sql: db::Sql = db::sql!("sql/tamper_register.sql");
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&sql, db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
    let verdict = app::audit::verify::verify(&city.app.db, city.body).await.unwrap();
    assert!(verdict.findings[0].what.contains("register entry"), "{verdict:?}");
}

#[tokio::test]
async fn perki_1_2021_an_adopted_register_stays_as_it_was() {
    let city = TestApp::new().await;
    let main_ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let unit_ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit_ppid.get("/kerja/informasi/keputusan").await.expect(403);
    let adopt = [
        ("number", "188/12/2026"),
        ("decided_on", "2 November 2026"),
        ("title", "Penetapan daftar informasi publik"),
        ("signer", "Sekretaris Daerah"),
        ("signer_position", "Atasan PPID"),
    ];
    let desk = "/kerja/informasi/keputusan";
    assert!(main_ppid.post_form(desk, &adopt).await.expect(422).shows("belum punya informasi yang terbit"));
    let first = city.entry("kel-satu").title("Daftar aset kelurahan").published().create().await;
    city.entry("kel-dua").title("Profil kelurahan dua").published().create().await;
    city.entry("kel-dua").title("Draf yang belum terbit").create().await;
    main_ppid.post_form(desk, &adopt).await.expect(303);
    assert!(main_ppid.post_form(desk, &adopt).await.expect(422).shows("sudah dipakai"));
    city.run_jobs().await;
    let list = city.get("/informasi/keputusan").await.expect(200);
    assert!(list.shows("188/12/2026") && list.shows("2 informasi"), "{}", list.text());
    let path = list
        .source()
        .split("href=\"/informasi/keputusan/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let path = format!("/informasi/keputusan/{path}");
    press(&unit_ppid, &first.desk(), "/ajukan", &[("title", "Judul yang lain sama sekali")])
        .await
        .expect(303);
    press(&main_ppid, &first.desk(), "/terbitkan", &[]).await.expect(303);
    city.run_jobs().await;
    let adopted = city.get(&path).await.expect(200);
    assert!(adopted.shows("Daftar aset kelurahan") && !adopted.shows("Judul yang lain sama sekali"));
    assert!(!adopted.shows("Draf yang belum terbit"));
    act(&unit_ppid, &first.desk(), "/tarik", &[("withdraw_reason", "Memuat NIK")]).await.expect(303);
    city.run_jobs().await;
    city.get("/informasi/keputusan/999").await.expect(404);
}
