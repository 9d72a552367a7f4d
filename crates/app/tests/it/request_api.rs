//! `/api/v1/requests`: other programs file requests and follow them, as the form does; nobody learns who asked.

use axum::body::Body;
use axum::http::{Method, header};
use rules::role::Role;
use serde_json::{Value, json};
use testkit::{Answer, Client, FilePart, TestApp};

use crate::request_file::SCAN;

const NIK: &str = "9601014107900001";

fn request() -> Value {
    json!({
        "unit": "kel-satu",
        "name": "Penanya Kanari",
        "address": "Jalan Kanari 7",
        "email": "penanya.kanari@contoh.test",
        "nik": NIK,
        "subject": "Realisasi anggaran jalan lingkungan 2025",
        "purpose": "Penelitian",
    })
}

async fn file(who: &Client, request: &Value, key: Option<&str>) -> Answer {
    let call = who.request(Method::POST, "/api/v1/requests").header(header::CONTENT_TYPE, "application/json");
    let call = key.into_iter().fold(call, |call, key| call.header("idempotency-key", key));
    who.send(call.body(Body::from(request.to_string())).unwrap()).await
}

fn fields(answer: &Answer) -> Vec<(String, String)> {
    let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
    let errors = answer.json()["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| (text(error, "field"), text(error, "law"))).collect()
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_4_number_code_and_explained_dates_come_at_once() {
    let city = TestApp::new().await;
    let answer = file(&city.visitor(), &request(), None).await.expect(201);
    let filed = answer.json();
    assert!(filed["number"].as_str().unwrap().starts_with("0001/PPID-KEL-SATU/"));
    let days = filed["days"].as_array().unwrap();
    let tenth = days.iter().find(|day| day["n"] == 10).unwrap();
    assert_eq!(tenth["date"], filed["due_legal"], "the tenth working day is the legal date");
    assert!(filed["opens_on"].as_str() > filed["due_legal"].as_str());
    let tracking = filed["tracking"].as_str().unwrap();
    assert!(answer.location().ends_with(&format!("/api/v1/requests/{tracking}")));
    let check = filed["receipt"]["check_url"].as_str().unwrap().split_once("/tanda-terima").unwrap().1;
    assert!(city.get(&format!("/tanda-terima{check}")).await.expect(200).shows("Tanda terima ini asli"));
    city.get(&format!("/permohonan/{tracking}")).await.expect(200);
}

#[tokio::test]
async fn uu_27_2022_ps_35_what_is_told_of_a_case_never_says_who_asked() {
    let city = TestApp::new().await;
    let filed = file(&city.visitor(), &request(), None).await.expect(201);
    let tracking = filed.json()["tracking"].as_str().unwrap().to_lowercase();
    let followed = city.get(&format!("/api/v1/requests/{tracking}")).await.expect(200);
    assert_eq!(followed.json()["state"], "received");
    assert_eq!(followed.json()["steps"][0]["kind"], "received");
    assert_eq!(followed.header("cache-control"), "no-store");
    for answer in [filed, followed] {
        for personal in [NIK, "Penanya Kanari", "Jalan Kanari", "penanya.kanari"] {
            assert!(!answer.source().contains(personal), "{personal}");
        }
    }
    city.get("/api/v1/requests/0000-0000-0000").await.expect(404);
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_2_every_fault_is_named_with_its_article() {
    let city = TestApp::new().await;
    let mut wrong = request();
    for (field, value) in [("name", json!(" ")), ("nik", json!("081234567890")), ("warna", json!("biru"))] {
        wrong[field] = value;
    }
    let answer = file(&city.visitor(), &wrong, None).await.expect(422);
    let found = fields(&answer);
    assert!(found.contains(&("name".to_owned(), "UU 14/2008 Ps.22(2)".to_owned())), "{found:?}");
    assert!(found.iter().any(|(field, _)| field == "warna"));
    let mute = json!({ "name": "A", "address": "B", "subject": "C" });
    let found = fields(&file(&city.visitor(), &mute, None).await.expect(422));
    assert!(found.contains(&("purpose".to_owned(), "UU 14/2008 Ps.4(3)".to_owned())), "{found:?}");
    let at_email: Vec<_> = found.iter().filter(|(field, _)| field == "email").collect();
    assert_eq!(at_email, [&("email".to_owned(), "UU 14/2008 Ps.22(5)".to_owned())], "{found:?}");
    let mut stray = request();
    stray["unit"] = json!("tidak-ada");
    let nowhere = file(&city.visitor(), &stray, None).await.expect(404).json();
    assert_eq!((&nowhere["code"], &nowhere["parameter"]), (&json!("not-found"), &json!("unit")));
    file(&city.visitor(), &json!([]), None).await.expect(400);
}

#[tokio::test]
async fn a_call_sent_twice_is_one_request_and_a_guessed_key_tells_nothing() {
    let city = TestApp::new().await;
    let first = file(&city.visitor(), &request(), Some("kunci-1")).await.expect(201).json();
    let again = file(&city.visitor(), &request(), Some("kunci-1")).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json()["tracking"], first["tracking"]);
    let mut other = request();
    other["name"] = json!("Orang Lain");
    let other = file(&city.visitor(), &other, Some("kunci-1")).await.expect(201).json();
    assert_ne!(other["tracking"], first["tracking"], "the key is bound to what was sent");
    file(&city.visitor(), &request(), Some("kunci dengan spasi")).await.expect(422);
}

#[tokio::test]
async fn form_and_api_share_the_patience_with_one_network() {
    let city = TestApp::new().await;
    let mut waited = None;
    for _ in 0..60 {
        let answer = file(&city.visitor(), &request(), None).await;
        waited = waited.or((answer.status == 429).then(|| answer.header("retry-after").to_owned()));
    }
    assert_eq!(waited.as_deref(), Some("60"), "the limit was reached, and until when it lasts");
    let form = city.visitor().post_form("/permohonan", &[("informasi", "x")]).await;
    form.expect(429);
    file(&city.visitor().from_address([10, 9, 8, 7]), &request(), None).await.expect(201);
}

fn paper<'a>(field: &'a str, file_name: &'a str, bytes: &'a [u8]) -> FilePart<'a> {
    FilePart { field, file_name, content_type: "application/pdf", bytes }
}

#[tokio::test]
async fn uu_27_2022_ps_35_papers_come_by_the_api_too_sealed_and_looked_at_as_those_of_the_form() {
    const PLACE: &str = "/api/v1/requests";
    let city = TestApp::new().await;
    let json = request().to_string();
    let parts = [("request", json.as_str())];
    let good = [paper("identity", "KTP Kanari.pdf", SCAN), paper("attachments", "surat.pdf", SCAN)];
    let filed = city.visitor().multipart(PLACE, &parts, &good).await.expect(201).json();
    assert!(filed["number"].as_str().unwrap().starts_with("0001/"));
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    let case = desk.get("/kerja/permohonan/1").await.expect(200);
    assert!(case.shows("Bukti identitas") && !case.source().contains("Kanari.pdf"), "{}", case.text());
    let opened = desk.post_form("/kerja/permohonan/1/berkas/1", &[]).await.expect(200);
    assert_eq!(opened.bytes, SCAN);
    assert!(!crate::request::lies_open(&city, b"penanda-kanari-ktp"), "the scan lies open on the disk");
    // What a page pretends to be is looked at, and nothing is filed.
    for bad in [
        paper("identity", "ktp.pdf", b"<html><script>alert(1)</script></html>"),
        paper("attachments", "program.exe", b"MZ\x90\x00\x03"),
        paper("surprise", "ktp.pdf", SCAN),
    ] {
        let field = bad.field;
        let refused = city.visitor().multipart(PLACE, &parts, &[bad]).await.expect(422);
        assert_eq!(fields(&refused)[0].0, field, "{}", refused.text());
    }
    let many: Vec<FilePart<'_>> = (0..6).map(|_| paper("attachments", "surat.pdf", SCAN)).collect();
    city.visitor().multipart(PLACE, &parts, &many).await.expect(422);
    city.visitor().multipart(PLACE, &[("entry", json.as_str())], &good).await.expect(422);
    city.visitor().multipart(PLACE, &[("request", "[]")], &good).await.expect(400);
    desk.get("/kerja/permohonan/2").await.expect(404);
}

#[tokio::test]
async fn a_key_is_bound_to_the_papers_too() {
    let city = TestApp::new().await;
    let json = request().to_string();
    let send = async |bytes: &'static [u8]| {
        let mark = "batas-api-1";
        let part = |head: &str, content: &[u8]| {
            [
                format!("--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
                content,
                b"\r\n",
            ]
            .concat()
        };
        let mut body = part("name=\"request\"", json.as_bytes());
        body.extend(part("name=\"identity\"; filename=\"ktp.pdf\"", bytes));
        body.extend(format!("--{mark}--\r\n").into_bytes());
        let who = city.visitor();
        let call = who
            .request(Method::POST, "/api/v1/requests")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={mark}"))
            .header("idempotency-key", "kunci-berkas");
        who.send(call.body(Body::from(body)).unwrap()).await.expect(201)
    };
    let first = send(SCAN).await.json();
    assert_eq!(send(SCAN).await.json()["tracking"], first["tracking"]);
    let other: &'static [u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    assert_ne!(send(other).await.json()["tracking"], first["tracking"]);
}
