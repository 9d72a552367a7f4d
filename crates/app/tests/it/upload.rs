//! Files sent in pieces (tus 1.0.0): cut, resumed, taken once, thrown away; and the door before all files.

use std::io::Read as _;

use app::Error;
use app::upload::take;
use axum::body::Body;
use axum::http::Method;
use base64::Engine as _;
use rules::role::Role;
use testkit::{Answer, Client, FilePart, TestApp};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn send(client: &Client, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
    let mut request = client.request(method, path).header("sec-fetch-site", "same-origin");
    if !headers.iter().any(|(name, _)| *name == "tus-resumable") {
        request = request.header("tus-resumable", "1.0.0");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    client.send(request.body(body).unwrap()).await
}

/// Begins an upload; returns its path.
async fn begin(client: &Client, name: &str, bytes: usize) -> String {
    let metadata = format!("filename {}", base64::engine::general_purpose::STANDARD.encode(name));
    let headers = [("upload-length", &*bytes.to_string()), ("upload-metadata", &metadata)];
    let answer = send(client, Method::POST, "/kerja/unggah", &headers, Body::empty()).await.expect(201);
    answer.location().to_owned()
}

async fn append(client: &Client, path: &str, offset: usize, body: Body) -> Answer {
    let offset = offset.to_string();
    let headers = [("upload-offset", &*offset), ("content-type", "application/offset+octet-stream")];
    send(client, Method::PATCH, path, &headers, body).await
}

async fn offset(client: &Client, path: &str) -> usize {
    let answer = send(client, Method::HEAD, path, &[], Body::empty()).await.expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.header("upload-offset").parse().unwrap()
}

fn token(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// Pieces that lie in the store.
fn pieces(city: &TestApp) -> usize {
    std::fs::read_dir(city.folder().join("berkas/parts")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn an_upload_cut_in_half_is_resumed_and_taken_once() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let content: Vec<u8> = (0..3_000_000_u32).flat_map(u32::to_le_bytes).collect();
    let path = begin(&operator, "C:\\Laporan Tahunan.pdf", content.len()).await;

    let (half, _) = content.split_at(5_000_001);
    let cut = [Ok(half.to_vec()), Err(std::io::Error::other("the phone went into a tunnel"))];
    append(&operator, &path, 0, Body::from_stream(futures_util::stream::iter(cut))).await.expect(400);
    assert_eq!(offset(&operator, &path).await, half.len(), "what came is kept");
    let early = take(&operator.ctx(), token(&path)).await;
    assert!(matches!(early, Err(Error::Refused("upload-refused-unfinished"))));

    append(&operator, &path, 17, Body::from("x")).await.expect(409);
    let rest = content[half.len()..].to_vec();
    let done = append(&operator, &path, half.len(), Body::from(rest)).await.expect(204);
    assert_eq!(done.header("upload-offset"), content.len().to_string());

    let ctx = operator.ctx();
    let mut taken = take(&ctx, token(&path)).await.unwrap();
    let mut bytes = Vec::new();
    taken.file.read_to_end(&mut bytes).unwrap();
    assert!(bytes == content);
    assert_eq!(taken.name, "Laporan Tahunan.pdf");
    let again = take(&ctx, token(&path)).await.unwrap();
    let tx = city.app.db.begin().await.unwrap();
    taken.finish(&ctx, &tx).await.unwrap();
    tx.commit().await.unwrap();
    let tx = city.app.db.begin().await.unwrap();
    assert!(matches!(again.finish(&ctx, &tx).await, Err(Error::Conflict)), "only once");
    drop(tx);
    assert!(pieces(&city) > 0);
    city.run_jobs().await;
    assert_eq!(pieces(&city), 0);
    send(&operator, Method::HEAD, &path, &[], Body::empty()).await.expect(404);
}

#[tokio::test]
async fn an_upload_is_its_senders_alone() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let colleague = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let other = city.add_city("tetangga", "Kota Tetangga").await;
    let neighbour = city.sign_in_at(other, Role::ContentOperator, "kel-satu").await;
    let path = begin(&operator, "a.csv", 4).await;
    for stranger in [&colleague, &neighbour] {
        send(stranger, Method::HEAD, &path, &[], Body::empty()).await.expect(404);
        append(stranger, &path, 0, Body::from("data")).await.expect(404);
        send(stranger, Method::DELETE, &path, &[], Body::empty()).await.expect(404);
        assert!(matches!(take(&stranger.ctx(), token(&path)).await, Err(Error::NotFound)));
    }
    let outside = city.visitor();
    send(&outside, Method::POST, "/kerja/unggah", &[("upload-length", "4")], Body::empty()).await.expect(401);
    append(&outside, &path, 0, Body::from("data")).await.expect(401);
    append(&operator, &path, 0, Body::from("data")).await.expect(204);
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let create = |headers: Vec<(&'static str, &'static str)>| {
        let operator = operator.clone();
        async move { send(&operator, Method::POST, "/kerja/unggah", &headers, Body::empty()).await }
    };
    create(vec![("upload-length", "20000001")]).await.expect(413);
    create(vec![("upload-defer-length", "1")]).await.expect(400);
    create(vec![("upload-length", "-1")]).await.expect(400);
    let other = create(vec![("upload-length", "4"), ("tus-resumable", "0.2.2")]).await.expect(412);
    assert_eq!(other.header("tus-version"), "1.0.0");
    let abilities = send(&operator, Method::OPTIONS, "/kerja/unggah", &[], Body::empty()).await.expect(204);
    assert_eq!(abilities.header("tus-max-size"), "20000000");

    let path = begin(&operator, "a.csv", 4).await;
    append(&operator, &path, 0, Body::from("lebih panjang")).await.expect(413);
    assert_eq!(offset(&operator, &path).await, 0);
    send(&operator, Method::PATCH, &path, &[("upload-offset", "0")], Body::from("data")).await.expect(400);
    let mut crossing = operator.request(Method::PATCH, &path).header("sec-fetch-site", "cross-site");
    crossing = crossing.header("tus-resumable", "1.0.0").header("upload-offset", "0");
    operator.send(crossing.body(Body::from("data")).unwrap()).await.expect(422);
    assert_eq!(offset(&operator, &path).await, 0);
}

#[tokio::test]
async fn an_upload_nobody_takes_is_gone_after_a_day() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let slow = begin(&operator, "lambat.csv", 8).await;
    let ended = begin(&operator, "batal.csv", 4).await;
    append(&operator, &ended, 0, Body::from("data")).await.expect(204);
    send(&operator, Method::DELETE, &ended, &[], Body::empty()).await.expect(204);
    send(&operator, Method::HEAD, &ended, &[], Body::empty()).await.expect(404);
    city.clock.advance(7 * 60 * 60 * 1000);
    append(&operator, &slow, 0, Body::from("data")).await.expect(204);
    city.clock.advance(DAY_MS - 60 * 60 * 1000);
    city.run_jobs().await;
    let ctx = operator.ctx();
    let unfinished = take(&ctx, token(&slow)).await;
    assert!(matches!(unfinished, Err(Error::Refused(_))), "a piece came less than a day ago");
    assert_eq!(pieces(&city), 1);
    city.clock.advance(2 * 60 * 60 * 1000);
    city.run_jobs().await;
    assert!(matches!(take(&ctx, token(&slow)).await, Err(Error::NotFound)));
    assert_eq!(pieces(&city), 0);
}

#[tokio::test]
async fn in_a_rush_people_are_asked_to_come_back() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let mut inside = Vec::new();
    while let Ok(Ok(slot)) =
        tokio::time::timeout(std::time::Duration::from_millis(50), city.app.receiving.enter()).await
    {
        inside.push(slot);
        assert!(inside.len() < 1_000, "the door lets everybody in");
    }
    let mut waiting: Vec<_> = (0..256)
        .map(|_| {
            let door = city.app.receiving.clone();
            tokio::spawn(async move { door.enter().await.is_ok() })
        })
        .collect();
    while city.app.receiving.waiting() < waiting.len() {
        tokio::task::yield_now().await;
    }
    let file =
        FilePart { field: "files", file_name: "a.csv", content_type: "text/csv", bytes: b"a;b\n1;2\n" };
    let busy =
        operator.multipart(&path, &[("title", "Judul")], std::slice::from_ref(&file)).await.expect(503);
    assert_eq!(busy.header("retry-after"), "10");
    assert!(busy.shows("Sedang banyak yang mengirim berkas"), "{}", busy.text());
    operator.get(&path).await.expect(200);
    inside.clear();
    for one in waiting.drain(..) {
        assert!(one.await.unwrap());
    }
    operator.multipart(&path, &[("version", "1"), ("title", "Judul")], &[file]).await.expect(303);
}

#[tokio::test]
async fn the_editor_takes_an_attachment_that_came_in_pieces_once() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let draft = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let rows: String = (0..100_000).map(|n| format!("{n};beras;12000\n")).collect();
    let path = begin(&operator, "Harga Beras.csv", rows.len()).await;
    append(&operator, &path, 0, Body::from(rows.clone())).await.expect(204);
    let fields = [("version", "1"), ("title", "Harga beras"), ("upload", token(&path))];
    operator.multipart(&draft, &fields, &[]).await.expect(303);
    let page = operator.get(&draft).await.expect(200);
    assert!(page.shows("harga-beras.csv"), "{}", page.text());
    let address =
        page.source().split("href=\"/lampiran/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(operator.get(&format!("/lampiran/{address}")).await.expect(200).bytes == rows.as_bytes());

    let attachment = address.split('/').next().unwrap().to_owned();
    let again = [
        ("version", "2"),
        ("title", "Harga beras, tahun 2026"),
        ("upload", token(&path)),
        ("attachment", &*attachment),
    ];
    operator.multipart(&draft, &again, &[]).await.expect(303);
    let page = operator.get(&draft).await.expect(200);
    assert_eq!(page.source().matches("name=\"attachment\"").count(), 1, "{}", page.text());

    let half = begin(&operator, "setengah.csv", 10).await;
    append(&operator, &half, 0, Body::from("a;b\n")).await.expect(204);
    let fields = [("version", "3"), ("title", "Harga"), ("upload", token(&half))];
    assert!(operator.multipart(&draft, &fields, &[]).await.expect(422).shows("belum terkirim seluruhnya"));
}
