//! Scores from evidence: what is known, what is proved, what is unanswered; plans, tasks, nights.

use app::assessment::{self, Counted, Kept, Saying, ScoreTold};
use rules::assessment::{Answer, FULL, HUNDRED, Qualification, find_builtin};
use rules::role::Role;
use serde_json::Value;
use testkit::TestApp;

const CITY: &str = "KIP6-2025";
const UNIT: &str = "UNIT-2026";
/// A question only people can answer.
const PROOF: &str = "UNIT-2026.PI.03";

async fn counted(city: &TestApp, scheme: &str, unit: &str) -> Counted {
    let ctx = city.system();
    let unit = ctx.directory.by_code(unit).unwrap().clone();
    Counted::load(&ctx, Some(scheme), &unit).await.unwrap()
}

async fn told(city: &TestApp, scheme: &str, unit: &str) -> ScoreTold {
    counted(city, scheme, unit).await.told(&city.system())
}

fn item<'a>(told: &'a ScoreTold, code: &str) -> &'a assessment::QuestionTold {
    told.items.iter().find(|item| item.code == code).unwrap()
}

/// The root of the little city.
fn root(city: &TestApp) -> String {
    city.directory().root().unwrap().code.clone()
}

#[tokio::test]
async fn points_come_from_what_is_public_and_every_point_opens_its_evidence() {
    let city = TestApp::new().await;
    let before = told(&city, UNIT, "kel-satu").await;
    for code in ["BK.01.a", "BK.01.b", "BK.01.c", "BK.01.d"] {
        city.entry("kel-satu").obligation(code).published().create().await;
    }
    city.entry("kel-satu").obligation("BK.01.e").submitted().create().await;
    let after = told(&city, UNIT, "kel-satu").await;
    let profile = item(&after, "UNIT-2026.JI.01");
    assert_eq!((profile.met, profile.of, profile.grade), (4, 5, Some(7500)), "what waits is not public");
    assert!(after.score_hundredths > before.score_hundredths);
    let reader = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    for one in after.items.iter().flat_map(|item| &item.evidence) {
        reader.get(&one.path).await.expect(200);
    }
    // A neighbour's entry gives nothing to others.
    assert_eq!(item(&told(&city, UNIT, "kel-dua").await, "UNIT-2026.JI.01").met, 0);
}

#[tokio::test]
async fn what_nobody_knows_is_unanswered_and_a_claim_without_proof_stays_so() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let unit = ctx.directory.by_code("kel-satu").unwrap().clone();
    let before = told(&city, UNIT, "kel-satu").await;
    assert_eq!(item(&before, "UNIT-2026.PI.01").answer, "unanswered", "no requests, no punctuality");
    assert_eq!(item(&before, PROOF).answer, "unanswered");
    assert!(before.ceiling_hundredths > before.score_hundredths);
    let mut saying = Saying { grade: Some(FULL), ..Saying::default() };
    assessment::answer(&ctx, (UNIT, &unit, PROOF), &saying, None).await.unwrap();
    assert_eq!(item(&told(&city, UNIT, "kel-satu").await, PROOF).answer, "unanswered");
    saying.link = "https://kota.contoh.go.id/ruang-layanan".to_owned();
    assessment::answer(&ctx, (UNIT, &unit, PROOF), &saying, None).await.unwrap();
    let proved = told(&city, UNIT, "kel-satu").await;
    assert_eq!(item(&proved, PROOF).grade, Some(FULL));
    assert_eq!(proved.verified_hundredths, None, "nobody verified anything");
    assessment::verify(&ctx, (UNIT, &unit, PROOF), Some(5000), "Jadwal belum dipajang").await.unwrap();
    let verified = counted(&city, UNIT, "kel-satu").await;
    assert_eq!(verified.sheet.lines[PROOF].verified, Answer::Graded(5000));
    assert_eq!(verified.sheet.lines[PROOF].answer, Answer::Graded(FULL), "both are kept");
}

#[tokio::test]
async fn what_the_program_knows_cannot_be_claimed_by_hand() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let unit = ctx.directory.by_code("kel-satu").unwrap().clone();
    let saying = Saying { grade: Some(FULL), link: "https://contoh.go.id".to_owned(), ..Saying::default() };
    assessment::answer(&ctx, (UNIT, &unit, "UNIT-2026.JI.01"), &saying, None).await.unwrap();
    assert_eq!(item(&told(&city, UNIT, "kel-satu").await, "UNIT-2026.JI.01").grade, Some(0));
}

/// The score again from the exported data, in plain fractions of one common part.
fn recount(told: &Value) -> i64 {
    let whole = |value: &Value| i128::from(value.as_i64().unwrap());
    let items: Vec<&Value> =
        told["items"].as_array().unwrap().iter().filter(|item| item["answer"] != "not_applicable").collect();
    let of = |code: &Value| items.iter().filter(|item| item["indicator"] == *code).collect::<Vec<_>>();
    let indicators = told["indicators"].as_array().unwrap();
    let possible: i128 =
        indicators.iter().filter(|one| !of(&one["code"]).is_empty()).map(|one| whole(&one["weight"])).sum();
    let sums: Vec<(i128, i128)> = indicators
        .iter()
        .map(|one| {
            let total: i128 = of(&one["code"]).into_iter().map(|item| whole(&item["weight"])).sum();
            let grade = |item: &&Value| i128::from(item["grade"].as_i64().unwrap_or_default());
            let earned: i128 =
                of(&one["code"]).into_iter().map(|item| whole(&item["weight"]) * grade(item)).sum();
            (whole(&one["weight"]) * earned, total.max(1))
        })
        .collect();
    let common: i128 = sums.iter().map(|(_, total)| total).product();
    let points: i128 = sums.iter().map(|(earned, total)| earned * (common / total)).sum();
    i64::try_from(points * i128::from(HUNDRED) / (common * possible * i128::from(FULL))).unwrap()
}

#[tokio::test]
async fn a_night_counts_everybody_the_same_twice_and_others_count_the_same() {
    let city = TestApp::new().await;
    for (unit, code) in [("kel-satu", "BK.01.a"), ("kel-dua", "BK.02.a"), ("dinkes", "BK.01.a")] {
        city.entry(unit).obligation(code).published().create().await;
    }
    let ctx = city.system();
    let digests = |all: &[Counted]| all.iter().map(Counted::digest).collect::<Vec<_>>();
    let (once, twice) =
        (assessment::count_units(&ctx).await.unwrap(), assessment::count_units(&ctx).await.unwrap());
    assert_eq!(digests(&once), digests(&twice));
    assert!(once.iter().any(|one| one.unit.code == root(&city)) && once.len() > 5);
    for one in &once {
        let told = serde_json::to_value(one.told(&ctx)).unwrap();
        assert_eq!(recount(&told), one.score.hundredths, "{}", one.unit.code);
    }
    let rows = assessment::count_all(&ctx).await.unwrap();
    let listed = city.get("/api/v1/index").await.expect(200).json();
    assert_eq!(listed["total"].as_u64(), u64::try_from(rows).ok());
    let one = city.get("/api/v1/index?unit=kel-satu").await.expect(200).json();
    assert_eq!(one["items"][0]["score_hundredths"], told(&city, UNIT, "kel-satu").await.score_hundredths);
    city.get("/api/v1/index?unit=entah").await.expect(404);
    let standing = assessment::standing(&ctx).await.unwrap().unwrap();
    assert_eq!(standing.scheme, CITY);
    assert_eq!(standing.score_hundredths, told(&city, CITY, &root(&city)).await.score_hundredths);
    assert!(!standing.steps.is_empty() && standing.steps.iter().all(|step| step.points_hundredths > 0));
}

#[tokio::test]
async fn a_plan_reaches_its_band_when_it_is_done_and_becomes_tasks() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let counted = counted(&city, UNIT, "kel-satu").await;
    let target = counted.usual_target();
    let plan = counted.plan(&ctx, target, &[]).unwrap();
    assert!(plan.is_reachable && plan.is_exact && plan.after >= target);
    let done: Vec<String> = plan.steps.iter().flat_map(|step| step.levers.clone()).collect();
    assert_eq!(counted.what_if(&ctx, &done).unwrap().hundredths, plan.after);
    assert_eq!(counted.plan(&ctx, target, &done).unwrap().effort_days, 0, "nothing is left to do");
    let officer = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let at = format!("/kerja/indeks/{UNIT}/kel-satu/rencana");
    assert!(officer.get(&at).await.expect(200).shows("Rencana perbaikan"));
    officer.get(&format!("{at}?jika={}", done[0].replace(':', "%3A"))).await.expect(200);
    officer.post_form(&format!("{at}/tugas"), &[("tenggat", "2026-12-31")]).await.expect(303);
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    assert!(operator.get("/kerja/templat").await.source().contains("/kerja/tugas/"));
    operator.post_form(&format!("{at}/tugas"), &[("tenggat", "2026-12-31")]).await.expect(403);
    officer.post_form(&format!("{at}/usaha"), &[("kode", "BK.01.a"), ("hari", "0")]).await.expect(422);
    officer.post_form(&format!("{at}/usaha"), &[("kode", "BK.01.a"), ("hari", "30")]).await.expect(303);
    let dearer = self::counted(&city, UNIT, "kel-satu").await.plan(&ctx, HUNDRED, &[]).unwrap();
    assert_eq!(dearer.effort_days, counted.plan(&ctx, HUNDRED, &[]).unwrap().effort_days + 28);
}

#[tokio::test]
async fn an_own_instrument_is_a_new_version_each_time_and_a_wrong_one_is_refused_by_line() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let officer = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let example = officer.get("/kerja/indeks/instrumen?contoh=UNIT-2026").await.expect(200);
    assert!(example.shows("Instrumen milik kota"));
    let all = assessment::instruments(&ctx).await.unwrap();
    let text = &all.iter().find(|one| one.scheme.code == UNIT).unwrap().content;
    let wrong = text.replacen("weight = 50", "weight = 51", 1);
    let answer = officer
        .post_form("/kerja/indeks/instrumen", &[("bentuk", "toml"), ("isi", &wrong)])
        .await
        .expect(422);
    assert!(answer.shows("jumlah bobot indikator bukan 100"), "{}", answer.text());
    officer.post_form("/kerja/indeks/instrumen", &[("bentuk", "toml"), ("isi", text)]).await.expect(303);
    let again = assessment::keep(&ctx, "toml", text).await.unwrap();
    assert_eq!(again, Kept::New(vec![(UNIT.to_owned(), 2)]));
    assert_eq!(assessment::find(&ctx, UNIT).await.unwrap().version, 2);
}

#[tokio::test]
async fn a_unit_answers_with_a_file_and_the_assessor_verifies() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let at = format!("/kerja/indeks/{UNIT}/kel-satu/{PROOF}");
    assert!(operator.get("/kerja/indeks").await.expect(303).location().ends_with("/kel-satu"));
    operator.get(&format!("/kerja/indeks/{UNIT}/kel-dua/{PROOF}")).await.expect(403);
    let file = testkit::FilePart {
        field: "berkas",
        file_name: "ruang layanan.csv",
        content_type: "text/csv",
        bytes: b"a,b\n1,2\n",
    };
    let fields = [("nilai", "10000"), ("catatan", "Ruang layanan")];
    operator.multipart(&format!("{at}/jawab"), &fields, &[file]).await.expect(303);
    let told = told(&city, UNIT, "kel-satu").await;
    let proof = &item(&told, PROOF).evidence[0];
    assert_eq!(proof.title, "ruang-layanan.csv");
    operator.get(&proof.path).await.expect(200);
    city.sign_in_as(Role::UnitPpid, "kel-dua").await.get(&proof.path).await.expect(404);
    operator.post_form(&format!("{at}/jawab"), &[("nilai", "9999")]).await.expect(422);
    operator.post_form(&format!("{at}/verifikasi"), &[("hasil", "5000")]).await.expect(403);
    let assessor = city.sign_in_as(Role::Assessor, "diskominfo").await;
    assessor.post_form(&format!("{at}/verifikasi"), &[("hasil", "5000")]).await.expect(303);
    assert!(assessor.get(&at).await.expect(200).shows("Verifikasi penilai"));
}

#[tokio::test]
async fn the_city_is_scored_by_its_own_instrument_and_four_indicators_by_none() {
    let city = TestApp::new().await;
    let officer = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let page = officer.get("/kerja/indeks").await.expect(200);
    assert!(page.shows("belum dapat dinilai sampai bobotnya diketahui"));
    officer.get(&format!("/kerja/indeks/LEG4/{}", root(&city))).await.expect(422);
    let scheme = find_builtin(CITY).unwrap();
    assert_eq!(scheme.bands.of(8995), Some(Qualification::TowardsInformative), "89.95 is not rounded up");
    officer.get(&format!("/kerja/indeks/{CITY}/{}", root(&city))).await.expect(200);
}

#[tokio::test]
async fn an_assessment_keeps_the_instrument_it_began_with() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let officer = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let list = "/kerja/indeks/penilaian";
    let begun = officer.post_form(list, &[("instrumen", CITY), ("unit", "")]).await.expect(303);
    let at = begun.location().split('?').next().unwrap().to_owned();
    officer.post_form(list, &[("instrumen", CITY), ("unit", "")]).await.expect(422);
    let all = assessment::instruments(&ctx).await.unwrap();
    let text = &all.iter().find(|one| one.scheme.code == CITY).unwrap().content;
    assessment::keep(&ctx, "toml", &text.replacen("from = 90", "from = 85", 1)).await.unwrap();
    let run = assessment::runs(&ctx).await.unwrap().remove(0);
    assert_eq!(run.instrument().unwrap().scheme.bands.floor(Qualification::Informative), Some(9000));
    assert!(officer.get(&at).await.expect(200).shows("tetap memakai versi saat dimulai"));
    let stage = |stage, from, until| [("tahap", stage), ("mulai", from), ("sampai", until)];
    let path = format!("{at}/tahap");
    officer.post_form(&path, &stage("SAQ", "2026-11-01", "2026-12-01")).await.expect(303);
    officer.post_form(&path, &stage("ACCOUNT", "2026-11-02", "2026-11-03")).await.expect(422);
    officer.post_form(&path, &stage("DECISION", "2026-12-20", "2026-12-10")).await.expect(422);
    let exam = [("tahap", "PUBLIC_EXAM"), ("mulai", "2026-12-05"), ("hadir", "head")];
    officer.post_form(&path, &exam).await.expect(303);
    let page = officer.get(&at).await.expect(200);
    assert!(page.shows("hari ini") && page.shows("Belum terjawab atau tanpa bukti"));
    let result = format!("{at}/hasil");
    officer.post_form(&result, &[("hasil", "101"), ("keputusan", "009")]).await.expect(422);
    officer.post_form(&result, &[("hasil", "95,12"), ("keputusan", "009/Kep/X/2026")]).await.expect(303);
    officer.post_form(&path, &exam).await.expect(409);
    assert!(officer.get(list).await.expect(200).shows("95,12"));
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get(&at).await.expect(404);
    operator.post_form(list, &[("instrumen", CITY)]).await.expect(403);
}

#[tokio::test]
async fn the_pack_has_one_paper_for_a_question_and_names_what_is_too_large() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.01.a").published().create().await;
    let officer = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let pack = officer.get(&format!("/kerja/indeks/{UNIT}/kel-satu/berkas.zip")).await.expect(200);
    assert_eq!(pack.header("content-type"), "application/zip");
    let text = String::from_utf8_lossy(&pack.bytes).into_owned();
    assert!(text.contains("daftar.csv") && text.contains("UNIT-2026.JI.01.pdf"));
    assert!(!text.contains("UNIT-2026.PI.03.pdf"), "nothing shows it yet");
}
