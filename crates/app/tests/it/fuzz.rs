//! Strangers at the door: any host, path, query, header and form is answered, never with a fault of ours.
//!
//! The cases are the same in every run, so that a failure can be looked at again.

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, Uri, header};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rules::role::Role;
use testkit::{Answer, Client, TestApp};

use crate::walk::routes;

/// Runs `cases` cases of a strategy against one city.
fn try_all<S: Strategy>(
    cases: u32,
    strategy: &S,
    test: impl Fn(&World, S::Value) -> Result<(), TestCaseError>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = runtime.block_on(async {
        let city = TestApp::new().await;
        city.news("kel-satu").title("Jadwal posyandu").published().create().await;
        let officer = city.sign_in_as(Role::Administrator, "diskominfo").await;
        city.run_jobs().await;
        (city, officer)
    });
    let world = World { city: world.0, officer: world.1, runtime };
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng).run(strategy, |value| test(&world, value)).unwrap();
}

struct World {
    city: TestApp,
    officer: Client,
    runtime: tokio::runtime::Runtime,
}

impl World {
    /// Sends a request; an answer of the 500s fails the test.
    fn ask(&self, client: &Client, request: Request<Body>) -> Result<Answer, TestCaseError> {
        let asked = format!("{} {} {:?}", request.method(), request.uri(), request.headers());
        let answer = self.runtime.block_on(client.send(request));
        prop_assert!(answer.status < 500, "{} for {asked}: {}", answer.status, answer.text());
        Ok(answer)
    }
}

/// Bytes a person or program might put into an address, more of the meaningful ones than others.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9.-]{1,12}",
        2 => "-?[0-9]{1,22}",
        1 => prop::sample::select(vec![
            "", ".", "..", "en", "unit", "berita", "%00", "%ff", "%2e%2e", "%2F", "%0d%0a", "%", "a%zz",
            "9223372036854775807", "-9223372036854775808", "0", "-1", "2026-13", "0000-00", "feed.xml",
        ]).prop_map(str::to_owned),
        2 => vec(any::<u8>(), 1..8).prop_map(|bytes| bytes.iter().map(|byte| format!("%{byte:02X}")).collect()),
    ]
}

/// A query of names the program knows and of others.
fn query() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "q", "limit", "after", "before", "since", "until", "unit", "topic", "status", "jenis", "halaman",
        "sesudah", "sebelum", "dari", "sampai", "lang", "next", "ok", "type", "parent", "cursor", "x", "",
    ]);
    vec((names, piece()), 0..5).prop_map(|pairs| {
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    })
}

/// A route of the product with anything in the place of its parameters.
fn route() -> impl Strategy<Value = String> {
    let patterns: Vec<String> = routes().into_iter().collect();
    (prop::sample::select(patterns), vec(piece(), 4), prop::sample::select(vec!["", "/en"])).prop_map(
        |(pattern, pieces, prefix)| {
            let mut path = prefix.to_owned();
            let mut pieces = pieces.into_iter();
            let mut rest = pattern.as_str();
            while let Some((before, after)) = rest.split_once('{') {
                path.push_str(before);
                path.push_str(&pieces.next().unwrap_or_default());
                rest = after.split_once('}').unwrap().1;
            }
            path + rest
        },
    )
}

fn request(method: Method, address: &str, host: &[u8]) -> Option<axum::http::request::Builder> {
    let uri: Uri = address.parse().ok()?;
    let host = HeaderValue::from_bytes(host).ok()?;
    Some(Request::builder().method(method).uri(uri).header(header::HOST, host))
}

#[test]
fn any_host_and_path_are_answered() {
    let hosts = prop_oneof![
        vec(any::<u8>(), 0..30),
        "(dinkes|kel-satu|x|)[.]?(contoh|lain)?[.]?localhost(:[0-9]{0,7}|:|:x)?".prop_map(String::into_bytes),
        "\\[?[0-9a-f:.]{0,20}\\]?(:[0-9]{1,5})?".prop_map(String::into_bytes),
    ];
    let paths = prop_oneof![
        vec(piece(), 0..6).prop_map(|pieces| format!("/{}", pieces.join("/"))),
        vec(piece(), 0..4).prop_map(|pieces| format!("/en/{}", pieces.join("/"))),
        "/(en)?/{0,3}[!-~]{0,20}",
        Just("*".to_owned()),
        "https?://[a-z.]{1,9}/[a-z]{0,5}",
    ];
    let methods = prop::sample::select(vec![Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT]);
    try_all(300, &(hosts, paths, query(), methods), |world, (host, path, query, method)| {
        let address = if query.is_empty() { path } else { format!("{path}?{query}") };
        let Some(request) = request(method, &address, &host) else { return Ok(()) };
        let answer = world.ask(&world.city.visitor(), request.body(Body::empty()).unwrap())?;
        prop_assert!(!answer.location().starts_with("//"), "{address}");
        for link in answer.source().split("href=\"").skip(1) {
            prop_assert!(!link.starts_with("//"), "{address}: a link of ours leads to another host");
        }
        Ok(())
    });
}

#[test]
fn every_route_answers_any_parameter_and_query() {
    try_all(400, &(route(), query(), any::<bool>()), |world, (path, query, is_officer)| {
        if path.contains("keluar") {
            return Ok(());
        }
        let client = if is_officer { world.officer.clone() } else { world.city.visitor() };
        let address = format!("{path}?{query}");
        if address.parse::<Uri>().is_ok() {
            let request = client.request(Method::GET, &address).body(Body::empty()).unwrap();
            world.ask(&client, request)?;
        }
        Ok(())
    });
}

#[test]
fn the_api_answers_any_query() {
    let paths = prop::sample::select(vec!["news", "units", "topics", "search", "news/1", "units/kota"]);
    let queries = prop_oneof![query(), "[!\"$-;=?-~]{0,60}"];
    try_all(300, &(paths, queries), |world, (path, query)| {
        let address = format!("/api/v1/{path}?{query}");
        if let Some(request) = request(Method::GET, &address, b"contoh.localhost") {
            world.ask(&world.city.visitor(), request.body(Body::empty()).unwrap())?;
        }
        Ok(())
    });
}

#[test]
fn any_form_is_answered() {
    let kinds = prop::sample::select(vec![
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=X",
        "multipart/form-data",
        "application/json",
        "text/plain",
    ]);
    let bodies = prop_oneof![
        vec(any::<u8>(), 0..200),
        query().prop_map(String::into_bytes),
        "(name|email|password|kode|code|title|version|date|time|csrf|id)=([0-9]{1,20}|[a-z%&=]{0,20})"
            .prop_map(String::into_bytes),
        "(--X\r?\n|Content-Disposition: form-data; name=\"[a-z]{0,5}\"(; filename=\"[^\"]{0,5}\")?|\r\n|--X--|.){0,20}"
            .prop_map(String::into_bytes),
    ];
    try_all(300, &(route(), kinds, bodies, any::<bool>()), |world, (path, kind, body, is_officer)| {
        if path.contains("keluar") || path.parse::<Uri>().is_err() {
            return Ok(());
        }
        let client = if is_officer { world.officer.clone() } else { world.city.visitor() };
        let request = client
            .request(Method::POST, &path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, format!("http://{}", client.host()))
            .header(header::CONTENT_TYPE, kind);
        world.ask(&client, request.body(Body::from(body)).unwrap())?;
        Ok(())
    });
}

#[test]
fn any_header_is_answered() {
    let names = prop::sample::select(vec![
        "cookie",
        "if-none-match",
        "if-modified-since",
        "range",
        "accept-encoding",
        "accept-language",
        "x-forwarded-for",
        "origin",
        "referer",
        "content-length",
        "sec-fetch-site",
        "authorization",
    ]);
    let paths = prop::sample::select(vec!["/", "/berita", "/kerja", "/masuk", "/api/v1/news", "/feed.xml"]);
    let values = prop_oneof![
        vec(any::<u8>(), 0..60),
        "(sesi|bahasa|kilat|__Host-sesi)=[!-~]{0,50}; ?[ -~]{0,20}".prop_map(String::into_bytes),
        "(bytes=)?[0-9]{0,20}-[0-9]{0,20}(, ?[0-9]{1,3}-)?".prop_map(String::into_bytes),
        "(gzip|br|zstd|\\*)(;q=[0-9.]{0,5})?(,[a-z;=0-9.]{0,9}){0,3}".prop_map(String::into_bytes),
    ];
    try_all(300, &(paths, vec((names, values), 1..4)), |world, (path, headers)| {
        let mut request = Request::get(path).header(header::HOST, "contoh.localhost");
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                request = request.header(name, value);
            }
        }
        world.ask(&world.city.visitor(), request.body(Body::empty()).unwrap())?;
        Ok(())
    });
}
