//! Templates of the main PPID and the tasks of units: pushed, answered, followed, reminded, ended.

use app::template::{self, End, Push, Units};
use jiff::civil::date;
use rules::register::InformationClass;
use rules::role::Role;
use rules::unit::UnitType;
use testkit::{Client, TestApp};

const DAY_MS: i64 = 86_400_000;

/// A programme summary by 31 January, asked of the two kelurahan.
fn summary() -> Push {
    Push {
        title: "Ringkasan program {unit} tahun {tahun}".to_owned(),
        summary: "Program dan kegiatan {unit}.".to_owned(),
        class: InformationClass::Periodic,
        year: Some(2027),
        instruction: "Umumkan ringkasan program paling lambat 31 Januari.".to_owned(),
        file_hint: "PDF ringkasan DPA".to_owned(),
        obligations: vec!["BK.02.a".to_owned()],
        due_on: Some(date(2027, 1, 31)),
        units: Units::Types(vec![UnitType::Kelurahan]),
    }
}

/// Pushes a template as the program itself; returns the tasks in the order of the units.
async fn pushed(city: &TestApp, push: &Push) -> (String, Vec<String>) {
    let ctx = city.system();
    let id = template::push(&ctx, push).await.unwrap();
    let which = template::store::Which { template: Some(id), ..Default::default() };
    let lines = template::lines(&ctx, which).await.unwrap();
    (format!("/kerja/templat/{id}"), lines.iter().map(|line| line.task.path()).collect())
}

/// The page of progress, as the main PPID reads it now.
async fn progress(city: &TestApp, path: &str) -> String {
    city.sign_in_as(Role::MainPpid, "diskominfo").await.get(path).await.expect(200).text()
}

async fn main_ppid(city: &TestApp) -> Client {
    city.sign_in_as(Role::MainPpid, "diskominfo").await
}

/// Does an act on an entry as its page would: with the version it stands at.
async fn act(city: &TestApp, by: &Client, entry: &str, act: &str, fields: &[(&str, &str)]) {
    let id = app::ids::EntryId(entry.rsplit_once('/').unwrap().1.parse().unwrap());
    let version = app::register::find(&city.system(), id).await.unwrap().version.to_string();
    let mut form = vec![("version", version.as_str())];
    form.extend(fields);
    by.post_form(&format!("{entry}/{act}"), &form).await.expect(303);
}

#[tokio::test]
async fn pp_61_2010_ps_14_the_main_ppid_pushes_a_template_and_every_chosen_unit_gets_its_task() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let office = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    let main = main_ppid(&city).await;
    let form = [
        ("judul", "Ringkasan program {unit} tahun {tahun}"),
        ("petunjuk", "Umumkan ringkasan program."),
        ("tenggat", "31 Januari 2027"),
        ("tahun", "2027"),
        ("kelas", "berkala"),
        ("cakupan", "jenis"),
        ("jenis", "kelurahan"),
        ("obligation", "BK.02.a"),
    ];
    let made = main.post_form("/kerja/templat/baru", &form).await.expect(303);
    let page = main.get(made.location()).await.expect(200);
    assert!(page.shows("0 dari 2 unit selesai") && page.shows("Kelurahan Dua"), "{}", page.text());
    let home = operator.get("/kerja").await.expect(200);
    assert!(home.shows("Ringkasan program Kelurahan Satu tahun 2027"), "{}", home.text());
    assert!(home.shows("paling lambat 31 Januari 2027") && home.shows("Belum mulai"));
    assert!(operator.get("/kerja/pemberitahuan").await.shows("PPID utama meminta: Ringkasan program"));
    assert!(!office.get("/kerja").await.expect(200).shows("Ringkasan program"), "not asked");
}

#[tokio::test]
async fn a_template_that_cannot_be_pushed_says_why_and_keeps_what_was_typed() {
    let city = TestApp::new().await;
    let main = main_ppid(&city).await;
    let form = [("judul", ""), ("tenggat", "1 Januari 2020"), ("petunjuk", "Isi sesuai contoh")];
    let page = main.post_form("/kerja/templat/baru", &form).await.expect(422);
    assert!(page.shows("Tulis judul informasi.") && page.shows("Tulis tanggal hari ini"), "{}", page.text());
    assert!(page.source().contains("Isi sesuai contoh") && page.source().contains("1 Januari 2020"));
    let nobody = Push { units: Units::Picked(Vec::new()), ..summary() };
    assert!(template::push(&city.system(), &nobody).await.is_err());
}

#[tokio::test]
async fn perki_1_2021_a_unit_none_of_the_obligations_concerns_is_left_out() {
    let city = TestApp::new().await;
    let push = Push { units: Units::All, obligations: vec!["BK.LG.01".to_owned()], ..summary() };
    let (path, tasks) = pushed(&city, &push).await;
    assert!(!tasks.is_empty());
    let page = progress(&city, &path).await;
    assert!(page.contains("Dinas Kesehatan") && !page.contains("Kelurahan Satu"), "{page}");
}

#[tokio::test]
async fn a_unit_fills_a_task_and_the_task_follows_the_entry() {
    let city = TestApp::new().await;
    let (path, tasks) = pushed(&city, &summary()).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let task = &tasks[0];
    assert!(operator.get(task).await.expect(200).shows("Isi sekarang"));
    let entry = operator.post_form(&format!("{task}/isi"), &[]).await.expect(303).location().to_owned();
    let editor = operator.get(&entry).await.expect(200);
    assert!(editor.source().contains("Ringkasan program Kelurahan Dua tahun 2027"), "{}", editor.text());
    assert!(editor.shows("Tugas dari PPID utama, paling lambat 31 Januari 2027"));
    assert!(editor.shows("Berkas yang diminta: PDF ringkasan DPA"));
    assert!(editor.source().contains("value=\"BK.02.a\" checked"));
    let again = operator.post_form(&format!("{task}/isi"), &[]).await.expect(303);
    assert_eq!(again.location(), entry, "a second tap makes no second draft");
    assert!(progress(&city, &path).await.contains("Sedang diisi"));

    let form = [
        ("title", "Ringkasan program 2027"),
        ("summary", "Program kelurahan."),
        ("class", "berkala"),
        ("is_printed", "1"),
        ("obligation", "BK.02.a"),
    ];
    act(&city, &ppid, &entry, "ajukan", &form).await;
    assert!(progress(&city, &path).await.contains("Diajukan"));
    let main = main_ppid(&city).await;
    act(&city, &main, &entry, "kembalikan", &[("remark", "Lengkapi")]).await;
    assert!(progress(&city, &path).await.contains("Dikembalikan"));
    assert!(ppid.get("/kerja").await.expect(200).shows("Ringkasan program Kelurahan Dua"));
    act(&city, &ppid, &entry, "ajukan", &form).await;
    act(&city, &main, &entry, "terbitkan", &[]).await;
    let page = progress(&city, &path).await;
    assert!(page.contains("1 dari 2 unit selesai") && page.contains("Terbit"), "{page}");
    assert!(!ppid.get("/kerja").await.expect(200).shows("Ringkasan program Kelurahan Dua"), "nothing to do");
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_opens_the_task_again() {
    let city = TestApp::new().await;
    let (_, tasks) = pushed(&city, &summary()).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let entry = operator.post_form(&format!("{}/isi", tasks[0]), &[]).await.expect(303).location().to_owned();
    act(&city, &operator, &entry, "buang", &[("sure", "on")]).await;
    assert!(operator.get(&tasks[0]).await.expect(200).shows("Belum mulai"));
    operator.post_form(&format!("{}/isi", tasks[0]), &[]).await.expect(303);
}

#[tokio::test]
async fn information_that_is_public_already_answers_a_task_until_it_is_taken_off() {
    let city = TestApp::new().await;
    let (path, tasks) = pushed(&city, &summary()).await;
    let own = city.entry("kel-dua").title("Program Kelurahan Dua").published().create().await;
    let draft = city.entry("kel-dua").title("Rancangan").create().await;
    let foreign = city.entry("kel-satu").title("Program Kelurahan Satu").published().create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let page = operator.get(&tasks[0]).await.expect(200);
    assert!(page.shows("Program Kelurahan Dua") && !page.shows("Program Kelurahan Satu"), "{}", page.text());
    let answer = format!("{}/sudah-ada", tasks[0]);
    for wrong in [draft.id, foreign.id] {
        operator.post_form(&answer, &[("informasi", &wrong.to_string())]).await.expect(422);
    }
    operator.post_form(&answer, &[]).await.expect(422);
    operator.post_form(&answer, &[("informasi", &own.id.to_string())]).await.expect(303);
    assert!(progress(&city, &path).await.contains("1 dari 2 unit selesai"));
    operator.post_form(&answer, &[("informasi", &own.id.to_string())]).await.expect(422);

    let ctx = city.system();
    let version = app::register::find(&ctx, own.id).await.unwrap().version;
    app::register::withdraw(&ctx, own.id, version, "Salah unggah").await.unwrap();
    assert!(progress(&city, &path).await.contains("0 dari 2 unit selesai"));
}

#[tokio::test]
async fn the_units_ppid_signs_that_it_does_not_apply_and_the_obligation_says_so_too() {
    let city = TestApp::new().await;
    let (path, tasks) = pushed(&city, &summary()).await;
    let form = [("jenis", "not_applicable"), ("alasan", "Program dikelola kecamatan."), ("jabatan", "Lurah")];
    let answer = format!("{}/tidak-berlaku", tasks[0]);
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    operator.post_form(&answer, &form).await.expect(403);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let refused = ppid.post_form(&answer, &[("jenis", "not_applicable")]).await.expect(422);
    assert!(refused.shows("Tulis alasan"), "{}", refused.text());
    ppid.post_form(&answer, &form).await.expect(303);
    assert!(progress(&city, &path).await.contains("Tidak berlaku"));
    let public = city.get("/unit/kel-dua/kewajiban").await.expect(200);
    assert!(public.shows("Program dikelola kecamatan."), "one truth: {}", public.text());
    ppid.post_form(&format!("{}/lepas", tasks[0]), &[]).await.expect(422);

    let cell = "/kerja/kewajiban/kel-dua/BK.02.a/cabut";
    ppid.post_form(cell, &[("pernyataan", "1"), ("alasan", "Salah centang")]).await.expect(303);
    assert!(ppid.get(&tasks[0]).await.expect(200).shows("Isi sekarang"), "revoked: open again");
}

#[tokio::test]
async fn without_an_obligation_the_reason_is_kept_with_the_task_and_can_be_taken_back() {
    let city = TestApp::new().await;
    let (path, tasks) = pushed(&city, &Push { obligations: Vec::new(), ..summary() }).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let answer = format!("{}/tidak-berlaku", tasks[0]);
    ppid.post_form(&answer, &[("alasan", "kosong"), ("jabatan", "Lurah")]).await.expect(422);
    let form = [("alasan", "Kelurahan ini tidak punya program sendiri."), ("jabatan", "Lurah")];
    ppid.post_form(&answer, &form).await.expect(303);
    let page = ppid.get(&tasks[0]).await.expect(200);
    assert!(
        page.shows("Kelurahan ini tidak punya program sendiri.") && page.shows("Lurah"),
        "{}",
        page.text()
    );
    assert!(progress(&city, &path).await.contains("1 dari 2 unit selesai"));
    ppid.post_form(&format!("{}/lepas", tasks[0]), &[]).await.expect(303);
    assert!(progress(&city, &path).await.contains("0 dari 2 unit selesai"));
}

#[tokio::test]
async fn another_units_task_does_not_exist() {
    let city = TestApp::new().await;
    let (path, tasks) = pushed(&city, &summary()).await;
    let stranger = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    stranger.get(&tasks[0]).await.expect(404);
    stranger.get(&path).await.expect(404);
    stranger.get(&format!("{path}/kemajuan.csv")).await.expect(404);
    for act in ["isi", "sudah-ada", "tidak-berlaku", "lepas"] {
        stranger.post_form(&format!("{}/{act}", tasks[0]), &[]).await.expect(404);
    }
    for act in ["ingatkan", "tenggat", "akhiri"] {
        stranger.post_form(&format!("{path}/{act}"), &[]).await.expect(403);
    }
    stranger.post_form("/kerja/templat/baru", &[("judul", "X")]).await.expect(403);
}

#[tokio::test]
async fn late_units_are_shown_and_reminded_once_a_day() {
    let city = TestApp::new().await;
    let (path, _) = pushed(&city, &summary()).await;
    let main = main_ppid(&city).await;
    main.post_form(&format!("{path}/ingatkan"), &[]).await.expect(422);
    city.clock.advance(72 * DAY_MS);
    let main = main_ppid(&city).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let page = main.get(&format!("{path}?status=late")).await.expect(200);
    assert!(page.shows("Ingatkan 2 unit yang terlambat"), "{}", page.text());
    assert!(main.get("/kerja").await.expect(200).shows("2 tugas unit terlambat"));
    main.post_form(&format!("{path}/ingatkan"), &[]).await.expect(303);
    main.post_form(&format!("{path}/ingatkan"), &[]).await.expect(422);
    let told = ppid.get("/kerja/pemberitahuan").await.expect(200);
    assert_eq!(told.text().matches("Sudah lewat tanggal").count(), 1, "{}", told.text());
    let table = main.get(&format!("{path}/kemajuan.csv?status=late")).await.expect(200).source();
    assert!(table.contains("kel-dua,Kelurahan Dua,Belum mulai,Terlambat,2027-01-31"), "{table}");
    city.clock.advance(DAY_MS);
    main_ppid(&city).await.post_form(&format!("{path}/ingatkan"), &[]).await.expect(303);
}

#[tokio::test]
async fn the_program_reminds_seven_days_and_one_day_ahead_and_the_day_after() {
    let city = TestApp::new().await;
    // It is 22 November; 20 days lie ahead.
    let push = Push { due_on: Some(date(2026, 12, 12)), ..summary() };
    let (path, _) = pushed(&city, &push).await;
    let mut told = Vec::new();
    for day in 0..25 {
        let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
        template::jobs::look(&city.system()).await.unwrap();
        template::jobs::look(&city.system()).await.unwrap();
        let page = ppid.get("/kerja/pemberitahuan").await.expect(200).text();
        let count = page.matches("Segera jatuh tempo").count() + page.matches("Sudah lewat tanggal").count();
        told.extend(std::iter::repeat_n(day, count));
        city.clock.advance(DAY_MS);
    }
    assert_eq!(told, [13, 19, 21], "5, 11 and 13 December");
    let main = main_ppid(&city).await;
    main.post_form(&format!("{path}/tenggat"), &[("tenggat", "1 Februari 2027")]).await.expect(303);
    city.clock.advance(40 * DAY_MS);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    template::jobs::look(&city.system()).await.unwrap();
    assert!(ppid.get("/kerja/pemberitahuan").await.shows("Segera jatuh tempo"), "the new day counts anew");
}

#[tokio::test]
async fn a_template_ends_or_is_withdrawn_with_a_reason() {
    let city = TestApp::new().await;
    let (path, tasks) = pushed(&city, &summary()).await;
    let main = main_ppid(&city).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    main.post_form(&format!("{path}/tenggat"), &[("tenggat", "kapan-kapan")]).await.expect(422);
    main.post_form(&format!("{path}/akhiri"), &[("tarik", "1")]).await.expect(422);
    main.post_form(&format!("{path}/akhiri"), &[]).await.expect(303);
    assert!(ppid.get(&tasks[0]).await.expect(200).shows("sudah berakhir"));
    ppid.post_form(&format!("{}/isi", tasks[0]), &[]).await.expect(422);
    assert!(!ppid.get("/kerja").await.expect(200).shows("Ringkasan program"));

    let (path, tasks) = pushed(&city, &summary()).await;
    let how = End { is_withdrawal: true, reason: "Salah kirim".to_owned() };
    let id = path.rsplit_once('/').unwrap().1.parse().unwrap();
    template::end(&city.system(), app::ids::TemplateId(id), &how).await.unwrap();
    ppid.get(&tasks[0]).await.expect(404);
    assert!(progress(&city, &path).await.contains("Salah kirim"));
}
