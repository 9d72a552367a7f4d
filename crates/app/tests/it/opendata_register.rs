//! The register for machines: reading it, filling it in with a token, and what must not come out.

use app::account::token::{self, NewToken};
use axum::body::Body;
use axum::http::{Method, Request};
use rules::register::InformationClass;
use rules::role::Role;
use serde_json::{Value, json};
use testkit::{Answer, Client, START_MS, TestApp};

const DAY_MS: i64 = 86_400_000;

/// A token of a new officer with this role.
async fn token_of(city: &TestApp, role: Role, unit: &str) -> String {
    let officer = city.sign_in_as(role, unit).await;
    token::create(&officer.ctx(), &NewToken { name: "aplikasi uji".to_owned(), days: 90 }).await.unwrap()
}

/// Sends JSON with a token, as another program does: no cookies, no origin.
async fn send(city: &TestApp, method: Method, path: &str, token: &str, key: &str, body: &Value) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", city.host())
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    if !key.is_empty() {
        request = request.header("idempotency-key", key);
    }
    city.visitor().send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn post(city: &TestApp, token: &str, body: &Value) -> Answer {
    send(city, Method::POST, "/api/v1/register", token, "", body).await
}

fn budget() -> Value {
    json!({
        "unit": "dinkes",
        "class": "berkala",
        "title": "Ringkasan DPA Dinas Kesehatan 2026",
        "summary": "Rencana belanja dinas menurut kegiatan.",
        "year": 2026,
        "made_on": "2026-01-05",
        "responsible": "Kepala Dinas Kesehatan",
        "obligations": ["BK.01.a"],
        "links": [{ "title": "Dokumen", "url": "https://contoh.test/dpa.pdf" }],
    })
}

async fn city_with_entries() -> TestApp {
    let city = TestApp::new().await;
    city.entry("kel-satu")
        .title("Profil Kelurahan Satu")
        .obligation("BK.01.a")
        .file("profil.pdf", b"isi profil", &["isi profil"])
        .published()
        .at(START_MS - DAY_MS)
        .create()
        .await;
    let agenda = city.entry("dinkes").title("Wabah & <kewaspadaan>").class(InformationClass::Immediate);
    agenda.year(2025).published().at(START_MS - 2 * DAY_MS).create().await;
    city.entry("kel-satu").title("RAHASIA konsep").create().await;
    city.entry("kel-satu").title("RAHASIA diajukan").submitted().create().await;
    city.entry("kel-satu").title("RAHASIA ditarik").withdrawn("keliru").create().await;
    city
}

fn titles(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    json["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn uu_14_2008_ps_11_the_register_is_read_by_class_unit_obligation_and_year() {
    let city = city_with_entries().await;
    for (query, wanted) in [
        ("", vec!["Profil Kelurahan Satu", "Wabah & <kewaspadaan>"]),
        ("class=serta_merta", vec!["Wabah & <kewaspadaan>"]),
        ("unit=kel-satu", vec!["Profil Kelurahan Satu"]),
        ("obligation=BK.01.a", vec!["Profil Kelurahan Satu"]),
        ("year=2025", vec!["Wabah & <kewaspadaan>"]),
        ("year=2024", vec![]),
    ] {
        let answer = city.get(&format!("/api/v1/register?{query}")).await.expect(200);
        assert_eq!(titles(&answer), wanted, "{query}");
        assert!(!answer.source().contains("RAHASIA"));
    }
    city.get("/api/v1/register?unit=tidak-ada").await.expect(404);
    city.get("/api/v1/register?class=rahasia").await.expect(422);
}

#[tokio::test]
async fn the_register_is_searched_by_words_of_entries_and_files() {
    let city = city_with_entries().await;
    for number in 0..3 {
        let entry = city.entry("dinkes").title(&format!("Anggaran {number}")).year(2024);
        entry
            .file("dpa.pdf", format!("isi {number}").as_bytes(), &["belanja jamban umum"])
            .published()
            .create()
            .await;
    }
    city.run_jobs().await;
    for (query, wanted) in [
        ("q=profil", vec!["Profil Kelurahan Satu"]),
        ("q=kewaspadaan&class=serta_merta", vec!["Wabah & <kewaspadaan>"]),
        ("q=kewaspadaan&class=berkala", vec![]),
        ("q=jamban&unit=kel-satu", vec![]),
        ("q=profil&obligation=BK.01.a&year=2026", vec!["Profil Kelurahan Satu"]),
        ("q=rahasia", vec![]),
    ] {
        let answer = city.get(&format!("/api/v1/register?{query}")).await.expect(200);
        assert_eq!(titles(&answer), wanted, "{query}");
        assert_eq!(answer.json()["total"], wanted.len(), "{query}");
    }
    let first = city.get("/api/v1/register?q=jamban&limit=2").await.expect(200);
    assert_eq!((titles(&first).len(), &first.json()["total"]), (2, &json!(3)));
    let next = first.json()["next"].as_str().unwrap().to_owned();
    let second = city.get(&format!("/api/v1/register?q=jamban&limit=2&after={next}")).await.expect(200);
    let mut all = [titles(&first), titles(&second)].concat();
    all.sort_unstable();
    assert_eq!(all, ["Anggaran 0", "Anggaran 1", "Anggaran 2"]);
    assert!(second.json()["next"].is_null());
    // A place in one order means nothing in another.
    city.get(&format!("/api/v1/register?after={next}")).await.expect(404);
}

#[tokio::test]
async fn an_entry_has_every_column_and_its_files_with_their_digest() {
    let city = city_with_entries().await;
    let list = city.get("/api/v1/register?unit=kel-satu").await.json();
    let id = list["items"][0]["id"].as_i64().unwrap();
    let entry = city.get(&format!("/api/v1/register/{id}")).await.expect(200).json();
    assert_eq!(entry["versions"].as_array().unwrap().len(), 1);
    let file = &entry["documents"][0];
    assert_eq!(file["sha256"], web::secrets::sha256_hex(b"isi profil"));
    assert_eq!((&file["bytes"], &file["pages"]), (&json!(10), &json!(1)));
    assert_eq!(file["content_type"], "application/pdf");
    assert!(file["url"].as_str().unwrap().ends_with("/profil.pdf"), "{file}");
    assert!(entry["state"].is_null(), "what the workroom knows is not for the public: {entry}");
}

#[tokio::test]
async fn what_is_not_public_answers_404_and_what_was_withdrawn_410_with_its_reason() {
    let city = TestApp::new().await;
    let draft = city.entry("kel-satu").create().await.id;
    let gone = city.entry("kel-satu").withdrawn("Salah unggah").create().await.id;
    city.get(&format!("/api/v1/register/{draft}")).await.expect(404);
    city.get("/api/v1/register/999999").await.expect(404);
    city.get("/api/v1/register/abc").await.expect(404);
    let gone = city.get(&format!("/api/v1/register/{gone}")).await.expect(410);
    assert_eq!(gone.json()["detail"], "Salah unggah");
}

#[tokio::test]
async fn paging_the_register_is_complete_without_doubles() {
    let city = TestApp::new().await;
    for number in 0..9 {
        // Three at a time have the same instant.
        let entry = city.entry("kel-satu").title(&format!("Informasi {number}")).published();
        entry.at(START_MS - (number / 3) * DAY_MS).create().await;
    }
    let (mut seen, mut query) = (Vec::new(), "limit=2".to_owned());
    loop {
        let page = city.get(&format!("/api/v1/register?{query}")).await.expect(200);
        seen.extend(titles(&page));
        let Some(next) = page.json()["next"].as_str().map(str::to_owned) else { break };
        query = format!("limit=2&after={next}");
    }
    assert_eq!(seen.len(), 9);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 9);
}

#[tokio::test]
async fn pp_61_2010_ps_14_the_main_ppids_token_publishes_and_the_log_names_it() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let answer = post(&city, &token, &budget()).await.expect(201);
    let entry = answer.json();
    assert_eq!((&entry["state"], &entry["held"]), (&json!("published"), &Value::Null));
    let place = answer.location().strip_prefix("http://contoh.localhost").unwrap().to_owned();
    let read = city.get(&place).await.expect(200).json();
    assert_eq!(read["title"], "Ringkasan DPA Dinas Kesehatan 2026");
    assert_eq!(read["obligations"], json!(["BK.01.a"]));
    assert_eq!(read["links"][0]["url"], "https://contoh.test/dpa.pdf");
    let reader = city.sign_in_as(Role::Administrator, "diskominfo").await;
    let log = reader.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("(token aplikasi uji) memverifikasi dan menerbitkan"), "{}", log.text());
    assert!(log.shows("diterbitkan lewat API oleh aplikasi uji"), "{}", log.text());
}

#[tokio::test]
async fn a_token_carries_an_entry_only_as_far_as_its_owner_may() {
    let city = TestApp::new().await;
    for (role, state) in [(Role::ContentOperator, "proposed"), (Role::UnitPpid, "submitted")] {
        let token = token_of(&city, role, "dinkes").await;
        let entry = post(&city, &token, &budget()).await.expect(201).json();
        assert_eq!(entry["state"], state);
        assert_eq!(entry["url"], Value::Null);
        let id = entry["id"].as_i64().unwrap();
        city.get(&format!("/api/v1/register/{id}")).await.expect(404);
        let mut asked = budget();
        asked["state"] = json!("published");
        post(&city, &token, &asked).await.expect(403);
        asked["state"] = json!("draft");
        assert_eq!(post(&city, &token, &asked).await.expect(201).json()["state"], "draft");
        asked["unit"] = json!("kel-satu");
        post(&city, &token, &asked).await.expect(403);
    }
}

#[tokio::test]
async fn the_writer_reads_the_own_draft_with_the_token_and_a_neighbour_does_not() {
    let city = TestApp::new().await;
    let own = token_of(&city, Role::ContentOperator, "dinkes").await;
    let other = token_of(&city, Role::ContentOperator, "kel-satu").await;
    let mut draft = budget();
    draft["state"] = json!("draft");
    let id = post(&city, &own, &draft).await.expect(201).json()["id"].as_i64().unwrap();
    let path = format!("/api/v1/register/{id}");
    let read = |token: String| city.visitor().get_with_owned(&path, token);
    assert_eq!(read(own).await.expect(200).json()["state"], "draft");
    read(other).await.expect(404);
}

#[tokio::test]
async fn the_same_key_makes_one_entry_and_gives_the_same_answer() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let path = "/api/v1/register";
    let first = send(&city, Method::POST, path, &token, "kunci-1", &budget()).await.expect(201);
    city.clock.advance(60_000);
    let again = send(&city, Method::POST, path, &token, "kunci-1", &budget()).await.expect(201);
    assert_eq!(first.bytes, again.bytes);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(first.location(), again.location());
    let mut other = budget();
    other["title"] = json!("Judul lain");
    send(&city, Method::POST, path, &token, "kunci-1", &other).await.expect(422);
    send(&city, Method::POST, path, &token, "kunci-2", &other).await.expect(201);
    assert_eq!(titles(&city.get(path).await).len(), 2);
}

/// A call with files, as other programs send it.
async fn send_files(
    city: &TestApp,
    path: &str,
    token: &str,
    key: &str,
    entry: Option<&Value>,
    files: &[(&str, &[u8])],
) -> Answer {
    let mark = "batas-berkas-5521";
    let mut body = Vec::new();
    if let Some(entry) = entry {
        let head = "Content-Disposition: form-data; name=\"entry\"\r\nContent-Type: application/json";
        body.extend(format!("--{mark}\r\n{head}\r\n\r\n{entry}\r\n").into_bytes());
    }
    for (name, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"files\"; filename=\"{name}\"");
        let head = format!("--{mark}\r\n{head}\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend(format!("--{mark}--\r\n").into_bytes());
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("host", city.host())
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", format!("multipart/form-data; boundary={mark}"));
    if !key.is_empty() {
        request = request.header("idempotency-key", key);
    }
    city.visitor().send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn files_come_along_with_an_entry_and_are_found_by_what_stands_in_them() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let mut entry = budget();
    entry["links"] = json!([]);
    let files: [(&str, &[u8]); 2] = [("DPA 2026.csv", b"kegiatan;jamban umum\n"), ("catatan.csv", b"a;b\n")];
    let made = send_files(&city, "/api/v1/register", &token, "satu", Some(&entry), &files).await.expect(201);
    let json = made.json();
    assert_eq!(
        (&json["state"], json["documents"].as_array().unwrap().len()),
        (&json!("published"), 2),
        "{json}"
    );
    assert_eq!(json["documents"][0]["sha256"], web::secrets::sha256_hex(files[0].1));
    let again = send_files(&city, "/api/v1/register", &token, "satu", Some(&entry), &files).await.expect(201);
    assert_eq!(again.json(), json, "the same key makes one entry");
    let others: [(&str, &[u8]); 1] = [("lain.csv", b"lain;lain\n")];
    send_files(&city, "/api/v1/register", &token, "satu", Some(&entry), &others).await.expect(422);
    city.run_jobs().await;
    let found = city.get("/api/v1/register?q=jamban").await.expect(200).json();
    assert_eq!(found["items"][0]["id"], json["id"]);
    city.get(json["documents"][0]["url"].as_str().unwrap().split(".localhost").nth(1).unwrap())
        .await
        .expect(200);
}

#[tokio::test]
async fn a_refused_file_is_named_with_its_reason_and_nothing_is_made() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let files: [(&str, &[u8]); 2] = [("baik.csv", b"a;b\n"), ("laporan.pdf", b"MZ\x90\x00 program")];
    let answer =
        send_files(&city, "/api/v1/register", &token, "", Some(&budget()), &files).await.expect(422).json();
    assert_eq!(answer["errors"][0]["field"], "files[1]", "{answer}");
    assert!(answer["errors"][0]["message"].as_str().unwrap().starts_with("laporan.pdf: "));
    assert!(titles(&city.get("/api/v1/register").await).is_empty());
    send_files(&city, "/api/v1/register", &token, "", None, &files[..1]).await.expect(400);
}

#[tokio::test]
async fn a_file_is_added_later_or_renewed_at_its_address() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let id = post(&city, &token, &budget()).await.expect(201).json()["id"].as_i64().unwrap();
    let path = format!("/api/v1/register/{id}/documents");
    let first =
        send_files(&city, &path, &token, "", None, &[("dpa.csv", b"lama;lama\n")]).await.expect(200).json();
    assert_eq!((&first["state"], &first["documents"][0]["name"]), (&json!("published"), &json!("dpa.csv")));
    let same =
        send_files(&city, &path, &token, "", None, &[("dpa.csv", b"lama;lama\n")]).await.expect(200).json();
    assert_eq!(same["documents"].as_array().unwrap().len(), 1, "the same file once");
    send_files(&city, &path, &token, "", None, &[]).await.expect(422);
    let neighbour = token_of(&city, Role::UnitPpid, "kel-satu").await;
    send_files(&city, &path, &neighbour, "", None, &[("x.csv", b"x;x\n")]).await.expect(404);
}

#[tokio::test]
async fn what_cannot_be_taken_is_named_field_by_field_with_its_article() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let wrong = json!({
        "unit": "tidak-ada", "class": "rahasia", "title": 7, "year": "2026", "obligations": ["XX.99"],
        "links": ["https://contoh.test"], "warna": "biru",
    });
    let problem = post(&city, &token, &wrong).await.expect(422);
    assert_eq!(problem.header("content-type"), "application/problem+json");
    let json = problem.json();
    let mut fields: Vec<&str> =
        json["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["class", "links", "obligations", "title", "unit", "warna", "year"]);
    // Well-formed, but not what the law asks of an entry.
    let empty = json!({ "unit": "dinkes", "class": "berkala", "title": "", "summary": "" });
    let json = post(&city, &token, &empty).await.expect(422).json();
    let law = |field: &str| {
        let errors = json["errors"].as_array().unwrap();
        errors.iter().find(|error| error["field"] == field).unwrap()["law"].as_str().unwrap().to_owned()
    };
    assert_eq!(law("title"), "UU 14/2008 Ps.11(1)a");
    assert_eq!(law("documents"), "UU 14/2008 Ps.7");
    assert_eq!(titles(&city.get("/api/v1/register").await).len(), 0, "a refused call leaves nothing");
    post(&city, &token, &json!([1])).await.expect(400);
}

#[tokio::test]
async fn a_new_version_replaces_the_old_and_a_withdrawal_says_why() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    let id = post(&city, &token, &budget()).await.expect(201).json()["id"].as_i64().unwrap();
    let path = format!("/api/v1/register/{id}");
    let mut changed = budget();
    changed["correction"] = json!("Angka belanja modal diperbaiki.");
    changed["summary"] = json!("Rencana belanja setelah perbaikan.");
    send(&city, Method::PUT, &path, &token, "", &changed).await.expect(200);
    let entry = city.get(&path).await.expect(200).json();
    assert_eq!(entry["summary"], "Rencana belanja setelah perbaikan.");
    assert_eq!(entry["versions"].as_array().unwrap().len(), 2);
    let withdraw = format!("{path}/withdraw");
    send(&city, Method::POST, &withdraw, &token, "", &json!({})).await.expect(422);
    send(&city, Method::POST, &withdraw, &token, "", &json!({ "reason": "Salah dokumen" })).await.expect(200);
    assert_eq!(city.get(&path).await.expect(410).json()["detail"], "Salah dokumen");
}

#[tokio::test]
async fn a_token_is_shown_once_and_ends_at_once() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let made = ppid.post_form("/kerja/token", &[("name", "Aplikasi uji"), ("days", "30")]).await.expect(200);
    let source = made.source();
    let (_, rest) = source.split_once("Bearer trb_").unwrap();
    let token = format!("trb_{}", rest.split('<').next().unwrap());
    post(&city, &token, &budget()).await.expect(201);
    let page = ppid.get("/kerja/token").await.expect(200);
    assert!(page.shows("Aplikasi uji") && !page.source().contains(&token));
    let (_, rest) = page.source().split_once("/kerja/token/").map(|(a, b)| (a.len(), b.to_owned())).unwrap();
    let id: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let stranger = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    stranger.post_form(&format!("/kerja/token/{id}/akhiri"), &[]).await.expect(404);
    ppid.post_form(&format!("/kerja/token/{id}/akhiri"), &[]).await.expect(303);
    let refused = post(&city, &token, &budget()).await.expect(401);
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    ppid.post_form("/kerja/token", &[("name", ""), ("days", "7")]).await.expect(422);
    let reader = city.sign_in_as(Role::Assessor, "diskominfo").await;
    reader.get("/kerja/token").await.expect(403);
}

#[tokio::test]
async fn a_token_is_over_with_its_time_and_with_its_account() {
    let city = TestApp::new().await;
    let token = token_of(&city, Role::MainPpid, "diskominfo").await;
    city.clock.advance(91 * DAY_MS);
    post(&city, &token, &budget()).await.expect(401);
    let operator = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    let new = NewToken { name: "x".to_owned(), days: 90 };
    let token = token::create(&operator.ctx(), &new).await.unwrap();
    let keeper = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    app::account::end_account(&keeper.ctx(), operator.officer().id).await.unwrap();
    post(&city, &token, &budget()).await.expect(401);
    post(&city, "", &budget()).await.expect(401);
}

trait GetWithToken {
    async fn get_with_owned(self, path: &str, token: String) -> Answer;
}

impl GetWithToken for Client {
    async fn get_with_owned(self, path: &str, token: String) -> Answer {
        self.get_with(path, "authorization", &format!("Bearer {token}")).await
    }
}
