//! News from the first word to the citizen's screen and off it again, as officers do it.

use std::future::Future as _;

use app::news::{self, Publish, Schedule};
use rules::role::Role;
use testkit::{Answer, Client, START_MS, TestApp};

const MINUTE: i64 = 60_000;

const WORDS: [(&str, &str); 3] = [
    ("title", "Posyandu Melati buka lagi"),
    ("lead", "Posyandu di Kelurahan Satu melayani balita mulai Senin."),
    ("text", "Layanan buka pukul *08.00*.\n\n- Bawa KIA\n- Bawa KTP"),
];

/// The number in `name="version"` of a page.
fn version(page: &Answer) -> String {
    let source = page.source();
    let rest = source.split("name=\"version\" value=\"").nth(1).unwrap_or_else(|| panic!("{}", page.text()));
    rest.split('"').next().unwrap().to_owned()
}

/// Begins a draft; returns its path.
async fn begin(writer: &Client) -> String {
    let answer = writer.post_form("/kerja/berita/baru", &[]).await.expect(303);
    answer.location().to_owned()
}

/// Posts a form of the item's page with its present version.
async fn press(officer: &Client, path: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let known = version(&officer.get(path).await.expect(200));
    let mut all = vec![("version", known.as_str())];
    all.extend(fields);
    officer.post_form(&format!("{path}{act}"), &all).await
}

async fn submitted(writer: &Client) -> String {
    let path = begin(writer).await;
    press(writer, &path, "/ajukan", &WORDS).await.expect(303);
    path
}

fn id_of(path: &str) -> app::ids::NewsId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn from_a_draft_to_the_citizen_and_off_again() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = submitted(&operator).await;
    assert!(operator.get(&path).await.shows("Menunggu tinjauan"));
    assert!(ppid.get("/kerja/pemberitahuan").await.shows("Posyandu Melati"));

    press(&ppid, &path, "/kembalikan", &[("remark", "Sebutkan alamatnya.")]).await.expect(303);
    assert!(operator.get(&path).await.shows("Sebutkan alamatnya."));
    let mended = [WORDS[0], WORDS[1], ("text", "Layanan buka di balai warga.")];
    press(&operator, &path, "/ajukan", &mended).await.expect(303);

    press(&ppid, &path, "/terbitkan", &[]).await.expect(303);
    city.run_jobs().await;
    let public = city.get("/berita/posyandu-melati-buka-lagi").await.expect(200);
    assert!(public.shows("Layanan buka di balai warga."));

    press(&ppid, &path, "/tarik", &[("reason", "")]).await.expect(422);
    press(&ppid, &path, "/tarik", &[("reason", "Jadwal berubah.")]).await.expect(303);
    city.run_jobs().await;
    let gone = city.get("/berita/posyandu-melati-buka-lagi").await.expect(410);
    assert!(gone.shows("Jadwal berubah.") && !gone.shows("balai warga"));
    let (_, faults) = news::verify_revisions(&city.app.db, city.body).await.unwrap();
    assert_eq!(faults, Vec::<String>::new());
}

#[tokio::test]
async fn a_text_is_complete_before_others_see_it_and_nothing_typed_is_lost() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    let typed = [("title", "Judul saja"), ("lead", ""), ("text", "")];
    let answer = press(&operator, &path, "/ajukan", &typed).await.expect(422);
    assert!(answer.shows("Tulis ringkasannya.") && answer.shows("Tulis isi beritanya."));
    assert!(answer.source().contains("Judul saja"));
    assert!(operator.get(&path).await.source().contains("Judul saja"), "the draft is saved all the same");
    let long = "a".repeat(121);
    let typed = [("title", long.as_str()), WORDS[1], WORDS[2]];
    assert!(press(&operator, &path, "/ajukan", &typed).await.expect(422).shows("lebih dari 120 huruf"));
}

#[tokio::test]
async fn two_persons_or_a_reason_and_a_later_signature() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let path = begin(&ppid).await;
    let refused = press(&ppid, &path, "/terbitkan", &WORDS).await.expect(422);
    assert!(refused.shows("Anda sendiri yang menulis teks ini."));
    let reason = ("override", "Operator cuti, tidak ada pejabat lain");
    press(&ppid, &path, "/terbitkan", &[reason]).await.expect(303);
    assert!(ppid.get("/kerja/berita?tab=paraf").await.shows("Posyandu Melati"));
    assert!(!ppid.get(&path).await.shows("Saya setuju, tandatangani"));
    press(&ppid, &path, "/paraf", &[]).await.expect(422);
    press(&editor, &path, "/paraf", &[]).await.expect(303);
    assert!(!ppid.get("/kerja/berita?tab=paraf").await.shows("Posyandu Melati"));
}

#[tokio::test]
async fn an_operator_publishes_nothing() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = submitted(&operator).await;
    press(&operator, &path, "/terbitkan", &[]).await.expect(403);
    press(&operator, &path, "/tarik-kembali", &[]).await.expect(303);
    assert!(operator.get(&path).await.shows("Draf"));
}

#[tokio::test]
async fn who_saves_on_an_older_version_sees_both_texts() {
    let city = TestApp::new().await;
    let one = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let two = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = begin(&one).await;
    let old = version(&one.get(&path).await);
    press(&two, &path, "", &[("title", "Dari rekan"), ("lead", "L"), ("text", "Teks rekan")])
        .await
        .expect(303);
    let mine = [("version", old.as_str()), ("title", "Dari saya"), ("lead", "L"), ("text", "Teks saya")];
    let page = one.post_form(&path, &mine).await.expect(409);
    assert!(page.source().contains("Teks saya") && page.source().contains("Teks rekan"));
    let fresh = version(&page);
    let again = [("version", fresh.as_str()), ("title", "Dari saya"), ("lead", "L"), ("text", "Teks saya")];
    one.post_form(&path, &again).await.expect(303);
    let history = one.get(&format!("{path}/riwayat")).await.expect(200);
    assert!(history.shows("Dari rekan") && history.shows("Dari saya"));
    assert!(history.source().contains("<ins>") && history.source().contains("<del>"));

    let restore = [("version", &*version(&history)), ("number", "1")];
    one.post_form(&format!("{path}/riwayat"), &restore).await.expect(303);
    assert!(one.get(&path).await.source().contains("Teks rekan"));
}

#[tokio::test]
async fn a_text_is_kept_for_the_writer_of_an_item_that_moved_on() {
    let city = TestApp::new().await;
    let one = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&one).await;
    let old = version(&one.get(&path).await);
    press(&one, &path, "/ajukan", &WORDS).await.expect(303);
    let late = [("version", old.as_str()), ("title", "Terlambat"), ("lead", ""), ("text", "Masih di sini")];
    let page = one.post_form(&path, &late).await.expect(409);
    assert!(page.source().contains("Masih di sini"));
    assert!(!page.shows("Simpan punya saya"));
}

#[tokio::test]
async fn what_was_typed_and_not_saved_comes_back() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let colleague = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = begin(&operator).await;
    let kept =
        press(&operator, &path, "/simpan-otomatis", &[("title", "Setengah judul"), ("text", "Setengah")])
            .await;
    assert!(kept.expect(200).json()["said"].as_str().unwrap().contains("09.00"));
    let page = operator.get(&path).await;
    assert!(page.shows("sudah dikembalikan") && page.source().contains("Setengah judul"));
    assert!(!colleague.get(&path).await.source().contains("Setengah judul"), "it is the writer's own");
    operator.post_form(&format!("{path}/buang-simpanan"), &[]).await.expect(303);
    assert!(!operator.get(&path).await.source().contains("Setengah judul"));
}

#[tokio::test]
async fn a_planned_item_appears_at_its_time_and_after_a_down_time_too() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = submitted(&operator).await;
    let plan = |time| [("date", "Minggu, 22 November 2026"), ("time", time)];
    assert!(press(&ppid, &path, "/jadwalkan", &plan("08.00")).await.expect(422).shows("sudah lewat"));
    press(&ppid, &path, "/jadwalkan", &plan("pukul 10.30 WIB")).await.expect(303);
    city.clock.set(START_MS + 89 * MINUTE);
    city.run_jobs().await;
    city.get("/berita/posyandu-melati-buka-lagi").await.expect(404);
    // The program was down for two hours.
    city.clock.set(START_MS + 210 * MINUTE);
    city.run_jobs().await;
    city.get("/berita/posyandu-melati-buka-lagi").await.expect(200);
    assert!(operator.get("/kerja/pemberitahuan").await.shows("Posyandu Melati"));
    city.run_jobs().await;
}

#[tokio::test]
async fn a_plan_that_was_changed_or_cancelled_publishes_nothing_early() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = submitted(&operator).await;
    let ctx = ppid.ctx();
    let id = id_of(&path);
    let at = |minutes: i64| START_MS + minutes * MINUTE;
    let known = version(&ppid.get(&path).await).parse().unwrap();
    let plan =
        |version, minutes| Schedule { id, version, publish_at: at(minutes), override_reason: String::new() };
    news::schedule(&ctx, &plan(known, 10)).await.unwrap();
    news::schedule(&ctx, &plan(known + 1, 30)).await.unwrap();
    city.clock.set(at(20));
    city.run_jobs().await;
    city.get("/berita/posyandu-melati-buka-lagi").await.expect(404);
    press(&ppid, &path, "/batal-jadwal", &[]).await.expect(303);
    city.clock.set(at(60));
    city.run_jobs().await;
    city.get("/berita/posyandu-melati-buka-lagi").await.expect(404);
}

#[tokio::test]
async fn a_clock_set_back_loses_no_planned_item() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = submitted(&operator).await;
    press(&ppid, &path, "/jadwalkan", &[("date", "22/11/2026"), ("time", "10.30")]).await.expect(303);
    city.clock.set(START_MS - 600 * MINUTE);
    city.run_jobs().await;
    city.get("/berita/posyandu-melati-buka-lagi").await.expect(404);
    city.clock.set(START_MS + 91 * MINUTE);
    city.run_jobs().await;
    city.get("/berita/posyandu-melati-buka-lagi").await.expect(200);
}

#[tokio::test]
async fn a_publication_that_is_not_committed_never_happened() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = submitted(&operator).await;
    let known: i64 = version(&ppid.get(&path).await).parse().unwrap();
    let input = Publish { id: id_of(&path), version: known, override_reason: String::new() };
    // The program is killed at some moment of the way: the work is dropped after so many steps.
    for steps in 1..60 {
        let ctx = ppid.ctx();
        let mut work = Box::pin(news::publish(&ctx, &input));
        let mut done = false;
        for _ in 0..steps {
            let polled = std::future::poll_fn(|cx| std::task::Poll::Ready(work.as_mut().poll(cx))).await;
            if polled.is_ready() {
                done = true;
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(work);
        // A commit that had begun goes on beside us; the next writer waits for it.
        drop(city.app.db.begin().await.unwrap());
        if done {
            break;
        }
        let page = ppid.get(&path).await;
        let is_public = page.shows("Lihat di situs");
        let answer = city.visitor().get("/berita/posyandu-melati-buka-lagi").await;
        assert_eq!(is_public, answer.status == 200, "the state and the address go together");
        if is_public {
            break;
        }
    }
    let (_, faults) = news::verify_revisions(&city.app.db, city.body).await.unwrap();
    assert_eq!(faults, Vec::<String>::new());
    let verdict = app::audit::verify::verify(&city.app.db, city.body).await.unwrap();
    assert!(verdict.findings.is_empty(), "the change log is whole");
}

#[tokio::test]
async fn a_correction_has_a_public_note_and_a_new_title_a_new_address() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = submitted(&operator).await;
    press(&ppid, &path, "/terbitkan", &[]).await.expect(303);
    let form = format!("{path}/koreksi");
    let known = version(&ppid.get(&form).await.expect(200));
    let words = [
        ("version", known.as_str()),
        ("do", "correct"),
        ("title", "Posyandu Melati buka hari Selasa"),
        WORDS[1],
        ("text", "Buka Selasa."),
    ];
    assert!(ppid.post_form(&form, &words).await.expect(422).source().contains("Buka Selasa."));
    let mut noted = words.to_vec();
    noted.push(("correction", "Hari buka semula tertulis Senin."));
    ppid.post_form(&form, &noted).await.expect(303);
    city.run_jobs().await;
    let old = city.get("/berita/posyandu-melati-buka-lagi").await.expect(301);
    assert_eq!(old.location(), "/berita/posyandu-melati-buka-hari-selasa");
    let page = city.get(old.location()).await.expect(200);
    assert!(page.shows("Hari buka semula tertulis Senin.") && page.shows("Buka Selasa."));
    assert!(ppid.get("/kerja/berita?tab=paraf").await.shows("hari Selasa"), "another person signs later");
}

#[tokio::test]
async fn an_address_in_use_is_said_beside_its_field() {
    let city = TestApp::new().await;
    let taken = city.news("kel-dua").title("Jadwal imunisasi").published().create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    let used = press(&operator, &path, "/atur", &[("slug", taken.slug.as_str())]).await.expect(422);
    assert!(used.shows("sudah dipakai berita lain"));
    press(&operator, &path, "/atur", &[("slug", "Imunisasi Gerem"), ("review_by", "1/2/2027")])
        .await
        .expect(303);
    let page = operator.get(&path).await.source();
    assert!(page.contains("imunisasi-gerem") && page.contains("2027-02-01"));
    assert!(
        press(&operator, &path, "/atur", &[("review_by", "besok")]).await.expect(422).shows("tidak terbaca")
    );
}

#[tokio::test]
async fn a_draft_moves_only_to_units_of_its_writer() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    let other = city.unit("kel-dua").to_string();
    press(&operator, &path, "/atur", &[("unit", other.as_str())]).await.expect(403);
    let own = [("unit", other.as_str())];
    operator.post_form("/kerja/berita/baru", &own).await.expect(403);
}

#[tokio::test]
async fn the_front_page_is_the_citys_to_give() {
    let city = TestApp::new().await;
    let item = city.news("kel-satu").title("Pasar murah").published().create().await;
    let path = format!("/kerja/berita/{}", item.id);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    press(&ppid, &path, "/depan", &[("front", "1")]).await.expect(403);
    press(&editor, &path, "/depan", &[("front", "1")]).await.expect(303);
    assert!(editor.get(&path).await.shows("Di halaman depan"));
    press(&editor, &path, "/depan", &[("front", "0")]).await.expect(303);
    assert!(!editor.get(&path).await.shows("Di halaman depan"));
}

#[tokio::test]
async fn a_preview_link_opens_until_it_is_renewed_or_switched_off() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    press(&operator, &path, "", &WORDS).await.expect(303);
    let link = |page: &Answer| {
        let source = page.source();
        let rest = source.split("/pratinjau/").nth(1).unwrap();
        format!("/pratinjau/{}", rest.split('"').next().unwrap())
    };
    let first = link(&press(&operator, &path, "/tautan", &[("link", "on")]).await.expect(200));
    let visitor = city.visitor();
    let page = visitor.get(&first).await.expect(200);
    assert!(page.shows("Ini pratinjau") && page.shows("Bawa KIA"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("x-robots-tag").contains("noindex"));
    let second = link(&press(&operator, &path, "/tautan", &[("link", "on")]).await.expect(200));
    visitor.get(&first).await.expect(404);
    visitor.get(&second).await.expect(200);
    press(&operator, &path, "/tautan", &[("link", "off")]).await.expect(303);
    visitor.get(&second).await.expect(404);
}

#[tokio::test]
async fn a_neighbour_and_a_stranger_find_no_draft() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    let neighbour = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    for part in ["", "/riwayat", "/pratinjau", "/koreksi"] {
        neighbour.get(&format!("{path}{part}")).await.expect(404);
    }
    for act in ["", "/ajukan", "/terbitkan", "/atur", "/tautan", "/buang", "/simpan-otomatis"] {
        let answer = neighbour.post_form(&format!("{path}{act}"), &WORDS).await;
        assert_eq!(answer.status, 404, "{act}");
    }
}

#[tokio::test]
async fn only_what_was_never_public_is_thrown_away() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    press(&operator, &path, "", &WORDS).await.expect(303);
    press(&operator, &path, "/buang", &[]).await.expect(422);
    press(&operator, &path, "/buang", &[("sure", "on")]).await.expect(303);
    operator.get(&path).await.expect(404);

    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let item = city.news("kel-satu").withdrawn("Salah tanggal.").create().await;
    let path = format!("/kerja/berita/{}", item.id);
    press(&ppid, &path, "/buka-lagi", &[]).await.expect(303);
    press(&ppid, &path, "/buang", &[("sure", "on")]).await.expect(422);
}

#[tokio::test]
async fn pasted_word_html_becomes_words_and_marks() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    let pasted =
        "<p class=MsoNormal style='margin:0'><b>Posyandu</b> buka<o:p></o:p></p><script>x()</script>";
    press(&operator, &path, "", &[WORDS[0], WORDS[1], ("text", pasted)]).await.expect(303);
    let page = operator.get(&path).await.source();
    assert!(page.contains("*Posyandu* buka"), "{page}");
    assert!(!page.contains("MsoNormal") && !page.contains("x()"));
}

#[tokio::test]
async fn open_items_follow_a_handover() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let next = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator).await;
    let (from, to) = (operator.officer().id, next.officer().id);
    let db = &city.app.db;
    assert_eq!(news::count_open_of(db, city.body, from).await.unwrap(), 1);
    let tx = db.begin().await.unwrap();
    let moved = news::reassign_open(&tx, city.body, from, to, city.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(moved, [id_of(&path)]);
    assert_eq!(news::count_open_of(db, city.body, to).await.unwrap(), 1);
}
