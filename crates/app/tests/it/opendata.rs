//! What machines read: feeds, sitemap, API, health. Only what is published, complete, and as documented.

use axum::body::Body;
use axum::http::Method;
use quick_xml::events::Event;
use serde_json::Value;
use testkit::{Answer, START_MS, TestApp};

const DAY_MS: i64 = 86_400_000;

/// Texts of all elements with this name, in order. Fails on XML that is not well formed.
fn texts(xml: &str, element: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut held) = (Vec::new(), None::<String>);
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(start) => {
                depth += 1;
                if start.name().as_ref() == element {
                    held = Some(String::new());
                }
            }
            Event::End(end) => {
                depth -= 1;
                if end.name().as_ref() == element {
                    found.extend(held.take());
                }
            }
            Event::Text(text) => {
                if let Some(held) = &mut held {
                    held.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(held) = &mut held {
                    let name: &str = &entity;
                    held.push_str(quick_xml::escape::resolve_predefined_entity(name).unwrap());
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{xml}");
    found
}

/// A city with news in every state of its way; only the first two titles are public.
async fn city_with_news() -> TestApp {
    let city = TestApp::new().await;
    city.news("kel-satu")
        .title("Kerja bakti & <gotong royong>")
        .published()
        .at(START_MS - DAY_MS)
        .create()
        .await;
    city.news("dinkes").title("Posyandu \u{b}buka 🙂").published().at(START_MS - 40 * DAY_MS).create().await;
    city.news("kel-satu").title("RAHASIA draf").create().await;
    city.news("kel-satu").title("RAHASIA diajukan").submitted().create().await;
    city.news("kel-satu").title("RAHASIA kembali").returned("perbaiki").create().await;
    city.news("kel-satu").title("RAHASIA terjadwal").scheduled(START_MS + DAY_MS).create().await;
    city.news("kel-satu").title("RAHASIA ditarik").withdrawn("keliru").create().await;
    city
}

#[tokio::test]
async fn feeds_hold_what_is_published_with_its_whole_text() {
    let city = city_with_news().await;
    for (path, kind) in [
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json"),
    ] {
        let feed = city.get(path).await.expect(200);
        assert_eq!(feed.header("content-type"), kind);
        assert!(!feed.source().contains("RAHASIA"), "{path}");
        assert!(feed.source().contains("Layanan dibuka pukul 08.00"), "{path}");
        assert!(feed.source().contains(&format!("http://{}/berita/", city.host())), "{path}");
        let again = city.visitor().get_with(path, "if-none-match", feed.header("etag")).await;
        assert_eq!(again.status, 304, "{path}");
    }
    let atom = city.get("/feed.xml").await.source();
    assert_eq!(texts(&atom, "title")[1..], ["Kerja bakti & <gotong royong>", "Posyandu buka 🙂"]);
    assert_eq!(texts(&city.get("/rss.xml").await.source(), "guid").len(), 2);
    let json = city.get("/feed.json").await.json();
    assert_eq!(json["items"][0]["title"], "Kerja bakti & <gotong royong>");
    let ids: Vec<&str> = json["items"].as_array().unwrap().iter().filter_map(|i| i["id"].as_str()).collect();
    assert_eq!(texts(&atom, "id")[1..], ids, "an item has one id in every format");
}

#[tokio::test]
async fn a_unit_has_a_feed_of_its_own_news_and_an_empty_one_is_a_feed_too() {
    let city = city_with_news().await;
    let feed = city.get("/unit/dinkes/feed.json").await.expect(200).json();
    assert_eq!(feed["items"].as_array().unwrap().len(), 1);
    assert_eq!(feed["items"][0]["authors"][0]["name"], "Dinas Kesehatan");
    let empty = city.get("/unit/kel-dua/feed.xml").await.expect(200).source();
    assert_eq!(texts(&empty, "entry").len(), 0);
    assert_eq!(texts(&empty, "updated").len(), 1);
    for file in ["feed.xml", "rss.xml", "feed.json"] {
        city.get(&format!("/unit/tidak-ada/{file}")).await.expect(404);
        city.get(&format!("/topik/tidak-ada/{file}")).await.expect(404);
    }
}

#[tokio::test]
async fn the_id_of_an_item_does_not_depend_on_the_host() {
    let city = city_with_news().await;
    let id = |feed: Answer| feed.json()["items"][0]["id"].as_str().unwrap().to_owned();
    let own = id(city.visitor_of("dinkes.contoh.localhost").get("/feed.json").await.expect(200));
    assert_eq!(own, id(city.get("/unit/dinkes/feed.json").await));
}

fn path_of(address: &str, host: &str) -> String {
    let path = address.strip_prefix(&format!("http://{host}")).unwrap_or_else(|| panic!("{address}"));
    path.to_owned()
}

#[tokio::test]
async fn the_sitemap_lists_what_is_published_and_every_address_answers() {
    let city = city_with_news().await;
    let index = city.get("/sitemap.xml").await.expect(200);
    assert_eq!(index.header("content-type"), "application/xml; charset=utf-8");
    let parts = texts(&index.source(), "loc");
    let months: Vec<&String> = parts.iter().filter(|part| part.contains("berita-")).collect();
    assert_eq!(months.len(), 2, "{parts:?}");
    let mut news = 0;
    for part in parts {
        let part = city.get(&path_of(&part, &city.host())).await.expect(200).source();
        assert!(!part.contains("rahasia"));
        for address in texts(&part, "loc") {
            let path = path_of(&address, &city.host());
            news += usize::from(path.starts_with("/berita/"));
            city.get(&path).await.expect(200);
        }
    }
    assert_eq!(news, 2);
    city.get("/sitemap/berita-2020-01.xml").await.expect(404);
    city.get("/sitemap/lain.xml").await.expect(404);
}

#[tokio::test]
async fn small_files_for_machines() {
    let city = TestApp::new().await;
    let robots = city.get("/robots.txt").await.expect(200).source();
    assert!(robots.contains("Disallow: /kerja\n") && robots.contains("/sitemap.xml\n"), "{robots}");
    let security = city.get("/.well-known/security.txt").await.expect(200).source();
    assert!(security.contains("Contact: http://contoh.localhost/kontak\nExpires: 2027-"), "{security}");
    let icon = city.get("/favicon.ico").await.expect(303);
    city.get(icon.location()).await.expect(200);
}

#[tokio::test]
async fn paging_is_complete_without_doubles_while_news_comes_in() {
    let city = TestApp::new().await;
    for number in 0..25 {
        // Three at a time have the same instant.
        let at = START_MS - (number / 3) * DAY_MS;
        city.news("kel-satu").title(&format!("Berita {number}")).published().at(at).create().await;
    }
    let mut seen = Vec::new();
    let mut query = "limit=4".to_owned();
    loop {
        let page = city.get(&format!("/api/v1/news?{query}")).await.expect(200);
        let json = page.json();
        seen.extend(json["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()));
        let Some(next) = json["next"].as_str() else { break };
        query = format!("limit=4&after={next}");
        let link = format!("<http://contoh.localhost/api/v1/news?{query}>; rel=\"next\"");
        assert_eq!(page.header("link"), link);
        city.news("dinkes").title("Baru saja").published().create().await;
    }
    assert_eq!(seen.len(), 25);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 25);
}

#[tokio::test]
async fn units_are_paged_and_filtered() {
    let city = TestApp::new().await;
    let all = city.get("/api/v1/units?limit=200").await.expect(200).json();
    assert_eq!((all["items"].as_array().unwrap().len(), all["total"].as_i64()), (7, Some(7)));
    assert_eq!(all["next"], Value::Null);
    let mut codes = Vec::new();
    let mut path = "/api/v1/units?limit=3".to_owned();
    loop {
        let page = city.get(&path).await.expect(200).json();
        codes
            .extend(page["items"].as_array().unwrap().iter().map(|u| u["code"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/units?limit=3&after={next}");
    }
    assert_eq!(codes.len(), 7);
    let below = city.get("/api/v1/units?parent=kec-satu&type=kelurahan").await.expect(200).json();
    assert_eq!(below["total"], 2);
    let unit = city.get("/api/v1/units/kel-satu").await.expect(200).json();
    assert_eq!((&unit["type"], &unit["parent"]), (&Value::from("kelurahan"), &Value::from("kec-satu")));
    assert_eq!(unit["url"], "http://contoh.localhost/unit/kel-satu");
    assert_eq!(unit["location"]["latitude"], -6.017);
}

#[tokio::test]
async fn news_is_filtered_by_unit_and_day_of_the_citys_zone() {
    let city = TestApp::new().await;
    let midnight = START_MS - 9 * 3_600_000;
    city.news("dinkes").title("Tepat tengah malam").published().at(midnight).create().await;
    city.news("dinkes").title("Sesaat sebelumnya").published().at(midnight - 1).create().await;
    city.news("kel-satu").title("Unit lain").published().at(midnight).create().await;
    let titles = async |query: &str| -> Vec<String> {
        let json = city.get(&format!("/api/v1/news?{query}")).await.expect(200).json();
        json["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(titles("unit=dinkes&since=2026-11-22").await, ["Tepat tengah malam"]);
    assert_eq!(titles("unit=dinkes&until=2026-11-21").await, ["Sesaat sebelumnya"]);
    assert_eq!(titles("since=2026-11-22&until=2026-11-22").await.len(), 2);
    assert_eq!(titles("since=0001-01-01&until=9999-12-31").await.len(), 3);
    assert!(titles("until=0001-01-01").await.is_empty());
}

#[tokio::test]
async fn what_is_not_published_is_not_in_the_api() {
    let city = city_with_news().await;
    let list = city.get("/api/v1/news").await.expect(200);
    assert_eq!(list.json()["items"].as_array().unwrap().len(), 2);
    assert!(!list.source().contains("RAHASIA"));
    assert!(!city.get("/api/v1/search?q=rahasia").await.expect(200).source().contains("RAHASIA"));
    for id in 1..=7 {
        let answer = city.get(&format!("/api/v1/news/{id}")).await;
        assert!(!answer.source().contains("RAHASIA"));
        assert_eq!(answer.status, [200, 200, 404, 404, 404, 404, 410][id - 1]);
    }
    let gone = city.get("/api/v1/news/7").await;
    assert_eq!(
        (gone.header("content-type"), &gone.json()["detail"]),
        ("application/problem+json", &"keliru".into())
    );
}

#[tokio::test]
async fn what_cannot_be_taken_is_named() {
    let city = TestApp::new().await;
    for (path, parameter) in [
        ("units?limit=0", "limit"),
        ("units?limit=201", "limit"),
        ("units?limit=banyak", "limit"),
        ("units?limit=", "limit"),
        ("units?limit=1&limit=2", "limit"),
        ("units?type=desa", "type"),
        ("units?warna=biru", "warna"),
        ("news?since=kemarin", "since"),
        ("news?until=2026-02-30", "until"),
        ("search", "q"),
        ("search?q=", "q"),
        ("search?q=a&kind=page", "kind"),
    ] {
        let answer = city.get(&format!("/api/v1/{path}")).await.expect(422);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        let problem = answer.json();
        assert_eq!((&problem["parameter"], &problem["status"]), (&parameter.into(), &422.into()), "{path}");
        assert!(problem["detail"].as_str().unwrap().contains(parameter), "{path}");
    }
    for (path, parameter) in [
        ("units?parent=tidak-ada", "parent"),
        ("units?after=xyz", "after"),
        ("news?unit=tidak-ada", "unit"),
        ("news?topic=tidak-ada", "topic"),
    ] {
        let problem = city.get(&format!("/api/v1/{path}")).await.expect(404).json();
        assert_eq!(problem["parameter"], parameter, "{path}");
    }
    for path in
        ["/api/v1/units/tidak-ada", "/api/v1/units/%FF", "/api/v1/news/0", "/api/v1/news/x", "/api/v2"]
    {
        let answer = city.get(path).await.expect(404);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
}

#[tokio::test]
async fn methods_other_than_reading_are_refused_and_other_sites_may_read() {
    let city = TestApp::new().await;
    let visitor = city.visitor();
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = visitor.request(method, "/api/v1/units").body(Body::empty()).unwrap();
        let answer = visitor.send(request).await.expect(405);
        assert!(answer.header("allow").contains("GET"), "{}", answer.header("allow"));
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let request = visitor.request(Method::OPTIONS, "/api/v1/units").body(Body::empty()).unwrap();
    let answer = visitor.send(request).await.expect(204);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let request = visitor.request(Method::HEAD, "/api/v1/units").body(Body::empty()).unwrap();
    assert!(visitor.send(request).await.expect(200).bytes.is_empty());
}

#[tokio::test]
async fn an_unchanged_answer_is_not_sent_again_and_a_change_is_seen() {
    let city = city_with_news().await;
    for path in ["/api/v1/units", "/api/v1/news?limit=1&unit=dinkes", "/api/v1/search?q=posyandu"] {
        let first = city.get(path).await.expect(200);
        let again = city.visitor().get_with(path, "if-none-match", first.header("etag")).await;
        assert_eq!(again.status, 304, "{path}");
    }
    let before = city.get("/api/v1/news").await;
    city.news("dinkes").title("Sesudahnya").published().create().await;
    let after =
        city.visitor().get_with("/api/v1/news", "if-none-match", before.header("etag")).await.expect(200);
    assert_eq!(after.json()["items"][0]["title"], "Sesudahnya");
}

#[tokio::test]
async fn the_search_marks_found_words_and_escapes_the_rest() {
    let city = city_with_news().await;
    let found = city.get("/api/v1/search?q=gotong%20royong&kind=news").await.expect(200).json();
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["title"], "Kerja bakti & <gotong royong>");
    let html = found["items"][0]["title_html"].as_str().unwrap();
    assert!(html.contains("<mark>gotong</mark>") && html.contains("&lt;"), "{html}");
}

/// The part of JSON Schema that our document uses. Returns what does not fit.
fn misfits(document: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').unwrap();
        return misfits(document, document.pointer(pointer).unwrap(), value, place);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any.iter().any(|schema| misfits(document, schema, value, place).is_empty());
        return if fits { Vec::new() } else { vec![format!("{place}: none of anyOf")] };
    }
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("type {other}"),
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        other => panic!("{place}: type {other}"),
    };
    let mut faults = Vec::new();
    if !kinds.into_iter().any(is) {
        faults.push(format!("{place}: {value} is no {}", schema["type"]));
    }
    if schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
        faults.push(format!("{place}: {value} is not in the list"));
    }
    if let Some(fields) = value.as_object() {
        let properties = schema["properties"].as_object().unwrap();
        for name in schema["required"].as_array().unwrap() {
            if !fields.contains_key(name.as_str().unwrap()) {
                faults.push(format!("{place}: {name} is missing"));
            }
        }
        for (name, value) in fields {
            match properties.get(name) {
                Some(schema) => faults.extend(misfits(document, schema, value, &format!("{place}.{name}"))),
                None => faults.push(format!("{place}: {name} is not documented")),
            }
        }
    }
    for (at, value) in value.as_array().into_iter().flatten().enumerate() {
        faults.extend(misfits(document, &schema["items"], value, &format!("{place}[{at}]")));
    }
    faults
}

#[tokio::test]
async fn real_answers_are_as_the_document_says() {
    let city = city_with_news().await;
    let document = city.get("/api/openapi.json").await.expect(200).json();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, documented) in [
        ("/api/v1/units?limit=200&state=all", "/api/v1/units"),
        ("/api/v1/units/dinkes", "/api/v1/units/{code}"),
        ("/api/v1/units/tidak-ada", "/api/v1/units/{code}"),
        ("/api/v1/news?limit=1", "/api/v1/news"),
        ("/api/v1/news?limit=x", "/api/v1/news"),
        ("/api/v1/news/1", "/api/v1/news/{id}"),
        ("/api/v1/news/7", "/api/v1/news/{id}"),
        ("/api/v1/topics", "/api/v1/topics"),
        ("/api/v1/search?q=kesehatan", "/api/v1/search"),
    ] {
        let answer = city.get(path).await;
        let response = &document["paths"][documented]["get"]["responses"][answer.status.to_string()];
        let content = &response["content"][answer.header("content-type")];
        assert!(content.is_object(), "{path}: {} {}", answer.status, answer.header("content-type"));
        assert_eq!(misfits(&document, &content["schema"], &answer.json(), path), Vec::<String>::new());
    }
}

#[tokio::test]
async fn pictures_and_files_of_an_item_can_be_fetched() {
    let city = TestApp::new().await;
    let planted = crate::planted::plant(&city, city.body).await;
    let path = format!("/api/v1/news/{}", planted.shown.id);
    let item = city.get(&path).await.expect(200).json();
    let document = city.get("/api/openapi.json").await.json();
    let schema = &document["components"]["schemas"]["News"];
    assert_eq!(misfits(&document, schema, &item, &path), Vec::<String>::new());
    let entry = city.get("/feed.json").await.json()["items"][0].clone();
    for list in [&item["photos"], &item["attachments"], &entry["attachments"]] {
        assert!(!list.as_array().unwrap().is_empty());
        for file in list.as_array().unwrap() {
            city.get(&path_of(file["url"].as_str().unwrap(), &city.host())).await.expect(200);
        }
    }
    city.get(&path_of(entry["image"].as_str().unwrap(), &city.host())).await.expect(200);
    assert_eq!(city.get("/feed.xml").await.source().matches("rel=\"enclosure\"").count(), 1);
}

#[tokio::test]
async fn a_correction_shows_its_note_and_moves_the_time_of_the_entry() {
    use app::news::{Content, store};
    let city = TestApp::new().await;
    let item = city.news("dinkes").title("Jadwal imunisasi").published().create().await;
    let before = texts(&city.get("/feed.xml").await.source(), "updated");
    city.clock.advance(60_000);
    let now = city.clock.now();
    let tx = city.app.db.begin().await.unwrap();
    let content = Content {
        title: "Jadwal imunisasi".to_owned(),
        text: "Hari Rabu.".to_owned(),
        correction: "Hari sebelumnya tertulis Selasa.".to_owned(),
        ..Content::default()
    };
    let (revision, _) = store::insert_revision(&tx, city.body, item.id, &content, None, now).await.unwrap();
    let mut news = store::find_news(&tx, city.body, item.id).await.unwrap().unwrap();
    (news.public_revision_id, news.changed_at) = (Some(revision), Some(now));
    store::update_news(&tx, city.body, &news, now).await.unwrap();
    tx.commit().await.unwrap();
    city.app.cache.drop_body(city.body.0);
    let facts = city.get(&format!("/api/v1/news/{}", item.id)).await.expect(200).json();
    assert_eq!(facts["corrections"][0]["note"], "Hari sebelumnya tertulis Selasa.");
    assert_eq!(facts["published_at"], "2026-11-22T09:00:00+07:00");
    assert_eq!(facts["updated_at"], "2026-11-22T09:01:00+07:00");
    assert_ne!(texts(&city.get("/feed.xml").await.source(), "updated"), before);
}

#[tokio::test]
async fn every_documented_address_and_example_exists() {
    let city = city_with_news().await;
    city.entry("dinkes").published().create().await;
    let january = rules::activity::Month::parse("2023-01").unwrap();
    app::ranking::take_over(&city.system(), january, "Siaran pers", false).await.unwrap();
    let document = city.get("/api/openapi.json").await.json();
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.len() >= 9, "{}", paths.len());
    let page = city.get("/api").await.expect(200).source();
    for (path, operations) in paths {
        assert!(page.contains(path), "{path} is not on the page for people");
        // What only changes something has tests of its own.
        if operations["get"].is_null() {
            continue;
        }
        let mut address = path.clone();
        let mut query = Vec::new();
        for parameter in operations["get"]["parameters"].as_array().unwrap() {
            let name = parameter["name"].as_str().unwrap();
            let example = &parameter["example"];
            let example = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
            match (parameter["in"].as_str().unwrap(), example.as_str()) {
                ("path", example) => address = address.replace(&format!("{{{name}}}"), example),
                (_, "null") => {}
                (_, example) => query.push(format!("{name}={example}")),
            }
        }
        // A code that only one person knows has no example.
        let is_secret = address.ends_with("/null");
        let status = if is_secret { 404 } else { 200 };
        city.get(&format!("{address}?{}", query.join("&"))).await.expect(status);
    }
}

#[tokio::test]
async fn the_page_for_people_speaks_both_languages() {
    let city = TestApp::new().await;
    assert!(city.get("/api").await.expect(200).shows("Tanpa kunci dan tanpa pendaftaran"));
    assert!(city.get("/en/api").await.expect(200).shows("No key and no registration"));
}

#[tokio::test]
async fn health_is_answered_before_there_is_a_city() {
    let fresh = TestApp::empty().await;
    assert_eq!(fresh.get("/healthz").await.expect(200).source(), "ok\n");
    let ready = fresh.get("/readyz").await.expect(200).json();
    assert_eq!((&ready["parts"]["database"], &ready["is_set_up"]), (&"ok".into(), &false.into()));
    let city = TestApp::new().await;
    assert_eq!(city.visitor_of("asing.test").get("/readyz").await.expect(200).json()["is_set_up"], true);
}

#[tokio::test]
async fn metrics_count_by_route_and_never_by_address() {
    let city = city_with_news().await;
    for _ in 0..3 {
        city.get("/api/v1/units/dinkes").await.expect(200);
    }
    city.get("/api/v1/units/tidak-ada").await.expect(404);
    city.get("/rahasia-orang").await.expect(404);
    let router = app::dashboard::metrics::metrics_router(std::sync::Arc::clone(&city.app));
    let request = axum::http::Request::get("/metrics").body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    for line in [
        "terbuka_http_requests_total{route=\"/api/v1/units/{code}\",status=\"2xx\"} 1\n",
        "terbuka_http_requests_total{route=\"/api/v1/units/{code}\",status=\"4xx\"} 1\n",
        "terbuka_http_requests_total{route=\"none\",status=\"4xx\"} 1\n",
        "terbuka_page_cache_hits_total 2\n",
        "terbuka_news_published 2\n",
        "terbuka_index_lag 0\n",
        "terbuka_up 1\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    assert!(!text.contains("dinkes") && !text.contains("rahasia"));
}
