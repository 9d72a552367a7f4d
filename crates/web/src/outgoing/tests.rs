//! The outgoing client against a loopback server: what it follows, and where it refuses to go.

use super::{Fetched, Outgoing, OutgoingError, Policy, Resolver, is_public};
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::routing::get;
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// A server on loopback with the pages the tests need.
async fn server() -> SocketAddr {
    let to = |status: StatusCode, url: &str| (status, [(header::LOCATION, url.to_owned())]);
    let router = Router::new()
        .route("/", get(|headers: HeaderMap| async move { format!("{headers:?}") }))
        .route("/besar", get(|| async { vec![b'x'; 100_000] }))
        .route("/diam", get(std::future::pending::<()>))
        .route("/dekat", get(move || async move { to(StatusCode::FOUND, "/") }))
        .route("/putar", get(move || async move { to(StatusCode::FOUND, "/putar") }))
        .route("/ke/{*url}", get(move |Path(url): Path<String>| async move { to(StatusCode::FOUND, &url) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = crate::serve(
        listener,
        move |_| router.clone(),
        crate::ServerConfig::default(),
        std::future::pending(),
    );
    tokio::spawn(serving);
    address
}

fn client(also: Vec<SocketAddr>, names: &[(&str, &[&str])]) -> Outgoing {
    let address = |text: &&str| text.parse::<IpAddr>().unwrap();
    let names = names.iter().map(|(name, ips)| ((*name).to_owned(), ips.iter().map(address).collect()));
    let policy = Policy { also, max_bytes: 50_000, total_time: Duration::from_secs(20), ..Policy::default() };
    Outgoing::new(policy, Resolver::Fixed(names.collect::<HashMap<_, _>>())).unwrap()
}

async fn fetch(client: &Outgoing, url: &str) -> Result<Fetched, OutgoingError> {
    client.get(url, &HeaderMap::new()).await
}

#[test]
fn special_addresses_are_not_public() {
    for special in [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ] {
        assert!(!is_public(special.parse().unwrap()), "{special}");
    }
    for public in
        ["1.1.1.1", "8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "103.10.0.1", "2606:4700::1111"]
    {
        assert!(is_public(public.parse().unwrap()), "{public}");
    }
}

#[tokio::test]
async fn every_spelling_of_a_private_address_is_refused() {
    let client = client(vec![], &[("dalam.test", &["10.0.0.5"]), ("campur.test", &["1.1.1.1", "127.0.0.1"])]);
    for url in [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/",
        "http://[fe80::1]/",
        "http://１２７.0.0.1/",
        "https://dalam.test/",
        "http://campur.test/",
        "http://1.1.1.1:22/",
        "http://1.1.1.1:8080/",
    ] {
        let got = fetch(&client, url).await;
        assert!(matches!(got, Err(OutgoingError::Forbidden { .. })), "{url}: {got:?}");
    }
    for url in
        ["ftp://1.1.1.1/", "file:///etc/passwd", "gopher://x", "http://a:b@1.1.1.1/", "/path", "", "http://"]
    {
        assert!(matches!(fetch(&client, url).await, Err(OutgoingError::BadUrl(_))), "{url}");
    }
    assert!(matches!(fetch(&client, "http://tidak.test/").await, Err(OutgoingError::UnknownHost(_))));
}

#[tokio::test]
async fn an_allowed_address_answers_without_cookies() {
    let address = server().await;
    let client = client(vec![address], &[("umpan.test", &["127.0.0.1"])]);
    let mut extra = HeaderMap::new();
    extra.insert(header::COOKIE, HeaderValue::from_static("rahasia=1"));
    extra.insert(header::IF_NONE_MATCH, HeaderValue::from_static("\"v1\""));
    let fetched = client.get(&format!("http://umpan.test:{}/", address.port()), &extra).await.unwrap();
    let seen = String::from_utf8_lossy(&fetched.body);
    assert_eq!(fetched.status, 200);
    assert!(!seen.contains("rahasia") && seen.contains("v1") && seen.contains("umpan.test"), "{seen}");
    let lost = fetch(&client, &format!("http://{address}/tidak-ada")).await.unwrap();
    assert_eq!(lost.status, 404);
}

#[tokio::test]
async fn every_redirect_is_checked() {
    let address = server().await;
    let client = client(vec![address], &[("dalam.test", &["192.168.1.1"])]);
    let near = fetch(&client, &format!("http://{address}/dekat")).await.unwrap();
    assert_eq!((near.status.as_u16(), near.url), (200, format!("http://{address}/")));
    for target in ["http://127.0.0.1:1/", "http://dalam.test/", "http://169.254.169.254/latest/"] {
        let got = fetch(&client, &format!("http://{address}/ke/{target}")).await;
        assert!(matches!(got, Err(OutgoingError::Forbidden { .. })), "{target}: {got:?}");
    }
    let got = fetch(&client, &format!("http://{address}/ke/file:///etc/passwd")).await;
    assert!(matches!(got, Err(OutgoingError::BadUrl(_))));
    let got = fetch(&client, &format!("http://{address}/putar")).await;
    assert!(matches!(got, Err(OutgoingError::TooManyRedirects)));
}

#[tokio::test]
async fn long_and_silent_answers_end() {
    let address = server().await;
    let client = client(vec![address], &[]);
    let got = fetch(&client, &format!("http://{address}/besar")).await;
    assert!(matches!(got, Err(OutgoingError::TooLarge { limit_bytes: 50_000 })));
    let mut hasty = client.clone();
    hasty.policy.total_time = Duration::from_millis(50);
    let got = fetch(&hasty, &format!("http://{address}/diam")).await;
    assert!(matches!(got, Err(OutgoingError::TooSlow)));
    let got = fetch(&client, &format!("https://{address}/")).await;
    assert!(matches!(got, Err(OutgoingError::Failed(_))), "plain text is no TLS");
}
